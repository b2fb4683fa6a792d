//! Walks one story part (main text, header, footer, notes) and collects its paragraphs in reading order.
//!
//! What is read is the accepted view: insertions stay, deletions go, and a paragraph whose end is deleted goes
//! on in the next one. Elements that are not known are transparent: the text in them counts.

mod element;
mod field_mark;
mod paragraph;
mod table;
mod text;
mod walk;

use std::ops::Range;
use std::sync::Arc;

pub use element::{Elements, ParagraphElement, RunElement, TextElement};
pub(super) use walk::{Budget, walk};

use super::super::Story;
use super::property::FramePosition;
use super::section::SectionProperties;

/// A line break inside a paragraph.
pub(super) const LINE_BREAK: char = '\n';
/// A page break inside a paragraph.
pub(super) const PAGE_BREAK: char = '\u{c}';

/// A story as read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Its paragraphs; those of text boxes after the paragraph the box is anchored in.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Its elements with their bytes.
    pub(super) elements: Elements,
    /// Its sections in order.
    pub(super) sections: Vec<SectionProperties>,
    /// The notes that its text refers to, in order.
    pub(super) notes: Vec<NoteReference>,
    pub(super) revised: bool,
    /// The marks of comments, in order.
    pub(super) comments: Vec<CommentMark>,
    /// Another document is embedded as text (`w:altChunk`, `w:subDoc`), which is not read.
    pub(super) embedded: bool,
}

/// A reference to a footnote or endnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct NoteReference {
    pub(super) endnote: bool,
    pub(super) id: i64,
}

/// A mark of a comment (批注) in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CommentMark {
    /// The comment's id; none when it is no number.
    pub(super) id: Option<i64>,
    pub(super) kind: CommentMarkKind,
    /// How many text elements of the part stand before it.
    pub(super) texts: usize,
}

/// What a mark of a comment marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CommentMarkKind {
    Start,
    End,
    Reference,
}

/// A paragraph as read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its text, with [`LINE_BREAK`] and [`PAGE_BREAK`]; other control characters never occur.
    pub(super) text: String,
    /// Where its text came from, in order and without gaps.
    pub(super) pieces: Vec<Piece>,
    /// The number of its properties in the pool.
    pub(super) properties: usize,
    pub(super) home: Home,
    /// The index of its section.
    pub(super) section: usize,
    /// The page-number fields in it.
    pub(super) page_numbers: Vec<PageField>,
}

/// Where a paragraph stands.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub(super) story: Story,
    pub(super) in_cell: bool,
    /// Id of the style of the table around it.
    pub(super) table_style: Option<Arc<str>>,
    /// The note it belongs to.
    pub(super) note: Option<i64>,
    /// Where the text box around it stands on the page.
    pub(super) position: Option<FramePosition>,
}

impl Default for Home {
    fn default() -> Self {
        Self { story: Story::Body, in_cell: false, table_style: None, note: None, position: None }
    }
}

/// A stretch of a paragraph's text from one text element.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Bytes of the paragraph's text.
    pub(super) text: Range<usize>,
    /// The index of the text element; none for text that is no element's (a text effect's).
    pub(super) element: Option<usize>,
    /// Characters of the element before the piece.
    pub(super) character: usize,
    /// The number of the run's properties in the pool.
    pub(super) run: usize,
}

/// A page-number field in a paragraph.
#[derive(Clone, Debug)]
pub(super) struct PageField {
    /// Bytes of the paragraph's text that show the number.
    pub(super) text: Range<usize>,
    /// The number of the run's properties in the pool.
    pub(super) run: usize,
    pub(super) dashes: bool,
}
