//! Spans of time from a day: 三个月内, 15个工作日内, 自验收之日起30日内.

use jiff::ToSpan;

use super::super::Date;
use super::calendar::{self, Days};
use super::context;
use super::numeral;
use super::reading::Reading;
use super::shadow::Shadow;
use super::unit::RANGE_MARKS;
use super::{Granularity, TimeBound, TimeKind};

/// The duration at `at`, counted from `start`.
pub(super) fn read(shadow: &Shadow, at: usize, start: Option<Date>) -> Option<Reading> {
    let lead = LEADS.iter().find_map(|&(words, leaves_open)| Some((shadow.eat(at, &[words])?, leaves_open)));
    let (number_at, lead) = match lead {
        Some((end, leaves_open)) => (end, Some(leaves_open)),
        None => (at, None),
    };
    let (amount, end) = amount(shadow, number_at)?;
    let (end, vague_end) = loose_end(shadow, end);
    let bounded = ["以内", "之内", "内"].iter().find_map(|words| {
        let after = shadow.eat(end, &[words])?;
        (*words != "内" || !shadow.at(after).is_some_and(|c| "涝部外容设河".contains(c))).then_some(after)
    });
    let taken = context::takes_time(shadow, at);
    let end = match (bounded, lead) {
        (Some(end), _) => end,
        (None, Some(Lead::Ahead)) => end,
        (None, Some(Lead::Use)) if vague_end || context::verb_follows(shadow, end) => end,
        (None, None) if taken && vague_end => end,
        _ => return None,
    };
    let hours = matches!(amount.unit, Length::Hours);
    let mut reading = Reading::of(at..end, if hours { TimeKind::Event } else { TimeKind::Relative });
    reading.bound = TimeBound::Within;
    reading.granularity = amount.unit.granularity();
    reading.weekdays = matches!(amount.unit, Length::Weekdays);
    reading.approx = shadow.text(number_at..end).contains("左右") || matches!(amount.unit, Length::Terms);
    if let Some(start) = start.filter(|_| !hours) {
        reading.days =
            amount.from(start).map(|last| Days { first: start, last, granularity: reading.granularity });
    }
    Some(reading)
}

/// 近三年, 三年来, 三年前: spans of time that are past.
pub(super) fn read_past(shadow: &Shadow, at: usize) -> Option<Reading> {
    let lead = shadow.eat(at, &["近", "最近", "过去", "前"]);
    let (amount, end) = amount(shadow, lead.unwrap_or(at))?;
    let end = shadow.eat(end, &["多", "余"]).unwrap_or(end);
    let tail = shadow.eat(end, &["以来", "间来", "来", "之前", "前"]);
    let tail = tail.filter(|&after| !shadow.at(after).is_some_and(|c| "期往的自源完建启开".contains(c)));
    if lead.is_none() && tail.is_none() {
        return None;
    }
    let end = tail.unwrap_or(end);
    let end = match shadow.eat(end, &["以内", "之内", "内"]) {
        // 近两年内 looks back or ahead as its clause does.
        Some(_) if lead.is_none() || context::looks_ahead(shadow, at) => return None,
        Some(end) => end,
        None => end,
    };
    let mut reading = Reading::of(at..end, TimeKind::Attributive);
    reading.granularity = amount.unit.granularity();
    reading.past = true;
    Some(reading)
}

/// What stands before a duration.
#[derive(Clone, Copy)]
enum Lead {
    /// 未来, 今后: no bound is needed.
    Ahead,
    /// 用, 利用: the time it takes.
    Use,
}

const LEADS: [(&str, Lead); 12] = [
    ("今后的", Lead::Ahead),
    ("今后", Lead::Ahead),
    ("未来的", Lead::Ahead),
    ("未来", Lead::Ahead),
    ("此后", Lead::Ahead),
    ("接下来的", Lead::Ahead),
    ("接下来", Lead::Ahead),
    ("再用", Lead::Use),
    ("利用", Lead::Use),
    ("力争用", Lead::Use),
    ("用", Lead::Use),
    ("再过", Lead::Use),
];

/// A number of days, months and the like, in halves.
struct Amount {
    halves: u32,
    unit: Length,
}

#[derive(Clone, Copy)]
enum Length {
    Hours,
    Days,
    Weekdays,
    Weeks,
    Months,
    Quarters,
    Terms,
    Years,
}

impl Length {
    fn granularity(self) -> Granularity {
        match self {
            Self::Hours | Self::Days | Self::Weekdays => Granularity::Day,
            Self::Weeks => Granularity::Week,
            Self::Months => Granularity::Month,
            Self::Quarters => Granularity::Quarter,
            Self::Terms => Granularity::HalfYear,
            Self::Years => Granularity::Year,
        }
    }
}

impl Amount {
    /// The last day when counting from `start`.
    fn from(&self, start: Date) -> Option<Date> {
        let halves = i64::from(self.halves);
        let added = match self.unit {
            Length::Hours => 0.days(),
            Length::Weekdays => return calendar::weekdays_after(start, self.halves / 2),
            Length::Days => (halves / 2).days(),
            Length::Weeks => (halves * 7 / 2).days(),
            Length::Months => (halves / 2).months().days(15 * (halves % 2)),
            Length::Quarters => (halves * 3 / 2).months(),
            Length::Terms => (halves * 3).months(),
            Length::Years => (halves * 6).months(),
        };
        start.checked_add(added).ok()
    }
}

/// The amount at `at` and one past its end: 三个月, 3至5年, 一年半, 半年.
fn amount(shadow: &Shadow, at: usize) -> Option<(Amount, usize)> {
    if let Some(end) =
        shadow.eat(at, &["半年"]).filter(|_| !shadow.before(at).is_some_and(|c| "上下前后年每".contains(c)))
    {
        return Some((Amount { halves: 1, unit: Length::Years }, end));
    }
    if let Some(end) = shadow.eat(at, &["半个月", "半月"]) {
        return Some((Amount { halves: 1, unit: Length::Months }, end));
    }
    if shadow.before(at).is_some_and(|c| matches!(c, '第' | '.' | '月' | '/')) {
        return None;
    }
    let (mut number, mut end) = numeral::read(shadow, at)?;
    if let Some(next) = shadow.eat(end, &RANGE_MARKS).or_else(|| shadow.eat(end, &["、"]))
        && let Some((larger, after)) = numeral::read(shadow, next).filter(|&(larger, _)| larger > number)
    {
        (number, end) = (larger, after);
    }
    let half_before = shadow.starts_with(end, "个半");
    let (unit_at, half) = if half_before { (end + 2, 1) } else { (end, 0) };
    let &(words, unit) = LENGTHS.iter().find(|(words, _)| {
        shadow.starts_with(unit_at, words)
            || (half_before && shadow.starts_with(unit_at, words.trim_start_matches('个')))
    })?;
    let shown = if shadow.starts_with(unit_at, words) { words } else { words.trim_start_matches('个') };
    let mut end = unit_at + shown.chars().count();
    let mut halves = number.checked_mul(2)?.checked_add(half)?;
    if !half_before && matches!(unit, Length::Years) && shadow.at(end) == Some('半') {
        (halves, end) = (halves + 1, end + 1);
    }
    // 2025年 is a year, not a span of them.
    (number < 1000 && !(matches!(unit, Length::Years) && number > 100))
        .then_some((Amount { halves, unit }, end))
}

const LENGTHS: [(&str, Length); 18] = [
    ("个工作日", Length::Weekdays),
    ("个自然日", Length::Days),
    ("个小时", Length::Hours),
    ("个星期", Length::Weeks),
    ("个季度", Length::Quarters),
    ("个学期", Length::Terms),
    ("个学年", Length::Years),
    ("个月", Length::Months),
    ("个年度", Length::Years),
    ("个周", Length::Weeks),
    ("工作日", Length::Weekdays),
    ("自然日", Length::Days),
    ("小时", Length::Hours),
    ("天", Length::Days),
    ("日", Length::Days),
    ("周", Length::Weeks),
    ("学年", Length::Years),
    ("年", Length::Years),
];

/// Skips 左右, 的时间, （含今年） after an amount; whether something was there.
fn loose_end(shadow: &Shadow, from: usize) -> (usize, bool) {
    let mut end = from;
    while let Some(after) = shadow.eat(end, &["左右", "的时间", "时间", "（含今年）", "(含今年)", "的工期"])
    {
        end = after;
    }
    (end, end > from)
}
