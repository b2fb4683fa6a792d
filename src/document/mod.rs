//! What is written: a file becomes one text, its blocks, and the way back to the file.
//!
//! This room alone knows file formats. Everything after it works on byte spans of [`Document::text`].

mod edit;
mod layout;
mod open;
mod origin;

pub mod docx;
mod lines;
mod markdown;
mod plain;

pub(crate) use edit::applied;
pub use edit::{Edit, Edited, Manner, edit};
pub use layout::{
    Alignment, DocGrid, Indent, Layout, LineRule, LineSpacing, PageNumber, ParagraphFormat, RunFormat,
    Section,
};
pub use open::{OpenError, open};
pub use origin::{DocxPlace, Origin, Place};

use serde::{Deserialize, Serialize};

use crate::finding::Span;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Office Open XML, as Word and WPS write it.
    Docx,
    /// Markdown, with or without front matter.
    Markdown,
    /// Plain text, as pasted from an office system.
    Text,
}

/// A file as read: one text, its blocks in reading order, and where each byte came from.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the file is.
    pub format: Format,
    /// All that is written, blocks separated by `\n`; rendered numbering included.
    ///
    /// Of a text format: the lines that are not blank, without indent and trailing blanks.
    pub text: String,
    /// The paragraphs in reading order: the body first, then notes, headers and footers.
    pub blocks: Vec<Block>,
    /// The way back to the file.
    pub origin: Origin,
    /// Page and paragraph formatting; only docx has it.
    pub layout: Option<Layout>,
    /// Whether tracked changes (修订) remain; the accepted view is what was read.
    pub has_revisions: bool,
    /// Whether comments (批注) of people remain; fuwen's own do not count.
    pub has_comments: bool,
    /// The comments of a Markdown file, and people's comments (批注) of a docx, which are no part of the text.
    pub remarks: Vec<Remark>,
    /// What was read with loss, each in one sentence for the reader.
    pub diagnostics: Vec<String>,
}

/// A comment beside the text, such as `<!-- fuwen: … -->` or a Word comment (批注).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it says, without white space at either end; paragraphs of a Word comment are lines.
    pub text: String,
    /// Who wrote it; only docx tells.
    pub author: Option<String>,
    /// The words it is set on; empty at [`Remark::offset`] when it stands at a place only.
    pub span: Span,
    /// The byte of the text it stands at: where its words begin; in Markdown, the end of the words before it on
    /// its line, or else the start of the block after it.
    pub offset: usize,
}

/// One paragraph of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its bytes of the text, label included, line break excluded.
    pub span: Span,
    /// The automatic number in front of it (“一、”), which the file does not hold as text.
    pub label: Option<Span>,
    /// What it is in the flow.
    pub kind: BlockKind,
    /// Which story of the file it belongs to.
    pub story: Story,
    /// Its effective formatting; only docx has it.
    pub format: Option<ParagraphFormat>,
}

/// What a block is in the flow of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// An ordinary paragraph.
    Paragraph,
    /// A heading with its level, 1 to 9.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A paragraph in a table cell.
    TableCell,
}

/// Which story (a run of text of its own) of the file a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Story {
    /// The main text.
    Body,
    /// A text box anchored in the main text; stands after its host paragraph.
    TextBox,
    /// A footnote or endnote.
    Note,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
}

impl Document {
    /// The block that holds byte `offset`, or the last one before it.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        self.block_index_at(offset).map(|index| &self.blocks[index])
    }

    /// The index of the block that holds byte `offset`, or of the last one before it.
    pub fn block_index_at(&self, offset: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        after.checked_sub(1)
    }

    /// The number a person would give the paragraph at `offset`: 1 for the first that is not blank.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.blocks
            .iter()
            .take_while(|block| block.span.start <= offset)
            .filter(|block| !block.span.of(&self.text).trim().is_empty())
            .count()
            .max(1)
    }
}
