//! The passages of a reply that may answer an ask: sentences, windows of sentences, sections.

use super::term::{self, Vector};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::Letter;

/// Sentences in a window.
const WINDOW: usize = 3;

/// A verbatim run of the item this long, in a sentence that restates it, is an echo, not an answer.
const ECHO: usize = 9;

/// Words of a sentence that restates the item.
const RESTATING: [&str; 8] = ["您提", "你提", "您在", "你在", "您建议", "你建议", "所提", "建议中"];

/// A passage.
#[derive(Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub(super) span: Span,
    /// Its terms, echoes blanked, with those of the heading above it.
    pub(super) headed: Vector,
    /// What it is.
    pub(super) kind: UnitKind,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// One sentence.
    Sentence,
    /// Up to three sentences of one section.
    Window,
    /// A section.
    Section,
}

/// The passages of the body; `item` is the item's text, whose echoes do not count.
pub(super) fn of_body(reply: &Document, letter: &Letter, item: Option<&str>, demands: usize) -> Vec<Unit> {
    let text = &reply.text;
    let Some(body) = letter.body else { return Vec::new() };
    let item: String = item.unwrap_or("").chars().filter(|character| !character.is_whitespace()).collect();
    let whole = vec![(None, body)];
    let sections: Vec<(Option<Span>, Span)> = if letter.sections.is_empty() {
        whole
    } else {
        letter.sections.iter().map(|section| (section.heading, section.span)).collect()
    };
    let mut units = Vec::new();
    for (heading, section) in &sections {
        let heading_terms = heading.map(|heading| term::vector(heading.of(text))).unwrap_or_default();
        let mut push = |span: Span, kind: UnitKind| {
            let mut headed = term::vector(&without_echo(span.of(text), &item));
            for (term, weight) in &heading_terms {
                headed.entry(term.clone()).or_insert(*weight);
            }
            units.push(Unit { span, headed, kind });
        };
        let sentences: Vec<Span> = letter
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .filter(|span| section.overlaps(*span) && body.overlaps(*span))
            .filter(|span| heading.is_none_or(|heading| !heading.contains(*span)))
            .collect();
        for sentence in &sentences {
            push(*sentence, UnitKind::Sentence);
        }
        for window in sentences.windows(WINDOW) {
            push(window[0].cover(window[WINDOW - 1]), UnitKind::Window);
        }
        if sections.len() > 1 && sections.len() >= demands && !sentences.is_empty() {
            push(sentences[0].cover(sentences[sentences.len() - 1]), UnitKind::Section);
        }
    }
    units
}

/// The passage without verbatim runs of the item.
fn without_echo(passage: &str, item: &str) -> String {
    if item.is_empty() || !RESTATING.iter().any(|word| passage.contains(word)) {
        return passage.to_owned();
    }
    let characters: Vec<char> = passage.chars().filter(|character| !character.is_whitespace()).collect();
    let mut out = String::new();
    let mut at = 0;
    while at < characters.len() {
        let mut length = 0;
        let mut run = String::new();
        while at + length < characters.len() {
            run.push(characters[at + length]);
            if !item.contains(&run) {
                break;
            }
            length += 1;
        }
        if length >= ECHO {
            out.push(' ');
            at += length;
        } else {
            out.push(characters[at]);
            at += 1;
        }
    }
    out
}
