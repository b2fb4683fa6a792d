//! How common a term is in letters of this kind, from a table that ships with fuwen.
//!
//! The table is statistics, no sentences: `fuwen-judge background FILE` writes it.

use std::collections::HashMap;
use std::sync::OnceLock;

/// First line: the number of letters. Then a term and the number of letters that hold it.
static TABLE: &str = include_str!("background.tsv");

struct Background {
    letters: f64,
    holding: HashMap<&'static str, u32>,
}

/// The weight of a term: 1 for one that every letter holds, more for a rarer one.
pub(super) fn weight(term: &str) -> f64 {
    static BACKGROUND: OnceLock<Background> = OnceLock::new();
    let background = BACKGROUND.get_or_init(read);
    let holding = f64::from(background.holding.get(term).copied().unwrap_or(0));
    ((background.letters + 1.0) / (holding + 1.0)).ln() + 1.0
}

fn read() -> Background {
    let mut lines = TABLE.lines();
    let letters = lines.next().and_then(|count| count.parse().ok()).unwrap_or(1.0);
    let holding = lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(term, count)| Some((term, count.parse().ok()?)))
        .collect();
    Background { letters, holding }
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn common_terms_weigh_less() {
        for (common, rare) in [("工作", "灌溉"), ("我们", "学校"), ("进行", "路灯")] {
            assert!(weight(common) < weight(rare), "{common} {rare}");
        }
    }
}
