//! Cited document numbers that are not written as GB/T 9704-2012 7.2.5 has them.

use super::doc_number_form;
use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    doc_number_form::numbers(case, false)
}
