//! Input made to hurt: every one must be read or refused, soon, without a panic.

use std::time::{Duration, Instant};

use fuwen::document::{Document, OpenError, Place, docx};
use fuwen::finding::Span;
use proptest::prelude::*;

use super::builder::{NAMESPACES, Package, blocks, p, pp, story};

/// Reads, with a bound on time, and checks what must hold of every document.
fn endured(bytes: &[u8]) -> Result<Document, OpenError> {
    let start = Instant::now();
    let result = docx::read(bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    if let Ok(document) = &result {
        sound(document);
    }
    result
}

/// Blocks in order and on characters, every byte with an origin, every section known.
fn sound(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        assert_eq!(block.span.start, end + usize::from(index > 0), "block {index}");
        end = block.span.end;
        assert!(text.get(block.span.start..block.span.end).is_some_and(|text| !text.contains('\n')));
        if let Some(label) = block.label {
            assert!(block.span.contains(label) && text.get(label.start..label.end).is_some());
        }
        let format = block.format.as_ref().unwrap();
        assert!(format.section < document.layout.as_ref().unwrap().sections.len());
    }
    assert_eq!(end, text.len());
    let mut at = 0;
    for (span, place) in document.origin.places(text, Span::new(0, text.len())) {
        assert_eq!(span.start, at);
        assert!(text.get(span.start..span.end).is_some());
        assert!(matches!(place, Place::Docx(_) | Place::Rendered));
        at = span.end;
    }
    assert_eq!(at, text.len());
}

/// A package with something of everything.
fn rich() -> Package {
    let numbering = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>"#;
    let body = pp(r#"<w:jc w:val="center"/>"#, "关于第12号建议的答复")
        + &pp(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#, "办理情况")
        + r#"<w:p><w:r><w:t>A&amp;B</w:t><w:tab/><w:br/></w:r><w:ins w:id="1"><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        + r#"<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>盒</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"#
        + r#"<w:sectPr><w:footerReference w:type="default" r:id="r4"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>"#;
    Package::body(&body)
        .numbering(numbering)
        .styles(styles)
        .related(
            "footnotes",
            "footnotes.xml",
            &story("footnotes", &format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p("注"))),
        )
        .related(
            "footer",
            "footer1.xml",
            &story("ftr", r#"<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"#),
        )
}

#[test]
fn the_rich_package_is_read() {
    let document = endured(&rich().zip()).unwrap();
    assert_eq!(
        blocks(&document),
        ["关于第12号建议的答复", "一、办理情况", "A&B\t", "增", "格", "盒", "注", "1"]
    );
    assert_eq!(document.diagnostics, [""; 0]);
}

#[test]
fn files_cut_short_are_refused() {
    let bytes = rich().zip();
    for length in (0..bytes.len()).step_by(50) {
        assert!(endured(&bytes[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn main_parts_cut_short_are_refused() {
    let rich = rich();
    let length = rich.parts[1].1.len();
    for length in (0..length).step_by(7) {
        let mut cut = rich.clone();
        cut.parts[1].1.truncate(length);
        assert!(endured(&cut.zip()).is_err(), "{length} bytes");
    }
}

#[test]
fn side_parts_cut_short_leave_the_letter() {
    let rich = rich();
    for part in 2..rich.parts.len() {
        for length in (0..rich.parts[part].1.len()).step_by(23) {
            let mut cut = rich.clone();
            cut.parts[part].1.truncate(length);
            let document = endured(&cut.zip()).unwrap();
            assert!(blocks(&document)[0].starts_with("关于"), "{} at {length}", cut.parts[part].0);
            assert!(!document.diagnostics.is_empty());
        }
    }
}

#[test]
fn flipped_bits_are_endured() {
    let plain = rich();
    let stored = Package { stored: true, ..plain.clone() };
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for (package, rounds) in [(plain, 1_500), (stored, 1_500)] {
        let bytes = package.zip();
        for _ in 0..rounds {
            let mut flipped = bytes.clone();
            for _ in 0..3 {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                let at = (random >> 8) as usize % flipped.len();
                flipped[at] ^= 1 << (random & 7);
            }
            let _ = endured(&flipped);
        }
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 70 << 20];
    let bomb = [format!("<w:document{NAMESPACES}>").into_bytes(), zeros].concat();
    let error = endured(&Package::empty().part("word/document.xml", &bomb).zip()).unwrap_err();
    assert!(error.zh.contains("超出"), "{error}");

    let side = Package::body(&p("甲")).relate("styles", "styles.xml").part("word/styles.xml", &bomb);
    assert!(endured(&side.zip()).unwrap_err().zh.contains("超出"));
}

#[test]
fn headers_that_lie_about_sizes_are_not_believed() {
    let bytes = Package::body(&p("复文")).zip();
    // Uncompressed size: byte 22 of a local header, byte 24 of a central one.
    for size in [0_u32, 1, 0x7FFF_FFFF, 0xFFFF_FFFE] {
        let mut lying = bytes.clone();
        for (signature, at) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
            for header in (0..bytes.len() - 30).filter(|at| bytes[*at..].starts_with(signature)) {
                lying[header + at..header + at + 4].copy_from_slice(&size.to_le_bytes());
            }
        }
        let _ = endured(&lying);
    }
    // The number of entries: bytes 8 and 10 of the end record.
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    for count in [0_u16, 1, 9, 0xFFFF] {
        let mut lying = bytes.clone();
        lying[end + 8..end + 10].copy_from_slice(&count.to_le_bytes());
        lying[end + 10..end + 12].copy_from_slice(&count.to_le_bytes());
        let _ = endured(&lying);
    }
}

#[test]
fn deep_nesting_is_refused() {
    let nest = |tag: &str, depth: usize| {
        format!("<w:{tag}>").repeat(depth) + &p("甲") + &format!("</w:{tag}>").repeat(depth)
    };
    for tag in ["tbl", "sdt", "x", "p", "txbxContent", "r", "ins"] {
        assert!(endured(&Package::body(&nest(tag, 200_000)).zip()).unwrap_err().zh.contains("嵌套"), "{tag}");
    }
    assert_eq!(blocks(&endured(&Package::body(&nest("sdt", 200)).zip()).unwrap()), ["甲"]);
    let tables = "<w:tbl><w:tr><w:tc>".repeat(80) + &p("甲") + &"<w:p/></w:tc></w:tr></w:tbl>".repeat(80);
    assert_eq!(blocks(&endured(&Package::body(&tables).zip()).unwrap()), ["甲"]);
}

#[test]
fn many_attributes_are_refused() {
    let attributes: String = (0..300_000).map(|index| format!(" a{index}='1'")).collect();
    let error = endured(&Package::body(&format!("<w:p{attributes}/>{}", p("甲"))).zip()).unwrap_err();
    assert!(error.zh.contains("属性"), "{error}");
    let few: String = (0..250).map(|index| format!(" a{index}='1'")).collect();
    assert!(endured(&Package::body(&format!("<w:p{few}/>{}", p("甲"))).zip()).is_ok());
}

#[test]
fn masses_of_elements_are_bounded() {
    let table: Vec<(&str, String, bool)> = vec![
        ("blank paragraphs", "<w:p/>".repeat(150_000) + &p("甲"), true),
        ("too many paragraphs", "<w:p/>".repeat(300_000) + &p("甲"), false),
        ("runs", format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(200_000)), true),
        ("too long a paragraph", p(&"a".repeat(1_000_001)), false),
        (
            "fields that never end",
            format!(
                "<w:p>{}<w:r><w:t>甲</w:t></w:r></w:p>",
                r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#.repeat(100_000)
            ),
            true,
        ),
        ("sections", format!("{}{}", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>".repeat(5_000), p("甲")), false),
        (
            "page breaks",
            format!("<w:p><w:r>{}<w:t>甲</w:t></w:r></w:p>", r#"<w:br w:type="page"/>"#.repeat(100_000)),
            true,
        ),
        (
            "deleted paragraph ends",
            r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#.repeat(100_000)
                + &p("甲"),
            true,
        ),
        (
            "text boxes in text boxes",
            {
                let depth = 60;
                "<w:p><w:r><w:txbxContent>".repeat(depth)
                    + &p("甲").repeat(500)
                    + &"</w:txbxContent></w:r></w:p>".repeat(depth)
            },
            true,
        ),
        (
            "alternate content",
            format!(
                r#"<w:p>{}<w:r><w:t>甲</w:t></w:r></w:p>"#,
                r#"<mc:AlternateContent><mc:Choice Requires="a b c"/><mc:Fallback/></mc:AlternateContent>"#
                    .repeat(50_000)
            ),
            true,
        ),
    ];
    for (name, body, readable) in table {
        let result = endured(&Package::body(&body).zip());
        assert_eq!(result.is_ok(), readable, "{name}: {:?}", result.err());
    }
}

#[test]
fn distinct_formats_without_end_are_endured() {
    let runs: String = (0..30_000)
        .map(|index| format!(r#"<w:r><w:rPr><w:rFonts w:eastAsia="f{index}"/><w:sz w:val="{index}"/></w:rPr><w:t>字</w:t></w:r>"#))
        .collect();
    let document = endured(&Package::body(&format!("<w:p>{runs}</w:p>")).zip()).unwrap();
    assert!(document.blocks[0].format.as_ref().unwrap().mixed);
}

#[test]
fn long_names_do_not_multiply() {
    let long = "长".repeat(100_000);
    let styles = format!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="{long}"/><w:rPr><w:rFonts w:eastAsia="{long}"/></w:rPr></w:style>"#
    );
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{long}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#
    );
    let body = pp(r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#, "甲").repeat(2_000);
    let document = endured(&Package::body(&body).styles(&styles).numbering(&numbering).zip()).unwrap();
    assert!(document.text.len() < 3 << 20);
}

#[test]
fn styles_in_a_circle_or_a_long_chain_end() {
    let style = |id: usize, base: usize, more: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="s{id}"><w:basedOn w:val="s{base}"/>{more}</w:style>"#
        )
    };
    let bold = "<w:rPr><w:b/><w:sz w:val=\"44\"/></w:rPr>";
    let circle = style(1, 2, bold) + &style(2, 3, "") + &style(3, 1, "");
    let own = style(1, 1, bold);
    let chain: String =
        (1..=5_000).map(|id| style(id, id + 1, if id == 5_000 { bold } else { "" })).collect();
    for (styles, size) in [(circle, 44), (own, 44), (chain, 20)] {
        let document =
            endured(&Package::body(&pp(r#"<w:pStyle w:val="s1"/>"#, "甲")).styles(&styles).zip()).unwrap();
        assert_eq!(document.blocks[0].format.as_ref().unwrap().run.size, Some(size));
    }
}

#[test]
fn odd_numbers_are_endured() {
    let odd = ["", "-1", "0", "99999999999999999999", "1e300", "NaN", "abc", "4294967296", "-2147483648"];
    for value in odd {
        let body = pp(
            &format!(
                r#"<w:pStyle w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr><w:ind w:left="{value}" w:hanging="{value}" w:hangingChars="{value}" w:firstLineChars="{value}"/><w:spacing w:line="{value}" w:lineRule="{value}"/><w:outlineLvl w:val="{value}"/><w:jc w:val="{value}"/>"#
            ),
            "甲",
        ) + &format!(
            r#"<w:p><w:r><w:rPr><w:sz w:val="{value}"/><w:b w:val="{value}"/><w:color w:val="{value}"/></w:rPr><w:sym w:char="{value}"/><w:t>乙</w:t><w:footnoteReference w:id="{value}"/></w:r></w:p><w:sectPr><w:pgSz w:w="{value}"/><w:docGrid w:linePitch="{value}"/></w:sectPr>"#
        );
        let numbering = format!(
            r#"<w:abstractNum w:abstractNumId="{value}"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:numFmt w:val="upperLetter"/><w:lvlRestart w:val="{value}"/><w:lvlText w:val="%1%9%0%"/></w:lvl></w:abstractNum><w:num w:numId="{value}"><w:abstractNumId w:val="{value}"/><w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>"#
        );
        let document = endured(&Package::body(&body).numbering(&numbering).zip()).unwrap();
        assert!(document.text.contains('甲') && document.text.contains('乙'), "{value}");
    }
}

/// Elements with which random documents are made.
const NAMES: &[&str] = &[
    "w:p",
    "w:r",
    "w:t",
    "w:pPr",
    "w:rPr",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:tab",
    "w:br",
    "w:del",
    "w:ins",
    "w:txbxContent",
    "w:sdt",
    "w:sdtContent",
    "w:fldSimple",
    "w:fldChar",
    "w:instrText",
    "w:sectPr",
    "w:trPr",
    "w:tcPr",
    "w:numPr",
    "w:moveFrom",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "odd:x",
    "w:hyperlink",
    "w:footnoteReference",
    "w:rPrChange",
    "w:pPrChange",
    "wp:anchor",
    "wp:positionH",
    "v:textpath",
    "w:sym",
    "w:ruby",
    "w:rt",
];

const ATTRIBUTES: &[&str] = &[
    "",
    r#" w:val="1""#,
    r#" w:fldCharType="begin""#,
    r#" w:fldCharType="separate""#,
    r#" w:fldCharType="end""#,
    r#" w:type="page""#,
    r#" Requires="wps""#,
    r#" Requires="odd""#,
    r#" w:instr="PAGE""#,
    r#" w:id="2""#,
    r#" string="效""#,
    r#" xml:space="preserve""#,
    r#" w:char="F0FE""#,
    r#" xmlns:w="urn:x""#,
];

fn fragment() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-z甲乙 ]{0,6}",
        Just("&amp;".to_owned()),
        Just("<![CDATA[<]]>".to_owned()),
        Just("<!--x-->".to_owned())
    ];
    leaf.prop_recursive(12, 200, 6, |inner| {
        let name = prop::sample::select(NAMES);
        let attribute = prop::sample::select(ATTRIBUTES);
        (name, attribute, prop::collection::vec(inner, 0..6)).prop_map(|(name, attribute, children)| {
            format!("<{name}{attribute}>{}</{name}>", children.concat())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_documents_are_read_or_have_no_text(inner in fragment()) {
        let package = Package { stored: true, ..Package::body(&inner) };
        if let Err(error) = endured(&package.zip()) {
            prop_assert!(error.zh.contains("没有文字"), "{error}");
        }
    }

    #[test]
    fn text_before_and_after_random_content_is_kept(inner in fragment()) {
        // A field or namespace left open inside cannot reach out: both paragraphs are siblings of it.
        let body = p("前文") + &format!("<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>") + &p("后文");
        let document = endured(&Package { stored: true, ..Package::body(&body) }.zip()).unwrap();
        prop_assert!(document.text.contains("前文"));
        prop_assert!(document.text.contains("后文"), "{}", document.text);
    }

    #[test]
    fn random_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(endured(&bytes).is_err());
    }
}
