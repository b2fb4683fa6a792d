//! Everything that was found out about one reply, for the reports to show.

use super::Verdict;
use crate::document::Document;
use crate::finding::Source;
use crate::letter::{Alignment, Ask, AskAnswer, Item, Letter};

/// One reply as checked: what was read, what was understood, what counts.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// The reply's path as given, `-` for standard input.
    pub path: String,
    /// The reply as written.
    pub reply: &'a Document,
    /// The reply as read.
    pub letter: Letter,
    /// The item, when one was given.
    pub item: Option<ReviewedItem<'a>>,
    /// Where each ask is answered, and how much of the reply is an answer.
    pub alignment: Alignment,
    /// What counts.
    pub verdict: Verdict,
}

/// The item of a reviewed reply.
#[derive(Clone, Debug)]
pub struct ReviewedItem<'a> {
    /// Its path as given.
    pub path: String,
    /// As written.
    pub document: &'a Document,
    /// As read.
    pub item: Item,
}

impl Review<'_> {
    /// Each ask with where it is answered: those of the item, or without it those that the reply restates.
    pub fn asks(&self) -> impl Iterator<Item = (&Ask, &AskAnswer)> {
        let asks = self.item.as_ref().map_or(&self.letter.restated, |item| &item.item.asks);
        asks.iter().zip(&self.alignment.asks)
    }

    /// The document that the asks stand in.
    pub fn asked_in(&self) -> (Source, &Document) {
        self.item.as_ref().map_or((Source::Reply, self.reply), |item| (Source::Item, item.document))
    }

    /// The document that spans of `source` are in; the record has none.
    pub fn document(&self, source: Source) -> Option<&Document> {
        match source {
            Source::Reply => Some(self.reply),
            Source::Item => self.item.as_ref().map(|item| item.document),
            Source::Record => None,
        }
    }

    /// The path of the file that a finding in `source` is shown at: the record's are shown at the reply.
    pub fn path_of(&self, source: Source) -> &str {
        match (source, &self.item) {
            (Source::Item, Some(item)) => &item.path,
            _ => &self.path,
        }
    }
}
