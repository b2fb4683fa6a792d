//! An answer that begins only after a long preamble (开诚布公、直奔主题).

use crate::check::Case;
use crate::finding::{Hit, Span};
use crate::letter::AskStatus;

/// Characters of preamble before it is worth a note.
const LONG: usize = 300;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(body) = case.letter.body else { return Vec::new() };
    let first = case
        .alignment()
        .asks
        .iter()
        .filter(|ask| ask.status != AskStatus::Unmatched)
        .filter_map(|ask| ask.evidence.iter().map(|evidence| evidence.span.start).min())
        .min();
    let Some(first) = first.filter(|first| *first > body.start) else { return Vec::new() };
    let text = &case.reply.text;
    let characters =
        |span: Span| span.of(text).chars().filter(|character| !character.is_whitespace()).count();
    let preamble = Span::new(body.start, first).trim(text);
    let (before, whole) = (characters(preamble), characters(body));
    if before < LONG || before * 2 < whole {
        return Vec::new();
    }
    vec![Hit::at(preamble).with("characters", before.to_string())]
}
