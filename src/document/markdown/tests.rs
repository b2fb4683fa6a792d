#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;

fn document(source: &str) -> Document {
    read(&Decoded { text: source.to_owned(), encoding: "UTF-8" })
}

/// The blocks, each with its kind: `#2 ` heading of level 2, `- ` list item, `| ` table cell.
fn blocks(source: &str) -> Vec<String> {
    let document = document(source);
    let block = |block: &super::super::Block| {
        let words = block.span.of(&document.text);
        match block.kind {
            BlockKind::Paragraph => words.to_owned(),
            BlockKind::Heading(level) => format!("#{level} {words}"),
            BlockKind::ListItem => format!("- {words}"),
            BlockKind::TableCell => format!("| {words}"),
        }
    };
    document.blocks.iter().map(block).collect()
}

#[test]
fn markup_goes_and_words_stay() {
    let cases: &[(&str, &[&str])] = &[
        // Lines and paragraphs.
        ("甲局\n乙局\n\n丙局", &["甲局", "乙局", "丙局"]),
        ("甲  \n乙\\\n丙", &["甲", "乙", "丙"]),
        ("---\nid: 1\n---\n甲", &["甲"]),
        // Headings.
        ("# 关于第5号建议的答复\n## 一、情况 ##", &["#1 关于第5号建议的答复", "#2 一、情况"]),
        ("关于第5号\n建议的答复\n---\n甲", &["关于第5号", "建议的答复", "甲"]),
        ("答复\n===\n甲", &["#1 答复", "甲"]),
        ("#5楼和#6楼", &["#5楼和#6楼"]),
        // Emphasis, links, code.
        ("我局**高度重视**，_已_办*结*。", &["我局高度重视，_已_办结。"]),
        ("**跨\n行**", &["跨", "行"]),
        ("见[通知](https://example.org/1 \"注\")和<https://example.org>", &["见通知和https://example.org"]),
        ("![红绿灯照片](a.jpg)如图", &["红绿灯照片如图"]),
        ("[通知][1]\n\n[1]: https://example.org", &["通知"]),
        ("用`a*b`和`` `x` ``", &["用a*b和`x`"]),
        ("~~删去~~保留", &["删去保留"]),
        ("```\n甲*乙*\n    丙\n```", &["甲*乙*", "丙"]),
        ("``` 附表\n甲", &["``` 附表", "甲"]),
        // Marks that a letter means as they are.
        ("5*10*20米，138****0000、139****0000", &["5*10*20米，138****0000、139****0000"]),
        ("3~5天、7~9天", &["3~5天、7~9天"]),
        ("____年____月____日", &["____年____月____日"]),
        ("****同志你好****", &["****同志你好****"]),
        ("设<慢>标志，<PPP>项目，1<2", &["设<慢>标志，<PPP>项目，1<2"]),
        (
            "《〈甲〉的通知》（国办发〔2014〕46号）[2014]46号",
            &["《〈甲〉的通知》（国办发〔2014〕46号）[2014]46号"],
        ),
        ("附件[1](略)\n\n[附件]: 名单\n\n[^1]: 说明", &["附件[1](略)", "[附件]: 名单", "[^1]: 说明"]),
        ("\\*甲\\*，A\\&B", &["*甲*，A&B"]),
        ("&lt;慢&gt;&nbsp;甲&#20057;&amp;&无;", &["<慢>\u{a0}甲乙&&无;"]),
        // Lists: numbers are read, bullets are not.
        ("1. 甲\n2. 乙\n\n   续", &["- 1. 甲", "- 2. 乙", "续"]),
        ("3) 甲\n\n- 乙\n  - 丙\n* 丁\n+ 戊", &["- 3) 甲", "- 乙", "- 丙", "- 丁", "- 戊"]),
        ("- [x] 已办\n- [ ] 未办", &["- 已办", "- 未办"]),
        ("1、甲\n（一）乙\n一、丙", &["1、甲", "（一）乙", "一、丙"]),
        ("2020. 甲\n1.", &["- 2020. 甲", "- 1."]),
        ("- 1. 甲", &["- 1. 甲"]),
        // Indents are no code.
        (
            "      您提出的**建议**收悉。\n\n\t我局 `已` 办。\n\n    第三段",
            &["您提出的建议收悉。", "我局 已 办。", "第三段"],
        ),
        ("甲\n\n    <!-- 注 -->乙<br>丙", &["甲", "乙", "丙"]),
        ("- 甲\n\n      乙\n\n          丙", &["- 甲", "乙", "丙"]),
        // Quotations, rules, tables.
        ("> 甲\n> 乙\n\n***\n\n- - -\n丙", &["甲", "乙", "丙"]),
        (
            "| 项目 | 时限 |\n|---|:-:|\n| 路灯 | 3**月** | 备注 |\n| a\\|b |  |",
            &["| 项目", "| 时限", "| 路灯", "| 3月", "| 备注", "| a|b"],
        ),
        ("|甲<br>乙|丙|\n|-|-|", &["| 甲", "| 乙", "| 丙"]),
        // HTML.
        ("<div align=\"center\">\n**甲**<br>乙\n</div>\n丙<sup>2</sup>", &["甲", "乙", "丙2"]),
        ("<!-- 多行\n\n注释 -->\n# 甲<!-- 注 -->", &["#1 甲"]),
        ("<script>\nx=1\n</script>\n甲", &["甲"]),
        ("`<b>`和\n```\n<i>\n```", &["<b>和", "<i>"]),
        ("<p>甲</p><p>乙</p>", &["甲", "乙"]),
        ("甲<!--<b>!\n``` 注-->乙", &["甲", "乙"]),
    ];
    for (source, expected) in cases {
        assert_eq!(&blocks(source), expected, "{source}");
        let crlf = source.replace('\n', "\r\n");
        assert_eq!(&blocks(&crlf), expected, "{crlf:?}");
        check_origin(source);
        check_origin(&crlf);
    }
}

#[test]
fn comments_are_kept_as_remarks_at_their_place() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("甲\n<!-- fuwen: 一 -->\n乙", &[("fuwen: 一", "甲\n‸乙")]),
        ("甲。<!--一--> <!-- 二 -->\n乙", &[("一", "甲。‸\n乙"), ("二", "甲。‸\n乙")]),
        ("<!-- 一 -->\n\n# 甲\n<!-- 二\n三 -->", &[("一", "‸甲"), ("二\n三", "甲‸")]),
        ("甲<!-- 一\n-->\n<!-- 二 -->\n乙", &[("一", "甲‸\n乙"), ("二", "甲\n‸乙")]),
        ("- 甲 <!-- 一 -->\n- **乙**<!-- 二 -->丙", &[("一", "甲‸\n乙丙"), ("二", "甲\n乙‸丙")]),
        ("`<!-- 一 -->`", &[]),
    ];
    for (source, expected) in cases {
        let document = document(source);
        let remarks: Vec<(String, String)> = document
            .remarks
            .iter()
            .map(|remark| {
                let (before, after) = document.text.split_at(remark.offset);
                (remark.text.clone(), format!("{before}‸{after}"))
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|&(text, place)| (text.to_owned(), place.to_owned())).collect();
        assert_eq!(remarks, expected, "{source}");
    }
}

#[test]
fn a_span_leads_back_to_its_markup() {
    let source = "我局将**尽快**答复&lt;甲&gt;。";
    let document = document(source);
    for (words, expected) in [
        ("尽快", "尽快"),
        ("将尽快答", "将**尽快**答"),
        ("<", "&lt;"),
        ("<甲>", "&lt;甲&gt;"),
        ("答复<", "答复&lt;"),
    ] {
        let start = document.text.find(words).unwrap();
        let span = document.origin.source_span(Span::new(start, start + words.len())).unwrap();
        assert_eq!(span.of(source), expected);
    }
}

#[test]
fn hostile_sources_are_read_in_time() {
    let started = std::time::Instant::now();
    for piece in [
        "<b ",
        "<!--a-->",
        "<!D",
        "<script></script>",
        "<b \"",
        "1*",
        "- ",
        "> ",
        "**甲",
        "[",
        "![",
        "[甲](",
        "`",
        "<",
        "    甲\n\n",
        "[a]: 甲\n\n",
        "&amp;",
        "|甲",
        "<br>",
        "* 1. ",
        "_",
        "<!--",
        "</p>\n",
        "~~~甲\n",
    ] {
        let source = piece.repeat(40_000 / piece.len());
        check_origin(&source);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Every byte of the text leads to the same byte of the source, but for entities and line breaks.
fn check_origin(source: &str) {
    let document = document(source);
    let mut reached = (0, 0);
    for (span, place) in document.origin.places(&document.text, Span::new(0, document.text.len())) {
        assert_eq!(span.start, reached.0, "{source:?}");
        reached.0 = span.end;
        match place {
            Place::File(start) => {
                assert!(start >= reached.1, "{source:?}");
                assert_eq!(&source[start..start + span.len()], span.of(&document.text), "{source:?}");
                reached.1 = start + span.len();
            }
            Place::Entity(spelling) => {
                assert!(spelling.start >= reached.1 && spelling.of(source).starts_with('&'), "{source:?}");
                reached.1 = spelling.end;
            }
            Place::Rendered => assert_eq!(span.of(&document.text), "\n", "{source:?}"),
            Place::Docx(place) => unreachable!("{place:?}"),
        }
    }
    assert_eq!(reached.0, document.text.len(), "{source:?}");
    let lines: Vec<&str> = document.blocks.iter().map(|block| block.span.of(&document.text)).collect();
    assert_eq!(lines.join("\n"), document.text, "{source:?}");
    assert!(lines.iter().all(|line| !line.is_empty() && line.trim() == *line), "{source:?}");
    assert!(
        document.remarks.iter().all(|remark| document.text.is_char_boundary(remark.offset)),
        "{source:?}"
    );
}

fn hanzi(text: &str) -> String {
    text.chars().filter(|mark| ('\u{4e00}'..='\u{9fff}').contains(mark)).collect()
}

#[test]
fn words_behind_a_lone_carriage_return_are_read() {
    for source in ["\t\u{3000}\n\r—\n", "甲\r乙\n\r丙", "    甲\n\r乙"] {
        let plain = plain::read(&Decoded { text: source.to_owned(), encoding: "UTF-8" });
        assert_eq!(document(source).text, plain.text, "{source:?}");
        check_origin(source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn text_without_markup_is_read_as_plain_text(
        source in "([ \u{3000}\t]{0,6}[\u{4e00}-\u{9fa5}，。：；“”《》〈〉〔〕（）【】×—…、0-9a-zA-Z%𠮷e\u{301}👨‍👩‍👧]{0,12}(\n|\r\n|\r|\u{2028}|\u{c}| \n)){0,8}"
    ) {
        let plain = plain::read(&Decoded { text: source.clone(), encoding: "UTF-8" });
        let lines: Vec<&str> =
            source.split(lines::is_line_break).map(str::trim).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(&plain.text, &lines.join("\n"));
        prop_assert_eq!(&document(&source).text, &plain.text);
        check_origin(&source);
    }

    #[test]
    fn origin_is_exact_for_any_markup(
        source in "([甲乙𠮷。，* _`#<>!&;|~+=0-9.()\\[\\]:/\"\\\\\t-]|\n|\r\n|<!--|-->|<b>|</b>|<br>|&lt;|&#20057;|---|```|    |http://a.b){0,40}"
    ) {
        check_origin(&source);
    }

    #[test]
    fn no_word_is_lost_to_markup(
        source in "([甲乙丙丁。，* _`#>!|~+=0-9.()\\[\\]:;&\t-]|\n|\r\n|\\|-\\|\n|---\n|```|~~~|    |\n\n){0,40}"
    ) {
        prop_assert_eq!(hanzi(&document(&source).text), hanzi(&source));
    }
}
