//! A suggestion is a deputy's (代表), a proposal a member's (委员); mixing them up is a fault of form.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Span};
use crate::letter::{AddresseeKind, ItemKind};

/// Names that mix up the two houses, wherever they stand.
static MIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"人大(?:代表)?提案|人大代表委员|政协(?:委员)?(?:代表建议|议案)|政协代表|人大委员(?:提|建)")
        .ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let mut hits: Vec<Hit> = MIXED
        .iter()
        .flat_map(|mixed| mixed.find_iter(text))
        .map(|found| {
            let right =
                if found.as_str().starts_with("人大") { "人大代表建议" } else { "政协提案" };
            Hit::at(Span::from(found.range())).with("expected", right)
        })
        .collect();
    let letter = case.letter;
    let kind = case.item_kind().filter(|kind| is_certain(case, *kind));
    let expected = match (kind, letter.addressee_kind) {
        (Some(ItemKind::Suggestion), AddresseeKind::Member) => Some("代表"),
        (Some(ItemKind::Proposal), AddresseeKind::Deputy) => Some("委员"),
        _ => None,
    };
    if let (Some(expected), Some(salutation)) = (expected, letter.salutation) {
        hits.push(Hit::at(word(text, salutation)).with("expected", expected));
    }
    hits
}

/// Whether the kind stands on more than the item's title, which may call a 提案 “建议”.
fn is_certain(case: &Case<'_>, kind: ItemKind) -> bool {
    if case.item.is_some_and(|(_, item)| item.kind.is_some())
        || case.record.is_some_and(|record| record.kind.is_some())
    {
        return true;
    }
    let words = match kind {
        ItemKind::Suggestion => ["人大", "人民代表大会"],
        ItemKind::Proposal => ["政协", "政治协商"],
        ItemKind::Other => return false,
    };
    let letter = case.letter;
    [letter.title, letter.opening]
        .into_iter()
        .flatten()
        .any(|part| words.iter().any(|word| part.of(&case.reply.text).contains(word)))
}

/// The word 代表 or 委员 of the salutation.
fn word(text: &str, salutation: Span) -> Span {
    let words = ["代表", "委员"];
    let found = words.iter().filter_map(|word| Some((salutation.of(text).rfind(word)?, word.len()))).max();
    match found {
        Some((at, length)) => Span::new(salutation.start + at, salutation.start + at + length),
        None => salutation.trim(text),
    }
}
