//! Office Open XML.

use super::{Document, OpenError};

/// Reads a docx package.
///
/// # Errors
/// [`OpenError`] when the package is damaged, encrypted, over a limit, or no docx at all.
pub fn read(_bytes: &[u8]) -> Result<Document, OpenError> {
    Err(OpenError::new("", ""))
}
