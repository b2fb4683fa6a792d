//! Times without a calendar: what recurs, what waits for an event, and what says no time at all.

use super::super::Date;
use super::calendar::Days;
use super::reading::Reading;
use super::shadow::Shadow;
use super::unit;
use super::{Granularity, TimeBound, TimeKind};

/// A word at `at` that says something comes again and again: 每年, 定期, 每月15日前.
pub(super) fn recurring(shadow: &Shadow, at: usize) -> Option<Reading> {
    let end = match shadow.eat(at, &["每隔", "每"]) {
        Some(end) => {
            let end = super::numeral::read(shadow, end).map_or(end, |(_, end)| end);
            let end = shadow.eat(end, &["个"]).unwrap_or(end);
            let end = shadow.eat(end, &RECURRING_UNITS)?;
            let end = shadow.eat(end, &["度"]).unwrap_or(end);
            part_of_each(shadow, end)
        }
        None if shadow.before(at) == Some('固') => return None,
        None => shadow.eat(at, &RECURRING)?,
    };
    Some(Reading::of(at..end, TimeKind::Recurring))
}

/// One past the part of each year or month that is named: 每年汛期前, 每月15日前.
fn part_of_each(shadow: &Shadow, at: usize) -> usize {
    let end = match unit::read(shadow, at, true).filter(|&(_, end)| end > at) {
        Some((_, end)) => end,
        None => super::numeral::read(shadow, at)
            .and_then(|(_, end)| shadow.eat(end, &["日", "号"]))
            .or_else(|| shadow.eat(at, &["末", "底", "初"]))
            .unwrap_or(at),
    };
    if end == at {
        return at;
    }
    shadow.eat(end, &["之前", "以前", "前", "以内", "内", "期间"]).unwrap_or(end)
}

const RECURRING_UNITS: [&str; 12] =
    ["半年", "学期", "学年", "季度", "星期", "年", "月", "周", "日", "天", "季", "旬"];

const RECURRING: [&str; 14] = [
    "不定期",
    "定期",
    "逐年",
    "逐月",
    "按月",
    "按季度",
    "按季",
    "按年度",
    "按年",
    "分年度",
    "年年",
    "经常性",
    "常年",
    "常态化",
];

/// A word at `at` that sounds like a time and names none: 尽快, 适时, 条件成熟时.
pub(super) fn vague(shadow: &Shadow, at: usize) -> Option<Reading> {
    let (words, ..) = VAGUE.iter().find(|(words, before, after)| {
        shadow.starts_with(at, words)
            && !shadow.before(at).is_some_and(|c| before.contains(c))
            && !shadow.at(at + words.chars().count()).is_some_and(|c| after.contains(c))
    })?;
    Some(Reading::of(at..at + words.chars().count(), TimeKind::Vague))
}

/// Numerals: 未来三年 is a time, 未来 is none.
const NUMERALS: &str = "0123456789一二两三四五六七八九十";

/// Digits and units of time: after them 以后 and the like belong to a time.
const AFTER_TIME: &str = "0123456789年月日号底末旬度季期节";

/// The words, characters that must not stand before them, and characters that must not follow.
/// A longer word stands before one it begins with.
const VAGUE: [(&str, &str, &str); 66] = [
    ("条件成熟的情况下", "", ""),
    ("条件允许的情况下", "", ""),
    ("条件成熟时", "", ""),
    ("条件成熟后", "", ""),
    ("条件成熟", "", ""),
    ("时机成熟时", "", ""),
    ("时机成熟后", "", ""),
    ("时机成熟", "", ""),
    ("条件允许时", "", ""),
    ("条件具备时", "", ""),
    ("条件具备后", "", ""),
    ("适当时候", "", ""),
    ("适当时机", "", ""),
    ("合适时机", "", ""),
    ("尽快", "", ""),
    ("尽早", "", ""),
    ("尽速", "", ""),
    ("早日", "", ""),
    ("及早", "", ""),
    ("从速", "", ""),
    ("适时", "合不舒", ""),
    ("择机", "选", ""),
    ("择时", "选", ""),
    ("择日", "选", ""),
    ("及时", "不", "性限"),
    ("第一时间", "", ""),
    ("近期内", "", ""),
    ("近期", "", "规目"),
    ("近日内", "", ""),
    ("近日", "最", ""),
    ("不久", "", ""),
    ("不日", "", "常"),
    ("日内", "近节假工十作0123456789〇一二三四五六七八九", "瓦"),
    ("短期内", "", ""),
    ("短时间内", "", ""),
    ("一定时期内", "", ""),
    ("一段时间内", "", ""),
    ("数月内", "", ""),
    ("几年内", "十", ""),
    ("若干年内", "", ""),
    ("逐步", "", ""),
    ("逐渐", "", ""),
    ("分期分批", "", ""),
    ("分批分期", "", ""),
    ("分步骤", "", ""),
    ("分步", "", ""),
    ("分批", "", "次"),
    ("分阶段", "", ""),
    ("分期", "", ""),
    ("陆续", "", ""),
    ("抓紧", "", ""),
    ("加快", "", ""),
    ("下一步", "", ""),
    ("下步", "", ""),
    ("下一阶段", "", ""),
    ("下阶段", "", ""),
    ("今后", "", NUMERALS),
    ("后续", "", ""),
    ("日后", "0123456789一二三四五六七八九十作今", ""),
    ("以后", AFTER_TIME, NUMERALS),
    ("未来", "", NUMERALS),
    ("将来", "", ""),
    ("届时", "", ""),
    ("中长期", "", ""),
    ("远期", "", ""),
    ("长期", "中", "间过以存性"),
];

/// 自验收之日起: the event that a duration is counted from; the letter's own day when it is the letter that is named.
pub(super) fn counted_from(shadow: &Shadow, at: usize, reference: Option<Date>) -> Option<Reading> {
    let inside = shadow.eat(at, &["自", "从", "于"])?;
    let limit = shadow.clause_end(inside).min(inside + 24);
    let (named, end) = (inside + 1..limit)
        .find_map(|index| Some((index, shadow.eat(index, &["之日起", "之日后", "当日起"])?)))?;
    let event = shadow.text(inside..named);
    let own = ["答复", "复函", "本函", "回复", "复文"].iter().any(|words| event.contains(words))
        && !event.contains("收到");
    let mut reading = Reading::of(at..end, if own { TimeKind::Relative } else { TimeKind::Event });
    reading.bound = TimeBound::Since;
    reading.granularity = if own { Granularity::Day } else { Granularity::None };
    reading.days =
        reference.filter(|_| own).map(|day| Days { first: day, last: day, granularity: Granularity::Day });
    Some(reading)
}

/// All waits for an event in the text: 待资金到位后, 项目获批后, 一旦….
pub(super) fn events(shadow: &Shadow) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    for at in 0..shadow.len() {
        if found.last().is_some_and(|reading| reading.range.end > at) {
            continue;
        }
        if let Some(range) = waiting(shadow, at).or_else(|| following(shadow, at)) {
            let mut reading = Reading::of(range, TimeKind::Event);
            reading.bound = TimeBound::After;
            found.push(reading);
        }
    }
    found
}

/// 待…后, 待…时, 待… up to the clause's end; 一旦….
fn waiting(shadow: &Shadow, at: usize) -> Option<std::ops::Range<usize>> {
    if let Some(inside) = shadow.eat(at, &["一旦"]) {
        return Some(at..shadow.clause_end(inside));
    }
    let inside = shadow.eat(at, &["待到", "待", "等到", "俟"])?;
    let after_word = |barred: &str| shadow.at(inside).is_some_and(|c| barred.contains(c));
    if shadow.before(at).is_some_and(|c| "接招对期优看善款虐厚亏以有".contains(c))
        || after_word("遇客业命岗机定查续料处补办检改")
        || (after_word("人建工完批") && !WAITED.iter().any(|words| shadow.starts_with(inside, words)))
    {
        return None;
    }
    let clause_end = shadow.clause_end(inside);
    let limit = clause_end.min(inside + 60);
    for index in inside..limit {
        if let Some(end) =
            shadow.eat(index, &["之后", "以后", "后"]).filter(|&end| !is_word_with_after(shadow, index, end))
        {
            return Some(at..end);
        }
        if shadow.at(index) == Some('时')
            && shadow.at(index + 1).is_none_or(|c| !"间期机候段刻常任代".contains(c))
            && index > inside + 1
        {
            return Some(at..index + 1);
        }
    }
    // 待A、B，手续完备后: the wait may run on over the next clause.
    let next_end = shadow.clause_end(clause_end + 1).min(clause_end + 40);
    if shadow.at(clause_end) == Some('，') {
        for index in clause_end + 1..next_end {
            if let Some(end) = shadow
                .eat(index, &["之后", "以后", "后"])
                .filter(|&end| !is_word_with_after(shadow, index, end))
            {
                return Some(at..end);
            }
        }
        return (clause_end > inside + 2).then_some(at..clause_end);
    }
    None
}

/// Events that begin with a character that also makes words such as 待建 and 待批.
const WAITED: [&str; 9] = ["人员", "人大", "建成", "建设", "工程", "工作", "完成", "批复", "批准"];

/// …到位后, …批复后: the clause up to 后, from its preposition or subject on.
fn following(shadow: &Shadow, at: usize) -> Option<std::ops::Range<usize>> {
    if shadow.at(at) != Some('后') && shadow.eat(at, &["之后", "以后"]).is_none() {
        return None;
    }
    let end = shadow.eat(at, &["之后", "以后", "后"])?;
    let counted = super::duration::read(shadow, end, None).is_some();
    if is_word_with_after(shadow, at, end)
        || !(counted || EVENT_VERBS.iter().any(|verb| shadow.ends_with(at, verb)))
    {
        return None;
    }
    let clause = shadow.clause_start(at);
    let mut start = clause;
    for index in clause..at {
        let leads = ["将在", "将于", "将", "拟在", "会在", "在", "于", "经", "由", "，", "、"];
        let Some(after) = shadow.eat(index, &leads).filter(|&after| after < at) else { continue };
        // 经…批准后, 由…论证后: the preposition is a part of the event; 经费 is a word.
        let agent = matches!(shadow.at(index), Some('经' | '由'))
            && !shadow.at(after).is_some_and(|c| "费营济".contains(c));
        start = if agent { index } else { after };
    }
    (start < at).then_some(start..end)
}

/// Whether 后 at `at` is part of a longer word: 后续, 落后.
fn is_word_with_after(shadow: &Shadow, at: usize, end: usize) -> bool {
    (end == at + 1 && shadow.at(end).is_some_and(|c| "续期勤方备半者来果台代悔人门顾".contains(c)))
        || shadow.before(at).is_some_and(|c| "今此最背前落先售课滞善日身幕随而其午".contains(c))
}

/// Verbs whose end something can wait for.
const EVENT_VERBS: [&str; 50] = [
    "到位", "下达", "批复", "批准", "出台", "验收", "完成", "建成", "通过", "确定", "立项", "落实", "成熟",
    "具备", "允许", "明确", "审定", "审批", "获批", "启动", "实施", "竣工", "投用", "开通", "完工", "结束",
    "报批", "同意", "移交", "交付", "到账", "拨付", "开工", "下发", "印发", "颁布", "完善", "解决", "许可",
    "审议", "评审", "论证", "核准", "入库", "签订", "充足", "可行", "完毕", "合格", "达标",
];
