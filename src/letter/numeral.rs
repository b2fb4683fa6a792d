//! Chinese numerals.

/// The value of a Chinese numeral from 一 to 九千九百九十九, such as `十二` or `一百零五`.
pub fn chinese_number(written: &str) -> Option<u32> {
    let mut total = 0;
    let mut digit = None;
    let mut last_unit = 10_000;
    for character in written.chars() {
        if let Some(value) = "〇一二三四五六七八九".chars().position(|known| known == character) {
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            digit = u32::try_from(value).ok();
            continue;
        }
        let unit = match character {
            '零' => {
                digit = Some(0);
                continue;
            }
            '两' => {
                digit = Some(2);
                continue;
            }
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        if unit >= last_unit || (digit.is_none() && unit != 10) {
            return None;
        }
        total += digit.take().filter(|digit| *digit != 0).unwrap_or(1) * unit;
        last_unit = unit;
    }
    total += digit.unwrap_or(0);
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::chinese_number;

    #[test]
    fn reads_numerals() {
        for (written, value) in [
            ("一", Some(1)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("三十四", Some(34)),
            ("一百零五", Some(105)),
            ("一百二十", Some(120)),
            ("两千", Some(2000)),
            ("两千零二十五", Some(2025)),
            ("", None),
            ("一一", None),
            ("十百", None),
            ("百", None),
            ("甲", None),
        ] {
            assert_eq!(chinese_number(written), value, "{written}");
        }
    }
}
