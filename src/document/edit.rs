//! Writes edits of the text back into the file: its encoding, line ends and formatting stay.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::plain::Decoded;
use super::{Document, Format, OpenError, Place, docx, markdown, plain};
use crate::finding::Span;

/// Replaces the bytes of `span` of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What is written instead.
    pub replacement: String,
}

/// How edits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner<'a> {
    /// The new words take the place of the old.
    InPlace,
    /// As tracked changes (修订) that a person can accept or reject; only docx has them.
    Tracked {
        /// Their `w:date`, such as `2025-06-30T00:00:00Z`.
        time: Option<&'a str>,
    },
}

/// A file with edits written into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The file.
    pub bytes: Vec<u8>,
    /// The indices of the edits that could not be written where they belong: in a field, a control, a text box, a
    /// header or note, across a line's end.
    pub refused: Vec<usize>,
    /// Whether the file bore a digital signature, which the edits break.
    pub was_signed: bool,
}

/// Writes `edits`, in order and without overlap, into the file that `document` was read from.
///
/// The result is read again: it must say what the edits make of the text, and nothing else.
///
/// # Errors
/// [`OpenError`] when the file cannot be given back byte for byte where it is not edited.
pub fn edit(
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    manner: Manner<'_>,
) -> Result<Edited, OpenError> {
    let edited = match document.format {
        Format::Docx => {
            let docx::Changes { bytes, refused, was_signed } = docx::edit(bytes, document, edits, manner)?;
            Edited { bytes, refused, was_signed }
        }
        Format::Markdown | Format::Text => {
            let (source, refused) = edited_source(document, edits);
            Edited { bytes: encoded(bytes, document, &source)?, refused, was_signed: false }
        }
    };
    let again = match document.format {
        Format::Docx => docx::read(&edited.bytes)?.text,
        Format::Markdown => markdown::read(&decoded(&edited.bytes)?).text,
        Format::Text => plain::read(&decoded(&edited.bytes)?).text,
    };
    let written: Vec<Edit> = edits
        .iter()
        .enumerate()
        .filter(|(index, _)| !edited.refused.contains(index))
        .map(|(_, edit)| edit.clone())
        .collect();
    if again == applied(&document.text, &written) { Ok(edited) } else { Err(astray()) }
}

/// The text with `edits`, in order and without overlap.
pub(crate) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut reached = 0;
    for Edit { span, replacement } in edits {
        out.push_str(Span::new(reached, span.start).of(text));
        out.push_str(replacement);
        reached = span.end.max(span.start);
    }
    out.push_str(Span::new(reached, text.len()).of(text));
    out
}

fn decoded(bytes: &[u8]) -> Result<Decoded, OpenError> {
    plain::decode(bytes)
}

/// The source of a text format with the edits, and the edits that do not fit it.
fn edited_source(document: &Document, edits: &[Edit]) -> (String, Vec<usize>) {
    let source = &document.origin.source;
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        match changes_of(document, edit) {
            Some(own) => changes.extend(own),
            None => refused.push(index),
        }
    }
    (applied(source, &changes), refused)
}

/// What an edit changes in the source: the first stretch becomes the new words, the others go.
fn changes_of(document: &Document, edit: &Edit) -> Option<Vec<Edit>> {
    if edit.span.is_empty() {
        let at = document.origin.source_offset(edit.span.start)?;
        return Some(vec![Edit { span: Span::new(at, at), replacement: edit.replacement.clone() }]);
    }
    let mut changes: Vec<Edit> = Vec::new();
    for (text, place) in document.origin.places(&document.text, edit.span) {
        let span = match place {
            Place::File(start) => Span::new(start, start + text.len()),
            Place::Entity(spelling) => spelling,
            Place::Docx(_) | Place::Rendered => return None,
        };
        let replacement = if changes.is_empty() { edit.replacement.clone() } else { String::new() };
        changes.push(Edit { span, replacement });
    }
    (!changes.is_empty()).then_some(changes)
}

/// `source` as bytes in the encoding of the file, with its BOM; the file must come back as it is.
fn encoded(bytes: &[u8], document: &Document, source: &str) -> Result<Vec<u8>, OpenError> {
    let encoding = Encoding::for_label(document.origin.encoding.as_bytes()).unwrap_or(UTF_8);
    let bom = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
    let bom = bytes.get(..bom).unwrap_or_default();
    let encode = |text: &str| -> Vec<u8> {
        let body = if encoding == UTF_16LE {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else if encoding == UTF_16BE {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        } else {
            encoding.encode(text).0.into_owned()
        };
        [bom, &body].concat()
    };
    if encode(&document.origin.source) == bytes { Ok(encode(source)) } else { Err(astray()) }
}

fn astray() -> OpenError {
    OpenError::new(
        "无法只改动应改之处而其余原样写回；请用 Word、WPS 或记事本打开，另存后再试",
        "the file cannot be given back unchanged around the repairs; save it anew and try again",
    )
}
