//! Automatic numbering, rendered as Word shows it.

use fuwen::document::{BlockKind, Place};

use super::builder::{Package, blocks, p, pp};

fn level(index: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn list(id: u8, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

fn number(id: u8, of: u8, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>"#)
}

fn item(number: u8, level: u8, text: &str) -> String {
    pp(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>"#), text)
}

/// The outline of official documents: 一、 （一） 1. （1）.
fn outline() -> String {
    list(
        1,
        &(level(0, "chineseCountingThousand", "%1、", r#"<w:suff w:val="nothing"/>"#)
            + &level(1, "chineseCounting", "（%2）", "")
            + &level(2, "decimal", "%3.", "")
            + &level(3, "decimal", "（%4）", "")
            + &level(4, "decimalEnclosedCircleChinese", "%5", "")),
    )
}

#[test]
fn lists_are_numbered_as_word_numbers_them() {
    let restart = |start: u8| {
        format!(r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>"#)
    };
    let table: Vec<(&str, String, String, Vec<&str>)> = vec![
        (
            "levels restart below a higher one",
            outline() + &number(1, 1, ""),
            item(1, 0, "甲")
                + &item(1, 1, "乙")
                + &item(1, 1, "丙")
                + &item(1, 2, "丁")
                + &item(1, 3, "戊")
                + &item(1, 4, "己")
                + &item(1, 0, "庚")
                + &item(1, 1, "辛"),
            vec!["一、甲", "（一）乙", "（二）丙", "1.丁", "（1）戊", "①己", "二、庚", "（一）辛"],
        ),
        (
            "paragraphs between do not count",
            outline() + &number(1, 1, ""),
            item(1, 0, "甲") + &p("文") + &item(1, 0, "乙"),
            vec!["一、甲", "文", "二、乙"],
        ),
        (
            "two numbers of one list go on counting",
            outline() + &number(1, 1, "") + &number(2, 1, ""),
            item(1, 0, "甲") + &item(2, 0, "乙"),
            vec!["一、甲", "二、乙"],
        ),
        (
            "an override starts anew, once",
            outline() + &number(1, 1, "") + &number(2, 1, &restart(1)),
            item(1, 0, "甲") + &item(1, 0, "乙") + &item(2, 0, "丙") + &item(2, 0, "丁"),
            vec!["一、甲", "二、乙", "一、丙", "二、丁"],
        ),
        (
            "an override starts where it says",
            outline() + &number(2, 1, &restart(7)),
            item(2, 0, "甲") + &item(2, 0, "乙"),
            vec!["七、甲", "八、乙"],
        ),
        (
            "an override replaces the level",
            outline()
                + &number(
                    2,
                    1,
                    &format!(
                        r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
                        level(0, "decimal", "第%1条", "")
                    ),
                ),
            item(2, 0, "甲"),
            vec!["第1条 甲"],
        ),
        (
            "numbers of several levels, legal form",
            list(
                1,
                &(level(0, "upperRoman", "%1", "")
                    + &level(1, "decimal", "%1.%2", "")
                    + &level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")),
            ) + &number(1, 1, ""),
            item(1, 0, "甲") + &item(1, 1, "乙") + &item(1, 2, "丙"),
            vec!["I 甲", "I.1 乙", "1.1.1 丙"],
        ),
        (
            "a level without a higher one shows its start",
            list(1, &(level(0, "decimal", "%1.", "") + &level(1, "decimal", "%1.%2", "")))
                + &number(1, 1, ""),
            item(1, 1, "甲") + &item(1, 0, "乙"),
            vec!["1.1 甲", "1.乙"],
        ),
        (
            "a level that never restarts",
            list(
                1,
                &(level(0, "decimal", "%1.", "")
                    + &level(1, "decimal", "(%2)", r#"<w:lvlRestart w:val="0"/>"#)),
            ) + &number(1, 1, ""),
            item(1, 0, "甲") + &item(1, 1, "乙") + &item(1, 0, "丙") + &item(1, 1, "丁"),
            vec!["1.甲", "(1)乙", "2.丙", "(2)丁"],
        ),
        ("a number without a definition is no label", outline(), item(9, 0, "甲"), vec!["甲"]),
        (
            "bullets look like what is printed",
            list(1, &level(0, "bullet", "\u{f06c}", "")) + &number(1, 1, ""),
            item(1, 0, "甲"),
            vec!["●甲"],
        ),
        (
            "a hidden number is no label",
            list(1, &level(0, "none", "", "")) + &number(1, 1, ""),
            item(1, 0, "甲"),
            vec!["甲"],
        ),
        (
            "an empty numbered paragraph counts and shows",
            outline() + &number(1, 1, ""),
            item(1, 0, "") + &item(1, 0, "乙"),
            vec!["一、", "二、乙"],
        ),
        (
            "a deleted paragraph does not count",
            outline() + &number(1, 1, ""),
            item(1, 0, "甲")
                + r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"#
                + &item(1, 0, "乙"),
            vec!["一、甲", "二、乙"],
        ),
        (
            "a custom format in alternate content",
            list(
                1,
                r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="wps"><w:numFmt w:val="custom" w:format="001, 002, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1："/></w:lvl>"#,
            ) + &number(1, 1, ""),
            item(1, 0, "甲"),
            vec!["001：甲"],
        ),
    ];
    for (name, numbering, body, expected) in table {
        assert_eq!(blocks(&Package::body(&body).numbering(&numbering).read()), expected, "{name}");
    }
}

#[test]
fn the_list_may_come_from_the_style() {
    let numbering = list(
        1,
        &(level(0, "chineseCounting", "%1、", r#"<w:pStyle w:val="a1"/>"#)
            + &level(1, "chineseCounting", "（%2）", r#"<w:pStyle w:val="a2"/>"#)),
    ) + &number(5, 1, "");
    let style = |id: &str, base: &str, properties: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="{base}"/><w:pPr>{properties}</w:pPr></w:style>"#
        )
    };
    let in_list = r#"<w:numPr><w:numId w:val="5"/></w:numPr>"#;
    let styles = style("a1", "a", in_list) + &style("a2", "a", in_list) + &style("a3", "a2", "");
    let body = pp(r#"<w:pStyle w:val="a1"/>"#, "甲")
        + &pp(r#"<w:pStyle w:val="a2"/>"#, "乙")
        + &pp(r#"<w:pStyle w:val="a3"/>"#, "丙")
        + &pp(r#"<w:pStyle w:val="a2"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "丁")
        + &pp(r#"<w:pStyle w:val="a2"/><w:numPr><w:ilvl w:val="0"/></w:numPr>"#, "戊");
    let document = Package::body(&body).numbering(&numbering).styles(&styles).read();
    assert_eq!(blocks(&document), ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"]);
}

#[test]
fn lists_may_be_linked_through_a_numbering_style() {
    let numbering = list(1, r#"<w:numStyleLink w:val="公文"/>"#)
        + &list(
            2,
            &(r#"<w:styleLink w:val="公文"/>"#.to_owned() + &level(0, "ideographTraditional", "%1．", "")),
        )
        + &number(3, 1, "")
        + &number(4, 2, "");
    let cycle = list(7, r#"<w:numStyleLink w:val="圈"/><w:styleLink w:val="圈"/>"#) + &number(8, 7, "");
    let styles = r#"<w:style w:type="numbering" w:styleId="公文"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>"#;
    let body = item(3, 0, "一") + &item(4, 0, "二") + &item(8, 0, "三");
    let document = Package::body(&body).numbering(&(numbering + &cycle)).styles(styles).read();
    assert_eq!(blocks(&document), ["甲．一", "乙．二", "三"]);
}

#[test]
fn labels_are_marked_and_in_no_file() {
    let numbering = outline() + &number(1, 1, "");
    let document = Package::body(&item(1, 0, "总体情况")).numbering(&numbering).read();
    let block = &document.blocks[0];
    let label = block.label.unwrap();
    assert_eq!(label.of(&document.text), "一、");
    assert_eq!(block.kind, BlockKind::ListItem);
    let places = document.origin.places(&document.text, block.span);
    assert_eq!(places[0].1, Place::Rendered);
    assert!(matches!(&places[1].1, Place::Docx(place) if place.character == 0));
}
