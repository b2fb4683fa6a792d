//! A part of a year as it is written: 6月底, 第三季度, 下半年, 汛期.

use super::Granularity;
use super::calendar::{self, Days, Occasion};
use super::numeral;
use super::shadow::Shadow;

/// A part of a year, before it is known which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// 6月30日.
    Day(u32, u32),
    /// 上旬 0, 中旬 1, 下旬 2 of a month; 初, 中 and 底 likewise.
    Third(u32, u32),
    /// Whole months, from one through another.
    Months(u32, u32),
    /// Whole quarters, from one through another.
    Quarters(u32, u32),
    /// The first or (true) the second half.
    Half(bool),
    /// 春 0, 夏 1, 秋 2, 冬 3.
    Season(u32),
    /// 今冬明春, 岁末年初: from a month of this year through a month of the next.
    OverNewYear(u32, u32),
    /// A festival, a holiday or a time of the farming or school year.
    Occasion(Occasion),
    /// 年初.
    YearStart,
    /// 年底.
    YearEnd,
    /// All of it.
    Year,
}

impl Unit {
    /// The days of the unit in `year`; none when there are no such days.
    pub(super) fn days(self, year: i16) -> Option<Days> {
        match self {
            Self::Day(month, day) => calendar::day(year, month, day),
            Self::Third(month, third) => calendar::third(year, month, third),
            Self::Months(from, to) => {
                let granularity = if to > from { Granularity::Quarter } else { Granularity::Month };
                calendar::months(year, from, to, granularity)
            }
            Self::Quarters(from, to) => calendar::quarters(year, from, to),
            Self::Half(second) => calendar::half(year, second),
            Self::Season(season) => calendar::season(year, season),
            Self::OverNewYear(from, to) => {
                let begin = calendar::months(year, from, from, Granularity::Quarter)?;
                let end = calendar::months(year.checked_add(1)?, to, to, Granularity::Quarter)?;
                Some(Days { last: end.last, ..begin })
            }
            Self::Occasion(occasion) => calendar::occasion(year, occasion),
            Self::YearStart => calendar::months(year, 1, 3, Granularity::Quarter),
            Self::YearEnd => calendar::months(year, 12, 12, Granularity::Month),
            Self::Year => calendar::year(year),
        }
    }

    /// How exact the unit is, whatever the year.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Day(..) => Granularity::Day,
            // A leap year after the first lunar year of the tables: it has all days there are.
            _ => self.days(2024).map_or(Granularity::None, |days| days.granularity),
        }
    }

    /// Whether no year has such days.
    pub(super) fn is_impossible(self) -> bool {
        self.days(2024).is_none()
    }

    /// Whether the days are a custom rather than a rule of the calendar.
    pub(super) fn is_approximate(self) -> bool {
        match self {
            Self::Season(_) | Self::OverNewYear(..) | Self::YearStart => true,
            Self::Occasion(Occasion::Fixed(from_month, from_day, to_month, to_day)) => {
                (from_month, from_day) != (to_month, to_day)
            }
            _ => false,
        }
    }
}

/// The unit at `at` and one past its end. `in_year` tells that a year stands just before it.
pub(super) fn read(shadow: &Shadow, at: usize, in_year: bool) -> Option<(Unit, usize)> {
    month(shadow, at, in_year)
        .or_else(|| quarter(shadow, at))
        .or_else(|| phrase(shadow, at, in_year))
        .or_else(|| bare(shadow, at, in_year))
}

/// 底, 末, 初, 中, 上旬 after a month, and one past its end.
pub(super) fn month_part(shadow: &Shadow, at: usize, month: u32) -> Option<(Unit, usize)> {
    let (third, end) = if let Some(end) = shadow.eat(at, &["底", "末", "下旬"]) {
        (2, end)
    } else if let Some(end) = shadow.eat(at, &["上旬"]).or_else(|| beginning(shadow, at)) {
        (0, end)
    } else {
        (1, shadow.eat(at, &["中旬"]).or_else(|| middle(shadow, at))?)
    };
    Some((Unit::Third(month, third), end))
}

/// Marks that lead from the first to the last of a range.
pub(super) const RANGE_MARKS: [&str; 11] = ["——", "—", "－", "–", "─", "-", "~", "～", "至", "到", "―"];

fn month(shadow: &Shadow, at: usize, in_year: bool) -> Option<(Unit, usize)> {
    let (from, to, end) = if let Some(end) = shadow.eat(at, &["元月份", "元月"]) {
        (1, 1, end)
    } else {
        let (from, end) = numeral::read(shadow, at)?;
        let (to, end) = match shadow.eat(end, &RANGE_MARKS).or_else(|| shadow.eat(end, &["、"])) {
            Some(next) if shadow.at(end) != Some('月') => {
                let listed = shadow.at(end) == Some('、');
                numeral::read(shadow, next)
                    .filter(|&(to, end)| {
                        // “1、2月5日” is a list number and a day; months in a list are neighbours.
                        shadow.at(end) == Some('月')
                            && (!listed || to == from + 1 && numeral::read(shadow, end + 1).is_none())
                    })
                    .unwrap_or((from, end))
            }
            _ => (from, end),
        };
        if shadow.at(end) != Some('月') || shadow.at(end + 1) == Some('均') {
            return None;
        }
        (from, to, shadow.eat(end, &["月份", "月"])?)
    };
    if to < from || from == 0 || (to > 12 && !in_year) || to > 99 {
        return None;
    }
    if from == to {
        if let Some((day, day_end)) = numeral::read(shadow, end) {
            let short = bound_follows(shadow, day_end) && shadow.at(day_end) != Some('个');
            if let Some(after) = shadow.eat(day_end, &["日", "号"]) {
                return Some((Unit::Day(from, day), after));
            }
            let at_line_end = shadow.at(day_end).is_none_or(|c| c == '\n') && in_year;
            if (short || at_line_end) && day <= 31 {
                return Some((Unit::Day(from, day), day_end));
            }
        }
        if let Some(part) = month_part(shadow, end, from) {
            return Some(part);
        }
    }
    Some((Unit::Months(from, to), end))
}

fn quarter(shadow: &Shadow, at: usize) -> Option<(Unit, usize)> {
    let quarters = |from, to, end: usize| {
        if let Some(end) = shadow.eat(end, &["末", "底"]) {
            return (Unit::Months(to * 3, to * 3), end);
        }
        match beginning(shadow, end) {
            Some(end) => (Unit::Months(from * 3 - 2, from * 3 - 2), end),
            None => (Unit::Quarters(from, to), end),
        }
    };
    if let Some(end) = shadow.eat(at, &["前三季度", "前三个季度"]) {
        return Some(quarters(1, 3, end));
    }
    if let Some(end) = shadow.eat(at, &["一二季度", "前两季度", "前两个季度"]) {
        return Some(quarters(1, 2, end));
    }
    if let Some(end) = shadow.eat(at, &["三四季度"]) {
        return Some(quarters(3, 4, end));
    }
    let start = shadow.eat(at, &["第"]).unwrap_or(at);
    let (from, end) = numeral::read(shadow, start)?;
    let (to, end) = match shadow.eat(end, &["、第", "、", "至第", "至", "到", "-", "—"]) {
        Some(next) => numeral::read(shadow, next)?,
        None => (from, end),
    };
    let end = shadow.eat(end, &["季度"])?;
    (1 <= from && from <= to && to <= 4).then(|| quarters(from, to, end))
}

fn phrase(shadow: &Shadow, at: usize, in_year: bool) -> Option<(Unit, usize)> {
    PHRASES.iter().find_map(|&(words, unit, needs_year)| {
        let end = shadow.eat(at, &[words])?;
        (in_year || !needs_year).then_some((unit, end))
    })
}

/// 底, 末, 初, 中 right after a year, or 年底 and the like.
fn bare(shadow: &Shadow, at: usize, in_year: bool) -> Option<(Unit, usize)> {
    let (start, tail) = match shadow.eat(at, &["年"]) {
        Some(start) => (start, true),
        None => (at, false),
    };
    if !tail && !in_year {
        return None;
    }
    if tail && !in_year && !stands_free(shadow, at) {
        return None;
    }
    let closing = shadow.eat(start, &["底", "末", "终"]);
    if let Some(end) = closing.filter(|&end| !shadow.at(end).is_some_and(|c| "奖考总评检决".contains(c)))
    {
        return Some((Unit::YearEnd, end));
    }
    if let Some(end) = beginning(shadow, start) {
        return Some((Unit::YearStart, end));
    }
    if let Some(end) = middle(shadow, start) {
        return Some((Unit::Months(6, 6), end));
    }
    // 年内: the bound 内 is read after the unit.
    (tail && ["内", "之内", "以内"].iter().any(|words| shadow.starts_with(start, words)))
        .then_some((Unit::Year, start))
}

/// Whether 年底 or 年内 at `at` is a word of its own, not the tail of 三年内 or 学年末.
fn stands_free(shadow: &Shadow, at: usize) -> bool {
    shadow.before(at).is_none_or(|c| {
        !c.is_ascii_digit()
            && !"〇零一二三四五六七八九十百两几多数近半每同全翌周学整前头元青少中老壮成百".contains(c)
    })
}

fn beginning(shadow: &Shadow, at: usize) -> Option<usize> {
    let end = shadow.eat(at, &["初"])?;
    shadow.at(end).is_none_or(|c| !"步级期审稿定衷见具始中高设赛".contains(c)).then_some(end)
}

fn middle(shadow: &Shadow, at: usize) -> Option<usize> {
    let end = shadow.eat(at, &["中"])?;
    shadow.at(end).is_none_or(|c| "，。；、）)前后完开启建竣实将".contains(c) || c == '\n').then_some(end)
}

/// Whether 前, 底前, 之前 and the like stand at `at`.
fn bound_follows(shadow: &Shadow, at: usize) -> bool {
    shadow.eat(at, &["前", "之前", "以前"]).is_some()
}

/// Names of parts of a year: the words, what they mean, whether they need a year before them to mean it.
/// A longer name stands before one it begins with.
const PHRASES: [(&str, Unit, bool); 68] = [
    ("上、下半年", Unit::Year, false),
    ("上下半年", Unit::Year, false),
    ("上半年", Unit::Half(false), false),
    ("前半年", Unit::Half(false), false),
    ("下半年", Unit::Half(true), false),
    ("后半年", Unit::Half(true), false),
    ("岁末年初", Unit::OverNewYear(12, 1), false),
    ("年末岁初", Unit::OverNewYear(12, 1), false),
    ("年底年初", Unit::OverNewYear(12, 1), false),
    ("冬春季", Unit::OverNewYear(12, 5), true),
    ("岁末", Unit::YearEnd, false),
    ("岁尾", Unit::YearEnd, false),
    ("全年", Unit::Year, true),
    ("春季学期开学", Unit::Occasion(Occasion::Fixed(3, 1, 3, 1)), false),
    ("秋季学期开学", Unit::Occasion(Occasion::Fixed(9, 1, 9, 1)), false),
    ("春季学期", Unit::Occasion(Occasion::Fixed(2, 16, 7, 15)), false),
    ("秋季学期", Unit::Occasion(Occasion::Fixed(9, 1, 1, 31)), false),
    ("春季开学", Unit::Occasion(Occasion::Fixed(3, 1, 3, 1)), false),
    ("秋季开学", Unit::Occasion(Occasion::Fixed(9, 1, 9, 1)), false),
    ("秋季新学期", Unit::Occasion(Occasion::Fixed(9, 1, 1, 31)), false),
    ("秋季招生", Unit::Occasion(Occasion::Fixed(9, 1, 9, 1)), false),
    ("春节假期", Unit::Occasion(Occasion::SpringFestival(0, 6)), false),
    ("春节", Unit::Occasion(Occasion::SpringFestival(0, 0)), false),
    ("元宵节", Unit::Occasion(Occasion::SpringFestival(14, 14)), false),
    ("除夕", Unit::Occasion(Occasion::SpringFestival(-1, -1)), false),
    ("元旦节", Unit::Occasion(Occasion::Fixed(1, 1, 1, 1)), false),
    ("元旦", Unit::Occasion(Occasion::Fixed(1, 1, 1, 1)), false),
    ("清明节", Unit::Occasion(Occasion::Fixed(4, 4, 4, 4)), false),
    ("清明", Unit::Occasion(Occasion::Fixed(4, 4, 4, 4)), false),
    ("\"五一\"", Unit::Occasion(Occasion::Fixed(5, 1, 5, 1)), false),
    ("五一", Unit::Occasion(Occasion::Fixed(5, 1, 5, 1)), false),
    ("劳动节", Unit::Occasion(Occasion::Fixed(5, 1, 5, 1)), false),
    ("端午节", Unit::Occasion(Occasion::DragonBoat), false),
    ("端午", Unit::Occasion(Occasion::DragonBoat), false),
    ("\"七一\"", Unit::Occasion(Occasion::Fixed(7, 1, 7, 1)), false),
    ("高考", Unit::Occasion(Occasion::Fixed(6, 7, 6, 7)), false),
    ("中秋节", Unit::Occasion(Occasion::MidAutumn), false),
    ("中秋", Unit::Occasion(Occasion::MidAutumn), false),
    ("国庆节", Unit::Occasion(Occasion::Fixed(10, 1, 10, 1)), false),
    ("国庆假期", Unit::Occasion(Occasion::Fixed(10, 1, 10, 7)), false),
    ("国庆", Unit::Occasion(Occasion::Fixed(10, 1, 10, 1)), false),
    ("\"国庆\"", Unit::Occasion(Occasion::Fixed(10, 1, 10, 1)), false),
    ("\"十一\"", Unit::Occasion(Occasion::Fixed(10, 1, 10, 1)), false),
    ("暑假", Unit::Occasion(Occasion::Fixed(7, 10, 8, 31)), false),
    ("暑期", Unit::Occasion(Occasion::Fixed(7, 10, 8, 31)), false),
    ("寒假", Unit::Occasion(Occasion::Fixed(1, 15, 2, 28)), false),
    ("主汛期", Unit::Occasion(Occasion::Fixed(6, 1, 9, 30)), false),
    ("汛期", Unit::Occasion(Occasion::Fixed(5, 1, 10, 31)), false),
    ("雨季", Unit::Occasion(Occasion::Fixed(5, 15, 10, 31)), false),
    ("供暖期", Unit::Occasion(Occasion::Fixed(11, 15, 3, 15)), false),
    ("供暖季", Unit::Occasion(Occasion::Fixed(11, 15, 3, 15)), false),
    ("采暖期", Unit::Occasion(Occasion::Fixed(11, 15, 3, 15)), false),
    ("采暖季", Unit::Occasion(Occasion::Fixed(11, 15, 3, 15)), false),
    ("取暖季", Unit::Occasion(Occasion::Fixed(11, 15, 3, 15)), false),
    ("春耕", Unit::Occasion(Occasion::Fixed(3, 1, 4, 30)), false),
    ("开学", Unit::Occasion(Occasion::Fixed(9, 1, 9, 1)), false),
    ("春季", Unit::Season(0), false),
    ("夏季", Unit::Season(1), false),
    ("秋季", Unit::Season(2), false),
    ("冬季", Unit::Season(3), false),
    ("春天", Unit::Season(0), false),
    ("秋天", Unit::Season(2), false),
    ("夏天", Unit::Season(1), true),
    ("冬天", Unit::Season(3), true),
    ("入冬", Unit::Season(3), false),
    ("入汛", Unit::Occasion(Occasion::Fixed(5, 1, 5, 1)), false),
    ("封冻", Unit::Season(3), false),
    ("冰冻期", Unit::Season(3), false),
];
