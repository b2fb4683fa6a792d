//! The elements of a story part with their bytes, for whoever writes into the part.

use std::ops::Range;

/// The elements of a part that text is read from; all spans are bytes of the part's decoded XML without its BOM.
#[derive(Clone, Debug, Default)]
pub struct Elements {
    /// The paragraphs, by their number.
    pub paragraphs: Vec<ParagraphElement>,
    /// The runs, in document order.
    pub runs: Vec<RunElement>,
    /// The text elements, in document order.
    pub texts: Vec<TextElement>,
}

/// A paragraph (`w:p`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphElement {
    /// Its number in the part, from 0, those that are not read counted.
    pub number: usize,
    /// The whole element.
    pub span: Range<usize>,
    /// Its `w:pPr`.
    pub properties: Option<Range<usize>>,
}

/// A run (`w:r`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunElement {
    /// The whole element.
    pub span: Range<usize>,
    /// Its start tag.
    pub tag: Range<usize>,
    /// Its `w:rPr`.
    pub properties: Option<Range<usize>>,
}

/// A text element: `w:t`, or one that stands for a character, such as `w:tab`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextElement {
    /// Its number in the part, from 0, those that are not read counted.
    pub number: usize,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The index of its run in [`Elements::runs`].
    pub run: Option<usize>,
    /// The whole element.
    pub span: Range<usize>,
    /// Its character data; empty at the element's start for one that stands for a character.
    pub data: Range<usize>,
    /// Whether white space at its ends counts.
    pub preserve: bool,
}
