//! 届 and 次 as title, opening and item give them must agree.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Source, Span};

static SESSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[\p{Han}]{0,12}?第?(?P<term>[一二三四五六七八九十\d]{1,3})\s*届[\p{Han}\s]{0,16}?第?(?P<meeting>[一二三四五六七八九十\d]{1,3})\s*次(?:全体)?会议",
    )
    .ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let mut mentions: Vec<(Span, (u32, u32))> = [case.letter.title, case.letter.opening]
        .into_iter()
        .flatten()
        .filter_map(|part| session(text, part))
        .collect();
    if let Some((document, item)) = case.item
        && let Some((right, numbers)) = item.session.and_then(|span| session(&document.text, span))
    {
        mentions.retain(|(_, mentioned)| *mentioned != numbers);
        return mentions
            .into_iter()
            .map(|(span, _)| {
                Hit::at(span).with("other", right.of(&document.text)).related(Source::Item, right)
            })
            .collect();
    }
    let Some(((first, numbers), later)) = mentions.split_first() else { return Vec::new() };
    later
        .iter()
        .filter(|(_, mentioned)| mentioned != numbers)
        .map(|(span, _)| Hit::at(*span).with("other", first.of(text)).related(Source::Reply, *first))
        .collect()
}

fn session(text: &str, part: Span) -> Option<(Span, (u32, u32))> {
    let found = SESSION.as_ref()?.captures(part.of(text))?;
    let whole = found.get(0)?;
    let skipped = ["在", "于", "对", "关于"]
        .iter()
        .filter_map(|word| whole.as_str().rfind(word).map(|at| at + word.len()))
        .max()
        .unwrap_or(0);
    let span = Span::new(part.start + whole.start() + skipped, part.start + whole.end());
    Some((span, (value(&found["term"])?, value(&found["meeting"])?)))
}

fn value(written: &str) -> Option<u32> {
    written.parse().ok().or_else(|| crate::letter::chinese_number(written))
}
