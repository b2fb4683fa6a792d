//! What comments do to the package: four parts at most, and the same again the second time.

use std::collections::HashSet;

use fuwen::document::docx::{self, AUTHOR};
use fuwen::finding::Span;
use regex::Regex;

use super::builder::{KINDS, NAMESPACES, Package, RELATIONSHIPS, STRICT, WORD, blocks, p, r};
use super::support::{annotated, comment, comments_part, files, part, parts, set_on, spans, with_part};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;

/// All values of an attribute in some elements of an XML text.
fn values(xml: &str, element: &str) -> Vec<String> {
    let pattern = format!(r#"<(?:\w+:)?{element}(?: [^>]*)? (?:\w+:)?id="(\d+)""#);
    Regex::new(&pattern).unwrap().captures_iter(xml).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_docx_keeps_its_parts_and_its_words() {
    for (name, bytes) in files() {
        let before = docx::read(&bytes).unwrap();
        let (reviewed, after) = annotated(&bytes, &spans(&before));
        assert_eq!(blocks(&after), blocks(&before), "{name}");
        let texts = |blocks: &[fuwen::document::Block]| -> Vec<_> {
            blocks.iter().map(|block| (block.span, block.label, block.kind, block.format.clone())).collect()
        };
        assert_eq!(texts(&after.blocks), texts(&before.blocks), "{name}");
        assert_eq!(after.has_comments, before.has_comments, "{name}: own comments are none of people's");
        assert_eq!(after.remarks, before.remarks, "{name}");

        let own = comments_part(&reviewed);
        let main = docx::main_part(&bytes).unwrap().name;
        let new = parts(&reviewed);
        for (part, content) in parts(&bytes) {
            let may_change = part == own || part == main || part.ends_with("document.xml.rels");
            if !may_change && part != "[Content_Types].xml" {
                assert_eq!(new.get(&part), Some(&content), "{name}: {part}");
            }
        }
        let extra: Vec<_> = new.keys().filter(|part| !parts(&bytes).contains_key(*part)).collect();
        assert!(extra.len() <= 2, "{name}: {extra:?}");

        let again = annotated(&reviewed, &spans(&after)).0;
        assert!(again == reviewed, "{name}: a second run changed the file");
        let (cleared, empty) = annotated(&reviewed, &[]);
        assert!(!part_text(&cleared, &own).contains(AUTHOR), "{name}");
        assert_eq!(blocks(&empty), blocks(&before), "{name}");
    }
}

fn part_text(bytes: &[u8], name: &str) -> String {
    part(bytes, name)
}

#[test]
fn ids_are_unique_and_complete() {
    let own = Regex::new(r#"<(?:\w+:)?comment (?:\w+:)?id="(\d+)" (?:\w+:)?author="fuwen""#).unwrap();
    for (name, bytes) in files() {
        let document = docx::read(&bytes).unwrap();
        let spans = spans(&document);
        let reviewed = annotated(&bytes, &spans).0;
        let main = part(&reviewed, &docx::main_part(&bytes).unwrap().name);
        let written = part(&reviewed, &comments_part(&reviewed));
        let comments: Vec<String> = own.captures_iter(&written).map(|id| id[1].to_owned()).collect();
        let unique: HashSet<_> = comments.iter().collect();
        assert_eq!(unique.len(), comments.len(), "{name}");
        assert_eq!(comments.len(), spans.len(), "{name}");
        let all = values(&written, "comment");
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{name}");
        for kind in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
            let marks = values(&main, kind);
            let unique: HashSet<_> = marks.iter().collect();
            assert_eq!(unique.len(), marks.len(), "{name}: {kind}");
            assert!(comments.iter().all(|id| unique.contains(id)), "{name}: {kind}");
        }
    }
}

#[test]
fn without_anything_to_say_the_file_is_the_same() {
    for (name, bytes) in files() {
        assert!(annotated(&bytes, &[]).0 == bytes, "{name}");
    }
}

/// The words between the first comment's marks.
fn first_words(bytes: &[u8]) -> Vec<String> {
    let document = docx::read(bytes).unwrap();
    set_on(bytes).iter().map(|remark| remark.span.of(&document.text).to_owned()).collect()
}

fn words_of(package: &Package, words: &str) -> (Vec<u8>, Vec<String>) {
    let bytes = package.zip();
    let document = docx::read(&bytes).unwrap();
    let start = document.text.find(words).unwrap();
    let reviewed = annotated(&bytes, &[Span::new(start, start + words.len())]).0;
    let words = first_words(&reviewed);
    (reviewed, words)
}

#[test]
fn packages_of_every_shape_take_comments() {
    let body = p("我局将尽快办理");
    let default_namespace = format!(
        r#"<document xmlns="{WORD}"><body><p><r xmlns:x="urn:x"><t>我局将尽快办理</t></r></p></body></document>"#
    );
    let rebound = format!(
        r#"<w:document xmlns:w="{WORD}"><w:body><w:p><x:r xmlns:x="{WORD}" xmlns:w="urn:other"><x:t>我局将尽快办理</x:t></x:r></w:p></w:body></w:document>"#
    );
    let strict = format!(
        r#"<s:document xmlns:s="{STRICT}"><s:body><s:p><s:r><s:t>我局将尽快办理</s:t></s:r></s:p></s:body></s:document>"#
    );
    let closed = format!("<c:comments xmlns:c=\"{WORD}\"/>");
    let people = format!(
        r#"<w:comments{NAMESPACES}><w:comment w:id="7" w:author="张明"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let commented = format!(
        r#"<w:p><w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>{}</w:p>"#,
        r("我局将"),
        r("尽快办理")
    );
    let related = |package: Package, content: &str| package.related("comments", "notes/批注.xml", content);
    for (name, package) in [
        ("plain", Package::body(&body)),
        ("types", Package::body(&body).part("[Content_Types].xml", TYPES)),
        ("default namespace", Package::document(&default_namespace)),
        ("rebound prefix", Package::document(&rebound)),
        ("strict", Package::document(&strict)),
        ("closed root", related(Package::body(&body), &closed)),
        ("people", related(Package::body(&commented), &people)),
        ("relationship without part", Package::body(&body).relate("comments", "comments.xml")),
        ("part without relationship", Package::body(&body).styles("").part("word/comments.xml", "<x/>")),
        ("part and no relationships", Package::body(&body).part("word/comments.xml", &people)),
        ("people, same id", related(Package::body(&commented), &people.replace("7", "0"))),
    ] {
        let (reviewed, words) = words_of(&package, "尽快");
        assert_eq!(words, ["尽快"], "{name}");
        let before = parts(&package.zip());
        let after = parts(&reviewed);
        let types = after.get("[Content_Types].xml").map(|types| String::from_utf8_lossy(types).into_owned());
        if let Some(types) = types {
            assert_eq!(types.matches("comments+xml").count(), 1, "{types}");
        }
        let relationships = part(&reviewed, "word/_rels/document.xml.rels");
        assert!(relationships.is_empty() || relationships.matches("/comments\"").count() == 1, "{name}");
        assert!(after.len() <= before.len() + 2, "{name}");
        let document = docx::read(&reviewed).unwrap();
        let own = before
            .get("word/notes/批注.xml")
            .is_some_and(|xml| String::from_utf8_lossy(xml).contains("张明"));
        let own = own || name == "part and no relationships";
        assert_eq!(
            document.remarks.iter().any(|remark| remark.author.as_deref() == Some("张明")),
            own,
            "{name}"
        );
    }
}

#[test]
fn people_keep_their_comments_and_fuwens_give_way() {
    let people = format!(
        r#"<w:comments{NAMESPACES}><w:comment w:id="2" w:author="张明"><w:p><w:r><w:t>fuwen: allow</w:t></w:r></w:p><w:p><w:r><w:t>理由 &amp; &#20844;</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let body = format!(
        r#"<w:p>{}<w:commentRangeStart w:id="2"/>{}<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>{}</w:p>"#,
        r("我局"),
        r("将尽快"),
        r("办理。")
    ) + &p("附带一段");
    let bytes = Package::body(&body).related("comments", "comments.xml", &people).zip();
    let before = docx::read(&bytes).unwrap();
    let [remark] = before.remarks.as_slice() else { panic!("{:?}", before.remarks) };
    assert_eq!(remark.text, "fuwen: allow\n理由 & 公");
    assert_eq!(remark.author.as_deref(), Some("张明"));
    assert_eq!((remark.span.of(&before.text), remark.offset), ("将尽快", "我局".len()));
    assert!(before.has_comments);

    let whole = Span::new(0, "我局将".len());
    let (reviewed, after) = annotated(&bytes, &[whole, Span::new(3, 9)]);
    assert_eq!(after.remarks, before.remarks);
    assert_eq!(first_words(&reviewed), ["我局将", "局将"]);
    let (fewer, last) = annotated(&reviewed, &[whole]);
    assert_eq!(first_words(&fewer), ["我局将"]);
    assert_eq!(last.remarks, before.remarks);
}

#[test]
fn a_bom_and_utf_16_survive() {
    let body = p("我局将尽快办理");
    let xml = format!("<w:document{NAMESPACES}><w:body>{body}</w:body></w:document>");
    let utf16 = |little: bool| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(xml.encode_utf16().collect::<Vec<_>>());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    for main in [[b"\xEF\xBB\xBF".as_slice(), xml.as_bytes()].concat(), utf16(true), utf16(false)] {
        let bytes = with_part(&Package::body(&body).zip(), "word/document.xml", |_| main.clone());
        let document = docx::read(&bytes).unwrap();
        let start = document.text.find("尽快").unwrap();
        let reviewed = annotated(&bytes, &[Span::new(start, start + 6)]).0;
        assert_eq!(parts(&reviewed)["word/document.xml"][..2], main[..2]);
        assert_eq!(first_words(&reviewed), ["尽快"]);
    }
}

#[test]
fn what_cannot_be_given_back_is_refused_with_its_remedy() {
    let head = format!("<?xml version='1.0' encoding='GB18030'?><w:document xmlns:w=\"{WORD}\"><w:body>");
    let xml = format!("{head}{}</w:body></w:document>", p("我局将尽快办理"));
    let gb18030 = encoding_rs::GB18030.encode(&xml).0.into_owned();
    let text_boxes = "<w:p/>".to_owned()
        + &format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", p("盒"));
    let boxes = Package::body(
        &text_boxes
            .replace("<w:p><w:r><w:pict>", "<w:r><w:pict>")
            .replace("</w:pict></w:r></w:p>", "</w:pict></w:r>"),
    );
    for (bytes, words) in [
        (with_part(&Package::body("").zip(), "word/document.xml", |_| gb18030.clone()), "另存为 .docx"),
        (boxes.zip(), "文本框"),
    ] {
        let document = docx::read(&bytes).unwrap();
        let all = Span::new(0, document.text.len());
        let refusal = docx::annotate(&bytes, &document, &[comment(&document, all)], "fw", None).unwrap_err();
        assert!(refusal.zh.contains(words), "{refusal}");
    }
}

#[test]
fn a_signature_is_told_of() {
    let package = Package::body(&p("我局将尽快办理"));
    for (package, signed) in
        [(package.clone().part("_xmlsignatures/origin.sigs", "x"), true), (package, false)]
    {
        let bytes = package.zip();
        let document = docx::read(&bytes).unwrap();
        let comments = [comment(&document, document.blocks[0].span)];
        assert_eq!(docx::annotate(&bytes, &document, &comments, "fw", None).unwrap().was_signed, signed);
    }
}

#[test]
fn comments_carry_the_styles_the_document_has_for_them() {
    let styles = r#"<w:style w:type="character" w:styleId="a8"><w:name w:val="annotation reference"/></w:style><w:style w:type="paragraph" w:styleId="a9"><w:name w:val="annotation text"/></w:style>"#;
    let bytes = Package::body(&p("我局将尽快办理")).styles(styles).zip();
    let document = docx::read(&bytes).unwrap();
    let reviewed = annotated(&bytes, &[document.blocks[0].span]).0;
    assert!(
        part(&reviewed, "word/document.xml").contains(r#"<w:rStyle w:val="a8"/></w:rPr><w:commentReference"#)
    );
    let comments = part(&reviewed, "word/comments.xml");
    assert!(comments.contains(r#"<w:pStyle w:val="a9"/>"#));
    for attribute in [r#"w:author="fuwen""#, r#"w:initials="复文""#, r#"w:date="2025-06-30T00:00:00Z""#] {
        assert!(comments.contains(attribute), "{comments}");
    }
    assert!(part(&reviewed, "word/_rels/document.xml.rels").contains(&format!("{KINDS}/comments")));
    assert!(part(&reviewed, "word/_rels/document.xml.rels").contains(RELATIONSHIPS));
}
