//! Tables: their style, and rows and cells that are deleted.

use super::super::refusal::Fault;
use super::super::value;
use super::super::xml::{Element, Namespace, Token};
use super::walk::{Frame, Walk};

impl<'a> Walk<'a, '_> {
    pub(super) fn read_table_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let depth = element.depth;
        loop {
            match self.scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "tblStyle") => {
                    let id = value::val(&self.scanner, &element).map(|id| value::name(&id));
                    if let Some((_, Frame::Table(style))) = self.frames.last_mut() {
                        *style = id;
                    }
                }
                Token::Start(element) if element.is(Namespace::Word, "tblPrChange") => {
                    self.reading.revised = true;
                    self.scanner.skip(element.depth)?;
                }
                Token::End(end) if end.depth <= depth => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads the properties of a row or cell; one that is deleted (tracked) is passed over.
    pub(super) fn read_deletion(&mut self, element: &Element<'a>, mark: &str) -> Result<(), Fault> {
        let depth = element.depth;
        let mut deleted = false;
        loop {
            match self.scanner.next()? {
                Token::Start(element) if element.namespace == Namespace::Word => match element.local {
                    "trPrChange" | "tcPrChange" => {
                        self.reading.revised = true;
                        self.scanner.skip(element.depth)?;
                    }
                    "ins" | "cellIns" | "cellMerge" => self.reading.revised = true,
                    local if local == mark => deleted = true,
                    _ => {}
                },
                Token::End(end) if end.depth <= depth => break,
                Token::Eof => break,
                _ => {}
            }
        }
        let owner = self.frames.last().filter(|_| deleted).and_then(|(owner, frame)| match frame {
            Frame::Row => Some(*owner),
            Frame::Container(container) if container.home.in_cell => Some(*owner),
            _ => None,
        });
        match owner {
            Some(owner) => {
                self.reading.revised = true;
                self.frames.pop();
                self.scanner.skip(owner)
            }
            None => Ok(()),
        }
    }
}
