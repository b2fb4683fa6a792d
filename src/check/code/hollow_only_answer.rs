//! A reply whose only answer is a hollow promise (空头支票).

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::{Outcome, Strength};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let letter = case.letter;
    let only_hollow = !letter.commitments.is_empty()
        && letter.commitments.iter().all(|commitment| commitment.strength == Strength::Hollow)
        && letter.refusals.is_empty()
        && !case.tells_of(&[Outcome::Solved, Outcome::UpLevel, Outcome::Reference]);
    if !only_hollow {
        return Vec::new();
    }
    letter.commitments.iter().take(1).map(|commitment| Hit::at(commitment.span)).collect()
}
