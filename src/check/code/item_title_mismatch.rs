//! The item's title must be quoted as it stands on the item.

use crate::check::Case;
use crate::finding::{Hit, Source};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some((document, item)) = case.item else { return Vec::new() };
    let quoted = case.letter.item.as_ref().and_then(|item| item.title);
    let (Some(quoted), Some(right)) = (quoted, item.title) else { return Vec::new() };
    let right_words = right.of(&document.text);
    if bare(quoted.of(&case.reply.text)) == bare(right_words) {
        return Vec::new();
    }
    vec![Hit::at(quoted).with("other", right_words).related(Source::Item, right)]
}

/// The words that a reader would compare: no marks, no white space, and neither 关于 nor 的建议 around them.
fn bare(title: &str) -> String {
    let words: String = title.chars().filter(|character| character.is_alphanumeric()).collect();
    let words = words.trim_start_matches("关于");
    ["的建议案", "的建议", "的提案", "的议案", "建议", "提案"]
        .iter()
        .find_map(|ending| words.strip_suffix(ending))
        .unwrap_or(words)
        .to_owned()
}
