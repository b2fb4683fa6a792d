//! A letter as WPS Office leaves it: numeric style ids, nearly all formatting on the runs, `firstLineChars` and
//! `firstLine` together, the page number in a text box of the footer, 版记 in a table, theme fonts underneath.

use zip::result::ZipResult;

use super::archive::pack;
use super::letter::{Letter, Role};
use super::xml::{content_types, page_number, part, relationships, run};
use super::{text_box, theme};

const BODY_INDENT: &str =
    "<w:ind w:left=\"0\" w:leftChars=\"0\" w:firstLine=\"640\" w:firstLineChars=\"200\"/>";
const LINE: &str = "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/>";

/// The whole package.
pub(super) fn document(letter: Letter<'_>) -> ZipResult<Vec<u8>> {
    let (table, text): (Vec<_>, Vec<_>) = letter.iter().partition(|(role, _)| *role == Role::CopyTo);
    let mut number = 0;
    let text: String = text.iter().map(|(role, text)| paragraph(*role, text, &mut number)).collect();
    let table: String = table.iter().map(|(_, text)| copy_to_table(text)).collect();
    let body = format!("<w:body>{text}{table}{}{SECTION}</w:body>", formatted("", LINE, ""));
    pack(&[
        ("[Content_Types].xml", content_types(PARTS)),
        ("_rels/.rels", relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", part("document", text_box::NAMESPACES, &body)),
        ("word/_rels/document.xml.rels", relationships(TARGETS)),
        ("word/styles.xml", part("styles", "", STYLES)),
        ("word/settings.xml", part("settings", "", SETTINGS)),
        ("word/footer1.xml", part("ftr", text_box::NAMESPACES, &footer("right"))),
        ("word/footer2.xml", part("ftr", text_box::NAMESPACES, &footer("left"))),
        ("word/theme/theme1.xml", theme::part("宋体")),
    ])
}

const PARTS: &[(&str, &str)] = &[
    ("document", "wordprocessingml.document.main"),
    ("styles", "wordprocessingml.styles"),
    ("settings", "wordprocessingml.settings"),
    ("footer1", "wordprocessingml.footer"),
    ("footer2", "wordprocessingml.footer"),
    ("theme/theme1", "theme"),
];

const TARGETS: &[(&str, &str, &str)] = &[
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "footer", "footer1.xml"),
    ("rId4", "footer", "footer2.xml"),
    ("rId5", "theme", "theme/theme1.xml"),
];

/// Headings are numbered by hand, as people do who distrust automatic numbering.
fn paragraph(role: Role, text: &str, number: &mut usize) -> String {
    let plain = |properties: &str| formatted("", properties, &run(&font("仿宋_GB2312", 32), text));
    match role {
        Role::Title => {
            formatted("", &format!("{LINE}<w:jc w:val=\"center\"/>"), &run(&font("方正小标宋简体", 44), text))
        }
        Role::Class => {
            formatted("", &format!("{LINE}<w:jc w:val=\"right\"/>"), &run(&font("黑体", 32), text))
        }
        Role::Letterhead | Role::DocNumber => plain(&format!("{LINE}<w:jc w:val=\"center\"/>")),
        Role::Salutation => plain(LINE),
        Role::Heading | Role::Subheading => {
            let label = ["一、", "二、", "三、", "四、", "五、"].get(*number).copied().unwrap_or_default();
            *number += 1;
            let runs = run(&font("黑体", 32), label) + &run(&font("黑体", 32), text);
            formatted("", &format!("{LINE}{BODY_INDENT}"), &runs)
        }
        Role::Signature | Role::Date | Role::CopyTo | Role::Printed => {
            plain(&format!("{LINE}<w:ind w:right=\"1280\" w:rightChars=\"400\"/><w:jc w:val=\"right\"/>"))
        }
        _ => {
            // WPS splits runs at the hint and at each change of keyboard; the text is the same.
            let middle = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2).unwrap_or(0);
            let (left, right) = text.split_at(middle);
            let runs = run(&font("仿宋_GB2312", 32), left)
                + &run(
                    &format!("{}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>", font("仿宋_GB2312", 32)),
                    right,
                );
            formatted("a4", &format!("{LINE}{BODY_INDENT}"), &runs)
        }
    }
}

fn formatted(style: &str, properties: &str, runs: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    format!("<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>")
}

fn font(name: &str, half_points: u32) -> String {
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/><w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>"
    )
}

fn copy_to_table(text: &str) -> String {
    let line = |side: &str, width: u32| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"0\" w:color=\"auto\"/>")
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/><w:tblBorders>{}{}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"8844\"/></w:tblGrid>\
         <w:tr><w:tc><w:tcPr><w:tcW w:w=\"8844\" w:type=\"dxa\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
        line("top", 8),
        line("bottom", 8),
        formatted("", LINE, &run(&font("仿宋_GB2312", 28), text)),
    )
}

/// The page number in a text box.
fn footer(side: &str) -> String {
    let inner = formatted("a3", "", &page_number(&font("宋体", 28)));
    formatted("a3", "", &text_box::run(side, &inner))
}

const SECTION: &str = "<w:sectPr><w:footerReference r:id=\"rId3\" w:type=\"default\"/><w:footerReference r:id=\"rId4\" w:type=\"even\"/>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>\
    <w:pgNumType w:fmt=\"decimal\"/><w:cols w:space=\"0\" w:num=\"1\"/><w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"21679\"/></w:sectPr>";

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:uiPriority w:val=\"0\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr>\
    <w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" w:cstheme=\"minorBidi\"/><w:kern w:val=\"2\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"a\"/><w:uiPriority w:val=\"0\"/><w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"4153\"/><w:tab w:val=\"right\" w:pos=\"8306\"/></w:tabs><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"a4\"><w:name w:val=\"Body Text Indent\"/><w:basedOn w:val=\"a\"/><w:uiPriority w:val=\"0\"/><w:pPr><w:ind w:firstLine=\"420\" w:firstLineChars=\"200\"/></w:pPr><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"a5\"><w:name w:val=\"Default Paragraph Font\"/><w:semiHidden/><w:uiPriority w:val=\"0\"/></w:style>";

const SETTINGS: &str = "<w:evenAndOddHeaders w:val=\"1\"/><w:defaultTabStop w:val=\"420\"/><w:drawingGridVerticalSpacing w:val=\"156\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";
