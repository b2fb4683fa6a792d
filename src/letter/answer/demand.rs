//! The demands as vectors, each weighted by what sets it apart from the others.

use super::term::{self, Vector};
use super::usage::Usage;
use crate::document::Document;
use crate::finding::Span;
use crate::letter::Ask;

/// Weight of a term of the heading above a nested ask.
const HEADING: f64 = 0.3;

/// Emphasis of a term that the item's title holds: every answer holds it.
const TITLE: f64 = 0.3;

/// Weight of a term of the title when there is but one demand: the title says what it is about.
const SUBJECT: f64 = 0.5;

/// One demand.
#[derive(Debug)]
pub(super) struct Demand {
    /// Its terms, those that other demands hold too weighing less.
    pub(super) terms: Vector,
    /// The length of that vector.
    pub(super) length: f64,
}

/// The demands that `asks` of `document` make; `title` is the item's, as that document has it.
pub(super) fn of_asks(
    document: &Document,
    asks: &[Ask],
    title: Option<Span>,
    usage: Usage<'_>,
) -> Vec<Demand> {
    let text = &document.text;
    let title = title.map(|title| term::vector(title.of(text), usage)).unwrap_or_default();
    let mut vectors: Vec<Vector> = asks
        .iter()
        .map(|ask| {
            let mut terms = term::vector(ask.span.of(text), usage);
            if let Some(heading) = ask.heading {
                for (term, weight) in term::vector(heading.of(text), usage) {
                    terms.entry(term).or_insert(weight * HEADING);
                }
            }
            terms
        })
        .collect();
    let alone = vectors.len() == 1;
    if let [only] = &mut vectors[..] {
        for (term, weight) in &title {
            only.entry(term.clone()).or_insert(weight * SUBJECT);
        }
    }
    let emphasis = |term: &String| {
        let holding = vectors.iter().filter(|other| other.contains_key(term)).count().max(1);
        let general = if !alone && title.contains_key(term) { TITLE } else { 1.0 };
        general / term::number(holding * holding)
    };
    let weighted = |vector: &Vector| {
        vector.iter().map(|(term, weight)| (term.clone(), weight * emphasis(term))).collect()
    };
    vectors.iter().map(|vector| demand(weighted(vector))).collect()
}

/// The demand that a title makes.
pub(super) fn of_title(document: &Document, title: Option<Span>, usage: Usage<'_>) -> Vec<Demand> {
    title.map(|title| demand(term::vector(title.of(&document.text), usage))).into_iter().collect()
}

fn demand(terms: Vector) -> Demand {
    let length = term::length(&terms);
    Demand { terms, length }
}
