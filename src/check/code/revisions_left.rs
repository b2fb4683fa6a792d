//! Tracked changes (修订) or comments (批注) that remain in the file.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let left = match (case.reply.has_revisions, case.reply.has_comments) {
        (true, true) => "修订和批注",
        (true, false) => "修订",
        (false, true) => "批注",
        (false, false) => return Vec::new(),
    };
    vec![Hit::at(Scope::Title.anchor(case)).with("left", left)]
}
