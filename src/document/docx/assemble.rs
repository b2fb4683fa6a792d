//! Puts the paragraphs of all stories together into one text with its blocks, labels and origins.

use std::ops::Range;
use std::sync::Arc;

use super::super::{Block, BlockKind, DocxPlace, Origin, ParagraphFormat, Place, Story};
use super::counter::{Counter, Label};
use super::format::{Definitions, Formatter, Resolved};
use super::property::Pool;
use super::story::{Elements, LINE_BREAK, PAGE_BREAK, Paragraph};
use crate::finding::Span;

/// Collects the text.
pub(super) struct Assembly<'a> {
    definitions: &'a Definitions,
    formatter: Formatter<'a>,
    counter: Counter,
    text: String,
    blocks: Vec<Block>,
    origin: Origin,
    hidden: bool,
    gap: Gap,
}

/// What has been passed since the last block.
#[derive(Default)]
struct Gap {
    blank: usize,
    page_break: bool,
    section: usize,
    /// Where the blank paragraphs stood: story, in a cell, note.
    place: Option<(Story, bool, Option<i64>)>,
}

/// The text of all stories, and whether some of it is formatted as hidden.
pub(super) struct Assembled {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) origin: Origin,
    pub(super) hidden: bool,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(definitions: &'a Definitions, pool: &'a Pool) -> Self {
        Self {
            definitions,
            formatter: Formatter::new(definitions, pool),
            counter: Counter::default(),
            text: String::new(),
            blocks: Vec::new(),
            origin: Origin::default(),
            hidden: false,
            gap: Gap::default(),
        }
    }

    /// Adds paragraphs of one part; `starts_page` tells of a section whether it begins on a new page.
    pub(super) fn add<'p>(
        &mut self,
        part: &Arc<str>,
        elements: &Elements,
        paragraphs: impl IntoIterator<Item = &'p Paragraph>,
        starts_page: impl Fn(usize) -> bool,
    ) {
        for paragraph in paragraphs {
            let place = (paragraph.home.story, paragraph.home.in_cell, paragraph.home.note);
            if self.gap.place.replace(place).is_some_and(|before| before != place) {
                self.gap.blank = 0;
            }
            if paragraph.section > self.gap.section {
                self.gap.section = paragraph.section;
                self.gap.page_break |= starts_page(paragraph.section);
            }
            self.add_paragraph(part, elements, paragraph);
        }
        self.gap = Gap { section: self.gap.section, ..Gap::default() };
    }

    pub(super) fn formatter(&mut self) -> &mut Formatter<'a> {
        &mut self.formatter
    }

    pub(super) fn finish(self) -> Assembled {
        Assembled { text: self.text, blocks: self.blocks, origin: self.origin, hidden: self.hidden }
    }

    fn add_paragraph(&mut self, part: &Arc<str>, elements: &Elements, paragraph: &Paragraph) {
        let resolved = self.formatter.paragraph(paragraph.properties, &paragraph.home);
        let mut label = resolved.list.and_then(|(number, level)| {
            let list = self.definitions.numbering.list(number, &self.definitions.styles)?;
            self.counter.next(&list, level)
        });
        self.gap.page_break |= resolved.format.page_break_before;
        let mut start = 0;
        let mut continued = false;
        loop {
            let rest = paragraph.text.get(start..).unwrap_or("");
            let found = rest.find([LINE_BREAK, PAGE_BREAK]);
            let end = found.map_or(paragraph.text.len(), |at| start + at);
            let line = start..end;
            let is_blank = paragraph.text.get(line.clone()).unwrap_or("").trim().is_empty();
            if is_blank && label.is_none() {
                self.gap.blank += 1;
            } else {
                self.add_block(part, elements, paragraph, &resolved, line, label.take(), continued);
            }
            let Some(at) = found else { break };
            let is_page = rest.get(at..).is_some_and(|rest| rest.starts_with(PAGE_BREAK));
            self.gap.page_break |= is_page;
            start = end + 1;
            continued = true;
            // A page break at the very end of a paragraph leaves no blank line on the old page.
            if is_page && start == paragraph.text.len() {
                break;
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one line of one paragraph, seen from all sides")]
    fn add_block(
        &mut self,
        part: &Arc<str>,
        elements: &Elements,
        paragraph: &Paragraph,
        resolved: &Resolved,
        line: Range<usize>,
        label: Option<Label>,
        continued: bool,
    ) {
        if !self.text.is_empty() {
            self.render("\n");
        }
        let start = self.text.len();
        let is_list_item = label.is_some();
        let label = label.map(|label| {
            let span = self.render(&label.text);
            if paragraph.text.get(line.clone()).is_some_and(|text| !text.trim().is_empty()) {
                self.render(label.gap);
            }
            span
        });
        self.add_line(part, elements, paragraph, line.clone());
        let (run, mixed, hidden) = self.formatter.majority(resolved, paragraph, line);
        self.hidden |= hidden;
        let mut format = ParagraphFormat {
            section: paragraph.section,
            run,
            mixed,
            page_break_before: std::mem::take(&mut self.gap.page_break),
            blank_before: std::mem::take(&mut self.gap.blank),
            continued,
            ..resolved.format.clone()
        };
        if continued {
            format.indent.first_line_chars = None;
            format.indent.first_line = None;
        }
        let kind = match resolved.outline {
            _ if paragraph.home.in_cell => BlockKind::TableCell,
            Some(level) => BlockKind::Heading(level + 1),
            None if is_list_item => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        };
        self.blocks.push(Block {
            span: Span::new(start, self.text.len()),
            label,
            kind,
            story: paragraph.home.story,
            format: Some(format),
        });
    }

    /// Adds a line of a paragraph, each piece with its place.
    fn add_line(&mut self, part: &Arc<str>, elements: &Elements, paragraph: &Paragraph, line: Range<usize>) {
        let first = paragraph.pieces.partition_point(|piece| piece.text.end <= line.start);
        for piece in paragraph.pieces.get(first..).unwrap_or_default() {
            if piece.text.start >= line.end {
                break;
            }
            let stretch = piece.text.start.max(line.start)..piece.text.end.min(line.end);
            let skipped = paragraph.text.get(piece.text.start..stretch.start).unwrap_or("").chars().count();
            let start = self.text.len();
            self.text.push_str(paragraph.text.get(stretch).unwrap_or(""));
            let place = match piece.element.and_then(|index| elements.texts.get(index)) {
                Some(element) => Place::Docx(DocxPlace {
                    part: Arc::clone(part),
                    paragraph: element.paragraph,
                    run: element.number,
                    character: piece.character + skipped,
                    xml: element.data.start,
                }),
                None => Place::Rendered,
            };
            self.origin.push(Span::new(start, self.text.len()), place);
        }
    }

    fn render(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.origin.push(span, Place::Rendered);
        span
    }
}
