//! Which clauses of a sentence promise something.

use super::actor::{self, Subject};
use super::clause::{Clause, has, longest, without_number};
use super::cue::{self, Cue, CueKind};
use super::plan::Context;
use super::segment;
use super::word::{AHEAD_LEADS, LEAD_INS, RULES};
use crate::finding::Span;
use crate::letter::{Date, TimeBound, TimeExpression, TimeKind};

/// A clause that promises.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promise {
    /// The index of the clause.
    pub(super) clause: usize,
    /// Where its cue begins and ends in the clause.
    pub(super) cue: (usize, usize),
    /// What the cue is; none for a measure that the context makes a promise.
    pub(super) kind: Option<CueKind>,
    /// Who acts.
    pub(super) subject: Subject,
    /// Whether its time alone makes it one: “8月底前装完”.
    pub(super) dated: bool,
}

/// What a sentence is read with.
pub(super) struct Surroundings<'a> {
    /// The times of the letter.
    pub(super) times: &'a [TimeExpression],
    /// The letter's day.
    pub(super) day: Option<Date>,
    /// What heading or lead stands above.
    pub(super) context: Context,
}

/// The promising clauses of a sentence, in order.
pub(super) fn find(clauses: &[Clause], around: &Surroundings<'_>) -> Vec<Promise> {
    let mut promises: Vec<Promise> = Vec::new();
    let mut state =
        State { scope: Scope::Open, subject: Subject::Unnamed, ahead: false, past: false, over: false };
    for (index, clause) in clauses.iter().enumerate() {
        let cue = cue::find(clause)
            .filter(|cue| !inside_topic(clause, cue.at) && !is_done_since(cue, &clauses[index..]));
        state.enter(clause, cue.as_ref());
        state.over |= is_over(clause, around);
        if state.scope != Scope::Open || is_formula(clause) {
            state.leave(clause, cue.as_ref());
            continue;
        }
        let looks_ahead = state.ahead || around.context == Context::Ahead || !promises.is_empty();
        let carried = match cue {
            Some(cue) => holds(clause, &cue, &state, looks_ahead, around).then_some((
                cue.at,
                cue.end,
                Some(cue.kind),
                cue.subject,
            )),
            None => None,
        };
        let bare = || bare_measure(clause, clauses.get(index.wrapping_sub(1)), &state, around);
        if let Some((at, end, kind, subject)) =
            carried.or_else(|| bare().map(|(at, subject)| (at, at, None, subject)))
        {
            let subject = if subject == Subject::Unnamed { Subject::Unnamed } else { subject };
            let dated = kind.is_none() && dated_act(clause, &state, around).is_some();
            promises.push(Promise { clause: index, cue: (at, end), kind, subject, dated });
        }
        state.leave(clause, cue.as_ref());
    }
    promises
}

/// Whether a plan has been carried out by the end of its sentence: “计划新建一座，现已建成”.
fn is_done_since(cue: &Cue, clauses: &[Clause]) -> bool {
    let plan = clauses.first().is_some_and(|clause| {
        clause.words.get(cue.at..cue.end).is_some_and(|words| ["计划", "拟", "准备", "打算"].contains(&words))
    });
    let placed = cue.kind == CueKind::Placing
        && clauses.iter().skip(1).any(|clause| clause.has(&["现已", "目前已", "已经", "已办结"]));
    placed
        || plan
            && clauses.iter().skip(1).any(|clause| {
                clause.has(&[
                    "已完成",
                    "已建成",
                    "已投入",
                    "已开工",
                    "已竣工",
                    "已完工",
                    "已全部",
                    "已经完成",
                    "已实施",
                    "已通车",
                ])
            })
}

/// Whose words a clause repeats.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The writer's own.
    Open,
    /// Those of the proposer, of a policy, or advice to another body.
    Reported,
    /// A wish or a request to the reader.
    Asked,
}

/// What the clauses so far have established.
struct State {
    scope: Scope,
    subject: Subject,
    ahead: bool,
    past: bool,
    /// Whether a time has been told that was over when the letter was written.
    over: bool,
}

impl State {
    fn enter(&mut self, clause: &Clause, cue: Option<&Cue>) {
        let words = without_number(&clause.words);
        let speaks = |cue: &Cue| match cue.subject {
            Subject::Own(..) => true,
            Subject::Body(..) => self.scope == Scope::Asked && cue.kind == CueKind::Future,
            _ => false,
        };
        if let Some(scope) = reports(words) {
            self.scope = scope;
        } else if self.scope != Scope::Open
            && (cue.is_some_and(speaks) || actor::names_writer(words) || leads_ahead(words))
        {
            self.scope = Scope::Open;
        }
        if leads_ahead(words) {
            self.ahead = true;
            self.past = false;
        }
    }

    fn leave(&mut self, clause: &Clause, cue: Option<&Cue>) {
        self.past |= is_past(&clause.words);
        match cue.map(|cue| cue.subject) {
            Some(Subject::Unnamed) => {}
            Some(subject) => self.subject = subject,
            None => {
                if let Some((start, end)) = actor::own(&clause.words) {
                    self.subject = Subject::Own(start, end);
                } else if !is_adverbial(&clause.words) && !cue::begins_with_verb(&clause.words) {
                    self.subject = Subject::Thing;
                }
            }
        }
    }
}

/// Whether a cue carries a promise where it stands.
fn holds(clause: &Clause, cue: &Cue, state: &State, ahead: bool, around: &Surroundings<'_>) -> bool {
    let words = clause.words.as_str();
    let rest = &words[cue.end..];
    let past = is_past(words);
    let own = matches!(cue.subject, Subject::Own(..))
        || (cue.subject == Subject::Unnamed && matches!(state.subject, Subject::Own(..)));
    let acts = cue.subject.acts() || (cue.subject == Subject::Unnamed && state.subject != Subject::Thing);
    let timed = has_end(clause, around, true);
    if has(&words[..cue.at], &["去年", "原计划", "当时", "曾", "原拟", "上年", "此前"]) || declines(words)
    {
        return false;
    }
    match cue.kind {
        CueKind::Future => {
            let of_thing = matches!(cue.subject, Subject::Thing)
                || (cue.subject == Subject::Unnamed && state.subject == Subject::Thing)
                || has(
                    &words[..cue.at],
                    &[
                        "建成后",
                        "完成后",
                        "投入使用后",
                        "实施后",
                        "完工后",
                        "通车后",
                        "开通后",
                        "投用后",
                        "竣工后",
                    ],
                );
            let rule = cue.subject == Subject::Thing
                && has(rest, &["实施", "施行", "执行", "生效"])
                && ["办法", "条例", "政策", "规定", "标准", "细则", "法"]
                    .iter()
                    .any(|noun| words[..cue.at].trim_end_matches("也").ends_with(noun));
            let told = has_finished(rest) && !timed;
            let waits = without_number(&words[..cue.at]).starts_with('待');
            !rule
                && !told
                && (!of_thing || waits || timed || !cue::predicts(rest) || ahead_by_writer(words, cue.at))
        }
        CueKind::Forecast => timed && !past,
        CueKind::Striving => {
            let word = &words[cue.at..cue.end];
            let hastened = timed
                || has(rest, &["尽快", "尽早", "早日", "及早"])
                || ["力争", "尽快", "尽早"].contains(&word) && (own || ahead || word == "力争");
            !past && (ahead || (hastened && acts_or_chain(cue, state)) || (own && !state.past && hastened))
        }
        CueKind::Going => {
            let word = &words[cue.at..cue.end];
            !past
                && match word {
                    "确保" | "保证" => timed || (ahead && has(words, &["确保"]) && cue.subject.acts()),
                    "继续" => (acts && !state.past && (cue.subject.acts() || own)) || ahead,
                    _ => ahead,
                }
        }
        CueKind::Placing => {
            !past && !state.past && !state.over && (matches!(cue.subject, Subject::Own(..)) || ahead)
        }
    }
}

/// Whether a clause tells a time, no limit, that was over when the letter was written.
fn is_over(clause: &Clause, around: &Surroundings<'_>) -> bool {
    around
        .times
        .iter()
        .filter(|time| time.bound == TimeBound::None && clause.span.contains(time.span))
        .any(|time| matches!((time.last, around.day), (Some(last), Some(day)) if last < day))
}

/// Striving may follow a clause about the thing striven for: “已启动论证，争取尽快开工”.
fn acts_or_chain(cue: &Cue, state: &State) -> bool {
    cue.subject != Subject::Thing || state.subject != Subject::Unnamed
}

/// Whether the writer stands before the cue.
fn ahead_by_writer(words: &str, at: usize) -> bool {
    actor::own(&words[..at]).is_some()
}

/// A measure without a cue that is a promise by what leads to it; where its verb begins, and who acts.
fn bare_measure(
    clause: &Clause,
    before: Option<&Clause>,
    state: &State,
    around: &Surroundings<'_>,
) -> Option<(usize, Subject)> {
    let words = clause.words.as_str();
    if is_past(words) || declines(words) || is_description(words) {
        return None;
    }
    if let Some(at) = dated_act(clause, state, around) {
        return Some((at, actor::subject(&words[..at])));
    }
    if has(words, &["您", "请", "需要", "须在"]) {
        return None;
    }
    let event = event_end(clause, around);
    let (at, subject) = verb(words.get(event..)?.trim_start_matches('，'))?;
    let at = words.len() - words[event..].trim_start_matches('，').len() + at;
    let waited = event > 0 && waits(clause, around)
        || before.is_some_and(|before| {
            let follows = super::strength::supposes(before) && clause.begins(&["再", "则", "就", "即"]);
            (waits(before, around) || follows) && !is_past(&before.words)
        });
    let due = has_end(clause, around, false) && around.day.is_some() && completes(words);
    let ahead = state.ahead || around.context == Context::Ahead;
    let allowed = ahead && (!state.past || state.ahead)
        || waited
        || (due && !state.past && state.subject != Subject::Thing);
    allowed.then_some((at, subject))
}

/// Where the act of a clause begins that says when something will be done, without any cue: “8月底前装完”.
fn dated_act(clause: &Clause, state: &State, around: &Surroundings<'_>) -> Option<usize> {
    around.day?;
    let words = clause.words.as_str();
    if state.scope != Scope::Open || has(words, &RULES) || cue::find_future(words).is_some() {
        return None;
    }
    let time = around.times.iter().rfind(|time| {
        clause.span.contains(time.span)
            && is_ahead(time, around)
            && words
                .get(time.span.start - clause.span.start..time.span.end - clause.span.start)
                .is_some_and(|time| !is_term(time))
    })?;
    let (from, to) = (time.span.start - clause.span.start, time.span.end - clause.span.start);
    let (before, after) = (words.get(..from)?, words.get(to..)?);
    let trimmed = after.trim_start_matches(['）', ')', '，']);
    let noun = after.starts_with(['的', '、', '至', '和', '与', '度', '能', '未', '比', '没'])
        || trimmed.is_empty()
        || trimmed.ends_with('的');
    let bound = matches!(time.bound, TimeBound::Before | TimeBound::Within);
    let based =
        ["根据", "按照", "依据", "结合", "围绕", "是", "为", "比", "较", "要求在", "要求", "规定", "约定"]
            .iter()
            .any(|basis| before.ends_with(basis))
            || ["为", "因", "由于", "导致", "您", "你", "要求", "关于", "对于", "针对"]
                .iter()
                .any(|lead| without_number(words).starts_with(lead));
    let acts =
        cue::begins_with_verb(trimmed) || segment::has_verb(trimmed) || bound && segment::has_verb(before);
    (!noun && !based && acts).then_some(words.len() - trimmed.len())
}

/// Where the verb of a clause without a cue begins, when it begins with its verb, its actor or an adverbial.
fn verb(words: &str) -> Option<(usize, Subject)> {
    let offset = |rest: &str| words.len() - rest.len();
    let plain = without_number(words);
    if cue::begins_with_verb(plain) {
        return Some((offset(plain), Subject::Unnamed));
    }
    // 待…后 and 年底前 before the verb; 我局 before it.
    for (index, _) in plain.char_indices().skip(1) {
        let rest = &plain[index..];
        if !cue::begins_with_verb(rest) {
            continue;
        }
        let lead = &plain[..index];
        let subject = actor::subject(lead);
        // A verb inside a long prepositional phrase (根据…规划) is part of it.
        let based = ["根据", "按照", "依据", "结合", "围绕", "按", "以", "经"]
            .iter()
            .any(|basis| lead.starts_with(basis));
        if subject.acts() || (subject == Subject::Unnamed && !based) || ends_time(lead) {
            return Some((offset(rest), subject));
        }
        if lead.chars().count() > 30 {
            return None;
        }
    }
    None
}

fn ends_time(lead: &str) -> bool {
    lead.ends_with(['前', '后', '内', '底']) || lead.ends_with("期间")
}

/// Whether the clause tells of finishing or beginning something.
fn completes(words: &str) -> bool {
    has(
        words,
        &[
            "完成",
            "建成",
            "完工",
            "竣工",
            "开工",
            "动工",
            "启动",
            "投入使用",
            "投用",
            "办结",
            "整改到位",
            "交付",
            "解决",
            "通车",
            "开通",
            "达到",
            "实现",
        ],
    )
}

/// Where the event that a clause begins with ends in it; 0 without one.
fn event_end(clause: &Clause, around: &Surroundings<'_>) -> usize {
    around
        .times
        .iter()
        .filter(|time| {
            time.kind == TimeKind::Event
                && clause.span.start <= time.span.start
                && time.span.start < clause.span.end
        })
        .map(|time| time.span.end.min(clause.span.end) - clause.span.start)
        .max()
        .unwrap_or(0)
}

/// Whether the clause waits for an event that is still to come (待…后).
fn waits(clause: &Clause, around: &Surroundings<'_>) -> bool {
    super::strength::begins_waiting(&clause.words)
        || around.times.iter().any(|time| {
            time.kind == TimeKind::Event
                && clause.span.contains(Span::new(time.span.start, time.span.start))
                && time.span.start < clause.span.end
                && clause
                    .words
                    .get(time.span.start - clause.span.start..)
                    .is_some_and(|words| words.starts_with('待') || words.starts_with("等到"))
        })
}

/// Whether a time is a length (20天内): without a cue it is the term of a standing service, not of one task.
fn is_term(words: &str) -> bool {
    let rest =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十半几".contains(c));
    rest.len() < words.len()
        && ["个", "天", "日内", "日以内", "周", "年内", "年之内", "工作日"]
            .iter()
            .any(|unit| rest.starts_with(unit))
}

/// Whether a time is one to be met after the letter's day.
fn is_ahead(time: &TimeExpression, around: &Surroundings<'_>) -> bool {
    let Some(day) = around.day else { return false };
    matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)
        && time.bound != TimeBound::After
        && time.last.is_some_and(|last| last >= day)
        && (matches!(time.bound, TimeBound::Before | TimeBound::Within)
            || time.first.is_some_and(|first| first > day))
}

/// Whether the clause names a time that ends; `any` lets past and unknown days count too.
fn has_end(clause: &Clause, around: &Surroundings<'_>, any: bool) -> bool {
    around.times.iter().any(|time| {
        clause.span.contains(time.span)
            && matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)
            && time.bound != TimeBound::After
            && (any || is_ahead(time, around))
    })
}

/// Whether a clause tells what was done.
pub(super) fn is_past(words: &str) -> bool {
    let done = words.match_indices('已').any(|(at, _)| {
        !["已会", "已拟", "已计划", "已知", "已经计划"].iter().any(|ahead| words[at..].starts_with(ahead))
    });
    done || has_finished(words)
        || has(
            words,
            &[
                "曾",
                "近年来",
                "近几年",
                "多年来",
                "去年",
                "截至",
                "截止",
                "以来",
                "历年来",
                "先后",
                "累计",
                "一直以来",
                "长期以来",
                "过程中，",
                "年来",
            ],
        ) && !has(words, &["今后", "下一步"])
            && !matches!(words.trim(), "今年以来" | "今年来" | "本年以来")
}

/// Whether 了 says that something is over.
fn has_finished(words: &str) -> bool {
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

/// Whether a clause says that something cannot or will not be done.
fn declines(words: &str) -> bool {
    super::refusal::is_refusal(words)
}

/// Whether a clause describes how things are: 目前, 正在, 是.
fn is_description(words: &str) -> bool {
    let words = without_number(words);
    [
        "目前",
        "现在",
        "当前",
        "现有",
        "正在",
        "现已",
        "属于",
        "是因",
        "由于",
        "因为",
        "因",
        "鉴于",
        "您",
        "你",
        "经",
        "有关",
        "位于",
        "根据调查",
    ]
    .iter()
    .any(|lead| words.starts_with(lead) && !words.starts_with("因地制宜") && !words.starts_with("经常"))
        || has(words, &["正在", "属于", "位于", "现有"])
}

/// Whether a clause begins what will come: 下一步, 今后.
pub(super) fn leads_ahead(words: &str) -> bool {
    let words = without_number(words);
    let Some(lead) = longest(words, &AHEAD_LEADS) else { return false };
    let rest = &words[lead.len()..];
    let goes_on = rest.is_empty()
        || [
            "工作",
            "我",
            "将",
            "拟",
            "会",
            "要",
            "的",
            "阶段",
            "时间",
            "一段",
            "几年",
            "几个月",
            "我们",
            "中",
            "内",
        ]
        .iter()
        .any(|next| rest.starts_with(next))
        || cue::begins_with_verb(rest)
        || cue::find_future(rest).is_some_and(|at| actor::subject(&rest[..at]).acts());
    goes_on && !has(words, &["希望您", "希望你", "请您", "希望广大"])
}

/// Whether a cue stands inside the wording of the item: 您提出的将…的建议.
fn inside_topic(clause: &Clause, at: usize) -> bool {
    let words = clause.words.as_str();
    let ends = ["的建议", "的提案", "的问题", "的意见", "等建议", "等问题", "的诉求", "的请求"];
    let end = ends.iter().filter_map(|end| words.rfind(end)).max();
    let named = has(
        words.get(..at).unwrap_or_default(),
        &["您", "你们", "你", "代表", "委员", "提出", "反映", "关于"],
    );
    named && end.is_some_and(|end| at < end) && actor::own(words.get(..at).unwrap_or_default()).is_none()
}

/// Whether a clause begins the words of others: of the proposer, of a policy; advice; a request.
fn reports(words: &str) -> Option<Scope> {
    let named = words.replace("按规定", "").replace("违反规定", "").replace("规定的", "");
    let proposer = ["您", "你们", "你", "代表", "委员", "提案", "建议中", "贵", "提案人", "来信"]
        .iter()
        .any(|who| words.starts_with(who))
        && has(words, &["提出", "建议", "提到", "反映", "指出", "认为", "呼吁", "希望", "所提", "要求"])
        && !actor::names_writer(words)
        && !has(words, &["收悉", "获悉", "已转", "已交"])
        && !["的建议", "的问题", "的意见", "的提案", "很好", "中肯"].iter().any(|end| words.ends_with(end));
    let adverbial =
        ["按照", "根据", "依据", "围绕", "遵照", "结合", "为", "按", "以", "对照", "贯彻", "落实"]
            .iter()
            .any(|lead| words.starts_with(lead));
    let policy = has(
        words,
        &[
            "》",
            "文件",
            "通知",
            "会议",
            "办法",
            "条例",
            "规定",
            "方案",
            "规划",
            "意见",
            "政策",
            "纲要",
            "国务院",
            "省政府",
            "中央",
        ],
    ) && has(&named, &["提出", "要求", "明确", "指出", "强调", "提到", "规定"])
        && !adverbial
        && !actor::names_writer(words)
        && cue::find_future(words).is_none_or(|at| {
            ["提出", "要求", "明确", "指出", "强调", "提到"].iter().any(|verb| words[..at].contains(verb))
        })
        && !has(words, &["下一步", "今后"]);
    let ordered = ["要求", "明确", "强调", "部署", "规定"].iter().any(|verb| {
        words.find(verb).is_some_and(|at| {
            at > 0 && !adverbial && matches!(actor::subject(&words[..at]), Subject::Body(..))
        })
    }) && !actor::names_writer(words)
        && cue::find_future(words).is_none();
    let advice = advises(words);
    let request = [
        "希望",
        "恳请",
        "敬请",
        "欢迎",
        "请您",
        "请你",
        "请各",
        "请贵",
        "请继续",
        "请予",
        "望您",
        "望你",
        "望各",
        "也希望",
        "同时希望",
        "并希望",
        "还希望",
        "真诚希望",
        "诚挚",
        "再次感谢",
        "感谢",
        "也请",
        "并请",
        "并欢迎",
        "恳请",
        "诚请",
        "还请",
        "敬希",
        "也恳请",
        "同时，希望",
        "衷心希望",
        "热忱欢迎",
        "也真诚",
        "更希望",
        "谢谢",
        "同时欢迎",
        "也欢迎",
        "望广大",
        "请广大",
        "请大家",
        "欢迎大家",
    ]
    .iter()
    .any(|lead| words.starts_with(lead));
    if request {
        Some(Scope::Asked)
    } else {
        (proposer || policy || ordered || advice).then_some(Scope::Reported)
    }
}

/// 建议 as a verb at the head of a clause: advice to another body.
fn advises(words: &str) -> bool {
    let Some(at) = words.find("建议") else { return false };
    let (lead, rest) = (&words[..at], &words[at + "建议".len()..]);
    let verb = lead.is_empty()
        || actor::own(lead).is_some_and(|(_, end)| end == lead.len())
        || ["同时", "因此", "为此", "并", "也", "特", "对此", "沟通，", "可"]
            .iter()
            .any(|end| lead.ends_with(end));
    verb && !rest.is_empty()
        && !rest.starts_with([
            '的', '收', '中', '很', '非', '已', '，', '内', '是', '办', '涉', '第', '提', '（', '后', '案',
            '答', '十', '人', '具', '对',
        ])
        && !cue_before(lead)
}

fn cue_before(lead: &str) -> bool {
    has(lead, &["将", "会", "拟", "继续"])
}

/// Whether a clause is a formula of the letter: 收悉, 现答复如下.
fn is_formula(clause: &Clause) -> bool {
    clause.has(&[
        "收悉",
        "答复如下",
        "回复如下",
        "函复如下",
        "回复函",
        "转交我",
        "交我",
        "交由我",
        "如下答复",
        "现将",
        "征询意见",
        "此复",
        "反馈表",
        "如有疑问",
        "不妥之处",
        "如您",
        "如你",
        "如对",
        "竭诚为您服务",
        "竭诚为你服务",
    ])
}

/// Whether a clause leads to the promise behind it: it says when, in which case, what for, what about.
pub(super) fn leads_in(words: &str) -> bool {
    let plain = without_number(words);
    let timed = ["后", "时", "前", "内", "起", "底", "期间", "的情况下", "的前提下", "的基础上"]
        .iter()
        .any(|end| plain.ends_with(end))
        && plain.chars().count() <= 24;
    let case = ["如", "若", "一旦", "如果", "只要", "自", "从", "等", "经"]
        .iter()
        .any(|lead| plain.starts_with(lead))
        && plain.chars().count() <= 24;
    timed || case || is_adverbial(words)
}

/// Whether a clause only says when, where or what about.
pub(super) fn is_adverbial(words: &str) -> bool {
    let words = without_number(words);
    actor::subject(words) == Subject::Unnamed || LEAD_INS.iter().any(|lead| words.starts_with(lead))
}
