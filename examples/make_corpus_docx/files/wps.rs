//! A letter as WPS Office leaves it: numeric style ids, nearly all formatting on the runs, `firstLineChars` and
//! `firstLine` together, the page number in a text box of the footer, 版记 in a table, theme fonts underneath.

use zip::result::ZipResult;

use super::archive::pack;
use super::letter::{Letter, Role};
use super::xml::{content_types, page_number, part, relationships, run};

const NAMESPACES: &str = " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" mc:Ignorable=\"w14 wpsCustomData\"";
const BODY_INDENT: &str =
    "<w:ind w:left=\"0\" w:leftChars=\"0\" w:firstLine=\"640\" w:firstLineChars=\"200\"/>";
const LINE: &str = "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/>";

/// The whole package.
pub(super) fn document(letter: Letter) -> ZipResult<Vec<u8>> {
    let (table, text): (Vec<_>, Vec<_>) = letter.iter().partition(|(role, _)| *role == Role::CopyTo);
    let mut number = 0;
    let text: String = text.iter().map(|(role, text)| paragraph(*role, text, &mut number)).collect();
    let table: String = table.iter().map(|(_, text)| copy_to_table(text)).collect();
    let body = format!("<w:body>{text}{table}{}{SECTION}</w:body>", formatted("", LINE, ""));
    pack(&[
        ("[Content_Types].xml", content_types(PARTS)),
        ("_rels/.rels", relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", part("document", NAMESPACES, &body)),
        ("word/_rels/document.xml.rels", relationships(TARGETS)),
        ("word/styles.xml", part("styles", "", STYLES)),
        ("word/settings.xml", part("settings", "", SETTINGS)),
        ("word/footer1.xml", part("ftr", NAMESPACES, &footer("right"))),
        ("word/footer2.xml", part("ftr", NAMESPACES, &footer("left"))),
        ("word/theme/theme1.xml", THEME.to_owned()),
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
        Role::Body | Role::Note => {
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
        Role::Signature | Role::Date | Role::CopyTo | Role::Printed => {
            plain(&format!("{LINE}<w:ind w:right=\"1280\" w:rightChars=\"400\"/><w:jc w:val=\"right\"/>"))
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

/// The page number in a text box, once as DrawingML and once as the VML that old programs read.
fn footer(side: &str) -> String {
    let inner =
        format!("<w:txbxContent>{}</w:txbxContent>", formatted("a3", "", &page_number(&font("宋体", 28))));
    let drawing = format!(
        "<w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"114300\" distR=\"114300\" simplePos=\"0\" relativeHeight=\"251659264\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>{side}</wp:align></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"1828800\" cy=\"1828800\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"文本框 1\"/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
         <wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1828800\" cy=\"1828800\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>\
         <wps:txbx>{inner}</wps:txbx><wps:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    );
    let picture = format!(
        "<w:pict><v:shape id=\"_x0000_s1026\" type=\"#_x0000_t202\" style=\"position:absolute;height:144pt;width:144pt;mso-position-horizontal:{side};mso-wrap-style:none;\" filled=\"f\" stroked=\"f\">\
         <v:textbox inset=\"0,0,0,0\" style=\"mso-fit-shape-to-text:t;\">{inner}</v:textbox></v:shape></w:pict>"
    );
    formatted(
        "a3",
        "",
        &format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{drawing}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
    )
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

const THEME: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Office\"><a:themeElements>\
    <a:clrScheme name=\"Office\"><a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1><a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1><a:dk2><a:srgbClr val=\"44546A\"/></a:dk2><a:lt2><a:srgbClr val=\"E7E6E6\"/></a:lt2><a:accent1><a:srgbClr val=\"5B9BD5\"/></a:accent1><a:accent2><a:srgbClr val=\"ED7D31\"/></a:accent2><a:accent3><a:srgbClr val=\"A5A5A5\"/></a:accent3><a:accent4><a:srgbClr val=\"FFC000\"/></a:accent4><a:accent5><a:srgbClr val=\"4472C4\"/></a:accent5><a:accent6><a:srgbClr val=\"70AD47\"/></a:accent6><a:hlink><a:srgbClr val=\"0563C1\"/></a:hlink><a:folHlink><a:srgbClr val=\"954F72\"/></a:folHlink></a:clrScheme>\
    <a:fontScheme name=\"Office\"><a:majorFont><a:latin typeface=\"Calibri Light\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/><a:font script=\"Hans\" typeface=\"宋体\"/></a:majorFont><a:minorFont><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/><a:font script=\"Hans\" typeface=\"宋体\"/></a:minorFont></a:fontScheme>\
    <a:fmtScheme name=\"Office\"><a:fillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w=\"6350\"/><a:ln w=\"12700\"/><a:ln w=\"19050\"/></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
