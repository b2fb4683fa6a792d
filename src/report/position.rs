//! From byte offsets to lines and columns.

use crate::document::Document;

/// The unit that columns are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points.
    CodePoint,
}

/// The lines of a document's file.
pub struct Positions<'a> {
    document: &'a Document,
}

impl<'a> Positions<'a> {
    /// The positions of a document.
    pub fn new(document: &'a Document) -> Self {
        Self { document }
    }

    /// Line and column, from 1, of a byte of the text; none for docx.
    pub fn line_column(&self, offset: usize, _unit: Unit) -> Option<(usize, usize)> {
        let at = self.document.origin.source_offset(offset)?;
        let before = self.document.origin.source.get(..at)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
    }
}
