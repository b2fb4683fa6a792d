//! Turns the bytes of an XML part into text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The characters of an XML part; `damaged` tells that some bytes were no characters.
pub(super) struct Decoded {
    pub(super) xml: String,
    pub(super) damaged: bool,
}

/// Decodes UTF-8, UTF-16 (by BOM or by its zero bytes) or the encoding the XML declaration names, without the
/// BOM.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let encoding = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => UTF_16BE,
        _ => declared(&bytes).unwrap_or(UTF_8),
    };
    if encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(xml) => Decoded { xml: without_bom(xml), damaged: false },
            Err(error) => {
                let xml = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Decoded { xml: without_bom(xml), damaged: true }
            }
        }
    } else {
        let (xml, damaged) = encoding.decode_with_bom_removal(&bytes);
        Decoded { xml: without_bom(xml.into_owned()), damaged }
    }
}

/// The encoding that the XML declaration names, when it is one that reads as ASCII.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let declaration = String::from_utf8_lossy(head);
    let declaration = declaration.strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value.get(1..)?.split(quote).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

fn without_bom(mut xml: String) -> String {
    let rest = xml.trim_start_matches('\u{feff}').len();
    xml.drain(..xml.len() - rest);
    xml
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let utf8 = |label: &str| format!("<?xml version='1.0' encoding=\"{label}\"?><a>复文</a>");
        let utf16 = |little: bool, bom: bool| {
            let text = if bom { "\u{feff}<a>复文</a>" } else { "<a>复文</a>" };
            text.encode_utf16()
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect::<Vec<u8>>()
        };
        let table: Vec<(Vec<u8>, bool)> = vec![
            ("<a>复文</a>".into(), false),
            ("\u{feff}<a>复文</a>".into(), false),
            ("\u{feff}\u{feff}<a>复文</a>".into(), false),
            (utf8("UTF-8").into(), false),
            (utf8("no-such-encoding").into(), false),
            (encoding_rs::GB18030.encode(&utf8("GB18030")).0.into_owned(), false),
            (encoding_rs::GBK.encode(&utf8("gb2312")).0.into_owned(), false),
            (utf16(true, true), false),
            (utf16(false, true), false),
            (utf16(true, false), false),
            (utf16(false, false), false),
            ([b"<a>".as_slice(), "复文".as_bytes(), b"\xFF</a>"].concat(), true),
        ];
        for (bytes, damaged) in table {
            let decoded = decode(bytes.clone());
            assert_eq!(decoded.damaged, damaged, "{bytes:?}");
            let xml = decoded.xml.replace('\u{fffd}', "");
            assert!(xml.ends_with("<a>复文</a>"), "{xml}");
            assert!(xml.starts_with('<'), "{xml:?}");
        }
    }
}
