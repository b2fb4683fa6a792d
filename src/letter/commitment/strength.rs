//! How firm a promise is, and on what it hangs.

use std::sync::LazyLock;

use regex::Regex;

use super::clause::{Clause, has};
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
    clauses
        .iter()
        .filter(|clause| range.contains(clause.span))
        .find_map(|clause| CONDITION.find(&clause.words).map(|found| clause.part(found.start(), found.end())))
}

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
        "|(?:如果?|若|只要|如若|倘若)[^，]{2,24}(?:到位|成熟|具备|允许|落实|批准|批复|下达|同意|可行|充足|争取到)",
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
    words.iter().any(|words| DEFINITE.is_match(words) || has(&STOCK.replace_all(words, "、"), &CHECKABLE))
}

/// Words for one thing and no other.
static DEFINITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:该|此|上述|剩余|剩下|这)(?:条|座|处|段|项|个)?(?:项目|工程|桥|路|段|村|校|区|片区|河|渠|闸|站|点|建议|问题|线路|地块|小区|路口|路段|水库|公路|道路|学校|医院|工作|事项|标准|系统|方案|规划|区域|地区|片)",
        "|完善[^，。；]{0,12}(?:设施|标线|标志|标识|管网|路灯|道路|桥梁|设备|站点|公厕|校舍|办法|方案|预案)",
        "|项目(?:实施|前期|早日|尽早|尽快|资金|落地|建设|立项|申报|支持|库|规划编制|推进|库建设)",
        "|[\\p{Han}]{2,8}(?:大桥|水库|小学|中学|幼儿园|卫生院|大道|高速|互通|铁路|水厂|泵站|灌区|中心垌|渠道|水渠|河道)",
    ))
});

/// Stock phrases: a soft verb with a field of work.
static STOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:进一步|不断|继续|持续|切实|积极|着力|全力|大力|全面|深入|扎实)*",
        "(?:加强|加大|强化|安排(?:新建|改建|建设|工作)|推进|推动|完善|提升|提高|优化|健全|做好|抓好|抓实|落实|深化|改善|促进|巩固|增强|履行|发挥|营造|规范|抓|关注|重视|支持|配合|关心|确保|保障|维护|加快|做优|做强|服务)",
        "[^，。；、对]{0,16}?(?:力度|工作|管理|建设|宣传|引导|服务|监管|协调|沟通|措施|水平|质量|能力|机制|意识|环境|保障|监督|检查|巡查|教育|指导|配合|发展|基础|条件|体系|制度|职责|作用|责任|氛围|效率|效能|力量|队伍|研究|情况|运行|计划|步伐|进度|培训|整治|治理|执法|衔接|对接|联动|投入|保护|整改|落实)",
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
