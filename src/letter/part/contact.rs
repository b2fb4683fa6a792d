//! 联系人 and telephone: the one who handles the matter before the one who leads.

use super::field::{Field, Label};
use super::name;
use super::pattern::Pattern;
use crate::finding::Span;

/// A telephone number: landline with or without area code, mobile, or figures masked with *.
static PHONE: Pattern = Pattern::new(concat!(
    r"(?:[（(]?\s*0[0-9]{2,3}\s*[）)]?\s*[-－—–‐\s]{0,3}\s*)?[2-9×xX*＊][0-9×xX*＊]{6,7}(?:\s*[-－—转]\s*[0-9]{1,6})?",
    r"|1[3-9][0-9][0-9×xX*＊]{8}|[0-9０-９]{3,4}\s*[-－—–]\s*[0-9０-９]{7,8}|[0-9０-９]{5,12}",
));

/// What stands between names and numbers.
const MARKS: &[char] =
    &['，', ',', '、', '；', ';', '：', ':', '。', ' ', '\u{3000}', '\t', '(', ')', '（', '）'];

static SEPARATOR: Pattern = Pattern::new(r"[，,；;、]|[\s\u{3000}]+");

/// The contact and the telephone.
#[derive(Debug, Default)]
pub(super) struct Contact {
    /// The person, or the office when no person is named.
    pub(super) name: Option<Span>,
    /// The number.
    pub(super) phone: Option<Span>,
}

/// Whom to call, from the labelled values outside the answer.
pub(super) fn find(text: &str, fields: &[&Field]) -> Contact {
    let handler = position(text, fields, |field| field.is(Label::Handler));
    let unit = || position(text, fields, |field| field.is(Label::Unit) && field.is(Label::Phone));
    let office = || {
        position(text, fields, |field| field.is(Label::Unit))
            .filter(|at| fields.get(at + 1).is_some_and(|next| next.is(Label::Phone)))
    };
    let leader = || {
        position(text, fields, |field| field.is(Label::Leader)).filter(|at| {
            phone_in(text, fields[*at].value).is_some()
                || fields.get(at + 1).is_some_and(|next| next.is(Label::Phone))
        })
    };
    let chosen = handler.or_else(unit).or_else(office).or_else(leader);
    let Some(at) = chosen else {
        let phone = fields
            .iter()
            .filter(|field| field.is(Label::Phone))
            .find_map(|field| phone_in(text, field.value));
        return Contact { name: None, phone };
    };
    let own = phone_in(text, fields[at].value);
    let below = || {
        fields[at + 1..]
            .iter()
            .take_while(|field| !field.is(Label::Leader))
            .filter(|field| field.is(Label::Phone))
            .find_map(|field| phone_in(text, field.value))
    };
    let above = || {
        fields[..at]
            .iter()
            .rev()
            .take_while(|field| !field.is(Label::Leader))
            .filter(|field| field.is(Label::Phone))
            .find_map(|field| phone_in(text, field.value))
    };
    Contact { name: person(text, fields[at]), phone: own.or_else(below).or_else(above) }
}

fn position(text: &str, fields: &[&Field], wanted: impl Fn(&Field) -> bool) -> Option<usize> {
    fields.iter().position(|field| wanted(field) && !field.value.trim(text).is_empty())
}

fn phone_in(text: &str, value: Span) -> Option<Span> {
    PHONE.find(text, value).map(|phone| phone.trim(text))
}

/// The names in a value: persons before the office they belong to.
fn person(text: &str, field: &Field) -> Option<Span> {
    let end = phone_in(text, field.value).map_or(field.value.end, |phone| phone.start);
    let value = strip(text, Span::new(field.value.start, end));
    if value.is_empty() {
        return None;
    }
    let mut start = value.start;
    for separator in SEPARATOR.all(text, value) {
        let before = Span::new(start, separator.start);
        let rest = Span::new(separator.end, value.end);
        if name::is_body(before.of(text)) && !strip(text, rest).is_empty() {
            start = separator.end;
        }
    }
    Some(strip(text, Span::new(start, value.end)))
}

fn strip(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.len() - words.trim_start_matches(MARKS).len();
    let kept = words.trim_start_matches(MARKS);
    let kept = if kept.contains('（') {
        kept.trim_end_matches(|c| MARKS.contains(&c) && c != '）')
    } else {
        kept.trim_end_matches(MARKS)
    };
    Span::new(span.start + left, span.start + left + kept.len())
}
