//! 公开属性: whether and how the reply may be made public.

use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

/// The attribute in brackets, or as a line of its own.
static MARK: Pattern = Pattern::new(concat!(
    r"[（(]\s*((?:此|本)[\p{Han}]{1,6}(?:予以|依法|依)?(?:主动|全文|依申请|不予|不|摘要)?公开(?:发布|发表)?)\s*[）)]",
    r"|[（(]\s*((?:主动|全文|依申请|不予|摘要|同意|不同意|不宜)公开)\s*[）)]",
));

static ALONE: Pattern = Pattern::new(concat!(
    r"(?:^|[\s\u{3000}])((?:此|本)(?:件|文|复文|答复|回复件|函)(?:主动|全文|依申请|不予|摘要)?公开(?:发布)?",
    r"|主动公开|全文公开|依申请公开|不予公开|摘要公开|同意公开|不同意公开|不公开)(?:[\s\u{3000}]|。?$)",
));

static VALUE: Pattern = Pattern::new(
    r"^(?:(?:同意|不同意|主动|全文|依申请|不予|摘要|部分|可以|不|宜|不宜)*公开(?:发布)?|可公开)",
);

static YES_OR_NO: Pattern = Pattern::new(r"^(?:是|否)$");

/// The attribute: labelled, in brackets, or alone on a line outside the answer.
pub(super) fn find(text: &str, fields: &[Field], around: &[&Line]) -> Option<Span> {
    let labelled = fields.iter().filter(|field| field.is(Label::Publicity)).find_map(|field| {
        if YES_OR_NO.matches(field.value.of(text)) {
            return Some(field.label.cover(field.value));
        }
        VALUE.find(text, field.value)
    });
    labelled
        .or_else(|| {
            around.iter().rev().find_map(|line| {
                MARK.groups(text, line.span).and_then(|groups| groups.get(1).or_else(|| groups.get(2)))
            })
        })
        .or_else(|| {
            around.iter().find_map(|line| ALONE.groups(text, line.span).and_then(|groups| groups.get(1)))
        })
}

/// Whether a line is nothing but the attribute.
pub(super) fn is_alone(line: &str) -> bool {
    let whole = Span::new(0, line.len());
    ALONE.find(line, whole).is_some_and(|found| found.len() == line.len())
        || MARK.find(line, whole).is_some_and(|found| found.len() == line.len())
}
