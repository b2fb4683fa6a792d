//! How words are used: which mean the same, and how common they are.

use super::background::Background;
use super::synonym::Synonyms;

/// How words are used.
#[derive(Clone, Copy, Debug)]
pub struct Usage<'a> {
    /// Words that mean the same.
    pub synonyms: &'a Synonyms,
    /// How common they are, and other letters to compare with.
    pub background: &'a Background,
}

impl Usage<'static> {
    /// What ships with fuwen.
    pub fn builtin() -> Self {
        Self { synonyms: Synonyms::builtin(), background: Background::builtin() }
    }
}
