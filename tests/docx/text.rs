//! What of a document is text, and in which order.

use fuwen::document::{BlockKind, Story};

use super::builder::{Package, blocks, p, r, story};

/// Bodies and the blocks they must give.
#[test]
fn bodies_give_their_text() {
    let del = |inner: &str| format!(r#"<w:del w:id="1" w:author="甲">{inner}</w:del>"#);
    let ins = |inner: &str| format!(r#"<w:ins w:id="1" w:author="甲">{inner}</w:ins>"#);
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let deleted_mark = |text: &str| {
        format!(r#"<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>{}</w:p>"#, r(text))
    };
    let box_of = |inner: &str| format!("<w:txbxContent>{inner}</w:txbxContent>");
    let table: Vec<(&str, String, Vec<&str>)> = vec![
        ("two paragraphs", p("甲") + &p("乙"), vec!["甲", "乙"]),
        ("blank paragraphs are no blocks", p("甲") + "<w:p/>" + &p("　 ") + &p("乙"), vec!["甲", "乙"]),
        ("runs join", format!("<w:p>{}{}</w:p>", r("甲"), r("乙")), vec!["甲乙"]),
        (
            "space at the ends counts only when preserved",
            r#"<w:p><w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙 </w:t><w:t>　丙　</w:t></w:r></w:p>"#.into(),
            vec!["甲 乙 　丙　"],
        ),
        (
            "xml:space is inherited",
            r#"<w:p xml:space="preserve"><w:r><w:t>a </w:t><w:t xml:space="default">b </w:t><w:t>c </w:t></w:r></w:p>"#
                .into(),
            vec!["a bc "],
        ),
        (
            "entities and CDATA",
            "<w:p><w:r><w:t>A&amp;B&#20844;&#x6587;<![CDATA[<&>]]>&lt;</w:t></w:r></w:p>".into(),
            vec!["A&B公文<&><"],
        ),
        ("line ends inside a text are blanks", p("甲\r\n乙\n丙"), vec!["甲 乙 丙"]),
        (
            "tab, hyphen, symbol",
            r#"<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>0883</w:t><w:noBreakHyphen/><w:t>21</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:softHyphen/></w:r></w:p>"#.into(),
            vec!["甲\t0883-21☑"],
        ),
        (
            "tab stops are no tabs",
            format!(r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>{}</w:p>"#, r("甲")),
            vec!["甲"],
        ),
        (
            "a line break begins a block",
            r#"<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t><w:cr/></w:r></w:p>"#.into(),
            vec!["甲", "乙", "丙"],
        ),
        ("hyperlink", format!(r#"<w:p>{}<w:hyperlink r:id="r9">{}</w:hyperlink></w:p>"#, r("甲"), r("乙")), vec!["甲乙"]),
        (
            "content controls on each level",
            format!(
                "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}<w:p>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
                p("甲"), r("乙"), r("丙")
            ),
            vec!["甲", "乙丙"],
        ),
        (
            "smart tags, custom XML and unknown elements are transparent",
            format!(
                "<odd:wrap><w:p><w:smartTag><w:smartTagPr/>{}</w:smartTag><odd:x>{}</odd:x><w:customXml>{}</w:customXml></w:p></odd:wrap>",
                r("甲"), r("乙"), r("丙")
            ),
            vec!["甲乙丙"],
        ),
        (
            "alternate content once: the choice",
            format!(
                r#"<w:p><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>"#,
                r("甲"), r("乙")
            ),
            vec!["甲"],
        ),
        (
            "alternate content once: the fallback",
            format!(
                r#"<w:p><mc:AlternateContent><mc:Choice Requires="odd">{}</mc:Choice><mc:Choice Requires="none">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>"#,
                r("甲"), r("乙"), r("丙")
            ),
            vec!["丙"],
        ),
        (
            "alternate content inside alternate content",
            format!(
                r#"<w:p><mc:AlternateContent><mc:Choice Requires="odd"/><mc:Fallback><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>{}</mc:Fallback></mc:AlternateContent></w:p>"#,
                r("甲"), r("乙"), r("丙")
            ),
            vec!["甲丙"],
        ),
        (
            "complex field: result, not code",
            format!(
                "<w:p>{}{}{}{}{}{}{}</w:p>",
                r("截至"), field("begin"), code(" DATE "), field("separate"), r("2025年"), field("end"), r("止")
            ),
            vec!["截至2025年止"],
        ),
        (
            "a field inside a field's code is not shown",
            format!(
                "<w:p>{}{}{}{}{}{}{}{}{}{}</w:p>",
                field("begin"), code("IF "), field("begin"), code("PAGE"), field("separate"), r("3"),
                field("end"), field("separate"), r("甲"), field("end")
            ),
            vec!["甲"],
        ),
        (
            "a field over two paragraphs",
            format!(
                "<w:p>{}{}{}{}</w:p><w:p>{}{}{}</w:p>",
                field("begin"), code("TOC"), field("separate"), r("甲"), r("乙"), field("end"), r("丙")
            ),
            vec!["甲", "乙丙"],
        ),
        (
            "a field that never ends loses no text",
            format!("<w:p>{}{}{}</w:p>{}", field("begin"), code("REF x"), r("甲"), p("乙")),
            vec!["甲", "乙"],
        ),
        (
            "stray field marks",
            format!("<w:p>{}{}{}</w:p>", field("separate"), field("end"), r("甲")),
            vec!["甲"],
        ),
        ("simple field", format!(r#"<w:p><w:fldSimple w:instr="DATE">{}</w:fldSimple></w:p>"#, r("甲")), vec!["甲"]),
        ("ruby: the base only", format!(
            "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p>",
            r("fù"), r("复")
        ), vec!["复"]),
        ("formula", "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>".into(), vec!["a+b"]),
        (
            "insertions stay, deletions go",
            format!(
                "<w:p>{}{}{}</w:p>",
                r("甲"), ins(&r("乙")), del("<w:r><w:delText>丙</w:delText></w:r>")
            ),
            vec!["甲乙"],
        ),
        (
            "moved text stands where it went",
            format!("<w:p><w:moveFrom>{}</w:moveFrom>{}</w:p><w:p><w:moveTo>{}</w:moveTo></w:p>", r("甲"), r("乙"), r("甲")),
            vec!["乙", "甲"],
        ),
        ("a deleted paragraph end joins two paragraphs", deleted_mark("甲") + &deleted_mark("乙") + &p("丙") + &p("丁"), vec!["甲乙丙", "丁"]),
        ("a deleted paragraph end before a table", deleted_mark("甲") + &format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("乙")), vec!["甲", "乙"]),
        ("a deleted paragraph end at the very end", p("甲") + &deleted_mark("乙"), vec!["甲", "乙"]),
        (
            "a deleted row and a deleted cell",
            format!(
                "<w:tbl><w:tblPr/><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>{}",
                p("甲"), p("乙"), p("丙"), p("丁"), p("戊")
            ),
            vec!["乙", "丁", "戊"],
        ),
        (
            "a text box stands after its paragraph, once",
            format!(
                r#"<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>{}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}"#,
                r("甲"), box_of(&p("盒")), box_of(&p("盒")), r("乙"), p("丙")
            ),
            vec!["甲乙", "盒", "丙"],
        ),
        (
            "a text box in a text box",
            format!(
                "<w:p><w:r><w:pict>{}</w:pict></w:r>{}</w:p>",
                box_of(&format!("<w:p><w:r><w:pict>{}</w:pict></w:r>{}</w:p>", box_of(&p("内")), r("外"))), r("甲")
            ),
            vec!["甲", "外", "内"],
        ),
        (
            "a text box inside a field's code hides nothing of its own",
            format!("<w:p>{}<w:r><w:pict>{}</w:pict></w:r>{}{}{}</w:p>", field("begin"), box_of(&p("盒")), field("separate"), r("甲"), field("end")),
            vec!["甲", "盒"],
        ),
        (
            "a text effect",
            r#"<w:p><w:r><w:pict><v:shape><v:textpath string="云岭县教育局文件"/></v:shape></w:pict></w:r></w:p>"#.to_owned() + &p("甲"),
            vec!["云岭县教育局文件", "甲"],
        ),
    ];
    for (name, body, expected) in table {
        assert_eq!(blocks(&Package::body(&body).read()), expected, "{name}");
    }
}

#[test]
fn cells_are_blocks_of_their_own() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p("丙")));
    let row = cell(&p("甲")) + &cell(&(p("乙") + &inner + "<w:p/>"));
    let body = p("前") + &format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>") + &p("后");
    let document = Package::body(&body).read();
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(blocks(&document), ["前", "甲", "乙", "丙", "后"]);
    let (cell, text) = (BlockKind::TableCell, BlockKind::Paragraph);
    assert_eq!(kinds, [text, cell, cell, cell, text]);
}

#[test]
fn stories_follow_the_body() {
    let note = |id: i32, kind: &str, text: &str| {
        format!(r#"<w:footnote w:id="{id}"{kind}>{}</w:footnote>"#, p(text))
    };
    let refer = |id: i32| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let reference =
        |kind: &str, pages: &str, id: &str| format!(r#"<w:{kind}Reference w:type="{pages}" r:id="{id}"/>"#);
    let section = |inner: &str| format!("<w:sectPr>{inner}</w:sectPr>");
    let first = section(
        &(reference("header", "default", "r3")
            + &reference("footer", "default", "r4")
            + &reference("footer", "even", "r5")),
    );
    let body = format!("<w:p>{}{}{}</w:p>", r("甲"), refer(3), refer(2))
        + &format!(r#"<w:p><w:r><w:endnoteReference w:id="2"/></w:r>{}</w:p>"#, r("乙"))
        + &format!("<w:p><w:pPr>{first}</w:pPr></w:p>")
        + &p("丙")
        + &section("<w:titlePg/>");
    let notes = note(0, r#" w:type="separator""#, "分隔")
        + &note(1, "", "未引用")
        + &note(2, "", "注二")
        + &note(3, "", "注三");
    let endnotes = r#"<w:endnote w:id="2">"#.to_owned() + &p("尾注") + "</w:endnote>";
    let document = Package::body(&body)
        .related("footnotes", "footnotes.xml", &story("footnotes", &notes))
        .related("endnotes", "endnotes.xml", &story("endnotes", &endnotes))
        .related("header", "header1.xml", &story("hdr", &p("页眉")))
        .related("footer", "footer1.xml", &story("ftr", &p("页脚")))
        .related("footer", "footer2.xml", &story("ftr", &p("偶数页脚，未启用")))
        .read();
    let stories: Vec<_> = document.blocks.iter().map(|block| block.story).collect();
    assert_eq!(blocks(&document), ["甲", "乙", "丙", "注三", "注二", "尾注", "页眉", "页脚"]);
    use Story::{Body, Footer, Header, Note};
    assert_eq!(stories, [Body, Body, Body, Note, Note, Note, Header, Footer]);
    assert_eq!(document.diagnostics, [""; 0]);
}

#[test]
fn text_boxes_have_a_story_of_their_own() {
    let body = format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", p("盒"));
    let document = Package::body(&(p("甲") + &body)).read();
    let stories: Vec<_> = document.blocks.iter().map(|block| block.story).collect();
    assert_eq!(stories, [Story::Body, Story::TextBox]);
}

#[test]
fn revisions_and_comments_are_flagged() {
    let comment = |inner: &str| story("comments", inner);
    let changed = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r("甲"));
    let plain = Package::body(&p("甲"));
    let table: Vec<(&str, Package, bool, bool)> = vec![
        ("plain", plain.clone(), false, false),
        ("insertion", Package::body(&format!("<w:p><w:ins>{}</w:ins></w:p>", r("甲"))), true, false),
        ("deletion", Package::body(&(p("甲") + "<w:p><w:del/></w:p>")), true, false),
        ("changed paragraph", Package::body(&changed("<w:pPrChange><w:pPr/></w:pPrChange>")), true, false),
        ("inserted mark", Package::body(&changed("<w:rPr><w:ins/></w:rPr>")), true, false),
        (
            "changed run",
            Package::body(
                "<w:p><w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>",
            ),
            true,
            false,
        ),
        (
            "changed section",
            Package::body(&(p("甲") + "<w:sectPr><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>")),
            true,
            false,
        ),
        (
            "changed table",
            Package::body(
                "<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            ),
            true,
            false,
        ),
        (
            "comment part",
            plain.clone().related("comments", "comments.xml", &comment("<w:comment w:id='0'/>")),
            false,
            true,
        ),
        (
            "comment part without comments",
            plain.related("comments", "comments.xml", &comment("")),
            false,
            false,
        ),
        (
            "comment range",
            Package::body(&format!(r#"<w:p><w:commentRangeStart w:id="0"/>{}</w:p>"#, r("甲"))),
            false,
            true,
        ),
    ];
    for (name, package, revisions, comments) in table {
        let document = package.read();
        assert_eq!((document.has_revisions, document.has_comments), (revisions, comments), "{name}");
    }
}

#[test]
fn what_is_not_read_is_told() {
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>";
    for (body, expected) in [
        (p("甲") + hidden, "隐藏"),
        (p("甲") + r#"<w:altChunk r:id="r1"/>"#, "内嵌"),
        (p("甲") + r#"<w:sectPr><w:footerReference r:id="r7"/></w:sectPr>"#, "r7"),
    ] {
        let document = Package::body(&body).read();
        assert_eq!(document.diagnostics.len(), 1, "{:?}", document.diagnostics);
        assert!(document.diagnostics[0].contains(expected), "{:?}", document.diagnostics);
    }
}
