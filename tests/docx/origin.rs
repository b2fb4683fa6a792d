//! The way back: a character inserted in the XML where the origin points must appear in the text at that place.

use std::io::{Cursor, Read};

use fuwen::document::{Document, DocxPlace, Place, docx};
use zip::ZipArchive;

use super::builder::{Package, blocks, p, r, story};

/// A character that no test text holds.
const PROBE: char = '※';

/// Checks that each character of a text element can be found from the text, by inserting before it.
fn probe(package: &Package) {
    let document = package.read();
    let mut probed = 0;
    for (span, place) in document.origin.places(&document.text, whole(&document)) {
        let Place::Docx(place) = place else { continue };
        let stretch = span.of(&document.text);
        for (index, (offset, character)) in stretch.char_indices().enumerate() {
            let Some(changed) = inserted(package, &place, index) else { continue };
            let mut expected = document.text.clone();
            expected.insert(span.start + offset, PROBE);
            let seen = changed.read();
            assert_eq!(seen.text, expected, "before {character:?} at {}", span.start + offset);
            probed += 1;
        }
    }
    assert!(probed > 0, "nothing was probed");
}

/// The package with [`PROBE`] before the `index`-th character after `place`; none for an element that only
/// stands for a character.
fn inserted(package: &Package, place: &DocxPlace, index: usize) -> Option<Package> {
    let mut package = package.clone();
    let part = package.parts.iter_mut().find(|(name, _)| **name == *place.part)?;
    let bom = if part.1.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let xml = std::str::from_utf8(&part.1[bom..]).unwrap();
    if xml[place.xml..].starts_with("<w:") {
        return None;
    }
    let at = bom + place.xml + byte_of(&xml[place.xml..], place.character + index);
    part.1.splice(at..at, PROBE.to_string().bytes());
    Some(package)
}

/// The byte of the `character`-th decoded character of character data; entities and CDATA marks are atoms.
fn byte_of(data: &str, character: usize) -> usize {
    let mut at = 0;
    let mut seen = 0;
    let mut in_cdata = false;
    loop {
        let rest = &data[at..];
        if in_cdata && rest.starts_with("]]>") {
            in_cdata = false;
            at += 3;
        } else if !in_cdata && rest.starts_with("<![CDATA[") {
            in_cdata = true;
            at += 9;
        } else if !in_cdata && rest.starts_with("<!--") {
            at += rest.find("-->").unwrap() + 3;
        } else if seen == character {
            return at;
        } else {
            seen += 1;
            at += match rest.chars().next().unwrap() {
                '&' if !in_cdata => rest.find(';').unwrap() + 1,
                '\r' if rest.starts_with("\r\n") => 2,
                character => character.len_utf8(),
            };
        }
    }
}

fn whole(document: &Document) -> fuwen::finding::Span {
    fuwen::finding::Span::new(0, document.text.len())
}

#[test]
fn every_character_leads_back_to_the_file() {
    let raw = |inner: &str| format!("<w:p><w:r>{inner}</w:r></w:p>");
    let deleted_mark = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r("甲乙"));
    for body in [
        p("关于建议"),
        raw("<w:t>A&amp;B&#20844;文<![CDATA[<甲>]]>&lt;乙</w:t>"),
        raw("<w:t>  甲 乙  </w:t>"),
        raw("<w:t>甲<!-- 注 -->乙</w:t>"),
        raw(r#"<w:t xml:space="preserve">甲&#xD;&#xA;乙</w:t>"#),
        raw("<w:t>甲\r\n乙</w:t>"),
        raw("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"),
        format!("<w:p><w:del>{}</w:del>{}</w:p>", r("删"), r("留")) + &p("后"),
        deleted_mark + &p("丙丁"),
        format!(
            r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>"#,
            p("盒子"),
            p("旧盒"),
            r("主")
        ),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("甲"), p("乙")),
    ] {
        probe(&Package::body(&body));
    }
}

#[test]
fn other_parts_lead_back_too() {
    let body = format!(
        r#"<w:p>{}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:sectPr><w:footerReference r:id="r2"/></w:sectPr>"#,
        r("正文")
    );
    probe(
        &Package::body(&body)
            .related(
                "footnotes",
                "footnotes.xml",
                &story("footnotes", &format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p("脚注"))),
            )
            .related("footer", "footer1.xml", &story("ftr", &p("页脚"))),
    );
}

#[test]
fn a_bom_is_not_counted() {
    let mut package = Package::body(&p("关于建议"));
    let xml = &mut package.parts[1].1;
    xml.splice(0..0, *b"\xEF\xBB\xBF");
    probe(&package);
}

#[test]
fn places_count_paragraphs_and_elements_of_the_part() {
    let body = format!("<w:p><w:del>{}</w:del></w:p>", r("删"))
        + r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:tab/><w:t>甲</w:t></w:r></w:p>"#
        + &format!(
            "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict><w:t>乙</w:t></w:r></w:p>",
            p("盒")
        );
    let document = Package::body(&body).read();
    assert_eq!(blocks(&document), ["\t甲", "乙", "盒"]);
    let places: Vec<_> = document
        .origin
        .places(&document.text, whole(&document))
        .into_iter()
        .filter_map(|(span, place)| match place {
            Place::Docx(place) => Some((span.of(&document.text).to_owned(), place.paragraph, place.run)),
            _ => None,
        })
        .collect();
    // Element 0 is the deleted text, 1 the tab, 3 the text box's.
    let expected = [("\t", 1, 1), ("甲", 1, 2), ("乙", 2, 4), ("盒", 3, 3)];
    assert_eq!(places, expected.map(|(text, paragraph, run)| (text.to_owned(), paragraph, run)));
}

#[test]
fn places_name_the_part_as_the_zip_does() {
    let document = Package::empty()
        .part("_rels/.rels", super::builder::root_relationships("/WORD/document.xml"))
        .part(
            "word/Document.XML",
            format!("<w:document{}><w:body>{}</w:body></w:document>", super::builder::NAMESPACES, p("甲")),
        )
        .read();
    let places = document.origin.places(&document.text, whole(&document));
    assert!(matches!(&places[0].1, Place::Docx(place) if &*place.part == "word/Document.XML"));
}

/// The spans that a writer needs: each is the element it says.
#[test]
fn elements_are_known_by_their_bytes() {
    let body = r#"<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>甲&amp;</w:t><w:tab/></w:r></w:p><w:p/>"#;
    let part = docx::main_part(&Package::body(body).zip()).unwrap();
    assert_eq!(part.name, "word/document.xml");
    let elements = &part.elements;
    let paragraph = &elements.paragraphs[0];
    assert_eq!(&part.xml[paragraph.span.clone()], body.strip_suffix("<w:p/>").unwrap());
    assert_eq!(&part.xml[paragraph.properties.clone().unwrap()], r#"<w:pPr><w:jc w:val="left"/></w:pPr>"#);
    assert_eq!(&part.xml[elements.paragraphs[1].span.clone()], "<w:p/>");
    let run = &elements.runs[0];
    assert_eq!(&part.xml[run.tag.clone()], r#"<w:r w:rsidR="1">"#);
    assert_eq!(&part.xml[run.properties.clone().unwrap()], "<w:rPr><w:b/></w:rPr>");
    assert!(part.xml[run.span.clone()].ends_with("<w:tab/></w:r>"));
    let [text, tab] = elements.texts.as_slice() else { panic!("two text elements") };
    assert_eq!(&part.xml[text.span.clone()], "<w:t>甲&amp;</w:t>");
    assert_eq!(&part.xml[text.data.clone()], "甲&amp;");
    assert_eq!((text.number, text.paragraph, text.run, text.preserve), (0, 0, Some(0), false));
    assert_eq!(&part.xml[tab.span.clone()], "<w:tab/>");
    assert_eq!((tab.number, tab.data.len()), (1, 0));
}

/// The names of the parts are those that the zip crate lists, so that a writer can copy all others.
#[test]
fn the_main_part_can_be_replaced_by_name() {
    let bytes = Package::body(&p("甲")).zip();
    let part = docx::main_part(&bytes).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(&part.name).unwrap().read_to_string(&mut xml).unwrap();
    assert_eq!(xml, part.xml);
}
