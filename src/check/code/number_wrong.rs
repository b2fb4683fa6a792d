//! A cited document whose number is not the one the library of known documents gives.

use super::number_conflict::numbered;
use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    numbered(case)
        .into_iter()
        .filter_map(|cited| {
            let number = cited.number.of(text);
            let meant = case.library.titled(cited.citation.title.of(text));
            let known: Vec<&str> = meant.iter().filter_map(|known| known.number.as_deref()).collect();
            let is_wrong = !known.is_empty() && !meant.iter().any(|known| known.bears(number));
            is_wrong.then(|| Hit::at(cited.number).with("known", known.join("、")))
        })
        .collect()
}
