//! A cited document whose number a careful reviewer would ask for.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    case.letter
        .citations
        .iter()
        .filter(|citation| citation.number_expected && citation.doc_number.is_none())
        .map(|citation| {
            let known = case.library.by_title(citation.title.of(text));
            let hint = known.map_or_else(String::new, |known| format!("，可能是{}", known.number));
            Hit::at(citation.title).with("hint", hint)
        })
        .collect()
}
