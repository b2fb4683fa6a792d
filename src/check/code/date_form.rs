//! 成文日期 not in Arabic digits, with leading zeros, with dots or hyphens, or with a year of two digits
//! (GB/T 9704-2012 7.3.5.4).

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Fix, Hit};

static WRONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:.*[年月.\-/]0\d.*|.*[〇○零一二三四五六七八九十]+.*|.*\d[.\-/]\d.*|\d{2}\s*年.*)$").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(date) = &case.letter.date else { return Vec::new() };
    let is_wrong = WRONG.as_ref().is_some_and(|wrong| wrong.is_match(date.span.of(&case.reply.text)));
    if !is_wrong {
        return Vec::new();
    }
    // A year of two digits is not guessed at.
    let fix = date.day.filter(|day| day.year() >= 1900).map(|day| Fix {
        span: date.span,
        replacement: format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        safe: true,
    });
    vec![Hit { fix, ..Hit::at(date.span) }]
}
