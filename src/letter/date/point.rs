//! Times by the calendar: a day, a month, a quarter, a year, with or without its number.

use super::super::Date;
use super::calendar::{self, Days};
use super::context;
use super::numeral;
use super::reading::{Origin, Reading};
use super::shadow::Shadow;
use super::unit::{self, RANGE_MARKS, Unit};
use super::{Granularity, TimeBound, TimeKind};

/// What is known when a time is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The day relative times are meant from.
    pub(super) reference: Option<Date>,
    /// The year last written in the same sentence.
    pub(super) year: Option<i16>,
}

/// The time by the calendar at `at`.
pub(super) fn read(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let (prefix, start) = match shadow.eat(at, &["截至", "截止到", "截止至", "截止", "自", "从"])
    {
        Some(start) => (shadow.text(at..start), start),
        None => (String::new(), at),
    };
    let (mut reading, bare_needs_bound) = stem(shadow, start, known)?;
    let after = reading.range.end;
    bound(shadow, &mut reading);
    if let Some(end) = shadow.eat(after, &["开始", "起始"]).filter(|_| start > at) {
        (reading.range.end, reading.bound) = (end, TimeBound::Since);
    }
    // 今年来 is 今年以来; 今年来我县 is not.
    if let Some(end) = shadow.eat(after, &["来"])
        && matches!(reading.origin, Origin::Relative(_) | Origin::Unknown)
        && shadow.at(end).is_some_and(super::shadow::is_clause_mark)
    {
        (reading.range.end, reading.bound, reading.past) = (end, TimeBound::Since, true);
    }
    if bare_needs_bound && !acts_as_time(shadow, &reading, after) {
        return None;
    }
    let opens = matches!(prefix.as_str(), "自" | "从");
    if opens && !matches!(reading.bound, TimeBound::Since) {
        // 从明年 without 起 is read as the plain time.
        return None;
    }
    if prefix.starts_with('截') {
        reading.past = true;
    }
    reading.range.start = at;
    Some(reading)
}

/// A time by the calendar without what stands before and after; whether it is one only beside a bound or a verb.
fn stem(shadow: &Shadow, at: usize, known: Known) -> Option<(Reading, bool)> {
    let single = [dotted, year_range, several_years, winter, relative_month, relative_week, relative_day]
        .iter()
        .find_map(|form| form(shadow, at, known));
    if let Some(reading) = single {
        return Some((reading, false));
    }
    let first = simple(shadow, at, known)?;
    let needs_bound = first.needs_bound;
    Some((range(shadow, &first, known).unwrap_or(first.reading), needs_bound))
}

/// A year, a part of a year, or both.
struct Simple {
    reading: Reading,
    unit: Unit,
    needs_bound: bool,
}

fn simple(shadow: &Shadow, at: usize, known: Known) -> Option<Simple> {
    let year = year(shadow, at, known);
    let (unit, end, needs_bound) = match &year {
        Some(year) => {
            let part = unit::read(shadow, year.end, true).filter(|&(_, end)| end > year.end);
            if year.short && !part.is_some_and(|(unit, _)| unit != Unit::Year) {
                return None;
            }
            part.map_or((Unit::Year, year.end, false), |(unit, end)| (unit, end, false))
        }
        None => {
            let (unit, end) = unit::read(shadow, at, false).filter(|_| begins_free(shadow, at))?;
            let customary = matches!(unit, Unit::Season(_) | Unit::Occasion(_));
            let numeral_month =
                matches!(unit, Unit::Months(..)) && !shadow.at(at).is_some_and(|c| c.is_ascii_digit());
            (unit, end, customary || numeral_month)
        }
    };
    let origin = match &year {
        Some(Year { value: Some(value), relative: false, .. }) => Origin::Written(*value),
        Some(Year { value: Some(value), relative: true, .. }) => Origin::Relative(*value),
        Some(_) => Origin::Unknown,
        None => Origin::Assumed,
    };
    let value = match origin {
        Origin::Written(value) | Origin::Relative(value) => Some(value),
        Origin::Unknown => None,
        Origin::Assumed => assumed_year(shadow, at, unit, known),
    };
    let mut reading = Reading::of(
        at..end,
        if matches!(origin, Origin::Written(_)) { TimeKind::Absolute } else { TimeKind::Relative },
    );
    reading.granularity = unit.granularity();
    reading.days = value.and_then(|value| unit.days(value));
    reading.impossible =
        unit.is_impossible() || (value.is_some() && reading.days.is_none() && matches!(unit, Unit::Day(..)));
    if reading.impossible {
        reading.granularity = Granularity::Day;
    }
    reading.approx = unit.is_approximate();
    reading.unit = Some(unit);
    reading.origin = origin;
    reading.past = year.is_some_and(|year| year.past);
    if matches!(origin, Origin::Assumed) && known.year.is_some() && known.year == value {
        reading.kind = TimeKind::Absolute;
    }
    Some(Simple { reading, unit, needs_bound })
}

/// The year of a part of a year without one: that of the sentence, unless the clause looks ahead and that year is over.
fn assumed_year(shadow: &Shadow, at: usize, unit: Unit, known: Known) -> Option<i16> {
    let reference = known.reference.map(Date::year);
    let ahead = context::looks_ahead(shadow, at);
    if let Some(year) = known.year
        && !matches!(unit, Unit::Occasion(_))
        && reference.is_none_or(|reference| !ahead || year >= reference)
    {
        return Some(year);
    }
    reference
}

struct Year {
    value: Option<i16>,
    end: usize,
    relative: bool,
    past: bool,
    /// Two digits only: 25年.
    short: bool,
}

fn year(shadow: &Shadow, at: usize, known: Known) -> Option<Year> {
    if let Some((value, end)) = numeral::chinese_year(shadow, at) {
        let end = match shadow.eat(end, &["年度", "年"]) {
            Some(end) => end,
            None if matches!(shadow.at(at), Some('二' | '一')) && shadow.at(at + 1) != Some('一') => end,
            None => return None,
        };
        return Some(Year {
            value: i16::try_from(value).ok(),
            end,
            relative: false,
            past: false,
            short: false,
        });
    }
    if let Some((value, end)) = numeral::digits(shadow, at) {
        let length = end - at;
        let full = length == 4 && (1900..2100).contains(&value);
        let short = length == 2 && (10..60).contains(&value) && !context::counts(shadow, at);
        let after = shadow.eat(end, &["年度", "年"])?;
        if shadow.at(after).is_some_and(|c| matches!(c, '级' | '代' | '龄' | '限')) || !(full || short) {
            return None;
        }
        let value = if short { value + 2000 } else { value };
        return Some(Year {
            value: i16::try_from(value).ok(),
            end: after,
            relative: false,
            past: false,
            short,
        });
    }
    let (words, offset, guard, from_sentence) =
        RELATIVE_YEARS.iter().find(|(words, ..)| shadow.starts_with(at, words))?;
    if shadow.before(at).is_some_and(|c| guard.contains(c)) {
        return None;
    }
    let base = match known.year {
        Some(year) if *from_sentence => Some(year),
        _ => known.reference.map(Date::year),
    };
    let end = at + words.chars().count();
    let end = if words.ends_with('年') { shadow.eat(end, &["度"]).unwrap_or(end) } else { end };
    let end = match shadow.eat(end, &["的"]) {
        Some(after) if unit::read(shadow, after, false).is_some() => after,
        _ => end,
    };
    let value = base.and_then(|base| base.checked_add(*offset));
    Some(Year { value, end, relative: true, past: *offset < 0, short: false })
}

/// Words for a year from the letter's day: the words, the years to add, characters that must not stand before,
/// whether the year is counted from one written in the same sentence.
const RELATIVE_YEARS: [(&str, i16, &str, bool); 14] = [
    ("今年", 0, "", false),
    ("本年", 0, "基根", false),
    ("当年", 0, "每", true),
    ("明年", 1, "文", false),
    ("来年", 1, "近年以历未", false),
    ("次年", 1, "首本每一此历两", true),
    ("翌年", 1, "", true),
    ("后年", 2, "以之今最前", false),
    ("上一年", -1, "", false),
    ("去年", -1, "", false),
    ("上年", -1, "以", false),
    ("前年", -2, "以之目", false),
    ("今明年", 0, "", false),
    ("当前年", 0, "", false),
];

/// 2025.6.30, 2025-06-30, 2025/6/30.
fn dotted(shadow: &Shadow, at: usize, _: Known) -> Option<Reading> {
    let (year, end) = whole_digits(shadow, at, 4)?;
    let mark = shadow.at(end).filter(|c| matches!(c, '.' | '-' | '/' | '－'))?;
    let (month, end) = whole_digits(shadow, end + 1, 2)?;
    if shadow.at(end) != Some(mark) {
        return None;
    }
    let (day, end) = whole_digits(shadow, end + 1, 2)?;
    if !(1949..2100).contains(&year) || !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let mut reading = Reading::of(at..end, TimeKind::Absolute);
    reading.days = calendar::day(i16::try_from(year).ok()?, month, day);
    reading.granularity = Granularity::Day;
    reading.impossible = reading.days.is_none();
    reading.origin = Origin::Written(i16::try_from(year).ok()?);
    Some(reading)
}

/// Digits at `at`, at most `most`, not part of a longer run; a point beside them is allowed.
fn whole_digits(shadow: &Shadow, at: usize, most: usize) -> Option<(u32, usize)> {
    if shadow.before(at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut value = 0;
    let mut end = at;
    while let Some(digit) = shadow.at(end).and_then(|c| c.to_digit(10)) {
        value = value * 10 + digit;
        end += 1;
        if end - at > most {
            return None;
        }
    }
    (end > at).then_some((value, end))
}

/// 2021—2025年, 2024、2025年.
fn year_range(shadow: &Shadow, at: usize, _: Known) -> Option<Reading> {
    let (from, end) = numeral::digits(shadow, at).filter(|&(_, end)| end - at == 4)?;
    let next = shadow.eat(end, &RANGE_MARKS).or_else(|| shadow.eat(end, &["、", "和", "及"]))?;
    let (to, end) = numeral::digits(shadow, next)?;
    let (from, to) = (i16::try_from(from).ok()?, i16::try_from(to).ok()?);
    let to = if (0..100).contains(&to) { from - from % 100 + to } else { to };
    if from < 1949 || to <= from || to >= 2100 {
        return None;
    }
    let end = shadow.eat(end, &["年度", "年"])?;
    let mut reading = Reading::of(at..end, TimeKind::Absolute);
    reading.days = calendar::years(from, to);
    reading.granularity = Granularity::Period;
    reading.origin = Origin::Written(to);
    Some(reading)
}

/// 今明两年.
fn several_years(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let (end, from, to) = if let Some(end) = shadow.eat(at, &["今明两年", "今明二年", "今年明年两年"])
    {
        (end, 0, 1)
    } else if let Some(end) = shadow.eat(at, &["明后两年", "明后年"]) {
        (end, 1, 2)
    } else {
        return None;
    };
    let mut reading = Reading::of(at..end, TimeKind::Relative);
    reading.days = known.reference.and_then(|day| calendar::years(day.year() + from, day.year() + to));
    reading.granularity = Granularity::Period;
    Some(reading)
}

/// 今冬明春, 明春.
fn winter(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let &(words, unit, offset) = SEASON_WORDS.iter().find(|(words, ..)| shadow.starts_with(at, words))?;
    let mut reading = Reading::of(at..at + words.chars().count(), TimeKind::Relative);
    // In the first months of a year 今冬 is the winter that is passing.
    let begun = |day: Date| matches!(unit, Unit::OverNewYear(..) | Unit::Season(3)) && day.month() < 3;
    reading.days =
        known.reference.and_then(|day| unit.days(day.year() + offset - if begun(day) { 1 } else { 0 }));
    reading.granularity = unit.granularity();
    reading.approx = true;
    reading.past = offset < 0;
    let end = reading.range.end;
    reading.range.end = shadow.eat(end, &["季", "天"]).unwrap_or(end);
    Some(reading)
}

/// Seasons named from the letter's day: the words, the part of the year, the years to add.
const SEASON_WORDS: [(&str, Unit, i16); 11] = [
    ("今冬明春", Unit::OverNewYear(12, 5), 0),
    ("去冬今春", Unit::OverNewYear(12, 5), -1),
    ("今春", Unit::Season(0), 0),
    ("今夏", Unit::Season(1), 0),
    ("今秋", Unit::Season(2), 0),
    ("今冬", Unit::Season(3), 0),
    ("明春", Unit::Season(0), 1),
    ("明夏", Unit::Season(1), 1),
    ("明秋", Unit::Season(2), 1),
    ("明冬", Unit::Season(3), 1),
    ("去冬", Unit::Season(3), -1),
];

/// 本月底, 下月15日, 月底, 下季度末.
fn relative_month(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let (words, offset) = RELATIVE_MONTHS.iter().find(|(words, _)| shadow.starts_with(at, words))?;
    let mut end = at + words.chars().count();
    let bare = *words == "月";
    if bare && shadow.before(at).is_some_and(|c| !"，。；、：在于到至前将拟力争计划预计\"（(\n".contains(c))
    {
        return None;
    }
    let quarter = words.ends_with("季度");
    if shadow.before(at).is_some_and(|c| matches!(c, '以' | '每')) {
        return None;
    }
    let months = i32::from(*offset) * if quarter { 3 } else { 1 };
    let (year, month) = match known.reference {
        Some(day) => {
            let base = i32::from(day.month()) - 1;
            let base = if quarter { base - base % 3 } else { base };
            let total = i32::from(day.year()) * 12 + base + months;
            (i16::try_from(total.div_euclid(12)).ok(), u32::try_from(total.rem_euclid(12) + 1).ok()?)
        }
        None => (None, 1),
    };
    let mut unit = if quarter {
        Unit::Quarters(month.div_ceil(3), month.div_ceil(3))
    } else {
        Unit::Months(month, month)
    };
    if quarter {
        if let Some(after) = shadow.eat(end, &["末", "底"]) {
            (unit, end) = (Unit::Months(month + 2, month + 2), after);
        }
    } else if let Some((part, after)) = unit::month_part(shadow, end, month) {
        (unit, end) = (part, after);
    } else if let Some((day, after)) = numeral::read(shadow, end)
        .and_then(|(day, end)| Some((day, shadow.eat(end, &["日", "号"])?)))
        .filter(|_| !bare)
    {
        (unit, end) = (Unit::Day(month, day), after);
    } else if bare && shadow.eat(end, &["内"]).is_none() {
        return None;
    }
    let mut reading = Reading::of(at..end, TimeKind::Relative);
    reading.granularity = unit.granularity();
    reading.days = year.and_then(|year| unit.days(year));
    reading.past = *offset < 0;
    Some(reading)
}

/// Words for a month or quarter from the letter's day, with the number to add.
const RELATIVE_MONTHS: [(&str, i16); 14] = [
    ("本月", 0),
    ("当月", 0),
    ("这个月", 0),
    ("下个月", 1),
    ("下月", 1),
    ("次月", 1),
    ("上个月", -1),
    ("上月", -1),
    ("本季度", 0),
    ("下一季度", 1),
    ("下个季度", 1),
    ("下季度", 1),
    ("上季度", -1),
    ("月", 0),
];

/// 本周, 下周三.
fn relative_week(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let (offset, end) = if let Some(end) = shadow.eat(at, &["本周", "这周", "本星期", "这个星期"])
    {
        (0, end)
    } else if let Some(end) = shadow.eat(at, &["下周", "下个星期", "下星期", "下个周"]) {
        (1, end)
    } else {
        (-1, shadow.eat(at, &["上周", "上星期", "上个星期"])?)
    };
    if shadow.at(end).is_some_and(|c| matches!(c, '边' | '期' | '长' | '岁')) {
        return None;
    }
    let week = known.reference.and_then(|day| calendar::week(day, offset));
    let weekday = shadow.at(end).and_then(|c| "一二三四五六日".chars().position(|day| day == c));
    let mut reading = Reading::of(at..end, TimeKind::Relative);
    reading.granularity = Granularity::Week;
    reading.days = week;
    if shadow.at(end) == Some('末') {
        reading.range.end = end + 1;
    } else if let Some(weekday) = weekday {
        let day = week.and_then(|week| {
            let day = week.first.checked_add(jiff::Span::new().days(i64::try_from(weekday).ok()?)).ok()?;
            Some(Days { first: day, last: day, granularity: Granularity::Day })
        });
        reading.days = day;
        reading.granularity = Granularity::Day;
        reading.range.end = end + 1;
    }
    reading.past = offset < 0;
    Some(reading)
}

/// 今日, 明天, 即日.
fn relative_day(shadow: &Shadow, at: usize, known: Known) -> Option<Reading> {
    let &(words, offset) = RELATIVE_DAYS.iter().find(|(words, _)| shadow.starts_with(at, words))?;
    let end = at + words.chars().count();
    if words == "即日" && shadow.eat(end, &["起"]).is_none() {
        return None;
    }
    if shadow.before(at).is_some_and(|c| matches!(c, '以' | '最' | '如' | '至' | '每')) {
        return None;
    }
    let mut reading = Reading::of(at..end, TimeKind::Relative);
    reading.granularity = Granularity::Day;
    reading.days = known.reference.and_then(|day| {
        let day = day.checked_add(jiff::Span::new().days(offset)).ok()?;
        Some(Days { first: day, last: day, granularity: Granularity::Day })
    });
    reading.past = offset < 0;
    Some(reading)
}

/// Words for a day from the letter's day, with the days to add.
const RELATIVE_DAYS: [(&str, i64); 7] =
    [("即日", 0), ("今日", 0), ("明日", 1), ("明天", 1), ("后天", 2), ("昨日", -1), ("昨天", -1)];

/// The range that `first` begins, when one is written: 2025年3月至5月, 6月1日—15日.
fn range(shadow: &Shadow, first: &Simple, known: Known) -> Option<Reading> {
    let end = first.reading.range.end;
    let next = shadow.eat(end, &RANGE_MARKS)?;
    let year = match first.reading.origin {
        Origin::Written(year) | Origin::Relative(year) => Some(year),
        _ => known.year,
    };
    let second = match first.unit {
        Unit::Day(month, _) => numeral::read(shadow, next)
            .and_then(|(day, end)| Some((Unit::Day(month, day), shadow.eat(end, &["日", "号"])?)))
            .map(|(unit, end)| {
                let mut reading = first.reading.clone();
                reading.range.end = end;
                reading.days = first.reading.days.and_then(|days| unit.days(days.first.year()));
                reading
            }),
        _ => None,
    }
    .or_else(|| {
        simple(shadow, next, Known { year, ..known }).filter(|second| !second.reading.past).map(|s| s.reading)
    })?;
    let mut reading = first.reading.clone();
    reading.range.end = second.range.end;
    reading.impossible |= second.impossible;
    reading.unit = None;
    reading.days = match (first.reading.days, second.days) {
        (Some(from), Some(to)) if from.first <= to.last => Some(Days { last: to.last, ..from }),
        _ => None,
    };
    reading.granularity = if second.granularity == Granularity::Year {
        Granularity::Period
    } else {
        first.reading.granularity.max(second.granularity)
    };
    if let Origin::Written(year) = second.origin {
        reading.origin = Origin::Written(year);
    }
    Some(reading)
}

/// Reads 前, 内, 起, 后 and the like after a time.
fn bound(shadow: &Shadow, reading: &mut Reading) {
    let end = reading.range.end;
    let end = match shadow.eat(end, &["左右", "前后"]) {
        Some(end) => {
            reading.approx = true;
            end
        }
        None => end,
    };
    let customary = matches!(reading.unit, Some(Unit::Season(_) | Unit::Occasion(_) | Unit::OverNewYear(..)));
    let found = BOUNDS.iter().find_map(|&(words, bound, barred)| {
        let after = shadow.eat(end, &[words])?;
        let barred = shadow.at(after).is_some_and(|c| barred.contains(c));
        (!barred).then_some((after, bound))
    });
    let Some((after, bound)) = found else {
        reading.range.end = end;
        return;
    };
    reading.range.end = after;
    reading.bound = bound;
    reading.past |= shadow.ends_with(after, "以来") || shadow.ends_with(after, "至今");
    if customary && bound == TimeBound::Before {
        reading.event_bound = true;
    }
}

/// Words after a time, what they make of it, and characters after them that take that back.
const BOUNDS: [(&str, TimeBound, &str); 27] = [
    ("到来之前", TimeBound::Before, ""),
    ("来临之前", TimeBound::Before, ""),
    ("来临前", TimeBound::Before, ""),
    ("到来前", TimeBound::Before, ""),
    ("结束前", TimeBound::Within, ""),
    ("以前", TimeBound::Before, ""),
    ("之前", TimeBound::Before, ""),
    ("前夕", TimeBound::Before, ""),
    ("前", TimeBound::Before, "期往来三两述款半后景沿置端身提"),
    ("以内", TimeBound::Within, ""),
    ("之内", TimeBound::Within, ""),
    ("内", TimeBound::Within, "涝部外容设河需生在"),
    ("期间", TimeBound::Within, ""),
    ("期内", TimeBound::Within, ""),
    ("以来", TimeBound::Since, ""),
    ("至今", TimeBound::Since, ""),
    ("起至", TimeBound::None, ""),
    ("起", TimeBound::Since, "草点步家动诉伏降重"),
    ("始", TimeBound::Since, "建终"),
    ("结束之后", TimeBound::After, ""),
    ("结束后", TimeBound::After, ""),
    ("过后", TimeBound::After, ""),
    ("以后", TimeBound::After, ""),
    ("之后", TimeBound::After, ""),
    ("后", TimeBound::After, "续期勤备半方者三两来台"),
    ("间", TimeBound::Within, "隔接"),
    ("之间", TimeBound::Within, ""),
];

/// Whether a customary time or a bare month in Chinese numerals is used as a time: it has a bound, or a verb follows.
fn acts_as_time(shadow: &Shadow, reading: &Reading, unit_end: usize) -> bool {
    let bounded = !matches!(reading.bound, TimeBound::None);
    let numeral_month = matches!(reading.unit, Some(Unit::Months(..)));
    let named = matches!(reading.unit, Some(Unit::Occasion(_)));
    bounded
        || (numeral_month && (context::looks_ahead(shadow, unit_end) || shadow.ends_with(unit_end, "份")))
        || (!named && context::verb_follows(shadow, unit_end))
        || (shadow.ends_with(unit_end, "开学") || shadow.ends_with(unit_end, "学期"))
            && unit_end - reading.range.start > 3
        || (named
            && shadow.before(reading.range.start).is_some_and(|c| matches!(c, '于' | '在'))
            && context::verb_follows(shadow, unit_end))
}

/// Whether the time at `at` is not the tail of a longer word.
fn begins_free(shadow: &Shadow, at: usize) -> bool {
    shadow.before(at).is_none_or(|c| !matches!(c, '第' | '每' | '各' | '.' | '/') && !c.is_ascii_digit())
}
