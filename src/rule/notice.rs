//! The notice 临政发〔2020〕23号, sentence by sentence, and the rules that enforce each.

use serde::Deserialize;

use super::Book;

/// A sentence of the notice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Where it stands, such as `三（四）`.
    pub clause: String,
    /// Its words.
    pub text: String,
    /// The rules that enforce it; `family/*` for all of a family.
    #[serde(default)]
    pub rules: Vec<String>,
    /// What no program can check in it, and why.
    pub reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    sentence: Vec<Sentence>,
}

/// The sentences of part three and the checkable duties of part two, in order.
///
/// A mistake in the file is a failing test of this project; a reader is given none.
pub fn sentences() -> Vec<Sentence> {
    Book::file("notice.toml")
        .and_then(|contents| toml::from_str::<Notice>(contents).ok())
        .map(|notice| notice.sentence)
        .unwrap_or_default()
}
