//! A document called by its kind alone (《通知》) although the letter has named no such document before.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::Mention;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    case.letter
        .citations
        .iter()
        .filter(|citation| citation.mention == Mention::Dangling)
        .map(|citation| Hit::at(citation.title))
        .collect()
}
