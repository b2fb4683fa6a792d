//! Regular expressions that are compiled once and answer in spans of the whole text.

use std::sync::OnceLock;

use regex::Regex;

use super::super::expression::regex;
use crate::finding::Span;

/// A regular expression of the program, compiled at its first use.
#[derive(Debug)]
pub(in crate::letter) struct Pattern {
    source: Source,
    compiled: OnceLock<Regex>,
}

#[derive(Debug)]
enum Source {
    Written(&'static str),
    Built(fn() -> String),
}

impl Pattern {
    /// A pattern as written.
    pub(in crate::letter) const fn new(source: &'static str) -> Self {
        Self { source: Source::Written(source), compiled: OnceLock::new() }
    }

    /// A pattern put together from word lists.
    pub(in crate::letter) const fn built(source: fn() -> String) -> Self {
        Self { source: Source::Built(source), compiled: OnceLock::new() }
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| match self.source {
            Source::Written(source) => regex(source),
            Source::Built(build) => regex(&build()),
        })
    }

    /// Whether the pattern occurs in `text`.
    pub(in crate::letter) fn matches(&self, text: &str) -> bool {
        self.regex().is_match(text)
    }

    /// The first occurrence inside `within`.
    pub(in crate::letter) fn find(&self, text: &str, within: Span) -> Option<Span> {
        let found = self.regex().find(within.of(text))?;
        Some(Span::new(within.start + found.start(), within.start + found.end()))
    }

    /// All occurrences inside `within`, in order.
    pub(in crate::letter) fn all(&self, text: &str, within: Span) -> Vec<Span> {
        self.regex()
            .find_iter(within.of(text))
            .map(|found| Span::new(within.start + found.start(), within.start + found.end()))
            .collect()
    }

    /// The groups of the first occurrence inside `within`; group 0 is all of it.
    pub(in crate::letter) fn groups(&self, text: &str, within: Span) -> Option<Groups> {
        self.regex().captures(within.of(text)).map(|captures| Groups::of(&captures, within.start))
    }

    /// The groups of every occurrence inside `within`.
    pub(in crate::letter) fn all_groups(&self, text: &str, within: Span) -> Vec<Groups> {
        self.regex()
            .captures_iter(within.of(text))
            .map(|captures| Groups::of(&captures, within.start))
            .collect()
    }
}

/// The groups of one occurrence, by number.
#[derive(Debug)]
pub(in crate::letter) struct Groups(Vec<Option<Span>>);

impl Groups {
    fn of(captures: &regex::Captures<'_>, offset: usize) -> Self {
        Self(
            captures
                .iter()
                .map(|group| group.map(|group| Span::new(offset + group.start(), offset + group.end())))
                .collect(),
        )
    }

    /// Group `number`, when it took part.
    pub(in crate::letter) fn get(&self, number: usize) -> Option<Span> {
        self.0.get(number).copied().flatten()
    }

    /// All of the occurrence.
    pub(in crate::letter) fn whole(&self) -> Span {
        self.get(0).unwrap_or_default()
    }
}
