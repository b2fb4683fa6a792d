//! A reply that speaks of another matter than its item (答非所问).

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::AskStatus;

/// The relevance below which a reply speaks of another matter.
const OFF: f64 = 0.2;

/// Characters of a body below which there is too little to judge by.
const SHORTEST: usize = 60;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let alignment = case.alignment();
    let Some(body) = case.letter.body else { return Vec::new() };
    let is_off = alignment.relevance.is_some_and(|relevance| relevance.score < OFF);
    let answers_any = alignment.asks.iter().any(|ask| ask.status == AskStatus::Answered);
    if !is_off || answers_any || body.characters(&case.reply.text) < SHORTEST {
        return Vec::new();
    }
    let first = case.letter.sentences.iter().map(|sentence| sentence.span).find(|span| body.overlaps(*span));
    vec![Hit::at(first.unwrap_or(body))]
}
