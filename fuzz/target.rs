//! What is done with each broken file, and what must hold.

use fuwen::document::{Document, Format, docx, open};
use fuwen::finding::Span;
use fuwen::letter::Letter;

/// Reads a docx: it is read or refused, and what is read is sound.
pub fn read_docx(_name: &str, bytes: &[u8]) {
    if let Ok(document) = docx::read(bytes) {
        sound(&document);
    }
}

/// Opens any file and reads it as a letter.
pub fn read_letter(name: &str, bytes: &[u8]) {
    if let Ok(document) = open(name, bytes) {
        sound(&document);
        let letter = Letter::read(&document, None);
        for sentence in &letter.sentences {
            assert!(document.text.get(sentence.span.start..sentence.span.end).is_some());
        }
    }
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
