//! What the main story refers to: section, styles, numbering, settings, footers.

use super::format;
use super::look::{Footer, Form, Indent, Look, StyleIds};
use crate::files::letter::Role;
use crate::files::xml::{page_number, run};

/// The content of `w:sectPr` after the references.
pub(super) fn section(look: &Look) -> String {
    let page = look.page;
    let first = if look.footer == Footer::NotFirst { "<w:titlePg/>" } else { "" };
    let grid = look.grid.map_or_else(String::new, |(pitch, space)| {
        format!("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{pitch}\" w:charSpace=\"{space}\"/>")
    });
    format!(
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/><w:cols w:space=\"425\"/>{first}{grid}",
        page.width, page.height, page.top, page.right, page.bottom, page.left, page.footer
    )
}

/// The content of `w:styles`.
pub(super) fn styles(look: &Look) -> String {
    let ids: StyleIds = look.ids;
    let (normal, normal_name) = ids.normal;
    // The grid counts its characters in the size of the default paragraph.
    let size = if look.grid.is_some() { look.body.1 } else { 21 };
    let fonts = if look.themed {
        "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/>"
    } else {
        "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"宋体\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
    };
    let mut styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"{normal}\"><w:name w:val=\"{normal_name}\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:kern w:val=\"2\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>"
    );
    let carried = [
        (ids.headings[0], "heading 1", Role::Heading, Some(0)),
        (ids.headings[1], "heading 2", Role::Subheading, Some(1)),
        (ids.headings[2], "heading 3", Role::Point, Some(2)),
        (ids.title, "Title", Role::Title, None),
        (ids.body, "Body Text", Role::Body, None),
    ];
    for (id, name, role, level) in carried {
        let format = format::of(role, "", look);
        let numbering = match level {
            Some(level) if look.numbered && !look.direct => {
                format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
            }
            _ => String::new(),
        };
        styles.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{normal}\"/><w:qFormat/><w:pPr>{numbering}{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            format.paragraph, format.run
        ));
    }
    styles
        + &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"{normal}\"/><w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"4153\"/><w:tab w:val=\"right\" w:pos=\"8306\"/></w:tabs><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>",
            ids.footer
        )
}

/// The content of `w:numbering`: 一、 （一） 1. as one list of several levels.
pub(super) fn numbering(look: &Look) -> String {
    let levels: String = [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
        .iter()
        .enumerate()
        .map(|(level, (kind, text))| {
            let style = if look.direct {
                String::new()
            } else {
                format!("<w:pStyle w:val=\"{}\"/>", look.ids.headings[level])
            };
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{kind}\"/>{style}<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"{}\"/></w:pPr></w:lvl>",
                if look.indent == Indent::Missing { 0 } else { look.body.1 * 20 }
            )
        })
        .collect();
    format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    )
}

/// The content of `w:settings`.
pub(super) fn settings(look: &Look, revised: bool) -> String {
    let odd_even = matches!(look.footer, Footer::OddEven | Footer::NotFirst);
    format!(
        "<w:zoom w:percent=\"100\"/>{}{}<w:defaultTabStop w:val=\"420\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>",
        if revised { "<w:trackRevisions/>" } else { "" },
        if odd_even { "<w:evenAndOddHeaders/>" } else { "" }
    )
}

/// `— 1 —` at one side, one character from the edge; in 信函格式 within the control that Word's gallery makes.
pub(super) fn footer(side: &str, look: &Look) -> String {
    let paragraph = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:ind w:{side}=\"280\" w:{side}Chars=\"100\"/><w:jc w:val=\"{side}\"/></w:pPr>{}</w:p>",
        look.ids.footer,
        page_number(&format::font("宋体", 28).replace("Times New Roman", "宋体"))
    );
    if look.form != Form::Correspondence {
        return paragraph;
    }
    format!(
        "<w:sdt><w:sdtPr><w:id w:val=\"1836494120\"/><w:docPartObj><w:docPartGallery w:val=\"Page Numbers (Bottom of Page)\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    )
}

/// A footer in the middle of every page, its number a simple field.
pub(super) fn plain_footer(text: &str, font: &str, size: u32, look: &Look) -> String {
    let properties = format::font(font, size).replace("Times New Roman", font);
    let (before, after) = text.split_once('#').unwrap_or((text, ""));
    let words = |words: &str| if words.is_empty() { String::new() } else { run(&properties, words) };
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:jc w:val=\"center\"/></w:pPr>{}<w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple>{}</w:p>",
        look.ids.footer,
        words(before),
        run(&properties, "1"),
        words(after)
    )
}
