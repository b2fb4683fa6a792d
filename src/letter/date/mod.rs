//! Time expressions and the days they mean.

mod calendar;
mod context;
mod duration;
mod five_year;
mod numeral;
mod point;
mod reading;
mod shadow;
#[cfg(test)]
mod tests;
mod unit;
mod word;

use jiff::ToSpan;
use serde::Serialize;

use super::Date;
use crate::finding::Span;
use calendar::Days;
use point::Known;
use reading::{Origin, Reading};
use shadow::Shadow;
use unit::Unit;

/// A time expression (时间表述), normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// As written, with 前, 底, 内 and the like.
    pub span: Span,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// How exact it is.
    pub granularity: Granularity,
    /// What 前, 内, 起 or 后 makes of the days named.
    pub bound: TimeBound,
    /// The first day meant; none when it hangs on a day that is not known, or for a time before (前).
    pub first: Option<Date>,
    /// The last day meant; none for a time that does not end.
    pub last: Option<Date>,
    /// Whether the days are meant roughly: 左右, a season, a school term.
    pub approx: bool,
    /// Whether days were counted as weekdays (工作日), public holidays unknown.
    pub weekdays: bool,
    /// Whether the words name an impossible day (9月31日).
    pub impossible: bool,
}

/// What kind of time an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeKind {
    /// By the calendar alone: 2020年底前.
    Absolute,
    /// From the letter's day: 年底前, 三个月内.
    Relative,
    /// Again and again: 每年.
    Recurring,
    /// After an event: 资金到位后.
    Event,
    /// No time at all: 尽快, 适时.
    Vague,
    /// Part of a name (“十四五”规划, 2024年危桥改造计划) or of what is past (去年, 一季度完成了): nothing to be held to.
    Attributive,
}

/// Which way a time is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeBound {
    /// The days themselves: 2020年6月.
    None,
    /// Up to their end: 2020年6月底前.
    Before,
    /// Some day among them: 年内, 三个月内, 汛期期间.
    Within,
    /// From their beginning on: 2020年起.
    Since,
    /// After their end: 春节后.
    After,
}

/// How exact a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularity {
    /// A day.
    Day,
    /// A third of a month or a week.
    Week,
    /// A month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// Half a year or a school term.
    HalfYear,
    /// A year.
    Year,
    /// More than a year.
    Period,
    /// None.
    None,
}

/// Finds all time expressions of `text`, relative ones meant from `reference`.
pub(super) fn find(text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
    let shadow = Shadow::of(text);
    let mut readings = scan(&shadow, reference);
    add_events(&shadow, &mut readings);
    readings.into_iter().map(|reading| express(&shadow, reading)).collect()
}

/// Reads the times from left to right, the longest at each place.
fn scan(shadow: &Shadow, reference: Option<Date>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut known = Known { reference, year: None };
    let mut at = 0;
    while at < shadow.len() {
        if shadow.at(at).is_some_and(|c| matches!(c, '。' | '！' | '？' | '\n')) {
            known.year = None;
        }
        let origin = readings.last().filter(|last| last.range.end == at && opens_duration(last));
        let counted = origin.is_some();
        let start = if let Some(origin) = origin { counting_start(origin) } else { reference };
        let found = [
            word::counted_from(shadow, at, reference),
            word::recurring(shadow, at),
            duration::read_past(shadow, at),
            duration::read(shadow, at, start),
            point::read(shadow, at, known),
            five_year::read(shadow, at),
            word::vague(shadow, at),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|reading| reading.range.end);
        let Some(mut reading) = found else {
            at += 1;
            continue;
        };
        if let Origin::Written(year) = reading.origin {
            known.year = Some(year);
        }
        at = reading.range.end;
        settle(shadow, &mut reading, reference);
        if counted
            && reading.bound == TimeBound::Within
            && let Some(before) = readings.pop()
        {
            (reading.kind, reading.origin) = (before.kind, before.origin);
            reading.range.start = before.range.start;
        }
        readings.push(reading);
    }
    readings
}

/// Whether a duration right behind this time is counted from it.
fn opens_duration(reading: &Reading) -> bool {
    matches!(reading.bound, TimeBound::Since | TimeBound::After) && reading.kind != TimeKind::Attributive
}

/// The day a duration right behind `before` is counted from: 自6月1日起 三十日内, 春节后 一个月内.
fn counting_start(before: &Reading) -> Option<Date> {
    let days = before.days?;
    match before.bound {
        TimeBound::Since => Some(days.first),
        TimeBound::After => Some(days.last),
        _ => None,
    }
}

/// Decides, with the words around it, whether a time is past or a part of a name, and which year is meant.
fn settle(shadow: &Shadow, reading: &mut Reading, reference: Option<Date>) {
    if !matches!(reading.kind, TimeKind::Absolute | TimeKind::Relative) {
        return;
    }
    let written_ahead = matches!((reading.days, reference), (Some(days), Some(day)) if days.first > day)
        && !matches!(reading.origin, Origin::Assumed);
    if context::is_name(shadow, reading)
        || reading.past
        || (!written_ahead && context::is_past(shadow, reading))
    {
        reading.kind = TimeKind::Attributive;
        return;
    }
    if let (Origin::Assumed, Some(unit), Some(days), Some(day)) =
        (reading.origin, reading.unit, reading.days, reference)
        && reading.kind == TimeKind::Relative
        && days.first.year() == day.year()
        && is_next_year_meant(shadow, reading, unit, days, day)
    {
        reading.days = unit.days(day.year() + 1);
    }
}

/// Whether a part of a year without a number, over at the letter's `day`, is that of the next year.
fn is_next_year_meant(shadow: &Shadow, reading: &Reading, unit: Unit, days: Days, day: Date) -> bool {
    let last = if reading.event_bound { days.first } else { days.last };
    match unit {
        Unit::Year | Unit::YearEnd => false,
        Unit::Day(..) | Unit::Third(..) | Unit::Months(..) => {
            // A month just past is a promise overdue; one long past is the next one.
            let ahead =
                reading.bound == TimeBound::Before || context::looks_ahead(shadow, reading.range.start);
            ahead && last.checked_add(4.months()).is_ok_and(|limit| limit < day)
        }
        _ => last < day || (reading.event_bound && last == day),
    }
}

/// Adds the waits for an event; a time inside one is a part of it.
fn add_events(shadow: &Shadow, readings: &mut Vec<Reading>) {
    for mut event in word::events(shadow) {
        // “2026年项目获批后”: the year is a time of its own.
        if let Some(first) = readings.iter().find(|reading| {
            reading.range.start == event.range.start
                && reading.range.end < event.range.end
                && matches!(reading.kind, TimeKind::Absolute | TimeKind::Relative)
        }) {
            event.range.start = first.range.end;
        }
        readings.retain(|reading| {
            !(event.range.start <= reading.range.start && reading.range.end <= event.range.end)
                || reading.kind == TimeKind::Vague && reading.range == event.range
        });
        if let Some(next) = readings.iter_mut().find(|reading| {
            reading.range.start == event.range.end
                && reading.bound == TimeBound::Within
                && reading.unit.is_none()
                && reading.kind == TimeKind::Relative
        }) {
            // 验收合格后三个月内: counted from a day that nobody knows yet.
            next.range.start = event.range.start;
            next.kind = TimeKind::Event;
            next.days = None;
            continue;
        }
        if !readings.iter().any(|reading| overlap(reading, &event)) {
            readings.push(event);
        }
    }
    readings.sort_by_key(|reading| reading.range.start);
}

fn overlap(one: &Reading, other: &Reading) -> bool {
    one.range.start < other.range.end && other.range.start < one.range.end
}

/// Those of `times`, which are in order, that begin inside `span`.
pub(super) fn beginning_in(times: &[TimeExpression], span: Span) -> &[TimeExpression] {
    let from = times.partition_point(|time| time.span.start < span.start);
    let to = times.partition_point(|time| time.span.start < span.end);
    times.get(from..to).unwrap_or(&[])
}

/// The reading as the rest of the letter sees it: bytes and days.
fn express(shadow: &Shadow, reading: Reading) -> TimeExpression {
    let span = shadow.span(reading.range.clone());
    let (mut first, mut last) = (reading.days.map(|days| days.first), reading.days.map(|days| days.last));
    match reading.bound {
        TimeBound::Before => {
            if reading.event_bound {
                last = first.and_then(|day| day.yesterday().ok());
            }
            first = None;
        }
        TimeBound::Since => last = None,
        TimeBound::After => {
            first = last.and_then(|day| day.tomorrow().ok());
            last = None;
        }
        TimeBound::None | TimeBound::Within => {}
    }
    TimeExpression {
        span,
        kind: reading.kind,
        granularity: reading.granularity,
        bound: reading.bound,
        first,
        last,
        approx: reading.approx,
        weekdays: reading.weekdays,
        impossible: reading.impossible,
    }
}
