//! A cited number whose year lies after the letter's own.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .doc_numbers
        .iter()
        .filter(|number| {
            let year: Option<i16> = number.year.of(text).parse().ok();
            year.is_some_and(|year| (1949..2200).contains(&year) && year > day.year())
        })
        .map(|number| Hit::at(number.span).with("year", day.year().to_string()))
        .collect()
}
