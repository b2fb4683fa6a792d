//! The item's number as title, opening, item and record give it must be one.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Source, Span};

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"第\s*[“”]?\s*(?P<number>[A-Z]?\d{1,7})\s*[“”]?\s*号(?:代表)?(?:建议|提案|议案|委员提案)?")
        .ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let letter = case.letter;
    let mut mentions: Vec<Span> = [letter.title, letter.opening]
        .into_iter()
        .flatten()
        .filter_map(|part| first_number(text, part))
        .collect();
    mentions.extend(letter.item.as_ref().and_then(|item| item.number));
    mentions.sort();
    mentions.dedup();
    if let Some((document, number)) = case.item.and_then(|(document, item)| Some((document, item.number?))) {
        let right = number.of(&document.text);
        return mentions
            .into_iter()
            .filter(|mention| bare(mention.of(text)) != bare(right))
            .map(|mention| Hit::at(mention).with("other", right).related(Source::Item, number))
            .collect();
    }
    if let Some(right) = case.record.and_then(|record| record.number.as_deref()) {
        return mentions
            .into_iter()
            .filter(|mention| bare(mention.of(text)) != bare(right))
            .map(|mention| Hit::at(mention).with("other", right))
            .collect();
    }
    let Some((first, later)) = mentions.split_first() else { return Vec::new() };
    later
        .iter()
        .filter(|mention| bare(mention.of(text)) != bare(first.of(text)))
        .map(|mention| Hit::at(*mention).with("other", first.of(text)).related(Source::Reply, *first))
        .collect()
}

/// The number of the item in a part; numbers inside 《》 belong to other papers.
fn first_number(text: &str, part: Span) -> Option<Span> {
    let inside = part.of(text);
    NUMBER.as_ref()?.captures_iter(inside).find_map(|found| {
        let number = found.name("number")?;
        let before = inside.get(..number.start())?;
        let quoted = before.matches('《').count() > before.matches('》').count();
        (!quoted).then(|| Span::new(part.start + number.start(), part.start + number.end()))
    })
}

/// The number without the zeros in front of it.
fn bare(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}
