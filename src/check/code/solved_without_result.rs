//! A class mark that says “solved” over a text that states no result.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::Outcome;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(mark) = &case.letter.class else { return Vec::new() };
    if case.claimed() != [Outcome::Solved] || case.states_result() {
        return Vec::new();
    }
    vec![Hit::at(mark.span)]
}
