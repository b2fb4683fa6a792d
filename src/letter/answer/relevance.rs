//! How far a reply as a whole stands out from other replies as the one to this item.

use serde::Serialize;

use super::background::Side;
use super::echo;
use super::term::{self, Vector};
use super::usage::Usage;
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Item, Letter};

/// Spread below which a background counts as no narrower, so that rare words alone decide nothing.
const NARROWEST: f64 = 0.003;

/// Background letters that are nearest.
const NEAREST: usize = 8;

/// How a reply as a whole fits its item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Relevance {
    /// How far it stands out: below 0 it is as unlike its item as a reply to another one; true replies mostly
    /// reach 2 and more.
    pub score: f64,
    /// By how many standard deviations it is more like the item than other replies are.
    pub among_replies: f64,
    /// By how many standard deviations the item is more like it than other items are.
    pub among_items: f64,
    /// By how much it is more like the item than what is nearest to either in the background.
    pub beyond_nearest: f64,
    /// The share of the item's words (by weight) that the reply holds.
    pub item_covered: f64,
    /// The share of the reply's words (by weight) that the item holds.
    pub reply_covered: f64,
    /// Logarithm of the number of terms of the item, and of the reply.
    pub sizes: (f64, f64),
}

/// The relevance of the body; none without a body.
pub(super) fn of(
    reply: &Document,
    letter: &Letter,
    item: (&Document, &Item),
    usage: Usage<'_>,
) -> Option<Relevance> {
    let body = letter.body?;
    let item = said(item.0, item.1);
    let dense: String = item.chars().filter(|character| !character.is_whitespace()).collect();
    let body: String = body.of(&reply.text).chars().filter(|character| !character.is_whitespace()).collect();
    let asked = vector(&item, usage);
    let answered = vector(&echo::blank(&body, &dense), usage);
    if asked.is_empty() || answered.is_empty() {
        return None;
    }
    let lengths = (term::length(&asked), term::length(&answered));
    let likeness = term::cosine((&asked, lengths.0), (&answered, lengths.1));
    let replies = usage.background.likenesses(Side::Answered, &asked, lengths.0);
    let items = usage.background.likenesses(Side::Asked, &answered, lengths.1);
    let size = |vector: &Vector| (1.0 + to_f64(vector.len())).ln();
    let mut relevance = Relevance {
        score: 0.0,
        among_replies: beyond(likeness, &replies),
        among_items: beyond(likeness, &items),
        beyond_nearest: likeness - f64::midpoint(nearest(replies), nearest(items)),
        item_covered: term::covered(&asked, &answered),
        reply_covered: term::covered(&answered, &asked),
        sizes: (size(&asked), size(&answered)),
    };
    relevance.score = relevance.weigh();
    Some(relevance)
}

impl Relevance {
    /// Weights from a logistic regression over 1,090 letters with their answers, three answers on the same topic
    /// and three random ones each (docs/measures.md); the constant puts 0 where 6 in 1,000 true answers fall short.
    fn weigh(&self) -> f64 {
        2.8 + 0.391 * self.among_replies
            + 0.110 * self.among_items
            + 0.166 * self.beyond_nearest
            + 5.13 * self.item_covered
            + 2.92 * self.reply_covered
            - 0.08 * self.sizes.0
            - 0.52 * self.sizes.1
    }
}

/// What an item says: its title, reasons and asks.
pub(super) fn said(document: &Document, item: &Item) -> String {
    let text = &document.text;
    let asks = item.asks.iter().map(|ask| ask.span);
    let mut parts: Vec<Span> = item.title.into_iter().chain(item.reasons).chain(asks).collect();
    parts.sort_unstable();
    parts.dedup();
    parts.iter().map(|part| part.of(text)).collect::<Vec<&str>>().join("\n")
}

/// The terms of a text, by rarity; single characters say too little of a whole letter.
fn vector(text: &str, usage: Usage<'_>) -> Vector {
    let mut vector = Vector::new();
    for term in term::terms(&usage.synonyms.unify(text)) {
        if !term::is_single(&term) {
            *vector.entry(term).or_default() += 1.0;
        }
    }
    for (term, weight) in &mut vector {
        *weight = (1.0 + weight.ln()) * usage.background.rarity(term);
    }
    vector
}

/// By how many standard deviations `value` exceeds the mean of `others`.
fn beyond(value: f64, others: &[f64]) -> f64 {
    let count = to_f64(others.len().max(1));
    let mean = others.iter().sum::<f64>() / count;
    let variance = others.iter().map(|other| (other - mean).powi(2)).sum::<f64>() / count;
    (value - mean) / (variance.sqrt() + NARROWEST)
}

/// The mean of the highest values.
fn nearest(mut values: Vec<f64>) -> f64 {
    values.sort_by(|one, other| other.total_cmp(one));
    values.truncate(NEAREST);
    values.iter().sum::<f64>() / to_f64(NEAREST)
}

fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
