//! Files as offices save them: one letter in many encodings, and all that is refused.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use fuwen::document::{self, BlockKind, Document, Format};
use fuwen::finding::Span;
use proptest::prelude::*;

const LETTER: &str = "关于青石县第5号建议的答复
𠮷永安代表：
您提出的“关于在清溪小学门口增设红绿灯的建议”收悉。现答复如下：
一、办理情况
我局会同县公安局于2024年3月5日实地查看，在校门口设<慢>字标志。
二、下一步
将于2024年9月底前安装红绿灯，造价约3~5万元。
感谢您对交通工作的关心。
青石县交通运输局
2024年5月20日";

fn fixture(name: &str) -> Document {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap();
    document::open(name, &bytes).unwrap()
}

#[test]
fn one_letter_in_many_encodings_is_one_text() {
    let cases = [
        ("utf8.txt", Format::Text, "UTF-8"),
        ("utf8-bom-crlf.txt", Format::Text, "UTF-8"),
        ("utf16le-crlf.txt", Format::Text, "UTF-16LE"),
        ("utf16be-cr.txt", Format::Text, "UTF-16BE"),
        ("gb18030-crlf.txt", Format::Text, "gb18030"),
        ("gbk.txt", Format::Text, "gb18030"),
        ("pasted.md", Format::Markdown, "UTF-8"),
        ("marked.md", Format::Markdown, "UTF-8"),
    ];
    for (name, format, encoding) in cases {
        let document = fixture(name);
        // GBK has no 𠮷.
        let expected = if name == "gbk.txt" { LETTER.replace('𠮷', "吉") } else { LETTER.to_owned() };
        assert_eq!(document.text, expected, "{name}");
        assert_eq!((document.format, document.origin.encoding), (format, encoding), "{name}");
        assert_eq!(document.blocks.len(), 10, "{name}");
        assert!(document.diagnostics.is_empty(), "{name}: {:?}", document.diagnostics);
        let start = document.text.find("9月底前").unwrap();
        let span = Span::new(start, start + "9月底前".len());
        let place = document.origin.source_span(span).unwrap();
        assert_eq!(place.of(&document.origin.source), "9月底前", "{name}");
    }
}

#[test]
fn markdown_keeps_its_headings_and_remarks() {
    let document = fixture("marked.md");
    let headings: Vec<(u8, &str)> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((level, block.span.of(&document.text))),
            _ => None,
        })
        .collect();
    assert_eq!(headings, [(1, "关于青石县第5号建议的答复"), (2, "一、办理情况"), (2, "二、下一步")]);
    let [remark] = document.remarks.as_slice() else { unreachable!("{:?}", document.remarks) };
    assert_eq!(remark.text, "fuwen: 已与代表当面沟通");
    assert!(document.text[remark.offset..].starts_with("将于2024年"));
}

#[test]
fn the_name_tells_markdown_from_text() {
    let cases = [
        ("答复.md", "标题"),
        ("C:\\稿\\答复.MD", "标题"),
        ("a.markdown", "标题"),
        ("答复.txt", "# 标题"),
        ("md", "# 标题"),
        ("-", "# 标题"),
        ("答复", "# 标题"),
    ];
    for (name, text) in cases {
        assert_eq!(document::open(name, "# 标题".as_bytes()).unwrap().text, text, "{name}");
    }
}

/// A compound file with streams of these names in its directory.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    for stream in std::iter::once(&"Root Entry").chain(streams) {
        let name: Vec<u8> = stream.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let mut entry = name.clone();
        entry.resize(128, 0);
        entry[64] = u8::try_from(name.len()).unwrap();
        bytes.extend(entry);
    }
    bytes
}

#[test]
fn everything_else_is_refused_with_its_remedy() {
    let cases: Vec<(&str, Vec<u8>, [&str; 2])> = vec![
        ("old Word", compound(&["1Table", "WordDocument"]), ["旧版 .doc 或 .wps", "另存为 .docx"]),
        ("encrypted docx", compound(&["EncryptionInfo", "EncryptedPackage"]), ["已加密", "取消密码"]),
        ("old Excel", compound(&["Workbook"]), ["电子表格", "选复文的 .docx"]),
        ("old PowerPoint", compound(&["PowerPoint Document"]), ["演示文稿", "选复文的 .docx"]),
        ("a name that only looks alike", compound(&["WordDocuments"]), ["旧版办公文件", "另存为 .docx"]),
        ("PDF", b"%PDF-1.7\n%\xE2\xE3".to_vec(), ["PDF", "Word 原稿"]),
        ("RTF", b"{\\rtf1\\ansi}".to_vec(), ["RTF", "另存为 .docx"]),
        ("web page", "\u{feff}\n<!DOCTYPE HTML><html>甲</html>".into(), ["网页", "复制到 .txt"]),
        ("web page without doctype", b"<HTML xmlns:o='urn'>".to_vec(), ["网页", "复制到 .txt"]),
        ("web archive", b"MIME-Version: 1.0\r\n".to_vec(), ["网页", "另存为 .docx"]),
        ("Word XML", b"<?xml version=\"1.0\"?><w:wordDocument/>".to_vec(), ["XML", "另存为 .docx"]),
        ("PNG", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), ["图片或扫描件", "原稿"]),
        ("JPEG", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), ["图片或扫描件", "原稿"]),
        ("RAR", b"Rar!\x1a\x07\0".to_vec(), ["压缩包", "解压"]),
        ("gzip", b"\x1f\x8b\x08\0".to_vec(), ["压缩包", "解压"]),
        ("program", b"\x7fELF\x02\x01\x01\0".to_vec(), ["控制字符", ".docx、.md 或 .txt"]),
        ("empty", Vec::new(), ["没有文字", "选对了文件"]),
        ("blank", "\u{feff} \r\n\u{3000}\u{200b}\n\u{c}".into(), ["没有文字", "选对了文件"]),
        ("front matter alone", "---\nid: 1\n---\n".into(), ["没有文字", "选对了文件"]),
        ("too large", vec![b'a'; 64 * 1024 * 1024 + 1], ["64 MiB", "复制到新的 .docx"]),
        ("broken zip", b"PK\x03\x04\0\0".to_vec(), ["损坏", ".docx"]),
    ];
    for (case, bytes, expected) in cases {
        for name in ["答复.docx", "答复.md", "-"] {
            let error = document::open(name, &bytes).unwrap_err();
            for words in expected {
                assert!(error.zh.contains(words), "{case}: {error}");
            }
            assert!(!error.zh.contains('\n') && !error.zh.contains('。'), "one sentence: {error}");
            assert!(error.en.is_ascii() && error.en.len() > 20, "{case}: {error}");
        }
    }
}

#[test]
fn letters_that_begin_like_other_formats_are_read() {
    for text in ["BM25是一种算法。", "PK赛结果如下。", "GIF89a格式", "RIFF", "<慢>字标志", "%PDF文件"]
    {
        assert_eq!(document::open("a.txt", text.as_bytes()).unwrap().text, text);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xFE\xFF",
            b"\xEF\xBB\xBF", b"---\n", b"<!--", b"{\\rtf", b"| a |\n|-|\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
        name in prop::sample::select(vec!["a.md", "a.txt", "-", "a.docx"]),
    ) {
        let bytes: Vec<u8> = start.iter().copied().chain(rest).collect();
        if let Ok(document) = document::open(name, &bytes) {
            prop_assert!(!document.blocks.is_empty());
            prop_assert!(document.blocks.iter().all(|block| document.text.is_char_boundary(block.span.end)));
        }
    }
}
