//! The demands as vectors, each with what sets it apart from the others.

use super::term::{self, Vector};
use crate::document::Document;
use crate::letter::{Item, Letter};

/// Weight of a term of the heading above a nested ask.
const HEADING: f64 = 0.3;

/// Emphasis of a term that the item's title holds: every answer holds it.
const TITLE: f64 = 0.3;

/// One demand.
#[derive(Debug)]
pub(super) struct Demand {
    /// Its terms.
    pub(super) terms: Vector,
    /// How far each term is its own: 1 divided by the number of demands that hold it.
    pub(super) emphasis: Vector,
}

/// The demands of an item.
pub(super) fn of_item(document: &Document, item: &Item) -> Vec<Demand> {
    let text = &document.text;
    let title = item.title.map(|title| term::vector(title.of(text))).unwrap_or_default();
    let vectors: Vec<Vector> = item
        .asks
        .iter()
        .map(|ask| {
            let mut terms = term::vector(ask.span.of(text));
            if let Some(heading) = ask.heading {
                for (term, weight) in term::vector(heading.of(text)) {
                    terms.entry(term).or_insert(weight * HEADING);
                }
            }
            terms
        })
        .collect();
    let alone = vectors.len() == 1;
    (0..vectors.len())
        .map(|index| {
            let emphasis = vectors[index]
                .keys()
                .map(|term| {
                    let holding = vectors.iter().filter(|other| other.contains_key(term)).count().max(1);
                    let general = if !alone && title.contains_key(term) { TITLE } else { 1.0 };
                    (term.clone(), general / f64::from(u32::try_from(holding).unwrap_or(u32::MAX)))
                })
                .collect();
            Demand { terms: vectors[index].clone(), emphasis }
        })
        .collect()
}

/// Without the item: the title that the reply quotes is the only demand that is known.
pub(super) fn of_reply(reply: &Document, letter: &Letter) -> Vec<Demand> {
    let title = letter.item.as_ref().and_then(|item| item.title);
    title
        .map(|title| Demand { terms: term::vector(title.of(&reply.text)), emphasis: Vector::new() })
        .into_iter()
        .collect()
}
