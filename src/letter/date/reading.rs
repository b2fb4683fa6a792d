//! A time while it is being read, in characters of the shadow.

use std::ops::Range;

use super::calendar::Days;
use super::unit::Unit;
use super::{Granularity, TimeBound, TimeKind};

/// Where the year of a time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is written.
    Written(i16),
    /// It is named from the letter's day: 明年.
    Relative(i16),
    /// It is named, but the letter's day is not known.
    Unknown,
    /// It is not named.
    Assumed,
}

/// A time expression in the making.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What kind of time it is.
    pub(super) kind: TimeKind,
    /// How exact it is.
    pub(super) granularity: Granularity,
    /// The days it covers, its bound not yet applied.
    pub(super) days: Option<Days>,
    /// The part of a year it names, when it names one.
    pub(super) unit: Option<Unit>,
    /// Where its year comes from.
    pub(super) origin: Origin,
    /// 前, 内, 起, 后.
    pub(super) bound: TimeBound,
    /// Whether the bound excludes the days themselves: 春节前 ends the day before.
    pub(super) event_bound: bool,
    /// Whether the days are meant roughly.
    pub(super) approx: bool,
    /// Whether days were counted as weekdays.
    pub(super) weekdays: bool,
    /// Whether there is no such day.
    pub(super) impossible: bool,
    /// Whether the words themselves say that it is past.
    pub(super) past: bool,
}

impl Reading {
    /// A time without days yet.
    pub(super) fn of(range: Range<usize>, kind: TimeKind) -> Self {
        Self {
            range,
            kind,
            granularity: Granularity::None,
            days: None,
            unit: None,
            origin: Origin::Unknown,
            bound: TimeBound::None,
            event_bound: false,
            approx: false,
            weekdays: false,
            impossible: false,
            past: false,
        }
    }
}
