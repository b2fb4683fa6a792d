//! Two runs compared: which figures rose and fell, and which disagreements came and went.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::figure::{Disagreement, Figures, three};

/// A difference smaller than this is none.
const NOTHING: f64 = 0.000_5;

/// Compares two runs written with `--json`; tells whether any figure fell.
pub(crate) fn run(old: &Path, new: &Path) -> Result<(String, bool), String> {
    Ok(told(&read(old)?, &read(new)?))
}

fn read(path: &Path) -> Result<Figures, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn told(old: &Figures, new: &Figures) -> (String, bool) {
    let mut out = String::new();
    let mut has_fallen = false;
    let mut line = |name: &str, before: Option<f64>, after: Option<f64>| {
        let (Some(before), Some(after)) = (before, after) else { return };
        if (after - before).abs() < NOTHING {
            return;
        }
        let way = if after > before { "rose" } else { "fell" };
        has_fallen |= after < before;
        let _ = writeln!(out, "{way}  {name:<44} {} to {}", three(Some(before)), three(Some(after)));
    };
    for (name, figure) in &new.figures {
        line(name, old.figures.get(name).and_then(|old| old.f1()), figure.f1());
    }
    for (name, curve) in &new.curves {
        line(&format!("{name} (AUC)"), old.curves.get(name).and_then(|old| old.area()), curve.area());
    }
    let before: BTreeSet<&Disagreement> = old.disagreements.iter().collect();
    let after: BTreeSet<&Disagreement> = new.disagreements.iter().collect();
    for (word, set) in [("gone", before.difference(&after)), ("new ", after.difference(&before))] {
        for one in set {
            let _ = writeln!(
                out,
                "{word}  {} {}: label “{}”, read “{}”",
                one.case, one.figure, one.label, one.read
            );
        }
    }
    if out.is_empty() {
        out.push_str("no difference\n");
    }
    (out, has_fallen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rose_and_what_fell() {
        let mut old = Figures::default();
        old.compare("a", "1", Some("x"), Some("x"));
        old.compare("b", "1", Some("x"), None);
        let mut new = Figures::default();
        new.compare("a", "1", Some("x"), Some("y"));
        new.compare("b", "1", Some("x"), Some("x"));
        let (report, has_fallen) = told(&old, &new);
        assert!(has_fallen);
        assert!(report.contains("fell  a") && report.contains("rose  b"), "{report}");
        assert!(report.contains("gone  1 b") && report.contains("new   1 a"), "{report}");
        assert_eq!(told(&old, &old), ("no difference\n".to_owned(), false));
    }
}
