//! Checks that patterns cannot say: one file a defect, named as its rule file, one line in [`TABLE`].

use super::Case;
use crate::finding::Hit;

/// A check written in Rust.
#[derive(Debug)]
pub struct Code {
    /// Its name in rule files.
    pub name: &'static str,
    /// Finds the places.
    pub run: fn(&Case<'_>) -> Vec<Hit>,
    /// The values its hits carry for messages.
    pub values: &'static [&'static str],
}

/// All of them.
pub static TABLE: &[Code] = &[];

/// The check that rule files call `name`.
pub fn named(name: &str) -> Option<&'static Code> {
    TABLE.iter().find(|code| code.name == name)
}
