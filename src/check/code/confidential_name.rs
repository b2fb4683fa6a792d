//! A proposer who asked for confidentiality is not named in a reply that will be published.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record.filter(|record| record.confidential) else { return Vec::new() };
    if !case.published() {
        return Vec::new();
    }
    let text = &case.reply.text;
    let named = case.letter.addressees.iter().filter(|name| {
        record.proposers.is_empty() || record.proposers.iter().any(|known| known == name.of(text))
    });
    named.take(1).map(|name| Hit::at(*name)).collect()
}
