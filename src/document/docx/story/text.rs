//! Text elements: what they hold, and the elements that stand for a character.

use std::ops::Range;

use super::super::super::Story;
use super::super::limit;
use super::super::refusal::Fault;
use super::super::symbol;
use super::super::xml::{Element, Namespace, Token};
use super::walk::{Frame, OpenParagraph, Walk};
use super::{Home, Paragraph, Piece, TextElement};

impl<'a> Walk<'a, '_> {
    /// Reads a `w:t` or `m:t` to its end.
    pub(super) fn read_text(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let number = self.scanner.texts() - 1;
        let (text, data, span) = self.read_characters(element)?;
        let (kept, skipped) = if element.preserve || element.namespace == Namespace::Math {
            (text.as_str(), 0)
        } else {
            let space = |character: char| matches!(character, ' ' | '\t');
            let start = text.trim_start_matches(space);
            (start.trim_end_matches(space), text[..text.len() - start.len()].chars().count())
        };
        self.add_text(kept, number, data, span, skipped, element.preserve)
    }

    /// Adds the character that an element such as `w:tab` stands for.
    pub(super) fn stand_in(&mut self, element: &Element<'a>, character: char) -> Result<(), Fault> {
        if !matches!(self.frames.last(), Some((_, Frame::Run(_)))) {
            return Ok(());
        }
        let number = self.scanner.texts().saturating_sub(1);
        let place = element.start..element.start;
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        self.add_text(text, number, place, element.start..element.end, 0, true)
    }

    pub(super) fn read_symbol(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let font = self.scanner.attribute(element, "font").unwrap_or_default();
        let code = self.scanner.attribute(element, "char").unwrap_or_default();
        let character =
            u32::from_str_radix(code.trim(), 16).ok().and_then(|code| symbol::character(&font, code));
        match character.filter(|character| !character.is_control()) {
            Some(character) => self.stand_in(element, character),
            None => Ok(()),
        }
    }

    /// The words of a text effect (WordArt in VML), which letterheads are made of; in headers such are watermarks.
    pub(super) fn read_text_effect(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let home = self.home();
        let words = self.scanner.attribute(element, "string").unwrap_or_default();
        if words.trim().is_empty() || !matches!(home.story, Story::Body | Story::TextBox) {
            return Ok(());
        }
        self.budget.paragraphs += 1;
        let text: String = words.chars().take(limit::NAME_CHARACTERS).map(printable).collect();
        let piece = Piece { text: 0..text.len(), element: None, character: 0, run: 0 };
        let paragraph = Paragraph {
            text,
            pieces: vec![piece],
            home: Home { story: Story::TextBox, in_cell: false, table_style: None, ..home },
            section: self.reading.sections.len(),
            ..Paragraph::default()
        };
        self.emit(OpenParagraph { paragraph, ..OpenParagraph::default() })
    }

    pub(super) fn add_text(
        &mut self,
        text: &str,
        number: usize,
        data: Range<usize>,
        span: Range<usize>,
        character: usize,
        preserve: bool,
    ) -> Result<(), Fault> {
        if text.is_empty() || !self.fields.shows_text() {
            return Ok(());
        }
        let run = self.run_frame();
        let (run_index, properties) = run.map_or((None, 0), |run| (Some(run.index), run.properties));
        let element = self.reading.elements.texts.len();
        let Some(open) = self.paragraph() else { return Ok(()) };
        open.characters += text.chars().count();
        if open.characters > limit::PARAGRAPH_CHARACTERS {
            return Err(Fault::Limit("段落过长", "a paragraph is too long"));
        }
        let start = open.paragraph.text.len();
        open.paragraph.text.push_str(text);
        let end = open.paragraph.text.len();
        open.paragraph.pieces.push(Piece {
            text: start..end,
            element: Some(element),
            character,
            run: properties,
        });
        let paragraph = open.number;
        self.reading.elements.texts.push(TextElement {
            number,
            paragraph,
            run: run_index,
            span,
            data,
            preserve,
        });
        self.budget.texts += 1;
        if self.budget.texts > limit::TEXT_ELEMENTS {
            return Err(Fault::Limit("文字片段过多", "too many pieces of text"));
        }
        Ok(())
    }

    /// The decoded characters of an element to its end, the bytes they stand in, and the whole element.
    pub(super) fn read_characters(
        &mut self,
        element: &Element<'a>,
    ) -> Result<(String, Range<usize>, Range<usize>), Fault> {
        let depth = element.depth;
        let mut text = String::new();
        loop {
            match self.scanner.next()? {
                Token::Text(raw) | Token::CData(raw) => push_printable(&mut text, raw),
                Token::Character(character) => text.push(printable(character)),
                Token::End(end) if end.depth <= depth => {
                    let data = element.end..end.start.max(element.end);
                    return Ok((text, data, end.span));
                }
                Token::Start(_) | Token::End(_) => {}
                Token::Eof => return Ok((text, element.end..element.end, element.start..element.end)),
            }
        }
    }
}

/// Adds character data with line ends as XML counts them: CR LF is one character.
fn push_printable(text: &mut String, raw: &str) {
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        text.push(printable(character));
    }
}

/// White space of the XML is a blank; other control characters have no place in a text.
fn printable(character: char) -> char {
    match character {
        '\n' | '\r' | '\t' => ' ',
        character if character.is_control() => '\u{fffd}',
        character => character,
    }
}
