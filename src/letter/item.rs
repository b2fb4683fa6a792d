//! The item that is answered: a suggestion (建议) or a proposal (提案).

use serde::{Deserialize, Serialize};

use super::{Ask, ask};
use crate::document::Document;
use crate::finding::Span;

/// What kind of item it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// 人大代表建议.
    Suggestion,
    /// 政协提案.
    Proposal,
    /// Another one.
    Other,
}

/// An item as read. Every span is in the item's own text.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// What it is.
    pub kind: Option<ItemKind>,
    /// Its number as written.
    pub number: Option<Span>,
    /// Its title (案由, 题目).
    pub title: Option<Span>,
    /// Its session.
    pub session: Option<Span>,
    /// The names of the proposers (代表, 委员, or a body).
    pub proposers: Vec<Span>,
    /// The part that gives reasons.
    pub reasons: Option<Span>,
    /// What it asks for.
    pub asks: Vec<Ask>,
}

impl Item {
    /// Reads a document as an item.
    pub fn read(document: &Document) -> Self {
        Self { asks: ask::find(document), ..Self::default() }
    }
}
