//! A passage that another reply, to another item, has too.

use similar::{ChangeTag, TextDiff};

use crate::check::Case;
use crate::finding::Hit;

/// Differences that are shown; more of them are counted.
const SHOWN: usize = 3;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some((siblings, this)) = case.siblings else { return Vec::new() };
    let text = &case.reply.text;
    siblings
        .shared_passages(this)
        .into_iter()
        .map(|passage| {
            let theirs = siblings.text(passage.other, passage.other_span);
            Hit::at(passage.span)
                .with("other", siblings.path(passage.other))
                .with("paragraph", siblings.paragraph(passage.other, passage.other_span).to_string())
                .with("characters", passage.span.characters(text).to_string())
                .with("difference", difference(passage.span.of(text), theirs))
        })
        .collect()
}

/// In what the two passages differ, for a message.
fn difference(ours: &str, theirs: &str) -> String {
    let mut changes: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for change in TextDiff::from_chars(ours, theirs).iter_all_changes() {
        if change.tag() == ChangeTag::Equal || change.value().trim().is_empty() {
            is_open &= change.tag() != ChangeTag::Equal;
            continue;
        }
        if !is_open {
            changes.push((String::new(), String::new()));
        }
        is_open = true;
        if let Some((mine, other)) = changes.last_mut() {
            if change.tag() == ChangeTag::Delete { mine } else { other }.push_str(change.value());
        }
    }
    if changes.is_empty() {
        return "文字完全相同".to_owned();
    }
    let shown: Vec<String> =
        changes.iter().take(SHOWN).map(|(mine, other)| format!("“{mine}”对“{other}”")).collect();
    let rest = if changes.len() > SHOWN { format!("等{}处", changes.len()) } else { String::new() };
    format!("只有{}{rest}不同", shown.join("、"))
}
