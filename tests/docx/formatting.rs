//! Effective formatting, sections and page numbers.

use fuwen::document::{Alignment, BlockKind, Document, LineRule, ParagraphFormat, RunFormat};

use super::builder::{NAMESPACES, Package, p, pp, r, story};

fn format(document: &Document, block: usize) -> &ParagraphFormat {
    document.blocks[block].format.as_ref().unwrap()
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn style(kind: &str, id: &str, more: &str) -> String {
    format!(r#"<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="名{id}"/>{more}</w:style>"#)
}

const DEFAULTS: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>"#;

fn theme() -> String {
    format!(
        r#"<a:theme{NAMESPACES}><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="MS Mincho"/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#
    )
}

#[test]
fn characters_inherit_through_every_level() {
    let styles = DEFAULTS.to_owned()
        + r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>"#
        + &style(
            "paragraph",
            "正",
            r#"<w:basedOn w:val="a"/><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/></w:rPr>"#,
        )
        + &style(
            "paragraph",
            "标",
            r#"<w:basedOn w:val="正"/><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/></w:rPr>"#,
        )
        + &style("character", "强", "<w:rPr><w:b/><w:color w:val=\"ff0000\"/></w:rPr>")
        + &style("table", "表", "<w:rPr><w:sz w:val=\"24\"/><w:b/></w:rPr>");
    let expect = |east_asia: &str, latin: &str, size: u32, bold: bool, color: Option<&str>| RunFormat {
        east_asia: Some(east_asia.into()),
        latin: Some(latin.into()),
        size: Some(size),
        bold,
        color: color.map(Into::into),
    };
    let in_style =
        |id: &str, runs: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr>{runs}</w:p>"#);
    let in_table = |inner: &str| {
        format!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="表"/></w:tblPr><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"#
        )
    };
    let table: Vec<(&str, String, RunFormat)> = vec![
        ("default style and theme", p("甲"), expect("宋体", "Calibri", 32, false, None)),
        (
            "unknown style is the default style",
            in_style("无", &r("甲")),
            expect("宋体", "Calibri", 32, false, None),
        ),
        (
            "paragraph style over its base",
            in_style("正", &r("甲")),
            expect("仿宋_GB2312", "Times New Roman", 32, false, None),
        ),
        ("chain of three", in_style("标", &r("甲")), expect("黑体", "Times New Roman", 32, true, None)),
        (
            "a toggle on two style levels turns back",
            in_style("标", &run(r#"<w:rStyle w:val="强"/>"#, "甲")),
            expect("黑体", "Times New Roman", 32, false, Some("FF0000")),
        ),
        (
            "direct formatting wins",
            in_style(
                "标",
                &run(
                    r#"<w:rStyle w:val="强"/><w:rFonts w:eastAsia="楷体"/><w:b/><w:color w:val="auto"/><w:sz w:val="44"/>"#,
                    "甲",
                ),
            ),
            expect("楷体", "Times New Roman", 44, true, None),
        ),
        (
            "a toggle switched off",
            in_style("标", &run(r#"<w:b w:val="0"/>"#, "甲")),
            expect("黑体", "Times New Roman", 32, false, None),
        ),
        (
            "theme beats the plain name on one level",
            format!(
                "<w:p>{}</w:p>",
                run(
                    r#"<w:rFonts w:eastAsia="楷体" w:eastAsiaTheme="majorEastAsia" w:ascii="Arial" w:asciiTheme="majorHAnsi"/>"#,
                    "甲"
                )
            ),
            expect("黑体", "Cambria", 32, false, None),
        ),
        (
            "a change that is recorded does not count",
            format!(
                "<w:p>{}</w:p>",
                run(
                    r#"<w:sz w:val="28"/><w:rPrChange><w:rPr><w:sz w:val="99"/><w:b/></w:rPr></w:rPrChange>"#,
                    "甲"
                )
            ),
            expect("宋体", "Calibri", 28, false, None),
        ),
        (
            "the mark's properties are not the text's",
            pp("<w:rPr><w:b/><w:sz w:val=\"10\"/></w:rPr>", "甲"),
            expect("宋体", "Calibri", 32, false, None),
        ),
        (
            "table style below the paragraph style",
            in_table(&p("甲")),
            expect("宋体", "Calibri", 32, true, None),
        ),
    ];
    for (name, body, expected) in table {
        let document = Package::body(&body)
            .styles(&styles)
            .related("theme", "theme/theme1.xml", &theme())
            .settings(r#"<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>"#)
            .read();
        assert_eq!(format(&document, 0).run, expected, "{name}");
        assert!(!format(&document, 0).mixed, "{name}");
    }
}

#[test]
fn the_theme_follows_the_language_of_the_settings() {
    let document = Package::body(&p("甲"))
        .styles(DEFAULTS)
        .related("theme", "theme/theme1.xml", &theme())
        .settings(r#"<w:themeFontLang w:eastAsia="ja-JP"/>"#)
        .read();
    assert_eq!(format(&document, 0).run.east_asia.as_deref(), Some("MS Mincho"));
}

#[test]
fn the_format_of_most_characters_counts() {
    let song = r#"<w:rFonts w:eastAsia="宋体" w:ascii="宋体"/>"#;
    let fang = r#"<w:rFonts w:eastAsia="仿宋" w:ascii="仿宋"/>"#;
    let times = r#"<w:rFonts w:eastAsia="宋体" w:ascii="Times New Roman"/>"#;
    let quoted = r#"<w:rFonts w:eastAsia="宋体" w:ascii="宋体" w:hint="eastAsia"/>"#;
    let table: Vec<(&str, String, [&str; 2], bool)> = vec![
        ("one run", run(fang, "甲乙丙"), ["仿宋", "仿宋"], false),
        ("most win", run(song, "甲") + &run(fang, "乙丙"), ["仿宋", "仿宋"], true),
        (
            "digits vote for their own font",
            run(fang, "甲乙") + &run(times, "2025") + &run(fang, "年"),
            ["仿宋", "Times New Roman"],
            false,
        ),
        ("blanks have no vote", run(fang, "甲") + &run(song, "   　"), ["仿宋", "仿宋"], false),
        ("quotation marks have none either", run(fang, "甲") + &run(song, "“”"), ["仿宋", "仿宋"], false),
        (
            "unless they are told to be East-Asian",
            run(fang, "甲") + &run(quoted, "“"),
            ["仿宋", "仿宋"],
            true,
        ),
        (
            "size differs",
            run(fang, "甲乙") + &run(&(fang.to_owned() + r#"<w:sz w:val="44"/>"#), "丙"),
            ["仿宋", "仿宋"],
            true,
        ),
    ];
    for (name, runs, [east_asia, latin], mixed) in table {
        let document = Package::body(&format!("<w:p>{runs}</w:p>")).read();
        let format = format(&document, 0);
        assert_eq!(format.run.east_asia.as_deref(), Some(east_asia), "{name}");
        assert_eq!(format.run.latin.as_deref(), Some(latin), "{name}");
        assert_eq!(format.mixed, mixed, "{name}");
    }
}

#[test]
fn paragraphs_inherit_attribute_by_attribute() {
    let styles = r#"<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>"#
        .to_owned()
        + r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>"#
        + &style("paragraph", "正", r#"<w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>"#)
        + r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>"#;
    let body = pp(r#"<w:pStyle w:val="正"/>"#, "甲")
        + &pp(
            r#"<w:pStyle w:val="正"/><w:jc w:val="center"/><w:ind w:firstLineChars="0" w:firstLine="0" w:left="210"/>"#,
            "乙",
        )
        + &pp(
            r#"<w:pStyle w:val="正"/><w:ind w:firstLineChars="0" w:firstLine="560"/><w:spacing w:line="28pt"/>"#,
            "丙",
        )
        + &pp(r#"<w:ind w:start="12pt" w:hanging="210" w:firstLine="99"/><w:pageBreakBefore/>"#, "丁")
        + &pp(r#"<w:pStyle w:val="1"/>"#, "戊")
        + &pp(r#"<w:jc w:val="left"/><w:pPrChange><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>"#, "己");
    let document = Package::body(&body).styles(&styles).read();

    let first = format(&document, 0);
    assert_eq!(first.style.as_deref(), Some("名正"));
    assert_eq!(first.alignment, Some(Alignment::Both));
    assert_eq!((first.indent.first_line_chars, first.indent.first_line), (Some(200), Some(640)));
    assert_eq!((first.spacing.line, first.spacing.rule), (Some(560), LineRule::Exact));
    assert_eq!(first.spacing.after, Some(160));

    let second = format(&document, 1);
    assert_eq!(second.alignment, Some(Alignment::Center));
    assert_eq!((second.indent.first_line_chars, second.indent.first_line), (Some(0), Some(0)));
    assert_eq!(second.indent.left, Some(210));

    let third = format(&document, 2);
    assert_eq!((third.indent.first_line_chars, third.indent.first_line), (None, Some(560)));
    assert_eq!((third.spacing.line, third.spacing.rule), (Some(560), LineRule::Exact));

    let fourth = format(&document, 3);
    assert_eq!((fourth.indent.left, fourth.indent.first_line), (Some(240), Some(-210)));
    assert!(fourth.page_break_before);

    assert_eq!(document.blocks[4].kind, BlockKind::Heading(1));
    assert_eq!(format(&document, 5).alignment, Some(Alignment::Left));
}

#[test]
fn list_indents_stand_where_the_list_is_chosen() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let list = r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#;
    let indent = r#"<w:ind w:left="100" w:firstLine="0"/>"#;
    let styles = style("paragraph", "缩", &format!("<w:pPr>{indent}</w:pPr>"))
        + &style("paragraph", "列", &format!("<w:pPr>{list}{indent}</w:pPr>"));
    for (properties, left, first_line) in [
        (list.to_owned(), Some(420), Some(-420)),
        (format!(r#"<w:pStyle w:val="缩"/>{list}"#), Some(420), Some(-420)),
        (r#"<w:pStyle w:val="列"/>"#.to_owned(), Some(100), Some(0)),
        (format!("{list}{indent}"), Some(100), Some(0)),
    ] {
        let document = Package::body(&pp(&properties, "甲")).numbering(numbering).styles(&styles).read();
        let indent = format(&document, 0).indent;
        assert_eq!((indent.left, indent.first_line), (left, first_line), "{properties}");
    }
}

#[test]
fn breaks_and_blank_paragraphs_are_noted() {
    let body = p("甲")
        + "<w:p/><w:p/>"
        + &p("乙")
        + r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#
        + &p("丙")
        + r#"<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:t>丁</w:t><w:br/><w:t>戊</w:t></w:r></w:p>"#
        + &format!("<w:tbl><w:tr><w:tc><w:p/>{}<w:p/></w:tc></w:tr></w:tbl>", p("己"))
        + &p("庚");
    let document = Package::body(&body).read();
    let seen: Vec<_> = (0..document.blocks.len())
        .map(|block| format(&document, block))
        .map(|format| {
            (format.blank_before, format.page_break_before, format.continued, format.indent.first_line)
        })
        .collect();
    assert_eq!(
        seen,
        [
            (0, false, false, None),
            (2, false, false, None),
            (1, true, false, None),
            (0, false, false, Some(640)),
            (0, false, true, None),
            (1, false, false, None),
            (0, false, false, None),
        ]
    );
}

#[test]
fn sections_carry_page_margins_and_grid() {
    let section = |kind: &str, width: &str| {
        format!(
            r#"<w:sectPr><w:type w:val="{kind}"/><w:pgSz w:w="{width}" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474" w:footer="1361"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>"#
        )
    };
    let body = p("甲")
        + &format!("<w:p><w:pPr>{}</w:pPr></w:p>", section("nextPage", "11906"))
        + &p("乙")
        + &format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", section("continuous", "210mm"), r("丙"))
        + &p("丁")
        + &section("oddPage", "11906");
    let document = Package::body(&body).settings("<w:evenAndOddHeaders/>").read();
    let layout = document.layout.as_ref().unwrap();
    assert!(layout.even_and_odd);
    assert_eq!(layout.sections.len(), 3);
    for section in &layout.sections {
        assert_eq!((section.width, section.height), (Some(11906), Some(16838)));
        assert_eq!((section.top, section.bottom), (Some(2098), Some(1984)));
        assert_eq!((section.left, section.right, section.footer), (Some(1587), Some(1474), Some(1361)));
        let grid = section.grid.as_ref().unwrap();
        assert_eq!(grid.kind.as_deref(), Some("linesAndChars"));
        assert_eq!((grid.line_pitch, grid.char_space), (Some(579), Some(-849)));
    }
    let placed: Vec<_> = (0..document.blocks.len())
        .map(|block| format(&document, block))
        .map(|format| (format.section, format.page_break_before))
        .collect();
    assert_eq!(placed, [(0, false), (1, false), (1, false), (2, true)]);
}

#[test]
fn every_block_has_a_section() {
    let document = Package::body(&p("甲")).read();
    assert_eq!(document.layout.as_ref().unwrap().sections.len(), 1);
    assert_eq!(format(&document, 0).section, 0);
}

#[test]
fn page_numbers_are_found_in_footers() {
    let field = |code: &str, result: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let number = run(r#"<w:rFonts w:ascii="宋体"/><w:sz w:val="28"/>"#, "12");
    let dashed = r("— ") + &field(" PAGE \\* MERGEFORMAT ", &number) + &r(" —");
    let aligned = |jc: &str, inner: &str| format!(r#"<w:p><w:pPr><w:jc w:val="{jc}"/></w:pPr>{inner}</w:p>"#);
    let boxed = |rule: &str, inner: &str| {
        format!(
            r#"<w:p><w:r>{rule}<w:txbxContent><w:p>{inner}</w:p></w:txbxContent></wp:anchor></w:drawing></w:r></w:p>"#
        )
    };
    let centred = "<w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align></wp:positionH>";
    let outside = "<w:drawing><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH>";
    let vml = format!(
        r#"<w:p><w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:center"><v:textbox><w:txbxContent><w:p>{dashed}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#
    );
    let table: Vec<(&str, String, &str, &str, Option<Alignment>)> = vec![
        ("complex field", aligned("right", &dashed), "", "— # —", Some(Alignment::Right)),
        (
            "simple field",
            aligned("center", &format!(r#"<w:fldSimple w:instr=" PAGE ">{number}</w:fldSimple>"#)),
            "",
            "#",
            Some(Alignment::Center),
        ),
        ("without result", aligned("center", &field("PAGE", "")), "", "#", Some(Alignment::Center)),
        (
            "number format with dashes",
            aligned("center", &field("PAGE", &number)),
            r#"<w:pgNumType w:fmt="numberInDash"/>"#,
            "- # -",
            Some(Alignment::Center),
        ),
        (
            "field with dashes",
            aligned("center", &field("PAGE \\* ArabicDash", &number)),
            "",
            "- # -",
            Some(Alignment::Center),
        ),
        (
            "among others",
            aligned(
                "left",
                &(r("第") + &field("PAGE", &number) + &r("页 共") + &field("NUMPAGES", &r("3")) + &r("页")),
            ),
            "",
            "第#页 共3页",
            Some(Alignment::Left),
        ),
        ("text box, centred", boxed(centred, &dashed), "", "— # —", Some(Alignment::Center)),
        ("text box, outside", boxed(outside, &dashed), "", "— # —", Some(Alignment::Right)),
        ("VML text box", vml, "", "— # —", Some(Alignment::Center)),
        (
            "frame",
            format!(r#"<w:p><w:pPr><w:framePr w:xAlign="center"/></w:pPr>{dashed}</w:p>"#),
            "",
            "— # —",
            Some(Alignment::Center),
        ),
    ];
    for (name, footer, more, text, alignment) in table {
        let body = p("甲")
            + &format!(r#"<w:sectPr><w:footerReference w:type="default" r:id="r1"/>{more}</w:sectPr>"#);
        let document = Package::body(&body).related("footer", "footer1.xml", &story("ftr", &footer)).read();
        let numbers = &document.layout.as_ref().unwrap().sections[0].page_numbers;
        assert_eq!(numbers.len(), 1, "{name}");
        assert_eq!(numbers[0].pages, "default", "{name}");
        assert_eq!(numbers[0].text, text, "{name}");
        assert_eq!(numbers[0].alignment, alignment, "{name}");
        if name != "without result" {
            assert_eq!(numbers[0].run.size, Some(28), "{name}");
            assert_eq!(numbers[0].run.latin.as_deref(), Some("宋体"), "{name}");
        }
    }
}

#[test]
fn footers_show_where_the_settings_let_them() {
    let page = |jc: &str| {
        format!(
            r#"<w:p><w:pPr><w:jc w:val="{jc}"/></w:pPr><w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:p>"#,
            r("1")
        )
    };
    let references = r#"<w:footerReference w:type="default" r:id="r1"/><w:footerReference w:type="even" r:id="r2"/><w:footerReference w:type="first" r:id="r3"/>"#;
    for (settings, title_page, expected) in [
        ("", "", vec!["default"]),
        ("<w:evenAndOddHeaders/>", "", vec!["default", "even"]),
        ("", "<w:titlePg/>", vec!["first", "default"]),
        (r#"<w:evenAndOddHeaders w:val="false"/>"#, r#"<w:titlePg w:val="0"/>"#, vec!["default"]),
    ] {
        let section = |inner: &str| format!("<w:sectPr>{inner}{title_page}</w:sectPr>");
        let body =
            p("甲") + &format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(references)) + &p("乙") + &section("");
        let document = Package::body(&body)
            .related("footer", "footer1.xml", &story("ftr", &page("right")))
            .related("footer", "footer2.xml", &story("ftr", &page("left")))
            .related("footer", "footer3.xml", &story("ftr", &page("center")))
            .settings(settings)
            .read();
        for section in &document.layout.as_ref().unwrap().sections {
            let pages: Vec<_> = section.page_numbers.iter().map(|number| number.pages.as_str()).collect();
            assert_eq!(pages, expected, "{settings} {title_page}");
        }
    }
}
