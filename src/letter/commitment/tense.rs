//! What a clause tells of: what was done, how things are, what will come.

use super::actor;
use super::clause::{begins, has, longest, without_number};
use super::cue;
use super::word::{AHEAD_LEADS, AHEAD_TAILS, COMPLETIONS, DESCRIPTIONS, PAST};

/// Whether a clause tells what was done.
pub(super) fn is_past(words: &str) -> bool {
    let done = words
        .match_indices('已')
        .any(|(at, _)| !begins(&words[at..], &["已会", "已拟", "已计划", "已知", "已经计划"]));
    done || has_finished(words)
        || has(words, &PAST)
            && !has(words, &["今后", "下一步"])
            && !matches!(words.trim(), "今年以来" | "今年来" | "本年以来")
}

/// Whether 了 says that something is over.
pub(super) fn has_finished(words: &str) -> bool {
    words.match_indices('了').any(|(at, mark)| {
        let rest = &words[at + mark.len()..];
        // 规划了 tells of a plan, not of its end.
        if words[..at].ends_with("规划") {
            return false;
        }
        !rest.starts_with(['解', '然']) && !words[..at].ends_with(['为', '除', '罢', '明', '完'])
            || words[..at].ends_with("完成") && !rest.starts_with("解")
    })
}

/// Whether a clause describes how things are: 目前, 正在, 是.
pub(super) fn is_description(words: &str) -> bool {
    let words = without_number(words);
    begins(words, &DESCRIPTIONS) && !begins(words, &["因地制宜", "经常"])
        || has(words, &["正在", "属于", "位于", "现有"])
}

/// Whether the clause tells of finishing or beginning something.
pub(super) fn completes(words: &str) -> bool {
    has(words, &COMPLETIONS)
}

/// Whether a clause begins what will come: 下一步, 今后.
pub(super) fn leads_ahead(words: &str) -> bool {
    let words = without_number(words);
    let Some(lead) = longest(words, &AHEAD_LEADS) else { return false };
    let rest = &words[lead.len()..];
    let goes_on = rest.is_empty()
        || begins(rest, &AHEAD_TAILS)
        || cue::begins_with_verb(rest)
        || cue::find_future(rest).is_some_and(|at| actor::subject(&rest[..at]).acts());
    goes_on && !has(words, &["希望您", "希望你", "请您", "希望广大"])
}
