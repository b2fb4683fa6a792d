//! What 附件说明 lists and what is attached must agree (GB/T 9704-2012 7.3.7).

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Source};

static ENTRY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?m)(?:^|[：:\s])\d{1,2}[.．、]").ok());

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let letter = case.letter;
    let Some(note) = letter.attachment_note else {
        return letter
            .attachments
            .iter()
            .map(|attachment| {
                Hit::at(*attachment).with("listed", "0").with("found", letter.attachments.len().to_string())
            })
            .take(1)
            .collect();
    };
    let listed = ENTRY.as_ref().map_or(1, |entry| entry.find_iter(note.of(&case.reply.text)).count()).max(1);
    let found = letter.attachments.len();
    if found == 0 || found == listed {
        return Vec::new();
    }
    let hit = Hit::at(note).with("listed", listed.to_string()).with("found", found.to_string());
    vec![letter.attachments.iter().fold(hit, |hit, attachment| hit.related(Source::Reply, *attachment))]
}
