//! Time expressions and the days they mean.

use serde::Serialize;

use super::Date;
use crate::finding::Span;

/// A time expression (时间表述), normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// As written, with 前, 底, 内 and the like.
    pub span: Span,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// How exact it is.
    pub granularity: Granularity,
    /// The first day meant; none when it hangs on a day that is not known.
    pub first: Option<Date>,
    /// The last day meant.
    pub last: Option<Date>,
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
    /// Part of a name, not a time of its own: “十四五”规划, 2024年危桥改造计划.
    Attributive,
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
pub(super) fn find(_text: &str, _reference: Option<Date>) -> Vec<TimeExpression> {
    Vec::new()
}
