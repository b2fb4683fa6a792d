//! Sentences and clauses.

use crate::document::Document;
use crate::finding::Span;

/// A sentence (ends in 。！？ or with its paragraph; a paragraph broken by a page end goes on).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, final mark included, surrounding white space excluded.
    pub span: Span,
    /// The index of the block it begins in.
    pub block: usize,
    /// Its clauses (between ，；：), in order; they cover the sentence without its marks.
    pub clauses: Vec<Span>,
}

/// Splits a document into sentences.
pub(super) fn split(document: &Document) -> Vec<Sentence> {
    let text = &document.text;
    let mut out = Vec::new();
    for (b, block) in document.blocks.iter().enumerate() {
        let mut start = block.span.start;
        let inner = block.span.of(text);
        let mut cuts: Vec<usize> = inner
            .char_indices()
            .filter(|(_, c)| matches!(c, '。' | '！' | '？'))
            .map(|(i, c)| block.span.start + i + c.len_utf8())
            .collect();
        cuts.push(block.span.end);
        for end in cuts {
            let span = Span::new(start, end).trim(text);
            start = end;
            if span.is_empty() {
                continue;
            }
            let mut clauses = Vec::new();
            let mut from = span.start;
            for (i, c) in span.of(text).char_indices() {
                if matches!(c, '，' | '；' | '：' | '。' | '！' | '？') {
                    clauses.push(Span::new(from, span.start + i).trim(text));
                    from = span.start + i + c.len_utf8();
                }
            }
            if from < span.end {
                clauses.push(Span::new(from, span.end).trim(text));
            }
            clauses.retain(|c| !c.is_empty());
            out.push(Sentence { span, block: b, clauses });
        }
    }
    out
}
