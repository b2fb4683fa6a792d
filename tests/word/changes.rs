//! Edits of a docx: in place and as tracked changes.

use fuwen::document::{Edit, Manner, docx, edit};
use fuwen::finding::Span;

use super::builder::{Package, blocks, p, r};
use super::support::{TIME, part, parts};

fn edits(text: &str, changes: &[(&str, &str)]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = changes
        .iter()
        .map(|(old, new)| {
            let start = text.find(old).unwrap();
            Edit { span: Span::new(start, start + old.len()), replacement: (*new).to_owned() }
        })
        .collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

const MANNERS: [Manner<'_>; 2] = [Manner::InPlace, Manner::Tracked { time: TIME }];

#[test]
fn words_change_and_all_else_stays() {
    let raw = |inner: &str| format!("<w:p><w:r>{inner}</w:r></w:p>");
    let bold = r#"<w:r><w:rPr><w:b/></w:rPr><w:t>建复[</w:t></w:r><w:r><w:t>2025]3号的文件</w:t></w:r>"#;
    for (body, changes, expected) in [
        (p("青局[2025]3号"), vec![("[", "〔"), ("]", "〕")], "青局〔2025〕3号"),
        (format!("<w:p>{bold}</w:p>"), vec![("[", "〔"), ("]", "〕")], "建复〔2025〕3号的文件"),
        (p("好。。"), vec![("。。", "。")], "好。"),
        (p("𠮷，，乙"), vec![("，，", "，")], "𠮷，乙"),
        (raw("<w:t>甲&amp;,乙</w:t>"), vec![(",", "，")], "甲&，乙"),
        (raw("<w:t>甲,乙</w:t>"), vec![(",", "&<")], "甲&<乙"),
        (raw("<w:t>甲</w:t><w:tab/><w:t>,乙</w:t>"), vec![(",", "，")], "甲\t，乙"),
        (raw("<w:t>甲</w:t><w:tab/><w:t>乙,</w:t><w:br/><w:t>丙</w:t>"), vec![(",", "，")], "甲\t乙，"),
        (raw("<w:t>甲 ,乙</w:t>"), vec![(",", "，")], "甲 ，乙"),
        (p("甲乙丙"), vec![("甲", "一"), ("乙", ""), ("丙", "三")], "一三"),
    ] {
        let bytes = Package::body(&body).part("word/other.bin", "x").zip();
        let document = docx::read(&bytes).unwrap();
        for manner in MANNERS {
            let edited = edit(&bytes, &document, &edits(&document.text, &changes), manner).unwrap();
            assert_eq!(edited.refused, [0; 0], "{body} {manner:?}");
            let again = docx::read(&edited.bytes).unwrap();
            assert_eq!(blocks(&again)[0], expected, "{body} {manner:?}");
            assert_eq!(again.has_revisions, manner != Manner::InPlace);
            let formats = |document: &fuwen::document::Document| document.blocks[0].format.clone();
            assert_eq!(formats(&again), formats(&document), "{body} {manner:?}");
            let (old, new) = (parts(&bytes), parts(&edited.bytes));
            assert!(old.iter().all(|(name, content)| name == "word/document.xml" || new[name] == *content));
        }
    }
}

#[test]
fn an_insertion_stands_at_its_place() {
    for (text, at, new, expected) in
        [("甲乙", 3, "、", "甲、乙"), ("甲乙", 6, "。", "甲乙。"), ("甲乙", 0, "一、", "一、甲乙")]
    {
        let bytes = Package::body(&p(text)).zip();
        let document = docx::read(&bytes).unwrap();
        let edits = [Edit { span: Span::new(at, at), replacement: new.to_owned() }];
        for manner in MANNERS {
            let edited = edit(&bytes, &document, &edits, manner).unwrap();
            assert_eq!(docx::read(&edited.bytes).unwrap().text, expected, "{manner:?}");
        }
    }
}

/// A rejected change gives back the old words: what is deleted is kept letter for letter, in the run it was in.
#[test]
fn a_tracked_change_can_be_rejected() {
    let body = r#"<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>青局&amp;[2025]3号</w:t></w:r></w:p><w:bookmarkStart w:id="9" w:name="x"/>"#;
    let bytes = Package::body(body).zip();
    let document = docx::read(&bytes).unwrap();
    let changes = edits(&document.text, &[("&[", "〔"), ("]", "〕")]);
    let edited = edit(&bytes, &document, &changes, Manner::Tracked { time: TIME }).unwrap();
    let main = part(&edited.bytes, "word/document.xml");
    let run = r#"<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr>"#;
    for expected in [
        format!(
            r#"<w:del w:id="10" w:author="fuwen" w:date="2025-06-30T00:00:00Z">{run}<w:delText xml:space="preserve">&amp;[</w:delText></w:r></w:del>"#
        ),
        format!(
            r#"<w:ins w:id="11" w:author="fuwen" w:date="2025-06-30T00:00:00Z">{run}<w:t xml:space="preserve">〔</w:t></w:r></w:ins>"#
        ),
        r#"<w:del w:id="12""#.to_owned(),
        r#"<w:ins w:id="13""#.to_owned(),
    ] {
        assert!(main.contains(&expected), "{expected}\n{main}");
    }
    // Rejected: insertions go, deletions come back.
    let inserted = regex::Regex::new(r"<w:ins .*?</w:ins>").unwrap();
    let rejected = inserted.replace_all(&main, "").replace("delText", "t");
    let deleted = regex::Regex::new("</?w:del( [^>]*)?>").unwrap();
    let rejected = deleted.replace_all(&rejected, "").into_owned();
    let package = Package::document(&rejected).zip();
    assert_eq!(docx::read(&package).unwrap().text, document.text);
}

#[test]
fn what_is_no_plain_text_is_left_alone() {
    let field = format!("<w:p>{}<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>", r("于"), r("六月,"));
    let inserted = format!("<w:p><w:ins w:id=\"1\">{}</w:ins></w:p>", r("甲,乙"));
    let tab = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>".to_owned();
    for (body, old, tracked, in_place) in [
        (field, ",", 1, 1),
        (inserted, ",", 1, 0),
        (tab, "\t", 1, 1),
        ("<w:p><w:r><w:t>甲<![CDATA[,]]>乙</w:t></w:r></w:p>".to_owned(), ",", 1, 1),
    ] {
        let bytes = Package::body(&body).zip();
        let document = docx::read(&bytes).unwrap();
        let changes = edits(&document.text, &[(old, "，")]);
        for (manner, refused) in MANNERS.into_iter().zip([in_place, tracked]) {
            let edited = edit(&bytes, &document, &changes, manner).unwrap();
            assert_eq!(edited.refused.len(), refused, "{body} {manner:?}");
        }
    }
}
