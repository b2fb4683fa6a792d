//! Headings and lead sentences under which bare measures are promises: 下一步工作打算, 将采取以下措施.

use super::clause::{self, Clause, has};
use super::cue::{self, CueKind};
use super::word::{LIST_MARKS, PLAN_NOUNS, PLAN_TIMES, PLAN_TITLES};

/// What the text before a sentence makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing: a promise needs its own cue.
    Open,
    /// A heading or lead has announced what will be done; bare measures are promises.
    Ahead,
}

/// Whether a heading (or a lead that ends in a colon) announces what will be done.
pub(super) fn announces(words: &str) -> bool {
    let words = clause::without_number(words.trim());
    let short = words.chars().count() <= 30;
    let planned = has(words, &PLAN_TIMES) && has(words, &PLAN_NOUNS);
    let title = PLAN_TITLES.iter().any(|title| words.trim_end_matches(['。', '：', ':']).ends_with(title));
    let tells = replies(words) || looks_back(words) || has(words, &["情况及", "已", "完成了", "取得"]);
    short && (planned || title) && !tells
}

/// Whether words introduce the reply itself: 现将有关情况汇报如下.
fn replies(words: &str) -> bool {
    const WORDS: [&str; 9] = [
        "答复如下",
        "回复如下",
        "汇报如下",
        "情况如下",
        "函复如下",
        "复函如下",
        "报告如下",
        "回复：",
        "说明如下",
    ];
    has(words, &WORDS)
}

/// Whether a sentence leads a list of promises: it looks ahead and says that a list follows.
///
/// `goes_on` tells that the sentence before it was a promise.
pub(super) fn leads(clauses: &[Clause], sentence: &str, goes_on: bool) -> bool {
    let closes = follows(sentence);
    let ahead = clauses.iter().any(|clause| {
        clause.has(&PLAN_TIMES)
            || cue::find(clause).is_some_and(|cue| matches!(cue.kind, CueKind::Future | CueKind::Striving))
    });
    let reply = replies(sentence) && !has(sentence, &["意见如下", "协办意见", "会办意见"]);
    closes && (ahead || goes_on || has(sentence, OPINIONS)) && !reply
}

/// Whether words say that a list follows.
pub(super) fn follows(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':']) || has(sentence, &LIST_MARKS)
}

/// Whether a sentence introduces the opinion of a joint opinion (协办意见).
pub(super) fn introduces_opinion(sentence: &str) -> bool {
    // A reply that tells of the opinions it asked for is not itself one.
    let answers = has(sentence, &["现答复如下", "现回复如下"]);
    has(sentence, OPINIONS) && sentence.trim_end().ends_with(['：', ':']) && !answers
}

/// Whether a heading or a sentence turns from plans back to what was done.
pub(super) fn looks_back(words: &str) -> bool {
    has(
        words,
        &[
            "工作情况",
            "开展情况",
            "落实情况",
            "基本情况",
            "主要做法",
            "工作成效",
            "存在问题",
            "存在的问题",
            "存在困难",
            "工作进展",
            "进展情况",
            "前期工作",
            "现状",
            "办理情况",
        ],
    )
}

/// Words by which a joint opinion introduces what its writer will do.
const OPINIONS: &[&str] = &["协办意见", "会办意见", "协办建议"];
