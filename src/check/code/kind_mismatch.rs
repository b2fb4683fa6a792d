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

/// A number with what it numbers.
static NUMBERED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"第\s*[A-Z]?\d{1,7}\s*号(?:代表|委员)?(建议|提案)").ok());

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
    hits.extend(misnamed(case));
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

/// 第12号提案 where a suggestion is answered, or the other way round, in title and opening.
fn misnamed(case: &Case<'_>) -> Vec<Hit> {
    let letter = case.letter;
    let (Some(kind), Some(numbered)) = (case.item_kind(), NUMBERED.as_ref()) else { return Vec::new() };
    let (wrong, right) = match kind {
        ItemKind::Suggestion => ("提案", "建议"),
        ItemKind::Proposal => ("建议", "提案"),
        ItemKind::Other => return Vec::new(),
    };
    let says_so = |document: &crate::document::Document| document.text.contains(wrong);
    // A place may call all of them by one word: then its own item does too.
    if !is_certain(case, kind) || case.item.is_some_and(|(document, _)| says_so(document)) {
        return Vec::new();
    }
    [letter.title, letter.opening]
        .into_iter()
        .flatten()
        .flat_map(|part| {
            let inside = part.of(&case.reply.text);
            numbered.captures_iter(inside).filter_map(move |found| {
                let word = found.get(1)?;
                let before = inside.get(..word.start())?;
                let quoted = before.matches('《').count() > before.matches('》').count();
                (!quoted && word.as_str() == wrong).then(|| {
                    Hit::at(Span::new(part.start + word.start(), part.start + word.end()))
                        .with("expected", right)
                })
            })
        })
        .collect()
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
