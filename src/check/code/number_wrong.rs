//! A cited document whose number is not the one the library of known documents gives.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let bare =
        |words: &str| words.chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    case.letter
        .citations
        .iter()
        .filter_map(|citation| {
            let number = citation.doc_number?;
            let known = case.library.by_title(citation.title.of(text))?;
            (bare(number.of(text)) != bare(&known.number))
                .then(|| Hit::at(number).with("known", known.number.clone()))
        })
        .collect()
}
