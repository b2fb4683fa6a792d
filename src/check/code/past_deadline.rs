//! Promises whose time is over before the letter is dated (2019年将…).

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::{DeadlineKind, Strength};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .commitments
        .iter()
        .filter(|commitment| commitment.strength == Strength::Dated)
        .filter_map(|commitment| commitment.deadline.as_ref())
        .filter(|deadline| deadline.kind == DeadlineKind::Absolute)
        .filter(|deadline| deadline.by.is_some_and(|by| by < day))
        .map(|deadline| Hit::at(deadline.span).with("day", day.strftime("%Y年%-m月%-d日").to_string()))
        .collect()
}
