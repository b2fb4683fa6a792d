//! Citations of every form, whether a number is due, and what only looks like a citation.

use super::{CitationKind, Mention};
use crate::document;
use crate::letter::{Letter, doc_number};

const CASES: &str = include_str!("tests/citations.txt");

#[test]
fn finds_what_is_cited() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    let mut lines = CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    while let Some(text) = lines.next() {
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("  ")) {
            expected.push(line.trim().to_owned());
        }
        cases += 1;
        let found = citations(text);
        if found != expected {
            wrong.push(format!(
                "{text}\n  expected\n    {}\n  found\n    {}",
                expected.join("\n    "),
                found.join("\n    ")
            ));
        }
    }
    assert!(cases >= 70, "only {cases} cases were read");
    assert!(wrong.is_empty(), "{} of {cases}\n{}", wrong.len(), wrong.join("\n"));
}

/// What is found in a text, one line a citation: kind, marks, span, number.
fn citations(text: &str) -> Vec<String> {
    let Ok(document) = document::open("case.txt", text.as_bytes()) else {
        return vec!["unreadable".to_owned()];
    };
    let letter = Letter::read(&document, None);
    letter
        .citations
        .iter()
        .map(|citation| {
            let kind = match citation.kind {
                CitationKind::Notice => "notice",
                CitationKind::Opinion => "opinion",
                CitationKind::Law => "law",
                CitationKind::Plan => "plan",
                CitationKind::Standard => "standard",
                CitationKind::Item => "item",
                CitationKind::Report => "report",
                CitationKind::Other => "other",
            };
            let due = if citation.number_expected { " due" } else { "" };
            let mention = match citation.mention {
                Mention::First => "",
                Mention::Later => " later",
                Mention::Dangling => " dangling",
            };
            let number = citation.doc_number.map_or("-", |number| number.of(&document.text));
            format!("{kind}{due}{mention} | {} | {number}", citation.span.of(&document.text))
        })
        .collect()
}

#[test]
fn titles_of_one_document_have_one_key() {
    for titles in [
        &[
            "《青河县厕所革命行动计划》",
            "《青河县人民政府关于印发〈青河县厕所革命行动计划〉的通知》",
            "关于印发青河县厕所革命行动计划的通知",
            "《青河县厕所革命行动计划（试行）》",
        ][..],
        &[
            "《关于加强农村公路养护的意见》",
            "《青河县人民政府办公室关于加强农村公路养护的意见》",
            "“关于加强农村公路养护的意见”",
            "《关于加强农村公路\n养护的意见》",
        ],
        &[
            "《云岭省公墓补助资金管理办法》",
            "《云岭省财政厅 云岭省民政厅<云岭省公墓补助资金管理办法>的通知》",
        ],
    ] {
        let keys: Vec<String> = titles.iter().map(|title| super::title_key(title)).collect();
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    }
    assert_ne!(
        super::title_key("《关于加强路灯管护的意见》"),
        super::title_key("《关于加强路灯建设的意见》")
    );
}

#[test]
fn a_text_that_is_no_letter_is_read_in_bounds() {
    for piece in
        ["《甲》", "《", "》", "“", "\"", "《关于印发", "〔2020〕1号", "（以下简称《", "国务院令第1号《"]
    {
        let text = piece.repeat(4_000);
        let Ok(document) = document::open("case.txt", text.as_bytes()) else { continue };
        let doc_numbers = doc_number::find(&document.text);
        let letter = Letter { doc_numbers, ..Letter::default() };
        assert!(super::find(&document, &letter).len() <= 2 * super::MOST, "{piece}");
    }
}
