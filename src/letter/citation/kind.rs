//! What kind of document a title names.

use super::super::part::pattern::Pattern;
use super::CitationKind;

/// Brackets behind the title's last word: （试行）, （2021—2025年）.
static TRAILER: Pattern = Pattern::new(r"(?:\s*[（(][^（）()]{1,30}[）)])+$");

/// Words at the end of a title and the kind they make it, the longer ones first.
const ENDINGS: &[(CitationKind, &[&str])] = &[
    (CitationKind::Item, &["建议案", "建议", "提案", "议案", "社情民意", "社情民意信息"]),
    (CitationKind::Notice, &["通知", "通告", "公告", "通报", "明传电报"]),
    (CitationKind::Opinion, &["意见", "决定", "决议", "措施", "政策", "二十条", "十条", "要点"]),
    (CitationKind::Law, &["条例", "宪法", "司法解释", "基本法", "民法典", "法典", "实施细则", "党章"]),
    (CitationKind::Plan, &["规划", "计划", "纲要", "方案", "预案", "规划图", "路线图", "远景目标"]),
    (
        CitationKind::Standard,
        &[
            "标准",
            "规范",
            "规程",
            "导则",
            "通则",
            "定额",
            "指南",
            "指引",
            "图集",
            "技术要求",
            "技术条件",
            "技术规定",
        ],
    ),
    (
        CitationKind::Report,
        &["报告", "讲话", "纪要", "公报", "总结", "白皮书", "简报", "汇报", "报告书", "说明"],
    ),
];

/// 法 at the end that makes no law.
const NO_LAWS: [&str; 9] = ["办法", "方法", "做法", "用法", "算法", "想法", "说法", "看法", "手法"];

/// 办法, 规定, 细则, 规则: a law when high enough, else a paper of another kind, which bears a number.
static RULES: Pattern = Pattern::new(r"(?:办法|规定|细则|规则)$");

/// Words by which such rules are a paper issued by notice.
static BY_NOTICE: Pattern = Pattern::new(
    r"试行|暂行|资金|经费|补助|补贴|补偿|奖励|奖补|扶持|考核|考评|评选|评定|评审|评价|认定|招生|操作|若干|申报|验收|遴选|工作规则|职责|制度|奖惩|支付|报销|工程管理办法$",
);

/// A county or city at the head of such rules.
static LOCAL: Pattern = Pattern::new(r"^[\p{Han}A-Z0-9]{1,8}?(?:市|州|盟|县|旗|区|镇|乡)");
static PROVINCE: Pattern = Pattern::new(r"^[\p{Han}A-Z0-9]{1,6}?(?:省|自治区|(?:北京|上海|天津|重庆)市)");

/// Rules that carry out a law: 实施〈…法〉办法.
static CARRIES_OUT: Pattern = Pattern::new(r"实施.{0,40}法[〉>》]?办法$|^中华人民共和国");

/// 建议 of the Party's centre, which is a plan and no item.
static CENTRAL: Pattern = Pattern::new(r"^中共|^中国共产党|中央委员会|制定.{0,30}(?:五年规划|发展规划)");

/// 关于印发…的通知.
static ISSUING: Pattern = Pattern::new(
    r"(?:印发|转发|颁发|下发|发布|批转)[^，。]{2,120}(?:通知|通告|公告|函)$|[〈<《](?:[^〉>》]{2,100})[〉>》]+的?(?:通知|通告|公告)$|^(?:批转|转发)",
);

/// An organ at the head of a title.
static ISSUER: Pattern = Pattern::new(
    r"^[^，。关]{0,60}?(?:人民政府|国务院|办公厅|办公室|委员会|委|厅|局|部|院|中央|党委|联席会议|领导小组|指挥部)\s*(?:关于|印发|转发|[<〈《])",
);

/// The kind of the document called `name` (without its marks).
pub(super) fn of(name: &str) -> CitationKind {
    let core = stem(name);
    if CENTRAL.matches(core) && core.ends_with("建议") {
        return CitationKind::Plan;
    }
    if RULES.matches(core) {
        return of_rules(core);
    }
    let ending = ENDINGS
        .iter()
        .flat_map(|(kind, words)| words.iter().map(move |word| (*kind, *word)))
        .filter(|(_, word)| core.ends_with(word))
        .max_by_key(|(_, word)| word.len());
    match ending {
        Some((kind, _)) => kind,
        None if core.ends_with('法') && !NO_LAWS.iter().any(|word| core.ends_with(word)) => {
            CitationKind::Law
        }
        None => CitationKind::Other,
    }
}

fn of_rules(core: &str) -> CitationKind {
    if CARRIES_OUT.matches(core) {
        return CitationKind::Law;
    }
    let is_lower = BY_NOTICE.matches(core) || LOCAL.matches(core) && !PROVINCE.matches(core);
    if is_lower { CitationKind::Other } else { CitationKind::Law }
}

/// Whether a name is that of rules (办法, 规定), whose kind hangs on how they were issued.
pub(super) fn is_rules(name: &str) -> bool {
    RULES.matches(stem(name))
}

/// Whether a paper issues or passes on another one.
pub(super) fn is_issuing(name: &str) -> bool {
    ISSUING.matches(stem(name))
}

/// Whether a name begins with the organ that issued it.
pub(super) fn has_issuer(name: &str) -> bool {
    ISSUER.matches(name)
}

/// A name without （试行） and the like behind its last word.
pub(super) fn stem(name: &str) -> &str {
    let name = name.trim().trim_end_matches(['〉', '>', '》', '”']);
    match TRAILER.find(name, crate::finding::Span::new(0, name.len())) {
        Some(trailer) if trailer.start > 0 => name.get(..trailer.start).unwrap_or(name),
        _ => name,
    }
}
