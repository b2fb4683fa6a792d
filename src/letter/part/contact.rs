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
    let has_phone = |at: &usize| {
        phone_in(text, fields[*at].value).is_some()
            || fields.get(at + 1).is_some_and(|next| next.is(Label::Phone))
    };
    let named_with_phone = || {
        position(text, fields, |field| {
            field.is(Label::Phone) && person(text, field).is_some_and(|name| is_named(text, name))
        })
    };
    let office = || position(text, fields, |field| field.is(Label::Unit)).filter(has_phone);
    let leader = || position(text, fields, |field| field.is(Label::Leader)).filter(has_phone);
    let chosen = handler.or_else(unit).or_else(named_with_phone).or_else(office).or_else(leader);
    let Some(at) = chosen else {
        let phone = fields
            .iter()
            .filter(|field| field.is(Label::Phone))
            .find_map(|field| phone_in(text, field.value));
        return Contact { name: None, phone };
    };
    let phone = |field: &&&Field| field.is(Label::Phone) && !field.is(Label::Leader);
    let below = || fields[at + 1..].iter().take_while(|field| !field.is(Label::Leader)).filter(phone);
    let above = || fields[..at].iter().rev().take_while(|field| !field.is(Label::Leader)).filter(phone);
    let number = phone_in(text, fields[at].value)
        .or_else(|| below().find_map(|field| phone_in(text, field.value)))
        .or_else(|| above().find_map(|field| phone_in(text, field.value)));
    Contact { name: person(text, fields[at]), phone: number }
}

/// Whether `span` is the name of a person or of an office.
fn is_named(text: &str, span: Span) -> bool {
    name::is_person(span.of(text)) || name::is_body(span.of(text))
}

fn position(text: &str, fields: &[&Field], wanted: impl Fn(&Field) -> bool) -> Option<usize> {
    fields.iter().position(|field| wanted(field) && !field.value.trim(text).is_empty())
}

fn phone_in(text: &str, value: Span) -> Option<Span> {
    PHONE.find(text, value).map(|phone| phone.trim(text))
}

/// The names in a value, before its number or else behind it; persons before the office they belong to.
fn person(text: &str, field: &Field) -> Option<Span> {
    let phone = phone_in(text, field.value);
    let before = Span::new(field.value.start, phone.map_or(field.value.end, |phone| phone.start));
    let behind = phone.map(|phone| Span::new(phone.end, field.value.end));
    let value = [Some(before), behind]
        .into_iter()
        .flatten()
        .map(|part| strip(text, part))
        .find(|part| !part.is_empty())?;
    let mut start = value.start;
    for separator in SEPARATOR.all(text, value) {
        let office = Span::new(start, separator.start);
        let rest = Span::new(separator.end, value.end);
        if name::is_body(office.of(text)) && !strip(text, rest).is_empty() {
            start = separator.end;
        }
    }
    let named = strip(text, Span::new(start, value.end));
    Some(name::person_behind_office(text, named).unwrap_or(named))
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
