//! Whole letters of varied layout with their anatomy, and single irregularities field by field.
#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod fields;

use crate::document;
use crate::finding::Span;
use crate::letter::Letter;

/// Every part of a letter that was found, one a line: `name = text`, line breaks as ⏎.
fn anatomy(text: &str) -> Vec<String> {
    let document = document::open("letter.txt", text.as_bytes()).expect("plain text");
    let letter = Letter::read(&document, None);
    render(&letter, &document.text)
}

/// The value of one part, the several of a list joined by ` | `.
fn part(text: &str, name: &str) -> Option<String> {
    anatomy(text).into_iter().find_map(|line| {
        let (known, value) = line.split_once(" = ")?;
        (known == name).then(|| value.to_owned())
    })
}

fn render(letter: &Letter, text: &str) -> Vec<String> {
    let mut lines = vec![format!("kind = {:?}", letter.kind)];
    let mut add = |name: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{name} = {}", value.replace('\n', "⏎"))));
    };
    let of = |span: Span| span.of(text).to_owned();
    let one = |span: Option<Span>| span.map(of);
    let many = |spans: &[Span]| {
        (!spans.is_empty()).then(|| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | "))
    };
    add("letterhead", one(letter.letterhead));
    add("doc_number", one(letter.doc_number));
    add("class", letter.class.as_ref().map(|mark| format!("{} ({})", mark.span.of(text), mark.class)));
    add("publicity", one(letter.publicity));
    add("signer", one(letter.signer));
    add("title", one(letter.title));
    add("salutation", one(letter.salutation));
    add("addressees", many(&letter.addressees));
    add("addressee_kind", Some(format!("{:?}", letter.addressee_kind)));
    if let Some(item) = &letter.item {
        add("item.kind", item.kind.map(|kind| format!("{kind:?}")));
        add("item.number", one(item.number));
        add("item.title", one(item.title));
        add("item.session", one(item.session));
        add("item.span", Some(of(item.span)));
    }
    add("opening", one(letter.opening));
    add("body", letter.body.map(|body| ends(body.of(text))));
    let sections: Vec<String> = letter
        .sections
        .iter()
        .map(|section| one(section.heading).unwrap_or_else(|| format!("[{}]", ends(section.span.of(text)))))
        .collect();
    add("sections", (!sections.is_empty()).then(|| sections.join(" | ")));
    add("closing", one(letter.closing));
    add("attachment_note", one(letter.attachment_note));
    add("attachments", many(&letter.attachments));
    add("signature", one(letter.signature));
    add(
        "date",
        letter.date.as_ref().map(|date| {
            format!("{} ({})", date.span.of(text), date.day.map_or("?".to_owned(), |day| day.to_string()))
        }),
    );
    add("contact", one(letter.contact));
    add("phone", one(letter.phone));
    add("notes", many(&letter.notes));
    add("copy_to", many(&letter.copy_to));
    add("printed", one(letter.printed));
    lines
}

/// The first and last eight characters.
fn ends(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= 20 {
        return text.to_owned();
    }
    let (first, last) = (&characters[..8], &characters[characters.len() - 8..]);
    format!("{}…{}", first.iter().collect::<String>(), last.iter().collect::<String>())
}
