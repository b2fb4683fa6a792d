//! The title is centred (GB/T 9704-2012 7.3.1).

use crate::check::Case;
use crate::check::layout::{Role, first_of, paragraphs};
use crate::document::Alignment;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = paragraphs(case, Role::Title)
        .filter(|(_, format)| format.alignment != Some(Alignment::Center))
        .map(|(span, _)| (span, String::new()))
        .collect();
    first_of(wrong)
}
