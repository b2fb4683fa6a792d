//! Signs of the symbol fonts that letters use, as the characters they look like.

/// The character that `code` of `font` looks like; codes of the private area are taken without their `F000`.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    let sign = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let table: &[(u32, char)] = match font.trim().to_ascii_lowercase().as_str() {
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "symbol" => SYMBOL,
        _ => &[],
    };
    let known = table.iter().find(|(key, _)| *key == sign).map(|(_, character)| *character);
    known.or_else(|| char::from_u32(code))
}

/// The character of a bullet in a list level, whose font is not read: private codes become the sign that
/// Wingdings or Symbol show there.
pub(super) fn bullet(written: char) -> char {
    let code = u32::from(written);
    if !(0xF000..=0xF0FF).contains(&code) {
        return written;
    }
    let sign = code - 0xF000;
    let known = WINGDINGS.iter().chain(SYMBOL).find(|(key, _)| *key == sign);
    known.map_or('•', |(_, character)| *character)
}

const WINGDINGS: &[(u32, char)] = &[
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u32, char)] =
    &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0xA3, '□'), (0x98, '●')];

const SYMBOL: &[(u32, char)] = &[
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xA3, '≤'),
    (0xB3, '≥'),
    (0xB9, '≠'),
    (0xAE, '→'),
    (0xD7, '·'),
];

#[cfg(test)]
mod tests {
    use super::{bullet, character};

    #[test]
    fn signs_look_like_what_is_printed() {
        for (font, code, expected) in [
            ("Wingdings", 0xF0FE, Some('☑')),
            ("Wingdings", 0xFE, Some('☑')),
            ("wingdings 2", 0x52, Some('☑')),
            ("Symbol", 0xF0B4, Some('×')),
            ("宋体", 0x3007, Some('〇')),
            ("Wingdings", 0xF021, Some('\u{f021}')),
            ("x", 0xD800, None),
        ] {
            assert_eq!(character(font, code), expected, "{font} {code:X}");
        }
        assert_eq!(bullet('\u{f06c}'), '●');
        assert_eq!(bullet('\u{f021}'), '•');
        assert_eq!(bullet('–'), '–');
    }
}
