//! What an item asks for.

use serde::Serialize;

use crate::document::Document;
use crate::finding::Span;

/// One demand of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its words, number included.
    pub span: Span,
    /// The heading above it, when it is nested.
    pub heading: Option<Span>,
    /// How it was recognised.
    pub origin: AskOrigin,
}

/// How an ask was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskOrigin {
    /// A member of a numbered series.
    Numbered,
    /// A demand in words (建议…, 希望…).
    Phrased,
    /// The item's title, when it has no other demand.
    Title,
}

/// Finds the asks of an item.
pub(super) fn find(_document: &Document) -> Vec<Ask> {
    Vec::new()
}
