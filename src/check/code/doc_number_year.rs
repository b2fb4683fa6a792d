//! The reply's own number with the year before that of its date.

use crate::check::Case;
use crate::finding::{Hit, Source};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let letter = case.letter;
    let (Some(own), Some(date), Some(day)) = (letter.doc_number, letter.date.as_ref(), letter.day()) else {
        return Vec::new();
    };
    let is_turn_of_year = |year: i16| year + 1 == day.year() && day.month() == 1;
    letter
        .doc_numbers
        .iter()
        .filter(|number| number.span.overlaps(own))
        .filter(|number| {
            number.year_value(text).is_some_and(|year| year < day.year() && !is_turn_of_year(year))
        })
        .map(|number| {
            Hit::at(number.span).with("year", day.year().to_string()).related(Source::Reply, date.span)
        })
        .collect()
}
