//! Headings and lead sentences under which bare measures are promises: 下一步工作打算, 将采取以下措施.

use super::clause::{self, Clause, has};
use super::cue::{self, CueKind};

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
    let planned = has(words, AHEAD) && has(words, NOUNS);
    let title = TITLES.iter().any(|title| words.trim_end_matches(['。', '：', ':']).ends_with(title));
    short && (planned || title) && !has(words, &["情况及", "已", "完成了", "取得"])
}

/// Whether a sentence leads a list of promises: it looks ahead and says that a list follows.
///
/// `goes_on` tells that the sentence before it was a promise.
pub(super) fn leads(clauses: &[Clause], sentence: &str, goes_on: bool) -> bool {
    let closes = follows(sentence);
    let ahead = clauses.iter().any(|clause| {
        clause.has(AHEAD)
            || cue::find(clause).is_some_and(|cue| matches!(cue.kind, CueKind::Future | CueKind::Striving))
    });
    let reply = has(
        sentence,
        &[
            "答复如下",
            "回复如下",
            "汇报如下",
            "情况如下",
            "函复如下",
            "复函如下",
            "报告如下",
            "回复：",
            "说明如下",
        ],
    ) && !has(sentence, &["意见如下", "协办意见", "会办意见"]);
    closes && (ahead || goes_on || has(sentence, OPINIONS)) && !reply
}

/// Whether words say that a list follows.
pub(super) fn follows(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':']) || has(sentence, FOLLOWS)
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

/// Words for the time to come.
const AHEAD: &[&str] = &[
    "下一步",
    "下步",
    "下阶段",
    "下一阶段",
    "今后",
    "后续",
    "接下来",
    "未来",
    "将",
    "拟",
    "打算",
    "近期",
    "计划",
];

/// Nouns of a heading about what is to be done.
const NOUNS: &[&str] = &[
    "打算", "措施", "计划", "安排", "举措", "思路", "方向", "重点", "工作", "建议", "对策", "目标", "任务",
    "意见", "方案", "几点", "以下", "如下",
];

/// Headings that by themselves announce measures.
const TITLES: &[&str] = &[
    "工作打算",
    "下步打算",
    "下一步打算",
    "工作计划",
    "下一步",
    "下步工作",
    "下一步工作",
    "工作举措",
    "整改措施",
    "解决措施",
    "工作措施",
    "具体措施",
    "改进措施",
    "今后工作",
    "后续工作",
    "工作安排",
    "工作思路",
    "下一步举措",
    "下一步措施",
    "下一步工作安排",
];

/// Words that say a list follows.
const FOLLOWS: &[&str] = &[
    "以下",
    "如下",
    "几个方面",
    "三个方面",
    "两个方面",
    "四个方面",
    "几方面",
    "三方面",
    "两方面",
    "重点做好",
    "重点抓好",
    "着力做好",
    "做到“",
    "三个“",
    "两个“",
    "四个“",
    "五个“",
    "主要从",
    "重点从",
    "几项工作",
    "三项工作",
    "四项工作",
    "等工作：",
    "三个加强",
    "着重从",
    "几点",
];

/// Words by which a joint opinion introduces what its writer will do.
const OPINIONS: &[&str] = &["协办意见", "会办意见", "协办建议"];
