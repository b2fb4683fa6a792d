//! Five-year plans (五年规划) as periods: “十四五”期间.

use super::calendar;
use super::reading::{Origin, Reading};
use super::shadow::Shadow;
use super::{TimeBound, TimeKind};

/// A five-year plan's period at `at`; with anything but a time behind it, it is part of a name.
pub(super) fn read(shadow: &Shadow, at: usize) -> Option<Reading> {
    let start = shadow.eat(at, &["\"", "'", "‘"]).unwrap_or(at);
    let quoted = start > at;
    let unit =
        shadow.at(start + 1).and_then(|c| "一二三四五六七八九".chars().position(|digit| digit == c))?;
    if shadow.at(start) != Some('十') || shadow.at(start + 2) != Some('五') {
        return None;
    }
    let end = start + 3;
    let end = if quoted { shadow.eat(end, &["\"", "'", "’"])? } else { end };
    let count = |c: char| "个名条项万亿元年月日〇零一二三四五六七八九十百千".contains(c);
    if !quoted && (shadow.at(end).is_some_and(count) || shadow.before(at).is_some_and(count)) {
        return None;
    }
    let days = calendar::five_year_plan(11 + u32::try_from(unit).ok()?)?;
    let mut reading = Reading::of(at..end, TimeKind::Absolute);
    reading.granularity = days.granularity;
    reading.origin = Origin::Unknown;
    let (first, last) = (days.first.year(), days.last.year());
    let suffix = SUFFIXES.iter().find_map(|&(words, part)| Some((shadow.eat(end, &[words])?, part)));
    let (end, part) = match suffix {
        Some((end, part)) => (end, part),
        None if stands_as_time(shadow, at, end) => (end, Part::All),
        None => {
            reading.kind = TimeKind::Attributive;
            reading.days = Some(days);
            return Some(reading);
        }
    };
    reading.range.end = end;
    reading.days = match part {
        Part::All | Part::Within => Some(days),
        Part::Beginning => calendar::years(first, first + 1),
        Part::Middle => calendar::years(first + 2, first + 2),
        Part::End => calendar::years(last, last),
        Part::Before => {
            reading.bound = TimeBound::Before;
            Some(days)
        }
    };
    if part == Part::Within {
        reading.bound = TimeBound::Within;
    }
    Some(reading)
}

/// Which part of the five years is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Within,
    Beginning,
    Middle,
    End,
    Before,
}

/// Words that make a period of a plan; a longer one stands before one it begins with.
const SUFFIXES: [(&str, Part); 22] = [
    ("规划期末", Part::End),
    ("规划期间", Part::Within),
    ("规划期内", Part::Within),
    ("规划末期", Part::End),
    ("规划末", Part::End),
    ("规划期", Part::Within),
    ("末期", Part::End),
    ("期末", Part::End),
    ("收官之年", Part::End),
    ("收官年", Part::End),
    ("末", Part::End),
    ("开局之年", Part::Beginning),
    ("初期", Part::Beginning),
    ("前期", Part::Beginning),
    ("中期", Part::Middle),
    ("后期", Part::End),
    ("期间", Part::Within),
    ("时期", Part::Within),
    ("期内", Part::Within),
    ("以内", Part::Within),
    ("期", Part::Within),
    ("前", Part::Before),
];

/// Whether a bare “十四五” is used as a time: a preposition leads to it and no noun follows, or 规划 follows as a verb.
fn stands_as_time(shadow: &Shadow, at: usize, end: usize) -> bool {
    if shadow.starts_with(end, "规划了") || shadow.starts_with(end, "计划实施") {
        return true;
    }
    let led = shadow.before(at).is_some_and(|c| matches!(c, '在' | '到' | '至' | '于'));
    led && (shadow
        .at(end)
        .is_none_or(|c| super::shadow::is_clause_mark(c) || matches!(c, '内' | '中' | '里'))
        || super::context::verb_follows(shadow, end))
}
