//! 版记: the bodies copied to (抄送) and who prints when (印发).

use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use super::{day, name};
use crate::finding::Span;

static PRINTED: Pattern = Pattern::built(|| format!(r"(?:{})\s*印\s*[发制]", day::FULL_SOURCE));

/// Whether a line tells who printed the letter and when.
pub(super) fn is_printed(line: &str) -> bool {
    PRINTED.matches(line)
}

/// The bodies behind 抄送, the lines that go on included.
pub(super) fn copies(text: &str, lines: &[Line], fields: &[Field]) -> Vec<Span> {
    fields
        .iter()
        .filter(|field| field.is(Label::CopyTo))
        .flat_map(|field| one(text, lines, fields, field))
        .collect()
}

/// The printing office and date, over one line or two.
pub(super) fn printed(text: &str, lines: &[Line]) -> Option<Span> {
    let index = lines.iter().rposition(|line| PRINTED.matches(line.span.of(text)))?;
    let found = PRINTED.find(text, lines[index].span)?;
    let line = lines[index].span;
    let before = Span::new(line.start, found.start).trim(text);
    if !before.is_empty() {
        return Some(Span::new(line.start, found.end));
    }
    let above =
        index.checked_sub(1).map(|above| lines[above].span).filter(|above| name::is_body(above.of(text)));
    Some(above.map_or(found, |above| above.cover(found)))
}

fn one(text: &str, lines: &[Line], fields: &[Field], field: &Field) -> Vec<Span> {
    let mut value = field.value;
    let mut index = field.line + 1;
    let ended = |value: Span| {
        text.get(value.end..).is_some_and(|rest| rest.starts_with('。')) || value.of(text).ends_with('。')
    };
    while !value.is_empty() && !ended(value) && index < field.line + 4 {
        let Some(next) = lines.get(index) else { break };
        let labelled = fields.iter().any(|field| field.line == index);
        let goes_on = text
            .get(value.end..next.span.start)
            .is_some_and(|between| between.contains(['，', '、', '；', ',']));
        let words = next.span.of(text);
        if labelled || PRINTED.matches(words) || (!goes_on && !words.ends_with('。')) {
            break;
        }
        value = value.cover(next.span);
        index += 1;
    }
    let words = value.of(text).trim_end_matches(['。', '，', '；', ' ', '\u{3000}']);
    split(text, Span::new(value.start, value.start + words.len()))
}

/// The list cut at ，and ；, and at 、 behind a body's name.
fn split(text: &str, list: Span) -> Vec<Span> {
    let mut bodies = Vec::new();
    let mut start = list.start;
    let mut depth = 0i32;
    for (at, c) in list.of(text).char_indices() {
        let here = list.start + at;
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        let cuts = match c {
            '，' | ',' | '；' | ';' => depth <= 0,
            '、' => depth <= 0 && name::is_body(Span::new(start, here).of(text)),
            _ => false,
        };
        if cuts {
            bodies.push(Span::new(start, here).trim(text));
            start = here + c.len_utf8();
        }
    }
    bodies.push(Span::new(start, list.end).trim(text));
    bodies.retain(|body| !body.is_empty());
    bodies
}
