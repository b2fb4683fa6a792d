//! Who acts in a clause: the writer, another body, a thing, or nobody named.

use std::sync::LazyLock;

use regex::Regex;

use super::clause::{begins, longest, without_number};
use super::word::{ADVERBS, CONNECTIVES, LEAD_INS, PREPOSITIONS, SUBJECT_LEADS};

/// The subject of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// 我局, 我们: the writer; its place in the clause.
    Own(usize, usize),
    /// 县水务局, 镇政府: a body by its name; its place in the clause.
    Body(usize, usize),
    /// Something that does not act: 该项目.
    Thing,
    /// None is named; that of the clause before goes on.
    Unnamed,
}

impl Subject {
    /// Whether somebody acts.
    pub(super) const fn acts(self) -> bool {
        matches!(self, Self::Own(..) | Self::Body(..))
    }
}

/// The subject of a clause, read from `before`, the words in front of its verb.
pub(super) fn subject(before: &str) -> Subject {
    if let Some(found) = OWN.find_iter(before).last() {
        return Subject::Own(found.start(), found.end());
    }
    if let Some(found) = BODY.find_iter(before).filter(|found| is_body(before, found.end())).last() {
        let start = found.start() + (found.as_str().len() - without_lead(found.as_str()).len());
        return Subject::Body(start, found.end());
    }
    if without_adverbials(before).is_empty() { Subject::Unnamed } else { Subject::Thing }
}

/// 我局 and 我们, as the last writer named in `words`.
pub(super) fn own(words: &str) -> Option<(usize, usize)> {
    OWN.find_iter(words).last().map(|found| (found.start(), found.end()))
}

/// Whether the words name the writer.
pub(super) fn names_writer(words: &str) -> bool {
    OWN.is_match(words)
}

/// Whether a clause only says when, where or what about.
pub(super) fn is_adverbial(words: &str) -> bool {
    let words = without_number(words);
    subject(words) == Subject::Unnamed || begins(words, &LEAD_INS)
}

static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "我们|(?:我|本)(?:局|厅|委|办|院|校|镇|乡|县|市|区|省|州|中心|单位|公司|街道|处|所|站|部门|部|会|方|司|队|馆|行|社|旗|盟|团|场|园|村|署|集团|党组|支队|大队|机关|系统|市区|辖区)(?:机关|党组|党委|党政)?(?:们)?",
    )
});

static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "[\\p{Han}、]{0,24}?(?:人民政府|政府|党委|管委会|管理委员会|委员会|办公室|指挥部|领导小组|工作组|工作专班|专班|办事处|服务中心|管理中心|中心|总队|支队|大队|中队|公司|集团|部门|单位|交警|警方|街道办|街道|医院|学校|法院|检察院|税务局|电力局|供电局|分局|局|厅|乡镇|各乡|各镇|镇|乡|两办|县委|市委|区委|省委|委|处室|机构|队伍|执法人员|工作人员|干部|民警|医生|教师|水厂|卫健委|发改委)",
    )
});

/// Whether the body whose name ends at `end` is the subject there, not the tail of an object: what follows must be
/// empty, an adverbial, or a mark.
fn is_body(before: &str, end: usize) -> bool {
    let rest = before.get(end..).unwrap_or_default();
    without_adverbials(rest).is_empty()
}

/// A body's name without the words that led to it: 下一步，同时，由.
fn without_lead(name: &str) -> &str {
    let mut rest = name;
    while let Some(lead) = longest(rest, &SUBJECT_LEADS) {
        rest = &rest[lead.len()..];
    }
    if rest.is_empty() { name } else { rest }
}

/// What is left of `before` when adverbs, times and prepositional phrases are taken off.
fn without_adverbials(before: &str) -> &str {
    let mut rest = without_number(before).trim();
    loop {
        let shorter = strip_adverbial(rest).trim_start_matches(['，', '、', ' ', '　', '”', '）']);
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

fn strip_adverbial(words: &str) -> &str {
    if let Some(time) = TIME_LEAD.find(words) {
        return &words[time.end()..];
    }
    if let Some(lead) = longest(words, &SUBJECT_LEADS).or_else(|| longest(words, &CONNECTIVES)) {
        return &words[lead.len()..];
    }
    if let Some(adverb) = longest(words, &ADVERBS) {
        return &words[adverb.len()..];
    }
    // A prepositional phrase runs to the end: the verb has been cut off behind it.
    if PREPOSITIONS.iter().any(|preposition| words.starts_with(preposition)) {
        return "";
    }
    words
}

static TIME_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:[0-9０-９]{2,4}年度?|[今明本后]年(?:度|内)?|[0-9]{1,2}月(?:份|底|初|[上中下]旬)?|[0-9]{1,2}日|年[底内末]|[上下]半年|第?[一二三四]季度|“?十[三四五六]五”?(?:期间|时期)?|现阶段|现在|近日|目前|当前|现|下阶段|下一阶段|未来|到时|底|前|期间|内|后|之前|以前|左右)",
    )
});

#[expect(clippy::expect_used, reason = "a constant pattern, compiled by every test")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}
