//! A cited number that the library of known documents gives to a document of another title.

use super::number_conflict::numbered;
use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    numbered(case)
        .into_iter()
        .filter_map(|cited| {
            let bearers = case.library.numbered(cited.number.of(text));
            let known = bearers.first()?;
            let is_unknown = case.library.titled(cited.citation.title.of(text)).is_empty();
            is_unknown.then(|| Hit::at(cited.citation.title).with("known", known.title.clone()))
        })
        .collect()
}
