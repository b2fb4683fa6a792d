//! Tells what a file is and reads it, or refuses it in one sentence that names the remedy.

use std::fmt;

use super::{Document, docx, markdown, plain};

/// Reads the bytes of a file; `name` (a path or file name) only helps to tell Markdown from plain text.
///
/// # Errors
/// [`OpenError`] for whatever is not docx, Markdown or plain text, or is damaged; its text names the remedy.
pub fn open(name: &str, bytes: &[u8]) -> Result<Document, OpenError> {
    if bytes.starts_with(b"PK") {
        return docx::read(bytes);
    }
    let text = plain::decode(bytes)?;
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    if ending == "md" || ending == "markdown" { Ok(markdown::read(text)) } else { Ok(plain::read(text)) }
}

/// Why a file cannot be read, and what to do about it: one Chinese sentence, English beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    /// For the reader, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl OpenError {
    /// An error with its words in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.zh, self.en)
    }
}

impl std::error::Error for OpenError {}
