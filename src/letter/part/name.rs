//! Names of bodies (机关、单位) and persons, told by their form.

use super::pattern::Pattern;
use crate::finding::Span;

/// The last characters of a body's name; longer ones need not come first.
const BODY_ENDINGS: &[&str] = &[
    "局",
    "厅",
    "委",
    "办",
    "部",
    "院",
    "署",
    "会",
    "政府",
    "办公室",
    "指挥部",
    "中心",
    "公司",
    "集团",
    "站",
    "所",
    "大队",
    "支队",
    "总队",
    "中队",
    "队",
    "处",
    "科",
    "股",
    "行",
    "学校",
    "大学",
    "中学",
    "小学",
    "社",
    "联",
    "室",
    "馆",
    "公署",
    "基地",
    "园区",
    "乡",
    "镇",
    "街道",
    "县",
    "市",
    "区",
    "州",
    "省",
    "协",
    "校",
    "段",
    "台",
    "农场",
    "林场",
    "单位",
    "支部",
    "总支",
    "界",
    "界别",
    "组",
    "团",
    "党",
    "党组",
    "学社",
    "库",
    "园",
    "小组",
    "分局",
    "银行",
];

/// Words that no body's name holds; they mark a clause.
static CLAUSE: Pattern = Pattern::new(
    r"关于|建议|提案(?:委|办|科|组|处)?|答复|收悉|感谢|希望|提出|如下|我[局厅委办部院县市区乡镇]|您|你们|贵|已经|进行|此致|敬礼|附件|类别|基本情况|的问题|[一二三四五六七八九十]是",
);

static COMMITTEE_OF_PROPOSALS: Pattern = Pattern::new(r"提案(?:委|办|科|组|处)");

/// Whether `text` is the name of a body and nothing else; white space inside is allowed.
pub(in crate::letter) fn is_body(text: &str) -> bool {
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dense = without_tail_mark(&dense);
    let length = dense.chars().count();
    if !(3..=45).contains(&length) || !dense.chars().all(is_name_character) {
        return false;
    }
    let core = match dense.rfind('（').filter(|_| dense.ends_with('）')) {
        Some(at) if at > 0 => &dense[..at],
        _ => dense,
    };
    if !BODY_ENDINGS.iter().any(|ending| core.ends_with(ending)) {
        return false;
    }
    !CLAUSE
        .all(core, Span::new(0, core.len()))
        .iter()
        .any(|clause| !COMMITTEE_OF_PROPOSALS.matches(clause.of(core)))
}

/// Whether `text` is the name of a person and nothing else: two to four Chinese characters, or a name with ·.
pub(in crate::letter) fn is_person(text: &str) -> bool {
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let core = dense.split('（').next().unwrap_or("");
    let length = core.chars().count();
    let dotted = core.chars().any(is_name_dot);
    let fits = if dotted { (4..=20).contains(&length) } else { (2..=4).contains(&length) };
    fits && core.chars().all(|c| is_han(c) || is_name_dot(c))
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

/// Whether `c` is the dot inside a name such as 买买提·艾力.
pub(super) const fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '．' | '・' | '‧')
}

fn is_name_character(c: char) -> bool {
    is_han(c) || is_name_dot(c) || matches!(c, '（' | '）' | '(' | ')' | '、' | '“' | '”')
}

/// The name without （盖章） and the like.
fn without_tail_mark(dense: &str) -> &str {
    let mut name = dense;
    for mark in ["（盖章）", "(盖章)", "（公章）", "（章）", "(章)", "（印章）", "（代章）"]
    {
        name = name.trim_end_matches(mark);
    }
    name
}
