//! Lines become blocks: the one writer of the text of plain text and Markdown.

use std::mem;
use std::ops::Range;

use super::plain::Decoded;
use super::{Block, BlockKind, Document, Format, Origin, Place, Story};
use crate::finding::Span;

/// Writes a text from stretches of its source, taken in order; every source line that is not blank is a block.
///
/// Indents and trailing blanks stay out of the text, so that a block begins and ends with its words.
pub(super) struct Lines<'source> {
    source: &'source str,
    /// How far the source has been taken.
    reached: usize,
    text: String,
    blocks: Vec<Block>,
    places: Vec<(Span, Place)>,
    line: Line,
}

/// The line being written; its spans count from its own beginning.
#[derive(Default)]
struct Line {
    text: String,
    kind: Option<BlockKind>,
    places: Vec<(Span, Place)>,
}

impl<'source> Lines<'source> {
    /// A writer that begins at byte `from` of the source.
    pub(super) fn new(source: &'source str, from: usize) -> Self {
        Self {
            source,
            reached: from,
            text: String::new(),
            blocks: Vec::new(),
            places: Vec::new(),
            line: Line::default(),
        }
    }

    /// Takes a stretch of the source letter for letter; `kind` counts where it begins a line.
    pub(super) fn copy(&mut self, stretch: Range<usize>, kind: BlockKind) {
        self.skip_to(stretch.start);
        let source = self.source;
        let mut from = stretch.start;
        for (at, mark) in source.get(stretch.clone()).unwrap_or("").char_indices() {
            if is_line_break(mark) {
                let at = stretch.start + at;
                self.append(&source[from..at], Place::File(from), kind);
                self.end_line();
                from = at + mark.len_utf8();
            }
        }
        self.append(source.get(from..stretch.end).unwrap_or(""), Place::File(from), kind);
        self.reached = self.reached.max(stretch.end);
    }

    /// Takes a stretch of the source that spells `meaning` another way.
    pub(super) fn entity(&mut self, stretch: Range<usize>, meaning: &str, kind: BlockKind) {
        self.skip_to(stretch.start);
        if meaning.contains(is_line_break) {
            self.end_line();
        } else {
            self.append(meaning, Place::Entity(stretch.clone().into()), kind);
        }
        self.reached = self.reached.max(stretch.end);
    }

    /// Ends the line where the source has no line break, as between the cells of a table.
    pub(super) fn end_line(&mut self) {
        let line = mem::take(&mut self.line);
        let words = words(&line.text);
        let Some(kind) = line.kind.filter(|_| !words.is_empty()) else { return };
        if !self.text.is_empty() {
            self.places.push((Span::new(self.text.len(), self.text.len() + 1), Place::Rendered));
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(words.of(&line.text));
        let moved = |at: usize| at.clamp(words.start, words.end) - words.start + start;
        for (span, place) in line.places {
            let place = match place {
                Place::File(from) => Place::File(from + words.start.saturating_sub(span.start)),
                other => other,
            };
            self.places.push((Span::new(moved(span.start), moved(span.end)), place));
        }
        self.blocks.push(Block {
            span: Span::new(start, self.text.len()),
            label: None,
            kind,
            story: Story::Body,
            format: None,
        });
    }

    /// The document of all that was taken.
    pub(super) fn finish(mut self, format: Format, encoding: &'static str) -> Document {
        self.end_line();
        let mut origin = Origin::new(self.source.to_owned(), encoding);
        for (span, place) in self.places {
            origin.push(span, place);
        }
        Document {
            format,
            text: self.text,
            blocks: self.blocks,
            origin,
            layout: None,
            has_revisions: false,
            has_comments: false,
            remarks: Vec::new(),
            diagnostics: losses(self.source),
        }
    }

    fn skip_to(&mut self, start: usize) {
        if self.source.get(self.reached..start).is_some_and(|skipped| skipped.contains(is_line_break)) {
            self.end_line();
        }
    }

    fn append(&mut self, piece: &str, place: Place, kind: BlockKind) {
        if piece.is_empty() {
            return;
        }
        self.line.kind.get_or_insert(kind);
        let start = self.line.text.len();
        self.line.text.push_str(piece);
        self.line.places.push((Span::new(start, self.line.text.len()), place));
    }
}

/// Reads every line as it stands.
pub(super) fn read(decoded: &Decoded, from: usize, format: Format) -> Document {
    let mut lines = Lines::new(&decoded.text, from);
    lines.copy(from..decoded.text.len(), BlockKind::Paragraph);
    lines.finish(format, decoded.encoding)
}

/// Whether a character ends a line in text pasted from office programs: page breaks and manual breaks do too.
pub(super) fn is_line_break(mark: char) -> bool {
    matches!(mark, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The part of a line that is neither indent nor trailing blanks, invisible characters among them.
fn words(line: &str) -> Span {
    let blank = |mark: char| {
        mark.is_whitespace() || matches!(mark, '\u{1a}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
    };
    let start = line.len() - line.trim_start_matches(blank).len();
    Span::new(start, start + line.trim_matches(blank).len())
}

/// What the file had lost before it was read.
fn losses(source: &str) -> Vec<String> {
    let lost = source.matches(char::REPLACEMENT_CHARACTER).count();
    if lost == 0 {
        return Vec::new();
    }
    vec![format!("文中有{lost}个字符已丢失（显示为“\u{fffd}”），请对照原稿补正")]
}
