//! The last body of 抄送 is followed by a full stop (GB/T 9704-2012 7.4.2).

use crate::check::Case;
use crate::finding::{Fix, Hit, Span};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(last) = case.letter.copy_to.last() else { return Vec::new() };
    let after = case.reply.text.get(last.end..).unwrap_or("").trim_start_matches([' ', '　']);
    if after.starts_with('。') {
        return Vec::new();
    }
    let right_after = case.reply.text.get(last.end..).unwrap_or("").chars().next();
    let wrong = right_after.filter(|mark| matches!(mark, '.' | '．' | '，' | ',' | '；' | ';' | '、'));
    let end = last.end + wrong.map_or(0, char::len_utf8);
    let fix = Fix { span: Span::new(last.end, end), replacement: "。".to_owned(), safe: true };
    vec![Hit { fix: Some(fix), ..Hit::at(*last) }]
}
