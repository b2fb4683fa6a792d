//! Markdown with optional front matter: the markup goes, the words stay letter for letter.
//!
//! Every line is a block, for letters are pasted line by line; without markup the text is that of plain text.

mod html;
mod mask;

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use self::html::Unread;
use super::lines::{self, Lines};
use super::plain::{self, Decoded};
use super::{BlockKind, Document, Format, Place, Remark};
use crate::finding::Span;

/// Reads decoded Markdown.
pub(super) fn read(decoded: &Decoded) -> Document {
    let source = decoded.text.as_str();
    let body = plain::body_start(source);
    let masked = mask::mask(source, body);
    let mut reader = Reader {
        source,
        masked: &masked.text,
        unread: &masked.unread,
        lines: Lines::new(source, body),
        heading: None,
        item_end: 0,
        lists: Vec::new(),
        in_cell: false,
        cell_end: 0,
        in_code: false,
    };
    for (event, range) in Parser::new_ext(&masked.text, mask::GRAMMAR).into_offset_iter() {
        reader.take(&event, range);
    }
    let mut document = reader.lines.finish(Format::Markdown, decoded.encoding);
    document.remarks = remarks(&document, &masked.unread);
    document
}

/// Follows the events of the parser.
struct Reader<'a> {
    source: &'a str,
    masked: &'a str,
    unread: &'a [Unread],
    lines: Lines<'a>,
    heading: Option<u8>,
    /// The end of the line that the last list item begins on.
    item_end: usize,
    /// For each open list whether its items are numbered.
    lists: Vec<bool>,
    in_cell: bool,
    /// The end of the last table cell.
    cell_end: usize,
    in_code: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading = is_heading(&self.source[range]).then_some(*level as u8);
            }
            Event::End(TagEnd::Heading(_)) => self.heading = None,
            Event::Start(Tag::List(first)) => self.lists.push(first.is_some()),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.begin_item(&range),
            Event::Start(Tag::TableCell) => {
                self.lines.end_line();
                self.in_cell = true;
            }
            Event::End(TagEnd::TableCell) => {
                self.lines.end_line();
                self.in_cell = false;
                self.cell_end = range.end;
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.surplus_cells(&range),
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Text(words) if !self.in_code && is_entity(&self.masked[range.clone()], words) => {
                let kind = self.kind(range.start);
                self.lines.entity(range, words, kind);
            }
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) => self.copy(range),
            Event::Code(_) => self.copy(inside_backticks(self.masked, range)),
            _ => {}
        }
    }

    /// A number is read (“1.”), a bullet is not.
    fn begin_item(&mut self, range: &Range<usize>) {
        let item = &self.source[range.clone()];
        if range.start >= self.item_end {
            self.item_end = range.start + item.find(lines::is_line_break).unwrap_or(item.len());
        }
        if self.lists.last() == Some(&true) {
            let after = item.trim_start_matches(|mark: char| mark.is_ascii_digit());
            let marker =
                item.len() - after.trim_start_matches(['.', ')']).trim_start_matches([' ', '\t']).len();
            self.copy(range.start..range.start + marker);
        }
    }

    /// Takes the cells of a row beyond those of the table's head, which Markdown drops.
    fn surplus_cells(&mut self, row: &Range<usize>) {
        let mut from = self.cell_end.max(row.start);
        self.in_cell = true;
        for cell in self.masked.get(from..row.end).unwrap_or("").split('|') {
            self.copy(from..from + cell.len());
            self.lines.end_line();
            from += cell.len() + 1;
        }
        self.in_cell = false;
    }

    /// Takes a stretch without the HTML in it.
    fn copy(&mut self, range: Range<usize>) {
        let kind = self.kind(range.start);
        let mut from = range.start;
        let first = self.unread.partition_point(|unread| unread.span.end <= range.start);
        for unread in self.unread[first..].iter().take_while(|unread| unread.span.start < range.end) {
            self.lines.copy(from..unread.span.start.max(from), kind);
            if unread.breaks {
                self.lines.end_line();
            }
            from = unread.span.end.min(range.end);
        }
        self.lines.copy(from..range.end, kind);
    }

    fn kind(&self, start: usize) -> BlockKind {
        match self.heading {
            _ if self.in_cell => BlockKind::TableCell,
            Some(level) => BlockKind::Heading(level),
            None if start < self.item_end => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        }
    }
}

/// Several lines above a rule of hyphens are a heading to Markdown, and paragraphs to people.
fn is_heading(source: &str) -> bool {
    source.trim_start().starts_with('#') || source.trim_end().lines().count() <= 2
}

/// Whether the words of an event are the meaning of an entity.
fn is_entity(masked: &str, words: &str) -> bool {
    masked.starts_with('&') && masked != words && !words.chars().any(char::is_control)
}

/// The content of a code span: without its backticks and the one space beside each.
fn inside_backticks(masked: &str, range: Range<usize>) -> Range<usize> {
    let code = &masked[range.clone()];
    let marks = code.len() - code.trim_start_matches('`').len();
    let inside = range.start + marks..range.end.saturating_sub(marks).max(range.start + marks);
    let content = masked.get(inside.clone()).unwrap_or("");
    if content.len() > 2 && content.starts_with(' ') && content.ends_with(' ') && !content.trim().is_empty() {
        inside.start + 1..inside.end - 1
    } else {
        inside
    }
}

/// The comments, each at its place in the text.
fn remarks(document: &Document, unread: &[Unread]) -> Vec<Remark> {
    let source = &document.origin.source;
    let whole = Span::new(0, document.text.len());
    let places: Vec<(Span, Span)> = document
        .origin
        .places(&document.text, whole)
        .into_iter()
        .filter_map(|(text, place)| match place {
            Place::File(start) => Some((text, Span::new(start, start + text.len()))),
            Place::Entity(spelling) => Some((text, spelling)),
            Place::Docx(_) | Place::Rendered => None,
        })
        .collect();
    let (mut after, mut checked) = (0, 0);
    let mut on_line = false;
    let comments = unread.iter().filter_map(|unread| Some((unread.span, unread.comment?)));
    comments
        .map(|(mark, inside)| {
            while let Some((_, file)) = places.get(after).filter(|(_, file)| file.end <= mark.start) {
                (after, checked, on_line) = (after + 1, file.end, true);
            }
            let between = Span::new(checked, mark.start).of(source);
            on_line = on_line && !between.contains(lines::is_line_break);
            checked = mark.start;
            let offset = match after.checked_sub(1).filter(|_| on_line) {
                Some(before) => places[before].0.end,
                None => places.get(after).map_or(document.text.len(), |(text, _)| text.start),
            };
            Remark {
                text: inside.of(source).trim().to_owned(),
                author: None,
                span: Span::new(offset, offset),
                offset,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
