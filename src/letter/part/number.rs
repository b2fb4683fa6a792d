//! 发文字号 of the reply itself, among all document numbers of the text.

use super::super::DocNumber;
use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

/// What may stand between a line's beginning and the number: a label, brackets, the class mark.
static LEAD: Pattern = Pattern::new(r"^[\s\u{3000}（(]*(?:(?:编\s*号|文\s*号|发文字号)\s*[：:]?\s*)?$");

/// The number: behind its label, else where a line of front or margins begins, else behind the title.
pub(super) fn find(
    text: &str,
    numbers: &[DocNumber],
    fields: &[Field],
    front: &[Line],
    margins: &[Line],
) -> Option<Span> {
    let inside =
        |whole: Span| numbers.iter().map(|number| number.span).filter(move |span| whole.contains(*span));
    fields
        .iter()
        .filter(|field| field.is(Label::DocNumber))
        .find_map(|field| inside(field.value).next())
        .or_else(|| front.iter().chain(margins).find_map(|line| leads(text, line.span, numbers)))
        .or_else(|| {
            front.iter().find_map(|line| inside(line.span).find(|span| trails(text, line.span, *span)))
        })
}

/// The number a line begins with.
pub(super) fn leads(text: &str, line: Span, numbers: &[DocNumber]) -> Option<Span> {
    let first = numbers.iter().map(|number| number.span).find(|span| line.contains(*span))?;
    LEAD.matches(Span::new(line.start, first.start).of(text)).then_some(first)
}

/// Whether a number stands behind the other words of its line, apart from them.
fn trails(text: &str, line: Span, number: Span) -> bool {
    let before = Span::new(line.start, number.start).of(text);
    let apart = before.ends_with(['（', '(', '：', ':', ' ', '\u{3000}', '\t', '号']);
    apart && !before.ends_with(['》']) && !before.trim_end_matches(['（', '(']).ends_with('》')
}
