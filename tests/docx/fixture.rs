//! Whole letters: two that LibreOffice wrote, whose text must equal LibreOffice's own text export, and one in the
//! shape that WPS and Chinese Word give to letters.

use fuwen::document::{Alignment, BlockKind, Document, LineRule, Story, docx};

use super::builder::{NAMESPACES, Package, blocks, story};

fn opened(name: &str) -> Document {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docx/fixtures").join(name);
    docx::read(&std::fs::read(path).unwrap()).unwrap()
}

/// A page made in HTML: headings, lists, a table, entities.
#[test]
fn a_page_by_libreoffice_reads_as_its_text_export() {
    let document = opened("libreoffice-html.docx");
    let expected = [
        "关于临江县第十七届人民代表大会第三次会议第12号建议的答复",
        "张明、李华代表：",
        "您提出的《关于在“青石”小学门口增设红绿灯的建议》（第12号）已收悉，现答复如下：",
        "一行之后的文字",
        "1.完成现场勘查",
        "a.丈量路口",
        "b.统计车流",
        "2.编制方案",
        "•甲事项",
        "•乙事项",
        "联系人",
        "王强",
        "电话",
        "0883-2100000",
        "感谢您对交通工作的关心！网址 A&B <c>",
        "临江县公安局",
        "2025年6月3日",
    ];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(document.diagnostics, [""; 0]);
}

/// A letter with an outline, tracked changes (which the text export shows, and the accepted view does not), a
/// footnote, a text box, a comment, header and footer.
#[test]
fn a_letter_by_libreoffice_reads_as_its_text_export() {
    let document = opened("libreoffice-letter.docx");
    let expected = [
        ("关于第27号提案的答复", Story::Body),
        ("赵敏委员：", Story::Body),
        ("一、办理情况", Story::Body),
        ("（一）已做的工作", Story::Body),
        ("1.排查路口二十处", Story::Body),
        ("2.更换标牌", Story::Body),
        ("（二）存在的困难", Story::Body),
        ("二、下一步打算", Story::Body),
        ("附带说明", Story::Body),
        ("正文加粗红字后文，新增的话。两   空\t格", Story::Body),
        ("新行", Story::Body),
        ("文本框所在段", Story::Body),
        ("文本框里的话", Story::TextBox),
        ("批注之后", Story::Body),
        ("联系人", Story::Body),
        ("陈立", Story::Body),
        ("最后一段", Story::Body),
        ("\t脚注的话", Story::Note),
        ("县公安局便笺", Story::Header),
        ("— 1 —", Story::Footer),
    ];
    let seen: Vec<_> =
        document.blocks.iter().map(|block| (block.span.of(&document.text), block.story)).collect();
    assert_eq!(seen, expected);
    assert!(document.has_revisions && document.has_comments);

    let format = document.blocks[2].format.as_ref().unwrap();
    assert_eq!(format.style.as_deref(), Some("复文正文"));
    assert_eq!(format.alignment, Some(Alignment::Both));
    assert_eq!((format.spacing.line, format.spacing.rule), (Some(560), LineRule::Exact));
    assert_eq!((format.run.east_asia.as_deref(), format.run.size), (Some("仿宋"), Some(32)));
    assert_eq!(document.blocks[8].format.as_ref().unwrap().run.east_asia.as_deref(), Some("黑体"));

    let section = &document.layout.as_ref().unwrap().sections[0];
    assert_eq!((section.width, section.height, section.left), (Some(11906), Some(16838), Some(1587)));
    let [number] = section.page_numbers.as_slice() else { panic!("one page number") };
    assert_eq!((number.text.as_str(), number.alignment), ("— # —", Some(Alignment::Center)));
}

/// Styles as WPS numbers them, fonts on every run with a hint, indents twice over, the page number in a text box.
fn letter_in_the_shape_of_wps() -> Package {
    let fonts = |name: &str| {
        format!(
            r#"<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>"#
        )
    };
    let run = |font: &str, size: u32, text: &str| {
        format!(
            r#"<w:r><w:rPr>{}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>{text}</w:t></w:r>"#,
            fonts(font)
        )
    };
    let paragraph = |properties: &str, runs: &str| {
        format!(
            r#"<w:p><w:pPr><w:keepNext w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/>{properties}<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>{runs}</w:p>"#
        )
    };
    let body = |text: &str| {
        paragraph(
            r#"<w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="both"/>"#,
            &run("仿宋_GB2312", 32, text),
        )
    };
    let list = |level: u32, text: &str| {
        paragraph(
            &format!(
                r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="640" w:firstLineChars="200"/>"#
            ),
            &run(if level == 0 { "黑体" } else { "楷体_GB2312" }, 32, text),
        )
    };
    let right = |chars: u32, text: &str| {
        paragraph(
            &format!(
                r#"<w:wordWrap w:val="0"/><w:ind w:right="{}" w:rightChars="{chars}"/><w:jc w:val="right"/>"#,
                chars * 32 / 10
            ),
            &run("仿宋_GB2312", 32, text),
        )
    };
    let text = paragraph(r#"<w:jc w:val="right"/>"#, &run("黑体", 32, "A类"))
        + &paragraph("", "")
        + &paragraph(
            r#"<w:jc w:val="center"/>"#,
            &(run("方正小标宋简体", 44, "云岭县教育局")
                + r#"<w:r><w:br w:type="textWrapping"/></w:r>"#
                + &run("方正小标宋简体", 44, "关于县十八届人大四次会议第36号建议的答复")),
        )
        + &paragraph("", "")
        + &paragraph("", &run("仿宋_GB2312", 32, "周平代表："))
        + &body("您提出的《关于改善山区学校供暖的建议》（第36号）收悉，现答复如下：")
        + &list(0, "基本情况")
        + &list(1, "现状")
        + &list(1, "困难")
        + &list(0, "下一步工作")
        + &body("2025年10月底前完成5所学校改造。")
        + &right(400, "云岭县教育局")
        + &right(200, "2025年6月30日")
        + r#"<w:sectPr><w:footerReference r:id="r3" w:type="default"/><w:footerReference r:id="r4" w:type="even"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1361" w:gutter="0"/><w:pgNumType w:fmt="decimal"/><w:cols w:space="0" w:num="1"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>"#;
    let level = |index: u32, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{index}" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>"#
        )
    };
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:nsid w:val="9A3F0B21"/><w:multiLevelType w:val="multilevel"/>{}{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        level(0, "%1、"),
        level(1, "（%2）")
    );
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:count="260"/><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/></w:rPr></w:style>"#;
    let number = |align: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>{align}</wp:align></wp:positionH><a:graphic><wps:wsp><wps:txbx><w:txbxContent><w:p>{}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE  \* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>{}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
            r#"<w:r><w:t xml:space="preserve">— </w:t></w:r>"#,
            run("宋体", 28, "1"),
            r#"<w:r><w:t xml:space="preserve"> —</w:t></w:r>"#,
        )
    };
    let wps = r#" xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 wp14""#;
    Package::document(&format!("<w:document{NAMESPACES}{wps}><w:body>{text}</w:body></w:document>"))
        .styles(styles)
        .numbering(&numbering)
        .related("footer", "footer1.xml", &story("ftr", &number("outside")))
        .related("footer", "footer2.xml", &story("ftr", &number("outside")))
        .settings(r#"<w:evenAndOddHeaders w:val="1"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#)
}

#[test]
fn a_letter_in_the_shape_of_wps_is_read() {
    let document = letter_in_the_shape_of_wps().read();
    assert_eq!(
        blocks(&document),
        [
            "A类",
            "云岭县教育局",
            "关于县十八届人大四次会议第36号建议的答复",
            "周平代表：",
            "您提出的《关于改善山区学校供暖的建议》（第36号）收悉，现答复如下：",
            "一、基本情况",
            "（一）现状",
            "（二）困难",
            "二、下一步工作",
            "2025年10月底前完成5所学校改造。",
            "云岭县教育局",
            "2025年6月30日",
            "— 1 —",
            "— 1 —",
        ]
    );
    let format = |block: usize| document.blocks[block].format.as_ref().unwrap();
    assert_eq!((format(1).run.east_asia.as_deref(), format(1).run.size), (Some("方正小标宋简体"), Some(44)));
    assert_eq!((format(1).blank_before, format(3).blank_before), (1, 1));
    assert!(format(2).continued && !format(1).continued);
    assert_eq!(format(4).indent.first_line_chars, Some(200));
    assert_eq!((format(4).spacing.line, format(4).spacing.rule), (Some(579), LineRule::Exact));
    assert_eq!(format(5).run.east_asia.as_deref(), Some("黑体"));
    assert_eq!(format(11).indent.right_chars, Some(200));
    let section = &document.layout.as_ref().unwrap().sections[0];
    let numbers: Vec<_> = section
        .page_numbers
        .iter()
        .map(|number| (number.pages.as_str(), number.text.as_str(), number.run.size, number.alignment))
        .collect();
    assert_eq!(
        numbers,
        [
            ("default", "— # —", Some(28), Some(Alignment::Right)),
            ("even", "— # —", Some(28), Some(Alignment::Left)),
        ]
    );
    assert_eq!(document.diagnostics, [""; 0]);
}
