//! The day a letter bears, as offices write it.

use super::super::Date;
use super::pattern::Pattern;
use crate::finding::Span;

/// A full date: 2021年7月29日, 二〇二一年七月二十九日, 2021.7.29, 2021-07-29; blanks and × for what is not filled in.
pub(super) const FULL_SOURCE: &str = concat!(
    r"(?:[0-9０-９]{4}|[〇○Ｏ零一二三四五六七八九0OＯ]{4}|[0-9０-９×xX_＿]{2,4})\s*年\s*",
    r"(?:[0-9０-９]{1,2}|[〇零一二三四五六七八九十]{1,3}|[×xX_＿]{1,2})?\s*月\s*",
    r"(?:[0-9０-９]{1,2}|[〇零一二三四五六七八九十廿卅]{1,3}|[×xX_＿]{1,2})?\s*[日号]",
    r"|(?:19|20)[0-9]{2}\s*[.．/\-－—]\s*[0-9]{1,2}\s*[.．/\-－—]\s*[0-9]{1,2}日?",
);

pub(super) static FULL: Pattern = Pattern::new(FULL_SOURCE);

/// A date without its day (2021年7月), or with 年, 月 and 日 lost in extraction (2021729).
pub(super) static BROKEN: Pattern = Pattern::new(concat!(
    r"^(?:(?:[0-9０-９]{4}|[〇○Ｏ零一二三四五六七八九0O]{4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*月",
    r"|(?:19|20)[0-9]{4,6})$",
));

static PIECES: Pattern =
    Pattern::new(r"^(.{1,12}?)\s*[年.．/\-－—]\s*([^月]{1,6}?)\s*[月.．/\-－—]\s*([^日号]{1,9}?)\s*[日号]?$");

/// The day that the date `text` means; none when there is no such day or a figure is missing.
pub(super) fn meaning(text: &str) -> Option<Date> {
    let all = Span::new(0, text.len());
    if let Some(groups) = PIECES.groups(text, all) {
        let year = figure(groups.get(1)?.of(text))?;
        let month = figure(groups.get(2)?.of(text))?;
        let day = figure(groups.get(3)?.of(text))?;
        return date(year, month, day);
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.chars().all(|c| c.is_ascii_digit()) { only_reading(&digits) } else { None }
}

/// The one day that a run of digits can mean, such as 2021729; none when several would fit.
fn only_reading(digits: &str) -> Option<Date> {
    let year: i64 = digits.get(..4)?.parse().ok()?;
    let rest = digits.get(4..)?;
    let mut readings = (1..rest.len().min(3)).filter_map(|cut| {
        let (month, day) = (rest.get(..cut)?, rest.get(cut..)?);
        let padded = rest.len() == 4;
        if day.len() > 2 || (!padded && (month.starts_with('0') || day.starts_with('0'))) {
            return None;
        }
        date(year, month.parse().ok()?, day.parse().ok()?)
    });
    let first = readings.next()?;
    readings.next().is_none().then_some(first)
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The number written in Arabic or Chinese figures, 二〇一七 and 二十八 alike.
pub(super) fn figure(text: &str) -> Option<i64> {
    let mut digits = String::new();
    let mut tens = None;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' => digits.push(c),
            '０'..='９' => digits.push(char::from_digit(c as u32 - '０' as u32, 10)?),
            '〇' | '○' | '零' | 'O' | 'Ｏ' => digits.push('0'),
            '十' | '廿' | '卅' => {
                let before: i64 = if digits.is_empty() { 1 } else { digits.parse().ok()? };
                digits.clear();
                tens = Some(match c {
                    '廿' => 20,
                    '卅' => 30,
                    _ => before * 10,
                });
            }
            _ => {
                let at = "一二三四五六七八九".chars().position(|known| known == c)?;
                digits.push(char::from_digit(u32::try_from(at).ok()? + 1, 10)?);
            }
        }
    }
    let ones: i64 = if digits.is_empty() { tens.map(|_| 0)? } else { digits.parse().ok()? };
    Some(tens.unwrap_or(0) + ones)
}
