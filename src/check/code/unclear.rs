//! A reply from which nobody can tell what became of the demand.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let letter = case.letter;
    let is_open = letter.outcomes.is_empty()
        && letter.refusals.is_empty()
        && letter.commitments.is_empty()
        && !case.states_result()
        && !case.names_future_day();
    let Some(body) = letter.body.filter(|_| is_open) else { return Vec::new() };
    let first = letter.sentences.iter().map(|sentence| sentence.span).find(|span| body.contains(*span));
    vec![
        Hit::at(first.unwrap_or_else(|| Scope::Body.anchor(case)))
            .with("characters", body.characters(&case.reply.text).to_string()),
    ]
}
