//! An ask of the item to which some text may be meant, but not clearly.

use crate::check::Case;
use crate::finding::{Hit, Source};
use crate::letter::AskStatus;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    super::asks_with(case, AskStatus::Weak, Source::Item)
}
