//! How many of the asks a reader marked are read as asks, and how many readings no reader marked.

use std::fmt::Write as _;
use std::path::Path;

use fuwen::letter::Item;

use super::several::{self, MarkedAsk, dense};

/// Compares [`Item::asks`] with the marked asks of the cases at `path`.
pub(crate) fn run(path: &Path, list: bool) -> Result<String, String> {
    let cases = several::load(path)?;
    let mut report = String::new();
    let (mut marked, mut found, mut extra) = (0, 0, 0);
    for case in &cases {
        let read: Vec<String> =
            Item::read(&case.item).asks.iter().map(|ask| dense(ask.span.of(&case.item.text))).collect();
        let matched = matches(&case.asks, &read);
        let missed: Vec<usize> = (0..case.asks.len()).filter(|ask| matched[*ask].is_none()).collect();
        let spare: Vec<usize> = (0..read.len()).filter(|ask| !matched.contains(&Some(*ask))).collect();
        marked += case.asks.len();
        found += case.asks.len() - missed.len();
        extra += spare.len();
        if list && (!missed.is_empty() || !spare.is_empty()) {
            for ask in missed {
                let _ = writeln!(report, "{} missed: {}", case.id, start(&case.asks[ask].quote));
            }
            for ask in spare {
                let _ = writeln!(report, "{} extra: {}", case.id, start(&read[ask]));
            }
        }
    }
    let _ =
        writeln!(report, "cases {}, asks marked {marked}, read {found}, read beyond {extra}", cases.len());
    Ok(report)
}

/// For each marked ask the read ask that holds the larger part of its words, each read ask used once.
pub(crate) fn matches(marked: &[MarkedAsk], read: &[String]) -> Vec<Option<usize>> {
    let mut taken = vec![false; read.len()];
    marked
        .iter()
        .map(|ask| {
            let best = (0..read.len())
                .filter(|index| !taken[*index])
                .map(|index| (index, common(&ask.quote, &read[index])))
                .filter(|(index, common)| {
                    let shorter = ask.quote.chars().count().min(read[*index].chars().count());
                    *common * 2 >= shorter.min(60)
                })
                .max_by_key(|(index, common)| (*common, usize::MAX - index))
                .map(|(index, _)| index);
            if let Some(index) = best {
                taken[index] = true;
            }
            best
        })
        .collect()
}

/// The length in characters of the longest run that two texts share.
fn common(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().take(60).collect();
    let right: Vec<char> = right.chars().collect();
    let mut best = 0;
    let mut row = vec![0; right.len() + 1];
    for character in &left {
        for column in (0..right.len()).rev() {
            row[column + 1] = if right[column] == *character { row[column] + 1 } else { 0 };
            best = best.max(row[column + 1]);
        }
    }
    best
}

fn start(text: &str) -> String {
    text.chars().take(50).collect()
}
