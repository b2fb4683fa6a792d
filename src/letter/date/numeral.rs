//! Numbers in digits and in Chinese numerals.

use super::shadow::Shadow;

/// The number at `at` and one past its end: `15`, `十五`, `两`, `三五` (the larger one is meant).
pub(super) fn read(shadow: &Shadow, at: usize) -> Option<(u32, usize)> {
    digits(shadow, at).or_else(|| chinese(shadow, at))
}

/// The number in ASCII digits at `at`, at most nine digits long; not a part of a longer number.
pub(super) fn digits(shadow: &Shadow, at: usize) -> Option<(u32, usize)> {
    if shadow.before(at).is_some_and(|c| c.is_ascii_digit())
        || (shadow.before(at) == Some('.')
            && at.checked_sub(2).and_then(|i| shadow.at(i)).is_some_and(is_digit))
    {
        return None;
    }
    let mut value: u32 = 0;
    let mut end = at;
    while let Some(digit) = shadow.at(end).and_then(|c| c.to_digit(10)) {
        value = value.checked_mul(10)?.checked_add(digit)?;
        end += 1;
    }
    let decimal = shadow.at(end) == Some('.') && shadow.at(end + 1).is_some_and(is_digit);
    (end > at && !decimal).then_some((value, end))
}

/// A year written digit by digit in Chinese numerals (二〇二五) and one past its end.
pub(super) fn chinese_year(shadow: &Shadow, at: usize) -> Option<(u32, usize)> {
    if shadow.before(at).is_some_and(|c| unit_digit(c).is_some()) {
        return None;
    }
    let mut value = 0;
    for index in at..at + 4 {
        let character = shadow.at(index)?;
        // 二0一八: a nought typed as a digit.
        let digit = if character == '0' && index > at { 0 } else { unit_digit(character)? };
        value = value * 10 + digit;
    }
    (shadow.at(at + 4).and_then(unit_digit).is_none() && (1900..2100).contains(&value))
        .then_some((value, at + 4))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

fn unit_digit(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' | 'O' | 'o' | 'Ｏ' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn chinese(shadow: &Shadow, at: usize) -> Option<(u32, usize)> {
    if shadow.before(at).is_some_and(|c| unit_digit(c).is_some() || matches!(c, '十' | '百')) {
        return None;
    }
    let (mut total, mut unit, mut end) = (0, None, at);
    while let Some(character) = shadow.at(end) {
        match (character, unit) {
            ('十', _) => total += unit.take().unwrap_or(1) * 10,
            ('百', Some(hundreds)) => {
                total += hundreds * 100;
                unit = None;
            }
            // Two neighbours are a guess between them: 两三个月, 三五年.
            (_, Some(smaller)) => match unit_digit(character) {
                Some(larger) if larger > smaller => unit = Some(larger),
                _ => break,
            },
            _ => match unit_digit(character).filter(|_| !matches!(character, 'O' | 'o' | 'Ｏ')) {
                Some(0) if total > 0 => {}
                Some(digit) => unit = Some(digit),
                None => break,
            },
        }
        end += 1;
    }
    let value = total + unit.unwrap_or(0);
    (end > at && value > 0 && total < 1000).then_some((value, end))
}
