//! A reply that has less to do with its item than other replies have (答非所问).

use crate::check::{Case, Scope};
use crate::finding::Hit;
use crate::letter::AskStatus;

/// Standard deviations above the background of other replies: below this, 2 in 100 true replies fall and 9 in 10
/// foreign ones (language.md 2, finding 4).
const OFF_TOPIC: f64 = 1.0;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let alignment = case.alignment();
    let Some(score) = alignment.relevance else { return Vec::new() };
    let answered = alignment.asks.iter().any(|ask| ask.status == AskStatus::Answered);
    if score >= OFF_TOPIC || answered {
        return Vec::new();
    }
    vec![Hit::at(Scope::Body.anchor(case)).with("score", format!("{score:.1}"))]
}
