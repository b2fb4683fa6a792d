//! What is done with each broken file, and what must hold.
#![allow(dead_code, reason = "each fuzzer uses one of the targets")]

use fuwen::document::docx::Comment;
use fuwen::document::{Document, Edit, Format, Manner, docx, edit, open};
use fuwen::finding::Span;
use fuwen::{Input, Settings, lint};

/// Reads a docx: it is read or refused, and what is read is sound.
pub fn read_docx(_name: &str, bytes: &[u8]) {
    if let Ok(document) = docx::read(bytes) {
        sound(&document);
        written(bytes, &document);
    }
}

/// What is written into a docx can be read, and says the same, with the comments; a second time nothing changes.
fn written(bytes: &[u8], document: &Document) {
    let spans = document.blocks.iter().take(20).flat_map(|block| {
        let text = block.span.of(&document.text);
        let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
        [block.span, Span::new(block.span.start + middle, block.span.end)]
    });
    let comments: Vec<Comment> =
        spans.map(|span| Comment { span, lines: vec!["批注 & <a>".to_owned()] }).collect();
    if let Ok(reviewed) = docx::annotate(bytes, document, &comments, "fw", None) {
        let read = docx::read(&reviewed.bytes);
        assert!(read.as_ref().is_ok_and(|again| again.text == document.text), "reviewing changed the file");
        let Ok(again) = read else { return };
        let second = docx::annotate(&reviewed.bytes, &again, &comments, "fw", None);
        assert!(second.is_ok_and(|second| second.bytes == reviewed.bytes), "a second run changed the file");
    }
    let edits: Vec<Edit> = document
        .blocks
        .iter()
        .filter_map(|block| {
            let (at, first) = block.span.of(&document.text).char_indices().nth(1)?;
            let start = block.span.start + at;
            Some(Edit { span: Span::new(start, start + first.len_utf8()), replacement: "〔&".to_owned() })
        })
        .collect();
    for manner in [Manner::InPlace, Manner::Tracked { time: None }] {
        // It reads the result itself, and fails when that says something else.
        let _ = edit(bytes, document, &edits, manner);
    }
}

/// Opens any file and checks it as a letter, with itself for an item: every place lies on whole characters.
pub fn read_letter(name: &str, bytes: &[u8]) {
    let Ok(document) = open(name, bytes) else { return };
    sound(&document);
    let Ok(settings) = Settings::builtin("lincang") else { return };
    let input = Input { item: Some((name.to_owned(), &document)), ..Input::new(name, &document) };
    let review = lint(&input, &settings);
    let whole = |span: Span| assert!(document.text.get(span.start..span.end).is_some(), "{span:?}");
    review.letter.sentences.iter().for_each(|sentence| whole(sentence.span));
    review.letter.commitments.iter().for_each(|commitment| whole(commitment.span));
    review.verdict.findings.iter().for_each(|judged| whole(judged.finding.span));
}

/// Blocks stand in order on whole characters, and every stretch of text has its origin.
fn sound(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && text.get(block.span.start..block.span.end).is_some());
        end = block.span.end;
        assert!(block.label.is_none_or(|label| block.span.contains(label)));
    }
    if document.format == Format::Docx {
        let mut at = 0;
        for (span, _) in document.origin.places(text, Span::new(0, text.len())) {
            assert!(span.start == at && text.get(span.start..span.end).is_some());
            at = span.end;
        }
        assert_eq!(at, text.len());
    }
}
