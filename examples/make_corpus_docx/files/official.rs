//! Letters laid out as GB/T 9704-2012 asks, with the parts written by hand in schema order: real styles, automatic
//! numbering, page numbers that differ on odd and even pages, the grid of 22 lines by 28 characters.

use zip::result::ZipResult;

use super::archive::pack;
use super::letter::{Letter, Role};
use super::xml::{content_types, page_number, part, relationships, run};

const RED_LINE_BELOW: &str =
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"FF0000\"/></w:pBdr>";
const DOUBLE_RED_LINE_BELOW: &str =
    "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"4\" w:color=\"FF0000\"/></w:pBdr>";
const DOUBLE_RED_LINE_ABOVE: &str =
    "<w:pBdr><w:top w:val=\"thinThickSmallGap\" w:sz=\"24\" w:space=\"4\" w:color=\"FF0000\"/></w:pBdr>";
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>";
const GRID: &str = "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-849\"/>";

/// 文件格式: the mark `……文件` above the text and 版记 below.
pub(super) fn document(letter: Letter<'_>) -> ZipResult<Vec<u8>> {
    let section = format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId10\"/><w:footerReference w:type=\"even\" r:id=\"rId11\"/>{PAGE}{GRID}</w:sectPr>"
    );
    let body: String = letter.iter().map(|(role, text)| paragraph(*role, text, RED_LINE_BELOW)).collect();
    package(format!("{body}{section}"), &[])
}

/// 信函格式: the organ's name in the first page's header over a double line; no number on the first page.
pub(super) fn correspondence(letter: Letter<'_>) -> ZipResult<Vec<u8>> {
    let section = format!(
        "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId12\"/><w:footerReference w:type=\"first\" r:id=\"rId13\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId10\"/><w:footerReference w:type=\"even\" r:id=\"rId11\"/>{PAGE}<w:titlePg/>{GRID}</w:sectPr>"
    );
    let in_header = |(role, _): &&(Role, &str)| *role == Role::Letterhead;
    let mark: String = letter
        .iter()
        .filter(in_header)
        .map(|(_, text)| styled("Letterhead", DOUBLE_RED_LINE_BELOW, &run("", &text.replace("\\t", "\t"))))
        .collect();
    let body: String = letter
        .iter()
        .filter(|line| !in_header(line))
        .map(|(role, text)| paragraph(*role, text, "<w:jc w:val=\"right\"/>"))
        .collect();
    let footer = styled("Footer", DOUBLE_RED_LINE_ABOVE, "");
    package(format!("{body}{section}"), &[("header1", "hdr", mark), ("footer3", "ftr", footer)])
}

/// `number` is how the line of the 发文字号 is formatted beyond its style.
fn paragraph(role: Role, text: &str, number: &str) -> String {
    let (style, direct) = match role {
        Role::Class => ("ClassMark", ""),
        Role::Letterhead => ("Letterhead", ""),
        Role::DocNumber => ("DocNumber", number),
        Role::Title => ("Title", ""),
        Role::Salutation => ("Salutation", ""),
        Role::Heading => ("Heading1", ""),
        Role::Subheading => ("Heading2", ""),
        Role::Signature => ("Signature", ""),
        Role::Date => ("Date", ""),
        Role::CopyTo | Role::Printed => ("CopyTo", ""),
        _ => ("BodyText", ""),
    };
    styled(style, direct, &run("", &text.replace("\\t", "\t")))
}

fn styled(style: &str, direct: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{direct}</w:pPr>{runs}</w:p>")
}

/// The whole package; `extra` are further stories as (name, root element, content).
fn package(body: String, extra: &[(&str, &str, String)]) -> ZipResult<Vec<u8>> {
    const WORD: &str = "wordprocessingml";
    let mut kinds = vec![
        ("document", format!("{WORD}.document.main")),
        ("styles", format!("{WORD}.styles")),
        ("numbering", format!("{WORD}.numbering")),
        ("settings", format!("{WORD}.settings")),
        ("fontTable", format!("{WORD}.fontTable")),
        ("footer1", format!("{WORD}.footer")),
        ("footer2", format!("{WORD}.footer")),
    ];
    let mut targets = vec![
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "settings", "settings.xml"),
        ("rId4", "fontTable", "fontTable.xml"),
        ("rId10", "footer", "footer1.xml"),
        ("rId11", "footer", "footer2.xml"),
    ];
    for (name, root, _) in extra {
        let header = *root == "hdr";
        kinds.push((name, format!("{WORD}.{}", if header { "header" } else { "footer" })));
        targets.push(if header {
            ("rId12", "header", "header1.xml")
        } else {
            ("rId13", "footer", "footer3.xml")
        });
    }
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(name, kind)| (*name, kind.as_str())).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(&kinds)),
        ("_rels/.rels".to_owned(), relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&targets)),
        ("word/document.xml".to_owned(), part("document", "", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml".to_owned(), part("styles", "", &styles())),
        ("word/numbering.xml".to_owned(), part("numbering", "", &numbering())),
        ("word/settings.xml".to_owned(), part("settings", "", SETTINGS)),
        ("word/fontTable.xml".to_owned(), part("fonts", "", FONTS)),
        (
            "word/footer1.xml".to_owned(),
            part("ftr", "", &footer("<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>")),
        ),
        (
            "word/footer2.xml".to_owned(),
            part("ftr", "", &footer("<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>")),
        ),
    ];
    for (name, root, content) in extra {
        parts.push((format!("word/{name}.xml"), part(root, "", content)));
    }
    let parts: Vec<(&str, String)> =
        parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
    pack(&parts)
}

fn footer(placed: &str) -> String {
    styled("Footer", placed, &page_number(""))
}

/// A style: id, name as people see it, paragraph properties, run properties.
const STYLES: &[(&str, &str, &str, &str)] = &[
    (
        "Letterhead",
        "发文机关标志",
        "<w:spacing w:before=\"240\" w:line=\"900\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        "<w:rFonts w:eastAsia=\"方正小标宋简体\"/><w:color w:val=\"FF0000\"/><w:sz w:val=\"72\"/><w:szCs w:val=\"72\"/>",
    ),
    ("ClassMark", "办理结果类别", "<w:jc w:val=\"right\"/>", "<w:rFonts w:eastAsia=\"黑体\"/>"),
    ("DocNumber", "发文字号", "<w:jc w:val=\"center\"/>", ""),
    (
        "Title",
        "Title",
        "<w:spacing w:before=\"579\" w:after=\"579\" w:line=\"600\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        "<w:rFonts w:eastAsia=\"方正小标宋简体\"/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>",
    ),
    ("Salutation", "Salutation", "", ""),
    ("BodyText", "Body Text", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", ""),
    (
        "Heading1",
        "heading 1",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"0\" w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:rFonts w:eastAsia=\"黑体\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"0\" w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:rFonts w:eastAsia=\"楷体_GB2312\"/>",
    ),
    (
        "Signature",
        "Signature",
        "<w:spacing w:before=\"1158\"/><w:ind w:rightChars=\"300\" w:right=\"960\"/><w:jc w:val=\"right\"/>",
        "",
    ),
    ("Date", "Date", "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>", ""),
    (
        "CopyTo",
        "版记",
        "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/><w:between w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"8560\"/></w:tabs><w:ind w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"/>",
        "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    ),
    (
        "Footer",
        "footer",
        "",
        "<w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\" w:hAnsi=\"宋体\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    ),
];

fn styles() -> String {
    let derived: String = STYLES
        .iter()
        .map(|(id, name, paragraph, run)| {
            let custom = if name.is_ascii() { "" } else { " w:customStyle=\"1\"" };
            format!(
                "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
            )
        })
        .collect();
    format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr></w:style>{derived}"
    )
}

fn numbering() -> String {
    let level = |at: usize, format: &str, text: &str, style: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"{style}\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>"
        )
    };
    let levels = level(0, "chineseCountingThousand", "%1、", "Heading1")
        + &level(1, "chineseCountingThousand", "（%2）", "Heading2");
    format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    )
}

const SETTINGS: &str = "<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"420\"/><w:drawingGridHorizontalSpacing w:val=\"160\"/>\
    <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>\
    <w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>\
    <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

const FONTS: &str = "<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
    <w:font w:name=\"方正小标宋简体\"><w:charset w:val=\"86\"/><w:family w:val=\"script\"/></w:font>\
    <w:font w:name=\"楷体_GB2312\"><w:altName w:val=\"楷体\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
    <w:font w:name=\"黑体\"><w:altName w:val=\"SimHei\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
    <w:font w:name=\"宋体\"><w:altName w:val=\"SimSun\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>";
