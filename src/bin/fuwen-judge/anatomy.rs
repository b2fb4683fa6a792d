//! How many labelled parts of the replies are found, field by field.

use fuwen::finding::Span;
use fuwen::letter::{AddresseeKind, ItemKind, Letter, LetterKind};
use serde_json::Value;

use crate::case::Case;
use crate::figure::Figures;

/// A field of the anatomy: its name, what the label says and what was read.
struct Field {
    name: &'static str,
    label: fn(&Value) -> Option<String>,
    read: fn(&Letter, &str) -> Option<String>,
}

const FIELDS: &[Field] = &[
    Field { name: "kind", label: |l| word(&l["kind"]), read: |l, _| Some(kind(l.kind).to_owned()) },
    Field { name: "title", label: |l| word(&l["title"]), read: |l, t| of(l.title, t) },
    Field { name: "doc_number", label: |l| word(&l["doc_number"]), read: |l, t| of(l.doc_number, t) },
    Field {
        name: "class",
        label: |l| word(&l["class"]),
        read: |l, _| l.class.as_ref().map(|mark| mark.class.clone()),
    },
    Field {
        name: "class_quote",
        label: |l| word(&l["class_quote"]),
        read: |l, t| of(l.class.as_ref().map(|mark| mark.span), t),
    },
    Field { name: "publicity", label: |l| word(&l["publicity"]), read: |l, t| of(l.publicity, t) },
    Field { name: "signer", label: |l| word(&l["signer"]), read: |l, t| of(l.signer, t) },
    Field { name: "addressees", label: |l| words(&l["addressees"]), read: |l, t| all(&l.addressees, t) },
    Field {
        name: "addressee_kind",
        label: |l| word(&l["addressee_kind"]),
        read: |l, _| Some(addressee_kind(l.addressee_kind).to_owned()),
    },
    Field {
        name: "item.kind",
        label: |l| word(&l["item"]["kind"]),
        read: |l, _| l.item.as_ref().and_then(|item| item.kind).map(|kind| item_kind(kind).to_owned()),
    },
    Field {
        name: "item.number",
        label: |l| word(&l["item"]["number"]).map(|number| digits(&number)),
        read: |l, t| of(l.item.as_ref().and_then(|item| item.number), t).map(|number| digits(&number)),
    },
    Field {
        name: "item.title",
        label: |l| word(&l["item"]["title"]),
        read: |l, t| of(l.item.as_ref().and_then(|item| item.title), t),
    },
    Field {
        name: "item.session",
        label: |l| word(&l["item"]["session"]),
        read: |l, t| of(l.item.as_ref().and_then(|item| item.session), t),
    },
    Field { name: "closing", label: |l| word(&l["closing"]), read: |l, t| of(l.closing, t) },
    Field { name: "signature", label: |l| word(&l["signature"]), read: |l, t| of(l.signature, t) },
    Field {
        name: "date",
        label: |l| word(&l["date"]),
        read: |l, _| l.date.as_ref().map(|date| date.day.map_or("?".to_owned(), |day| day.to_string())),
    },
    Field {
        name: "date_quote",
        label: |l| word(&l["date_quote"]),
        read: |l, t| of(l.date.as_ref().map(|date| date.span), t),
    },
    Field { name: "contact", label: |l| word(&l["contact"]), read: |l, t| of(l.contact, t) },
    Field { name: "phone", label: |l| word(&l["phone"]), read: |l, t| of(l.phone, t) },
    Field {
        name: "copy_to",
        label: |l| word(&l["copy_to"]),
        read: |l, t| of(l.copy_to.iter().copied().reduce(Span::cover), t),
    },
];

/// Compares the parts of a case.
pub(crate) fn measure(case: &Case, letter: &Letter, figures: &mut Figures) {
    for field in FIELDS {
        let marked = (field.label)(&case.labels["letter"]);
        let read = (field.read)(letter, &case.reply.text);
        let figure = format!("letter/{}", field.name);
        match (&marked, &read) {
            (Some(label), Some(found)) if bare(label) == bare(found) => figures.agree(&figure, &case.id),
            _ => figures.compare(&figure, &case.id, marked.as_deref(), read.as_deref()),
        }
    }
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn words(value: &Value) -> Option<String> {
    let all: Vec<&str> = value.as_array()?.iter().filter_map(Value::as_str).collect();
    (!all.is_empty()).then(|| all.join("|"))
}

fn of(span: Option<Span>, text: &str) -> Option<String> {
    span.map(|span| span.of(text).to_owned())
}

fn all(spans: &[Span], text: &str) -> Option<String> {
    let all: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    (!all.is_empty()).then(|| all.join("|"))
}

/// `D022` and `022` name the same item.
fn digits(number: &str) -> String {
    number.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned()
}

/// The text without white space and outer quotation marks.
fn bare(text: &str) -> String {
    let marks = ['“', '”', '"', '《', '》', '〈', '〉', '「', '」'];
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    dense.trim_matches(marks).to_owned()
}

const fn kind(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Reply => "reply",
        LetterKind::JointOpinion => "joint-opinion",
        LetterKind::Other => "other",
    }
}

const fn addressee_kind(kind: AddresseeKind) -> &'static str {
    match kind {
        AddresseeKind::Deputy => "deputy",
        AddresseeKind::Member => "member",
        AddresseeKind::Organisation => "organisation",
        AddresseeKind::None => "none",
    }
}

const fn item_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Suggestion => "suggestion",
        ItemKind::Proposal => "proposal",
        ItemKind::Other => "other",
    }
}
