//! Copies of a reply go to the bodies that follow up its kind of item.

use crate::check::Case;
use crate::finding::{Hit, Span};
use crate::letter::ItemKind;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let copies = &case.letter.copy_to;
    let Some(whole) = copies.iter().copied().reduce(Span::cover) else { return Vec::new() };
    let kind = case.item_kind();
    let (due, kind) = match kind {
        Some(ItemKind::Suggestion) => (&case.practice.copy_to.suggestion, "建议"),
        Some(ItemKind::Proposal) => (&case.practice.copy_to.proposal, "提案"),
        _ => return Vec::new(),
    };
    let written = whole.of(&case.reply.text);
    let missing: Vec<&str> = due
        .iter()
        .filter(|names| !names.iter().any(|name| written.contains(name.as_str())))
        .filter_map(|names| names.first().map(String::as_str))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(whole).with("kind", kind).with("expected", missing.join("、"))]
}
