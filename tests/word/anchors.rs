//! Each comment stands on exactly its words, and goes around what must not be cut.

use fuwen::document::docx;
use fuwen::finding::Span;

use super::builder::{Package, blocks, p, r};
use super::support::{annotated, files, part, set_on, spans};

/// Of every docx of the repository every span is read back as it was set.
#[test]
fn words_are_read_back_as_they_were_set() {
    let (mut exact, mut wider) = (0, 0);
    for (name, bytes) in files() {
        let document = docx::read(&bytes).unwrap();
        let spans = spans(&document);
        let reviewed = annotated(&bytes, &spans).0;
        let set = set_on(&reviewed);
        assert_eq!(set.len(), spans.len(), "{name}");
        for (remark, span) in set.iter().zip(&spans) {
            assert!(remark.span.contains(*span), "{name}: {:?} on {:?}", span, remark.span);
            if remark.span == *span { exact += 1 } else { wider += 1 }
        }
    }
    // Wider only around fields, controls and alternate content.
    assert!(exact > 150 && wider * 10 < exact, "{exact} exact, {wider} wider");
}

/// In each body the words between ‹ and › are commented; the words between [ and ] are what the comment is on.
#[test]
fn anchors_stand_where_they_should() {
    let raw = |inner: &str| format!("<w:p><w:r>{inner}</w:r></w:p>");
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>六月</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let sdt = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    for (body, words, on) in [
        (p("我局将尽快办理"), "尽快", "尽快"),
        (p("尽快办理"), "尽快", "尽快"),
        (p("办理尽快"), "尽快", "尽快"),
        (p("𠮷局𠮷快"), "局𠮷", "局𠮷"),
        (p("cafe\u{301}尽快"), "e\u{301}尽", "e\u{301}尽"),
        (raw("<w:t>甲&amp;乙&#20844;丙</w:t>"), "乙公", "乙公"),
        (raw("<w:t>甲&amp;乙</w:t>"), "&", "&"),
        (raw("<w:t>甲&#x20;乙丙</w:t>"), "乙", "乙"),
        (raw("<w:t>&#32;甲 乙</w:t>"), "乙", "甲 乙"),
        (raw("<w:t>甲<![CDATA[乙丙]]>丁</w:t>"), "乙", "乙丙"),
        (raw("<w:t>甲<![CDATA[乙丙]]>丁</w:t>"), "丙丁", "乙丙丁"),
        (raw("<w:t>甲<!-- 注 -->乙丙</w:t>"), "乙", "乙"),
        (raw("<w:t>甲 乙 丙</w:t>"), "乙", "乙"),
        (raw("<w:t>  甲 乙  </w:t>"), "乙", "甲 乙"),
        (raw("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"), "乙", "乙"),
        (raw("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), "甲\t", "甲\t"),
        (raw(r#"<w:rPr><w:b/></w:rPr><w:t>甲乙</w:t>"#), "乙", "乙"),
        (raw("<w:lastRenderedPageBreak/><w:t>甲乙</w:t>"), "甲", "甲"),
        (format!("<w:p>{}{}{}</w:p>", r("甲"), r("乙丙"), r("丁")), "甲乙", "甲乙"),
        (format!("<w:p>{}{field}{}</w:p>", r("于"), r("办结")), "六", "六月"),
        (format!("<w:p>{}{field}{}</w:p>", r("于"), r("办结")), "月办", "六月办"),
        (
            format!("<w:p>{}<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>", r("于"), r("六月")),
            "六",
            "六月",
        ),
        (format!("<w:p>{}{}</w:p>", r("于"), sdt(&r("六月"))), "月", "六月"),
        (sdt(&p("我局将尽快")), "尽快", "尽快"),
        (format!("<w:p><w:hyperlink>{}</w:hyperlink></w:p>", r("见网址页")), "网址", "网址"),
        (format!("<w:p><w:ins w:id=\"5\">{}</w:ins>{}</w:p>", r("新增话"), r("后")), "增话", "增话"),
        (format!("<w:p><w:del>{}</w:del>{}</w:p>", r("删"), r("留着")), "留", "留"),
        (
            format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>新样</w:t></mc:Choice><mc:Fallback><w:t>旧样</w:t></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
                r("后文")
            ),
            "样",
            "新样",
        ),
        (
            format!(
                "<w:p><w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p>",
                r("音"),
                r("字面")
            ),
            "面",
            "字面",
        ),
        (format!("<w:p><odd:box>{}</odd:box></w:p>", r("盒中话")), "中", "盒中话"),
        (
            format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("甲乙"), p("丙丁")),
            "乙\n丙",
            "乙\n丙",
        ),
    ] {
        let bytes = Package::body(&body).zip();
        let document = docx::read(&bytes).unwrap();
        let start = document.text.find(words).unwrap_or_else(|| panic!("{body}: {:?}", document.text));
        let (reviewed, after) = annotated(&bytes, &[Span::new(start, start + words.len())]);
        assert_eq!(blocks(&after), blocks(&document), "{body}");
        let set = set_on(&reviewed);
        assert_eq!(set.len(), 1, "{body}");
        assert_eq!(set[0].span.of(&after.text), on, "{}", part(&reviewed, "word/document.xml"));
        let again = annotated(&reviewed, &[Span::new(start, start + words.len())]).0;
        assert!(again == reviewed, "{body}");
    }
}

/// Marks at one place are one cut, ends before starts, and pieces look like the run they were.
#[test]
fn a_run_is_cut_once_at_one_place() {
    let body = r#"<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>甲乙丙丁</w:t></w:r></w:p>"#;
    let bytes = Package::body(body).zip();
    let reviewed = annotated(&bytes, &[Span::new(3, 6), Span::new(6, 9), Span::new(6, 12)]).0;
    let main = part(&reviewed, "word/document.xml");
    assert_eq!(main.matches(r#"<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t"#).count(), 4, "{main}");
    assert!(!main.contains("<w:t xml:space=\"preserve\"></w:t>") && !main.contains("<w:t></w:t>"), "{main}");
    let end = main.find("commentRangeEnd").unwrap();
    let second = main.match_indices("commentRangeStart").nth(1).unwrap().0;
    assert!(end < second, "{main}");
}

/// A place without words of the main text falls back to its paragraph, and to the first one.
#[test]
fn places_without_words_are_given_a_paragraph() {
    let footnote = r#"<w:footnote w:id="2"><w:p><w:r><w:t>脚注话</w:t></w:r></w:p></w:footnote>"#;
    let body = format!("<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", r("正文话"));
    let bytes = Package::body(&body)
        .related("footnotes", "footnotes.xml", &super::builder::story("footnotes", footnote))
        .zip();
    let document = docx::read(&bytes).unwrap();
    let note = document.text.find("脚注").unwrap();
    let reviewed = annotated(&bytes, &[Span::new(3, 3), Span::new(note, note + 6)]).0;
    let set = set_on(&reviewed);
    assert_eq!(set[0].span.of(&document.text), "正文话");
    assert_eq!(set[1].span.of(&document.text), "正文话");
}
