//! A part to be rewritten: its text, the encoding to give back, and splices into it.

use std::ops::Range;
use std::sync::Arc;

use super::super::decode;
use super::super::package::{Package, RawPart};
use super::super::refusal::{self, Fault};
use crate::document::OpenError;

/// A part of the package whose text may be changed.
#[derive(Debug)]
pub(super) struct WritablePart {
    /// Its name as the zip has it.
    pub(super) name: Arc<str>,
    /// Its XML without BOM.
    pub(super) xml: String,
    encoding: Encoding,
    splices: Vec<Splice>,
}

/// A replacement of bytes of the XML; an empty range inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Splice {
    range: Range<usize>,
    text: String,
}

/// The encodings that a part can be written back in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8WithBom,
    Utf16Le,
    Utf16Be,
}

impl WritablePart {
    /// The part of this name; none when there is none.
    ///
    /// # Errors
    /// [`OpenError`] when its bytes could not be given back as they are.
    pub(super) fn open(package: &mut Package<'_>, name: &str) -> Result<Option<Self>, OpenError> {
        let Some(RawPart { name, bytes }) = package.raw(name)? else { return Ok(None) };
        let encoding = match bytes.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => Encoding::Utf8WithBom,
            [0xFF, 0xFE, ..] => Encoding::Utf16Le,
            [0xFE, 0xFF, ..] => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        };
        let xml = decode::decode(bytes.clone()).xml;
        if encoding.encode(&xml) != bytes {
            return Err(refusal::unwritable(&name));
        }
        Ok(Some(Self { name, xml, encoding, splices: Vec::new() }))
    }

    /// Inserts `text` at a byte of the XML; insertions at one byte stand in the order they were made.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Replaces bytes of the XML.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.splices.push(Splice { range, text: text.into() });
    }

    /// The part's new bytes; none when nothing changes.
    pub(super) fn finish(mut self) -> Result<Option<RawPart>, Fault> {
        self.splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
        let mut out = String::with_capacity(self.xml.len());
        let mut reached = 0;
        for Splice { range, text } in &self.splices {
            let kept = self.xml.get(reached..range.start).ok_or(MISPLACED)?;
            out.push_str(kept);
            out.push_str(text);
            reached = range.end;
        }
        out.push_str(self.xml.get(reached..).ok_or(MISPLACED)?);
        Ok((out != self.xml).then(|| RawPart { name: self.name, bytes: self.encoding.encode(&out) }))
    }
}

const MISPLACED: Fault = Fault::Damaged("改动位置重叠", "changes overlap");

impl Encoding {
    fn encode(self, xml: &str) -> Vec<u8> {
        let units = || std::iter::once(0xFEFF).chain(xml.encode_utf16());
        match self {
            Self::Utf8 => xml.as_bytes().to_vec(),
            Self::Utf8WithBom => [b"\xEF\xBB\xBF", xml.as_bytes()].concat(),
            Self::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// `text` as character data or attribute value; characters that XML has no place for are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}
