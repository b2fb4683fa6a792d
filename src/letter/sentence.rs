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
pub(super) fn split(_document: &Document) -> Vec<Sentence> {
    Vec::new()
}
