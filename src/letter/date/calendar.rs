//! The days that parts of a year cover, festivals and seasons among them.

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::super::Date;
use super::Granularity;

/// A run of days, with how exactly it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    /// The first day.
    pub(super) first: Date,
    /// The last day.
    pub(super) last: Date,
    /// How exact the words are.
    pub(super) granularity: Granularity,
}

/// A day, when there is one of that number.
pub(super) fn day(year: i16, month: u32, day: u32) -> Option<Days> {
    let date = date(year, month, day)?;
    Some(Days { first: date, last: date, granularity: Granularity::Day })
}

/// From the first day of month `from` through the last day of month `to` of the same year.
pub(super) fn months(year: i16, from: u32, to: u32, granularity: Granularity) -> Option<Days> {
    Some(Days { first: date(year, from, 1)?, last: date(year, to, 1)?.last_of_month(), granularity })
}

/// A whole year.
pub(super) fn year(year: i16) -> Option<Days> {
    months(year, 1, 12, Granularity::Year)
}

/// From the first day of year `from` through the last day of year `to`.
pub(super) fn years(from: i16, to: i16) -> Option<Days> {
    Some(Days { first: date(from, 1, 1)?, last: date(to, 12, 31)?, granularity: Granularity::Period })
}

/// A third of a month: 0 上旬, 1 中旬, 2 下旬.
pub(super) fn third(year: i16, month: u32, third: u32) -> Option<Days> {
    let first = date(year, month, third * 10 + 1)?;
    let last = if third == 2 { first.last_of_month() } else { date(year, month, third * 10 + 10)? };
    Some(Days { first, last, granularity: Granularity::Week })
}

/// Quarters `from` through `to`, 1 to 4.
pub(super) fn quarters(year: i16, from: u32, to: u32) -> Option<Days> {
    let granularity = if to - from > 1 { Granularity::HalfYear } else { Granularity::Quarter };
    months(year, from * 3 - 2, to * 3, granularity)
}

/// A half year, the first or the second.
pub(super) fn half(year: i16, second: bool) -> Option<Days> {
    let (from, to) = if second { (7, 12) } else { (1, 6) };
    months(year, from, to, Granularity::HalfYear)
}

/// A season: 0 spring (3–5), 1 summer, 2 autumn, 3 winter, which ends in February of the next year.
pub(super) fn season(year: i16, season: u32) -> Option<Days> {
    let first = date(year, season * 3 + 3, 1)?;
    let last = first.checked_add(2.months()).ok()?.last_of_month();
    Some(Days { first, last, granularity: Granularity::Quarter })
}

/// The five years of the `nth` five-year plan (五年规划): the 14th is 2021 to 2025.
pub(super) fn five_year_plan(nth: u32) -> Option<Days> {
    let start = i16::try_from(nth).ok()?.checked_mul(5)?.checked_add(1951)?;
    years(start, start + 4)
}

/// Monday through Sunday of the week `weeks` after the one that holds `reference`.
pub(super) fn week(reference: Date, weeks: i32) -> Option<Days> {
    let monday = reference
        .checked_sub(i64::from(reference.weekday().to_monday_zero_offset()).days())
        .and_then(|monday| monday.checked_add(weeks.weeks()))
        .ok()?;
    Some(Days { first: monday, last: monday.checked_add(6.days()).ok()?, granularity: Granularity::Week })
}

/// The day `count` weekdays after `start`; public holidays are not known.
pub(super) fn weekdays_after(start: Date, count: u32) -> Option<Date> {
    let mut date = start;
    let mut left = count;
    while left > 0 {
        date = date.tomorrow().ok()?;
        if !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    Some(date)
}

/// What a year brings again on days of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// A fixed run of days: month and day of its beginning, and of its end.
    Fixed(u32, u32, u32, u32),
    /// 春节, by the lunar calendar: the day and the days after it.
    SpringFestival(i32, i32),
    /// 端午节.
    DragonBoat,
    /// 中秋节.
    MidAutumn,
}

/// When an occasion falls in `year`; lunar ones are known from 2005 to 2050.
pub(super) fn occasion(year: i16, occasion: Occasion) -> Option<Days> {
    let table = |days: &[u16]| {
        let index = usize::try_from(year.checked_sub(FIRST_LUNAR_YEAR)?).ok()?;
        let day = *days.get(index)?;
        date(year, u32::from(day / 100), u32::from(day % 100))
    };
    let (first, last) = match occasion {
        Occasion::Fixed(from_month, from_day, to_month, to_day) => {
            let last_year = if (to_month, to_day) < (from_month, from_day) { year + 1 } else { year };
            (date(year, from_month, from_day)?, date(last_year, to_month, to_day)?)
        }
        Occasion::SpringFestival(from, to) => {
            let first = table(&SPRING_FESTIVAL)?;
            (first.checked_add(from.days()).ok()?, first.checked_add(to.days()).ok()?)
        }
        Occasion::DragonBoat => table(&DRAGON_BOAT).map(|day| (day, day))?,
        Occasion::MidAutumn => table(&MID_AUTUMN).map(|day| (day, day))?,
    };
    let granularity = if first == last { Granularity::Day } else { Granularity::Quarter };
    Some(Days { first, last, granularity })
}

fn date(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The year the lunar tables begin with.
const FIRST_LUNAR_YEAR: i16 = 2005;

/// 农历正月初一 of 2005 to 2050, as month × 100 + day.
const SPRING_FESTIVAL: [u16; 46] = [
    209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129,
    217, 206, 126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217, 206,
    126, 214, 202, 123,
];

/// 农历五月初五 of 2005 to 2050.
const DRAGON_BOAT: [u16; 46] = [
    611, 531, 619, 608, 528, 616, 606, 623, 612, 602, 620, 609, 530, 618, 607, 625, 614, 603, 622, 610, 531,
    619, 609, 528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614, 603, 622, 611, 531, 619, 608,
    529, 615, 604, 623,
];

/// 农历八月十五 of 2005 to 2050.
const MID_AUTUMN: [u16; 46] = [
    918, 1006, 925, 914, 1003, 922, 912, 930, 919, 908, 927, 915, 1004, 924, 913, 1001, 921, 910, 929, 917,
    1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916, 1004, 924, 913, 1002, 920, 910, 928, 917, 1005,
    925, 915, 1004, 922, 911, 930,
];
