//! How firm a promise is, and on what it hangs.

use std::sync::LazyLock;

use regex::Regex;

use super::clause::{Clause, has, without_number};
use super::word::CHECKABLE;
use crate::finding::Span;
use crate::letter::{TimeExpression, TimeKind};

/// The words on which a promise hangs: an event still to come, or means and approval of others.
pub(super) fn condition(times: &[TimeExpression], range: Span, clauses: &[Clause]) -> Option<Span> {
    let event = times.iter().find(|time| {
        range.contains(time.span)
            && (time.kind == TimeKind::Event && !is_service(time, clauses)
                || time.kind == TimeKind::Vague && has(&words_of(time, clauses), &["成熟", "允许", "具备"]))
    });
    if let Some(event) = event {
        return Some(event.span);
    }
    let inside = || clauses.iter().enumerate().filter(|(_, clause)| range.overlaps(clause.span));
    inside()
        .find_map(|(_, clause)| {
            CONDITION.find(&clause.words).map(|found| clause.part(found.start(), found.end()))
        })
        .or_else(|| inside().find_map(|(index, _)| waiting(clauses, index, range)))
}

/// A clause that waits or supposes: “待省里批准，…后”, “如果人口回流”; what breaks a rule or is reported to the
/// office is no condition of a promise but a case of its service.
fn waiting(clauses: &[Clause], index: usize, range: Span) -> Option<Span> {
    let clause = &clauses[index];
    let words = &clause.words;
    if let Some(found) = WAIT.captures(words).and_then(|found| found.get(1)) {
        let waits = clause.part(found.start(), found.end());
        // 待…，…后: the wait may end in the clause behind.
        let ends = |clause: &Clause| clause.words.trim_end().ends_with('后');
        let next = clauses.get(index + 1).filter(|next| range.contains(next.span) && ends(next));
        return Some(next.filter(|_| !ends(clause)).map_or(waits, |next| waits.cover(next.span)));
    }
    let case = supposes(clause)
        && clauses.get(index + 1).is_some_and(|next| range.contains(next.span))
        && !has(
            words,
            &["发现", "违", "存在", "投诉", "举报", "问题", "疑问", "情况", "接到", "需要", "需求"],
        );
    case.then_some(clause.span)
}

/// Whether a clause begins with a wait that ends in it.
pub(super) fn begins_waiting(words: &str) -> bool {
    let words = without_number(words);
    words.starts_with('待') && words.trim_end().ends_with('后') && WAIT.is_match(words)
}

/// 待 as a verb of waiting, from its place on.
static WAIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[^等招优期有接对看善虐款亟急尚仍以])((?:待|等到)[^遇定办业岗机命查解续，][^，]{1,40}?(?:之后|以后|后|时|(?:批准|批复|审批|落实|到位|完成|成熟|明确|出台|下达|确定|通过|验收|竣工|立项)|$))",
    )
});

/// Whether a clause supposes something: a time in it is no deadline.
pub(super) fn supposes(clause: &Clause) -> bool {
    SUPPOSE.is_match(&clause.words)
}

/// A clause that supposes something.
static SUPPOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:下一步|今后|后续|同时|届时)?(?:如果|若|如若|倘若|假如|假若|一旦|如(?:[^下何您你有期实此对属需遇图同前上今]|上级))",
    )
});

/// 一旦发现…, 接到投诉后…: a standing service, not a wait.
fn is_service(time: &TimeExpression, clauses: &[Clause]) -> bool {
    has(&words_of(time, clauses), &["发现", "接到", "收到", "投诉", "举报"])
}

fn words_of(time: &TimeExpression, clauses: &[Clause]) -> String {
    clauses
        .iter()
        .find(|clause| clause.span.contains(Span::new(time.span.start, time.span.start)))
        .and_then(|clause| {
            let from = time.span.start - clause.span.start;
            let to = (from + time.span.len()).min(clause.words.len());
            clause.words.get(from..to).map(str::to_owned)
        })
        .unwrap_or_default()
}

static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:视|根据|结合|依据|按照)(?:国家|上级|省|市|县|全国|全省|全市|全县|财政|资金|项目|经费|补助|中央|年度)[^，]{0,10}?(?:总体安排|资金安排|资金情况|资金到位|资金落实|资金筹措|财力|财政状况|财政情况|财政承受|项目安排|批复|审批|安排情况|政策调整|下达)",
        "|(?:视|根据|结合|依据)(?:国家|上级)[^，]{0,4}安排",
        "|(?:视|根据|结合)资金[^，]{0,6}",
        "|在[^，]{2,30}?(?:到位|成熟|具备|允许|落实|充足|许可|批准|同意)(?:后|时|的前提下|的情况下|的条件下|前提下|情况下|条件下|的基础上)",
        "|(?:如若|如果?|若|只要|倘若)[^，]{0,24}(?:到位|成熟|具备|允许|落实|批准|批复|下达|同意|可行|充足|争取到|出台|颁布)",
        "|(?:条件|时机|资金|财力|政策|财政)(?:一旦)?(?:成熟|允许|许可|具备|到位)(?:时|后|的情况下|的话|，)",
        "|视(?:情|情况|具体情况|实际情况|资金|条件)[^，]{0,6}",
        "|(?:争取到|落实)[^，]{0,10}(?:资金|项目|指标|计划)后",
    ))
});

/// The quantity of a promise, such as 75公里以上.
pub(super) fn measure(times: &[TimeExpression], clauses: &[Clause], range: Span) -> Option<Span> {
    clauses.iter().filter(|clause| range.overlaps(clause.span)).find_map(|clause| {
        MEASURE.find_iter(&clause.words).map(|found| clause.part(found.start(), found.end())).find(|span| {
            range.contains(*span)
                && !times.iter().any(|time| time.kind != TimeKind::Event && time.span.overlaps(*span))
        })
    })
}

static MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:[0-9０-９]+(?:[.．,][0-9]+)?|[一二两三四五六七八九十百千]+)(?:多|余|几)?(?:[万亿千百])?",
        "(?:元|公里|千米|平方公里|平方米|立方米|米|㎡|亩|公顷|户|人|名|处|座|所|盏|套|台|辆|吨|村|床|张|株|棵|条|栋|片区|km|m|班|学位|泊位|车位|岗位|％|%)(?:以上|以内|左右)?",
        "|[0-9０-９]+(?:多|余)?(?:个|项|次|家|场|期|批|组|类|件|间|例)(?:以上|左右)?",
        "|[两三四五六七八九十]+(?:个|项|次|家|场)",
    ))
});

/// Whether a promise names something definite or something that can be checked.
pub(super) fn is_concrete(clauses: &[Clause], range: Span) -> bool {
    let words: Vec<&str> = clauses
        .iter()
        .filter(|clause| range.overlaps(clause.span))
        .map(|clause| {
            let from = range.start.saturating_sub(clause.span.start).min(clause.words.len());
            clause.words.get(from..).unwrap_or_default()
        })
        .collect();
    words.iter().any(|words| DEFINITE.is_match(words) || has_checkable(words))
}

/// Whether something that can be checked is left when the stock phrases are taken out.
fn has_checkable(words: &str) -> bool {
    let plain = STOCK.replace_all(words, "、");
    has(&SOFT.replace_all(&plain, "、"), &CHECKABLE)
}

/// Words for one thing and no other.
static DEFINITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:该|此|上述|剩余|剩下|这)(?:条|座|处|段|项|个)?(?:项目|工程|桥|路|段|村|校|区|片区|河|渠|闸|站|点|建议|问题|线路|地块|小区|路口|路段|水库|公路|道路|学校|医院|工作|事项|标准|系统|方案|规划|区域|地区|片)",
        "|完善[^，。；]{0,12}(?:设施|标线|标志|标识|管网|路灯|道路|桥梁|设备|站点|公厕|校舍|办法|方案|预案)",
        "|(?:反映|汇报|转达)[^，。；]{0,16}(?:诉求|建议|意见|呼声)",
        "|项目(?:实施|前期|早日|尽早|尽快|资金|落地|建设|立项|申报|支持|库|规划编制|推进|库建设)",
        "|[\\p{Han}]{1,7}[\\p{Han}--[化型性的]](?:大桥|水库|小学|中学|幼儿园|卫生院|大道|高速|互通|铁路|水厂|泵站|灌区|中心垌|渠道|水渠|河道)",
    ))
});

/// Stock phrases: a soft verb with a field of work, whoever is urged to it.
static STOCK: LazyLock<Regex> = LazyLock::new(|| {
    let manner = "(?:进一步|不断|继续|持续|切实|积极|着力|全力|大力|全面|深入|扎实|认真|主动|努力|高质量|严格|逐步|统筹|抓紧)*";
    let soft = "(?:加强|加大|强化|安排(?:新建|改建|建设|工作)|推进|推动|完善|提升|提高|优化|健全|做好|抓好|抓实|落实|深化|改善|促进|巩固|增强|履行|发挥|营造|规范|抓|关注|重视|支持|配合|关心|确保|保障|维护|加快|做优|做强|服务|做实|解决)";
    let field = "(?:力度|工作|管理|建设|宣传|引导|服务|监管|协调|沟通|措施|水平|质量|能力|机制|意识|环境|保障|监督|检查|巡查|教育|指导|配合|发展|基础|条件|体系|制度|职责|作用|责任|氛围|效率|效能|力量|队伍|研究|情况|运行|计划|步伐|进度|培训|整治|治理|执法|衔接|对接|联动|投入|保护|整改|落实|问题|需求|事业|攻坚|振兴|联系|联络|共享|调度|调研|考核|防控|防范|排查|打击|养护|维护|创建)";
    let others = "(?:(?:督促|指导|要求|责成|会同|协同|联合|配合|协调|督导|引导|支持|与|向|给)*(?:有关|相关|各有关|各相关|地方|各级|属地|各|上级|县直|市直)[^，。；、]{0,6}?(?:部门|单位|政府|方面|乡镇|街道|县区|县市区|科室|职能部门|机关)*)?";
    pattern(&format!(
        "{manner}{others}{manner}{soft}[^，。；、对]{{0,16}}?{field}(?:(?:的|及|和|与|等|、|方面)*[^，。；、]{{0,8}}?{field})*"
    ))
});

/// Acts of an office that name no thing done: it was thought about, supported, reported.
static SOFT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "以[^，。；]*?为(?:重点|目标|抓手|契机|导向|核心|主线|基础|引领|切入点|突破口)",
        "|^作为[^，。；]*",
        "|(?:严厉|依法|坚决)*(?:打击|查处|处理)+[^，。；]{0,12}行为",
        "|开展[^，。；]{0,24}工作",
        "|在[^，。；]{0,16}(?:过程中|工作中|基础上|前提下)",
        "|(?:结合|围绕|按照|根据)[^，。；]{0,24}?(?:工作|要求|精神|规定|部署)",
        "|(?:会同|协同|联合|配合)(?:有关|相关|各)[^，。；、]{0,6}?(?:部门|单位|方面|政府|乡镇|街道)",
        "|为[^，。；]{0,20}提供[^，。；]{0,12}(?:保障|支撑|支持)",
        "|(?:督促|指导|要求|责成)?(?:各|有关|相关)?[^，。；、]{0,4}?妥善(?:解决|处理|处置)",
        "|(?:深入|认真|统筹|积极|综合)*(?:研究|考虑|调研|论证)(?:[，。；、]|$)",
        "|(?:向|给)?(?:上级|有关|相关)(?:主管)?(?:部门|单位|方面)?(?:反映|汇报)(?:相关|有关)?情况",
        "|争取(?:早日|尽早|尽快|让|使|更多支持|上级支持)|积极争取(?:[，。；、]|$)",
        "|(?:督促|指导|要求|责成)(?:督促|指导)?(?:有关|相关|地方|各级|各|属地)[^，。；、]{0,10}?(?:部门|单位|政府|乡镇|街道)+",
    ))
});

/// Whether the outcome is not in the writer's hand.
pub(super) fn is_outside_control(clauses: &[Clause], range: Span, condition: Option<Span>) -> bool {
    let others = [
        "上级", "向上", "国家", "省级", "审批", "批复", "批准", "资金", "下达", "到位", "成熟", "允许",
        "上报",
    ];
    clauses.iter().filter(|clause| range.overlaps(clause.span)).any(|clause| {
        clause.has(&["争取", "力争", "有望", "尽量", "尽可能"])
            || condition.is_some_and(|condition| {
                clause.span.contains(condition)
                    && clause
                        .words
                        .get(condition.start - clause.span.start..condition.end - clause.span.start)
                        .is_some_and(|words| has(words, &others))
            })
            || clause.has(&["建议县委", "建议市委", "建议政府", "建议上级", "向上级反映", "向上级汇报"])
    })
}

#[expect(clippy::expect_used, reason = "a constant pattern, compiled by every test")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}
