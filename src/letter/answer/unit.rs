//! The passages of a reply that may answer an ask: sentences, windows of sentences, sections.

use std::collections::{HashMap, HashSet};

use super::echo::Echoed;
use super::term::{self, Vector};
use super::usage::Usage;
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Ask, Letter};

/// Sentences in a window.
const WINDOW: usize = 3;

/// How strongly a term weighs less for being all over the reply.
const DAMPING: f64 = 0.6;

/// A passage.
#[derive(Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub(super) span: Span,
    /// Its terms with those of the heading above it, terms that are all over the reply weighing less.
    pub(super) terms: Vector,
    /// The length of that vector.
    pub(super) length: f64,
    /// What it is.
    pub(super) kind: UnitKind,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// One sentence.
    Sentence,
    /// Two or three sentences of one section.
    Window,
    /// A section.
    Section,
}

/// The passages of the body; `item` is the item's text, whose echoes do not count. Without it, what the letter says it
/// was asked does not count.
pub(super) fn of_body(reply: &Document, letter: &Letter, item: Option<&str>, usage: Usage<'_>) -> Vec<Unit> {
    let text = &reply.text;
    let Some(body) = letter.body else { return Vec::new() };
    let restated = if item.is_some() { &[][..] } else { &letter.restated[..] };
    let item: String = item.unwrap_or("").chars().filter(|character| !character.is_whitespace()).collect();
    let sections: Vec<(Option<Span>, Span)> = if letter.sections.is_empty() {
        vec![(None, body)]
    } else {
        letter.sections.iter().map(|section| (section.heading, section.span)).collect()
    };
    let mut units = Vec::new();
    for (heading, section) in &sections {
        let heading_terms = heading.map(|heading| term::vector(heading.of(text), usage)).unwrap_or_default();
        let sentences: Vec<Span> = letter
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .filter(|span| section.overlaps(*span) && body.overlaps(*span))
            .collect();
        // A heading says what follows it; alone it is no answer, unless it is a sentence that only looks like one.
        let is_heading = |at: usize| {
            let sentence = sentences[at].of(text);
            let names =
                !sentence.ends_with(['。', '！']) || sentence.contains("关于") || sentence.contains("问题");
            heading.is_some_and(|heading| heading.contains(sentences[at])) && (sentences.len() > 1 || names)
        };
        let echoed: Vec<Echoed> = sentences
            .iter()
            .map(|sentence| Echoed::find(&without(text, *sentence, restated), &item))
            .collect();
        let mut push = |from: usize, to: usize, kind: UnitKind| {
            let mut terms = term::vector(&Echoed::together(&echoed[from..to]), usage);
            for (term, weight) in &heading_terms {
                terms.entry(term.clone()).or_insert(*weight);
            }
            units.push(Unit { span: sentences[from].cover(sentences[to - 1]), terms, length: 0.0, kind });
        };
        for from in 0..sentences.len() {
            if !is_heading(from) {
                push(from, from + 1, UnitKind::Sentence);
            }
            let to = (from + WINDOW).min(sentences.len());
            if to > from + 1 {
                push(from, to, UnitKind::Window);
            }
        }
        if sections.len() > 1 && (0..sentences.len()).any(|at| !is_heading(at)) {
            push(0, sentences.len(), UnitKind::Section);
        }
    }
    damp(&mut units);
    units
}

/// The words of `sentence` with a space for each of `asks`.
fn without(text: &str, sentence: Span, asks: &[Ask]) -> String {
    let mut words = String::with_capacity(sentence.len());
    let mut at = sentence.start;
    for ask in asks.iter().filter(|ask| sentence.overlaps(ask.span)) {
        words.push_str(text.get(at..ask.span.start).unwrap_or(""));
        words.push(' ');
        at = ask.span.end;
    }
    words.push_str(text.get(at..sentence.end).unwrap_or(""));
    words
}

/// Makes terms weigh less that many sections hold, or many sentences of a reply without sections.
fn damp(units: &mut [Unit]) {
    let sectioned = units.iter().any(|unit| unit.kind == UnitKind::Section);
    let counted = if sectioned { UnitKind::Section } else { UnitKind::Sentence };
    let mut holding: HashMap<String, f64> = HashMap::new();
    for unit in units.iter().filter(|unit| unit.kind == counted) {
        for term in unit.terms.keys().collect::<HashSet<_>>() {
            *holding.entry(term.clone()).or_default() += 1.0;
        }
    }
    for unit in units {
        for (term, weight) in &mut unit.terms {
            let count = holding.get(term).copied().unwrap_or(1.0).max(1.0);
            let spread = if sectioned { count } else { 1.0 + count.ln() };
            *weight /= spread.powf(DAMPING);
        }
        unit.length = term::length(&unit.terms);
    }
}
