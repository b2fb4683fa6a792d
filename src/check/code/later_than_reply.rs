//! A number whose year lies after the letter's own.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .doc_numbers
        .iter()
        .filter(|number| number.year_value(text).is_some_and(|year| (day.year() + 1..2100).contains(&year)))
        .map(|number| Hit::at(number.span).with("year", day.year().to_string()))
        .collect()
}
