//! Paragraphs: where each begins, ends and belongs.

use super::super::limit;
use super::super::property;
use super::super::refusal::Fault;
use super::super::section::SectionProperties;
use super::super::xml::{Element, End};
use super::ParagraphElement;
use super::walk::{Frame, OpenParagraph, Walk};

impl<'a> Walk<'a, '_> {
    pub(super) fn open_paragraph(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        self.budget.paragraphs += 1;
        if self.budget.paragraphs > limit::PARAGRAPHS {
            return Err(Fault::Limit("段落过多", "too many paragraphs"));
        }
        let continued = self.container().and_then(|container| container.unfinished.take());
        let mut open = continued.unwrap_or_default();
        open.number = self.scanner.paragraphs() - 1;
        open.properties = None;
        open.mark_deleted = false;
        open.paragraph.properties = 0;
        open.paragraph.home = self.home();
        open.paragraph.section = self.reading.sections.len();
        self.frames.push((element.depth, Frame::Paragraph(Box::new(open))));
        Ok(())
    }

    pub(super) fn read_paragraph_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let is_own =
            matches!(self.frames.last(), Some((depth, Frame::Paragraph(_))) if depth + 1 == element.depth);
        if !is_own {
            return self.scanner.skip(element.depth);
        }
        let read = property::read_paragraph(&mut self.scanner, element)?;
        let span = element.start..self.scanner.position();
        self.reading.revised |= read.revised;
        let properties = self.paragraph_properties(read.properties);
        if let Some(open) = self.paragraph() {
            open.properties = Some(span);
            open.mark_deleted = read.mark_deleted;
            open.paragraph.properties = properties;
            open.section = read.section;
        }
        Ok(())
    }

    pub(super) fn close_paragraph(&mut self, mut open: OpenParagraph, end: &End) -> Result<(), Fault> {
        self.reading.elements.paragraphs.push(ParagraphElement {
            number: open.number,
            span: end.span.clone(),
            properties: open.properties.take(),
        });
        let section = open.section.take();
        if open.mark_deleted && section.is_none() {
            if let Some(container) = self.container() {
                container.unfinished = Some(open);
            }
            return Ok(());
        }
        self.emit(open)?;
        match section {
            Some(section) => self.add_section(section),
            None => Ok(()),
        }
    }

    /// Gives out a finished paragraph: to the story, or to the paragraph that its text box is anchored in.
    pub(super) fn emit(&mut self, open: OpenParagraph) -> Result<(), Fault> {
        let OpenParagraph { paragraph, followers, .. } = open;
        let target = match self.paragraph() {
            Some(host) => &mut host.followers,
            None => &mut self.reading.paragraphs,
        };
        target.push(paragraph);
        target.extend(followers);
        Ok(())
    }

    /// A paragraph whose end is deleted has no next paragraph before a table: it ends there.
    pub(super) fn finish_container_paragraph(&mut self) -> Result<(), Fault> {
        match self.container().and_then(|container| container.unfinished.take()) {
            Some(unfinished) => self.emit(unfinished),
            None => Ok(()),
        }
    }

    pub(super) fn add_section(&mut self, section: SectionProperties) -> Result<(), Fault> {
        self.budget.sections += 1;
        if self.budget.sections > limit::SECTIONS {
            return Err(Fault::Limit("分节过多", "too many sections"));
        }
        self.reading.revised |= section.revised;
        self.reading.sections.push(section);
        Ok(())
    }
}
