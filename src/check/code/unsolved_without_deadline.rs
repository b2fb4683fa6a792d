//! What is not yet solved must bear a time limit (临政发〔2020〕23号 三（四）).

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::{Outcome, Strength};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let letter = case.letter;
    let is_dated = letter.commitments.iter().any(|commitment| commitment.strength == Strength::Dated);
    if is_dated || case.names_future_day() {
        return Vec::new();
    }
    let claimed = case.claimed();
    let class_says_so = !claimed.is_empty()
        && claimed.iter().all(|outcome| matches!(outcome, Outcome::InProgress | Outcome::Planned));
    let words_say_so = claimed.is_empty()
        && case.tells_of(&[Outcome::Later])
        && !case.tells_of(&[Outcome::Solved, Outcome::Refused, Outcome::Reference]);
    let place = match (&letter.class, class_says_so, words_say_so) {
        (Some(mark), true, _) => letter.commitments.first().map_or(mark.span, |commitment| commitment.span),
        (_, _, true) => match letter.commitments.first() {
            Some(commitment) => commitment.span,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![Hit::at(place)]
}
