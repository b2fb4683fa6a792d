//! Markdown with optional front matter.

use super::{Document, Format, plain};

/// Reads decoded Markdown.
pub(super) fn read(decoded: plain::Decoded) -> Document {
    Document { format: Format::Markdown, ..plain::read(decoded) }
}
