//! Promises whose time is over before the letter is dated (2019年将…).

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::{DeadlineKind, Strength};

/// After a time, says that it tells which things are meant (2000年以前建成的小区), not when something will be done.
static ATTRIBUTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:已经?)?(?:建成|建设|修建|竣工|投用|开工|完成|登记|备案|出生|退休|入职|取得|批准|认定|签订|印发|发生|形成)的").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .commitments
        .iter()
        .filter(|commitment| commitment.strength == Strength::Dated)
        .filter_map(|commitment| commitment.deadline.as_ref())
        .filter(|deadline| deadline.kind == DeadlineKind::Absolute)
        .filter(|deadline| deadline.by.is_some_and(|by| by < day))
        .filter(|deadline| {
            let after = case.reply.text.get(deadline.span.end..).unwrap_or("");
            !ATTRIBUTE.as_ref().is_some_and(|attribute| attribute.is_match(after))
        })
        .map(|deadline| Hit::at(deadline.span).with("day", day.strftime("%Y年%-m月%-d日").to_string()))
        .collect()
}
