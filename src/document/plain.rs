//! Plain text, as it is pasted from office systems: every line that is not blank is a paragraph.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::{Document, Format, OpenError, lines};

/// A decoded text file.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Its characters, line ends as in the file, without a BOM.
    pub(super) text: String,
    /// The WHATWG name of the encoding.
    pub(super) encoding: &'static str,
}

/// Reads decoded plain text.
pub(super) fn read(decoded: &Decoded) -> Document {
    lines::read(decoded, body_start(&decoded.text), Format::Text)
}

/// Decodes UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030, of which GBK and GB 2312 are parts.
///
/// # Errors
/// [`OpenError`] when the bytes are in no such encoding, are damaged, or are no text at all.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, OpenError> {
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some((encoding, start)) => (encoding, start),
        None => (guess(bytes)?, 0),
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[start..])
        .ok_or_else(|| damaged(encoding, &bytes[start..]))?;
    match text.char_indices().find(|&(at, mark)| is_foreign(mark) && !is_dos_end(&text, at)) {
        Some((at, _)) => Err(binary(&text[..at])),
        None => Ok(Decoded { text: text.into_owned(), encoding: encoding.name() }),
    }
}

/// The byte where the letter begins: after the front matter (`---` … `---`), when there is one.
///
/// Only lines that look like YAML are taken for front matter: rules drawn with hyphens in a letter are none.
pub(super) fn body_start(text: &str) -> usize {
    let mut at = 0;
    let mut keyed = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let words = line.trim_end();
        match number {
            0 if words != "---" => return 0,
            0 => {}
            _ if words == "---" || words == "..." => return at + line.len(),
            _ if !is_yaml(words) || !(keyed || is_key(words) || words.is_empty()) => return 0,
            _ => keyed |= is_key(words),
        }
        at += line.len();
    }
    0
}

fn is_yaml(line: &str) -> bool {
    line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ") || is_key(line)
}

/// `key: value`; keys are ASCII, so that “一、：” is not taken for one.
fn is_key(line: &str) -> bool {
    let key = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with([' ', '\t']));
    key.is_some_and(|(key, _)| {
        key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') && !key.is_empty()
    })
}

/// The encoding of a text without BOM.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, OpenError> {
    if mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if bytes.contains(&0) {
        return Err(binary(""));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    if detector.guess(Some(b"cn"), Utf8Detection::Deny) == GBK {
        return Ok(GB18030);
    }
    Err(OpenError::new(
        "文字的编码无法识别（可识别 UTF-8、GB18030、GBK）；请用记事本打开，另存为 UTF-8 编码，或在 Word、WPS 中另存为 \
         .docx 后再检查",
        "the encoding is none of UTF-8, GB18030 and GBK; save the text as UTF-8, or as .docx in Word or WPS",
    ))
}

/// Whether the bytes are UTF-8, or were before some of them were damaged.
///
/// GBK text read as UTF-8 is broken at nearly every character.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|mark| !mark.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound > broken * 4
}

fn damaged(encoding: &'static Encoding, bytes: &[u8]) -> OpenError {
    let name = encoding.name();
    let line = if encoding == UTF_8 {
        let sound = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        Some(line_number(sound))
    } else {
        None
    };
    let (place_zh, place_en) = line
        .map_or_else(Default::default, |line| (format!("第{line}行起，"), format!(" from line {line} on")));
    let cut = encoding == UTF_16LE || encoding == UTF_16BE;
    let (kind_zh, kind_en) = if cut { ("不完整", "incomplete") } else { ("损坏", "damaged") };
    OpenError::new(
        format!(
            "{place_zh}文字的 {name} 编码有{kind_zh}之处；请从原处重新复制正文，另存为 UTF-8 编码的 .txt 或 .docx 后再检查"
        ),
        format!("the {name} text is {kind_en}{place_en}; copy it anew and save it as UTF-8 .txt or as .docx"),
    )
}

/// Control characters that no text has; those that end lines or pages, and the tabulator, are usual.
fn is_foreign(mark: char) -> bool {
    mark < ' ' && mark != '\t' && !lines::is_line_break(mark)
}

/// Whether the character at `at` is the last one and the end mark of old DOS texts.
fn is_dos_end(text: &str, at: usize) -> bool {
    &text[at..] == "\u{1a}"
}

fn binary(before: &str) -> OpenError {
    let line = line_number(before);
    OpenError::new(
        format!(
            "第{line}行有文字中不会出现的控制字符，这不像文字文件；请选复文的 .docx、.md 或 .txt 文件，\
             或把正文复制到新文件后再检查"
        ),
        format!(
            "line {line} holds control characters, so this is no text; choose the letter's .docx, .md or .txt, \
             or copy the letter into a new file"
        ),
    )
}

fn line_number(before: &str) -> usize {
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use encoding_rs::GB18030;
    use proptest::prelude::*;

    use super::*;

    const LETTER: &str = "关于青石县第5号建议的答复\n王小明代表：\n您提出的建议收悉，现答复如下：\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn decodes_what_offices_save() {
        let cases: [(&str, Vec<u8>, &str, &str); 9] = [
            ("UTF-8", LETTER.into(), LETTER, "UTF-8"),
            ("UTF-8 with BOM", format!("\u{feff}{LETTER}").into(), LETTER, "UTF-8"),
            ("UTF-16 little endian", utf16("甲𠮷👨‍👩‍👧", u16::to_le_bytes), "甲𠮷👨‍👩‍👧", "UTF-16LE"),
            ("UTF-16 big endian", utf16(LETTER, u16::to_be_bytes), LETTER, "UTF-16BE"),
            ("GBK", GB18030.encode(LETTER).0.into(), LETTER, "gb18030"),
            ("a short line of GBK", GB18030.encode("同意。").0.into(), "同意。", "gb18030"),
            (
                "GB18030 in four bytes",
                b"\xc4\xfa\xba\xc3\xa3\xac\x95\x34\xb2\x35\xcf\xc8\xc9\xfa\xa1\xa3".into(),
                "您好，𠮷先生。",
                "gb18030",
            ),
            ("ASCII", b"OK\r\n".into(), "OK\r\n", "UTF-8"),
            ("DOS end mark", "此复。\r\n\u{1a}".into(), "此复。\r\n\u{1a}", "UTF-8"),
        ];
        for (name, bytes, text, encoding) in cases {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "{name}");
        }
    }

    #[test]
    fn refuses_what_is_damaged_or_no_text() {
        let mut cut = LETTER.as_bytes().to_vec();
        cut.truncate(cut.len() - 2);
        let mut hole = LETTER.as_bytes().to_vec();
        hole[50] = 0xFF;
        let cases: [(&str, Vec<u8>, &str); 8] = [
            ("UTF-8 cut inside a character", cut, "第3行起，文字的 UTF-8 编码有损坏之处"),
            ("a broken byte", hole, "第2行起，文字的 UTF-8 编码有损坏之处"),
            ("NUL", b"ok\nno\0".into(), "第2行有文字中不会出现的控制字符"),
            ("ESC", b"\x1b[0m".into(), "控制字符"),
            ("DOS end mark inside", "甲\u{1a}乙".into(), "控制字符"),
            ("UTF-16 without BOM", utf16(LETTER, u16::to_le_bytes).split_off(2), "控制字符"),
            ("half a UTF-16 unit", b"\xff\xfe\x32".into(), "UTF-16LE 编码有不完整之处"),
            ("Latin text", b"Caf\xe9 cr\xe8me".into(), "编码无法识别"),
        ];
        for (name, bytes, expected) in cases {
            let error = decode(&bytes).unwrap_err();
            assert!(error.zh.contains(expected), "{name}: {error}");
        }
    }

    #[test]
    fn skips_front_matter_only() {
        let cases = [
            ("---\nid: 5\nlevel: \"县\"\n---\n正文", "正文"),
            ("---\r\ntags:\r\n- 甲\r\n# 注\r\n...\r\n正文", "正文"),
            ("---\n---\n正文", "正文"),
            ("---\n您提出的建议收悉。\n---\n正文", "---\n您提出的建议收悉。\n---\n正文"),
            ("---\nid: 5\n正文", "---\nid: 5\n正文"),
            ("\n---\nid: 5\n---\n正文", "\n---\nid: 5\n---\n正文"),
        ];
        for (source, body) in cases {
            assert_eq!(&source[body_start(source)..], body, "{source:?}");
        }
    }

    #[test]
    fn every_line_with_words_is_a_block() {
        let source = "\u{3000}\u{3000}一、办理情况\u{3000} \r\n\r\n  \t我局已答复。\r第二行\u{2028}第三行\u{c}\u{200b}\n第二页\n";
        let document = read(&Decoded { text: source.to_owned(), encoding: "UTF-8" });
        assert_eq!(document.text, "一、办理情况\n我局已答复。\n第二行\n第三行\n第二页");
        let blocks: Vec<&str> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
        assert_eq!(blocks, ["一、办理情况", "我局已答复。", "第二行", "第三行", "第二页"]);
        let place = document.origin.source_offset(document.text.find("第二页").unwrap());
        assert_eq!(place, source.find("第二页"));
    }

    #[test]
    fn says_that_characters_were_lost() {
        let document = read(&Decoded { text: "甲\u{fffd}乙\u{fffd}".to_owned(), encoding: "UTF-8" });
        assert_eq!(document.diagnostics, ["文中有2个字符已丢失（显示为“\u{fffd}”），请对照原稿补正"]);
    }

    proptest! {
        #[test]
        fn decodes_or_refuses_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(decoded) = decode(&bytes) {
                read(&decoded);
            }
        }

        #[test]
        fn what_gb18030_writes_is_read(text in "[\u{4e00}-\u{9fa5}，。、（）0-9𠮷éあ]{0,40}[的一是在不了有和人这]{20}") {
            let (bytes, ..) = GB18030.encode(&text);
            prop_assert_eq!(decode(&bytes).unwrap().text, text);
        }
    }
}
