//! An ask of the item for which no answering text was found in the reply.

use crate::check::Case;
use crate::finding::{Hit, Source};
use crate::letter::AskStatus;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    super::asks_with(case, AskStatus::Unmatched, Source::Item)
}
