//! A promise whose outcome is in other hands (争取, 待上级) and that names no next date.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::Strength;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    case.letter
        .commitments
        .iter()
        .filter(|commitment| commitment.outside_control && commitment.strength != Strength::Dated)
        .map(|commitment| Hit::at(commitment.span))
        .collect()
}
