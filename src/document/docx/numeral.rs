//! Numbers as lists and page numbers write them (`ST_NumberFormat`).

/// Writes `number` in a format such as `chineseCounting`; formats without a form of their own for it, and
/// unknown ones, give plain digits.
pub(super) fn write(format: &str, number: u32) -> String {
    let written = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number, SIMPLE, UNITS),
        "chineseLegalSimplified" => chinese(number, LEGAL, LEGAL_UNITS),
        "ideographLegalTraditional" => chinese(number, LEGAL_TRADITIONAL, LEGAL_TRADITIONAL_UNITS),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Some(positional(number)),
        "ideographTraditional" => pick("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" => pick("子丑寅卯辰巳午未申酉戌亥", number),
        "ideographZodiacTraditional" => stem_and_branch(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" => from('⑴', 20, number),
        "decimalEnclosedFullstop" => from('⒈', 20, number),
        "ideographEnclosedCircle" => from('㊀', 10, number),
        "decimalFullWidth" | "decimalFullWidth2" => Some(full_width(number)),
        "decimalZero" => Some(format!("{number:02}")),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperLetter" => letters(number),
        "lowerLetter" => letters(number).map(|letters| letters.to_lowercase()),
        "ordinal" => Some(ordinal(number)),
        "hex" => Some(format!("{number:X}")),
        "numberInDash" => Some(format!("- {number} -")),
        "none" => Some(String::new()),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// Writes `number` as the pattern of a custom format does, such as `001, 002, 003, ...`: with leading zeros.
pub(super) fn write_like(pattern: &str, number: u32) -> String {
    let first = pattern.split(',').next().unwrap_or_default().trim();
    let is_padded = first.len() <= 12 && first.bytes().all(|digit| digit.is_ascii_digit());
    let width = if is_padded { first.len() } else { 0 };
    format!("{number:0width$}")
}

const SIMPLE: &str = "零一二三四五六七八九";
const UNITS: &str = "十百千";
const LEGAL: &str = "零壹贰叁肆伍陆柒捌玖";
const LEGAL_UNITS: &str = "拾佰仟";
const LEGAL_TRADITIONAL: &str = "零壹貳參肆伍陸柒捌玖";
const LEGAL_TRADITIONAL_UNITS: &str = "拾佰仟";

/// 十一, 二十, 一百零一, 一万二千: up to 99,999,999.
fn chinese(number: u32, digits: &str, units: &str) -> Option<String> {
    let digits: Vec<char> = digits.chars().collect();
    let units: Vec<char> = units.chars().collect();
    if number == 0 {
        return digits.first().map(char::to_string);
    }
    let (high, low) = (number / 10_000, number % 10_000);
    if high >= 10_000 {
        return None;
    }
    let mut written = String::new();
    if high > 0 {
        written.push_str(&group(high, &digits, &units));
        written.push('万');
        if low > 0 && low < 1_000 {
            written.push(digits[0]);
        }
    }
    if low > 0 {
        written.push_str(&group(low, &digits, &units));
    }
    // 十一, not 一十一; capitals for money keep 壹拾壹.
    let short = written.strip_prefix("一十").map(|rest| format!("十{rest}"));
    Some(short.unwrap_or(written))
}

/// A number from 1 to 9,999.
fn group(number: u32, digits: &[char], units: &[char]) -> String {
    let mut written = String::new();
    let mut gap = false;
    for (place, divisor) in [(3, 1_000), (2, 100), (1, 10), (0, 1)] {
        let digit = number / divisor % 10;
        if digit == 0 {
            gap = !written.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            written.extend(digits.first());
        }
        written.extend(digits.get(digit as usize));
        if place > 0 {
            written.extend(units.get(place - 1));
        }
    }
    written
}

/// 二〇二五.
fn positional(number: u32) -> String {
    let digits: Vec<char> = "〇一二三四五六七八九".chars().collect();
    number.to_string().bytes().filter_map(|digit| digits.get(usize::from(digit - b'0'))).collect()
}

fn pick(signs: &str, number: u32) -> Option<String> {
    let index = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.chars().nth(index).map(|sign| sign.to_string())
}

/// 甲子, 乙丑 … 癸亥.
fn stem_and_branch(number: u32) -> Option<String> {
    if number == 0 || number > 60 {
        return None;
    }
    let stem = pick("甲乙丙丁戊己庚辛壬癸", (number - 1) % 10 + 1)?;
    Some(stem + &pick("子丑寅卯辰巳午未申酉戌亥", (number - 1) % 12 + 1)?)
}

fn circled(number: u32) -> Option<String> {
    match number {
        0 => Some("⓪".to_owned()),
        1..=20 => from('①', 20, number),
        21..=35 => from('㉑', 15, number - 20),
        36..=50 => from('㊱', 15, number - 35),
        _ => None,
    }
}

/// The sign `number - 1` places after `first`, for numbers from 1 to `most`.
fn from(first: char, most: u32, number: u32) -> Option<String> {
    let in_range = (1..=most).contains(&number);
    in_range.then(|| char::from_u32(first as u32 + number - 1)).flatten().map(|sign| sign.to_string())
}

fn full_width(number: u32) -> String {
    let digit = |digit: u8| char::from_u32('０' as u32 + u32::from(digit - b'0'));
    number.to_string().bytes().filter_map(digit).collect()
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=3_999).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            written.push_str(sign);
        }
    }
    Some(written)
}

/// A … Z, AA, BB … as Word counts.
fn letters(number: u32) -> Option<String> {
    let index = number.checked_sub(1).filter(|index| *index < 780)?;
    let letter = char::from_u32('A' as u32 + index % 26)?;
    Some(std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect())
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{write, write_like};

    #[test]
    fn every_usual_format_is_written() {
        for (format, number, expected) in [
            ("decimal", 12, "12"),
            ("chineseCounting", 1, "一"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("japaneseCounting", 20, "二十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1_010, "一千零一十"),
            ("chineseCountingThousand", 2_345, "二千三百四十五"),
            ("chineseCountingThousand", 10_001, "一万零一"),
            ("chineseCountingThousand", 120_300, "十二万零三百"),
            ("chineseCountingThousand", 123_456_789, "123456789"),
            ("chineseLegalSimplified", 11, "壹拾壹"),
            ("ideographLegalTraditional", 3, "參"),
            ("ideographDigital", 2_025, "二〇二五"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiacTraditional", 60, "癸亥"),
            ("decimalEnclosedCircle", 0, "⓪"),
            ("decimalEnclosedCircleChinese", 1, "①"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 50, "㊿"),
            ("decimalEnclosedCircle", 51, "51"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 3, "⒊"),
            ("ideographEnclosedCircle", 10, "㊉"),
            ("decimalFullWidth", 10, "１０"),
            ("decimalZero", 7, "07"),
            ("upperRoman", 1_994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 4_000, "4000"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", u32::MAX, "4294967295"),
            ("ordinal", 112, "112th"),
            ("ordinal", 23, "23rd"),
            ("numberInDash", 3, "- 3 -"),
            ("none", 3, ""),
            ("hindiVowels", 3, "3"),
        ] {
            assert_eq!(write(format, number), expected, "{format} {number}");
        }
    }

    #[test]
    fn custom_formats_pad_with_zeros() {
        assert_eq!(write_like("001, 002, 003, ...", 7), "007");
        assert_eq!(write_like("a, b, c", 7), "7");
        assert_eq!(write_like(&"0".repeat(5_000), 7), "7");
    }
}
