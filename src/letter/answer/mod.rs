//! Where a reply answers each ask of its item, and how much of it is an answer.

mod background;
mod composition;
mod coverage;
mod demand;
mod echo;
mod fit;
mod relevance;
mod restated;
mod synonym;
mod term;
mod unit;
mod usage;

use serde::Serialize;

pub use background::Background;
pub use fit::Fit;
pub use relevance::Relevance;
pub use synonym::Synonyms;
pub use usage::Usage;

use super::{Item, Letter};
use crate::document::Document;
use crate::finding::Span;

/// A reply laid beside its item.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// One entry for each of [`Item::asks`], in that order; without the item, for each of [`Letter::restated`].
    pub asks: Vec<AskAnswer>,
    /// How the reply as a whole fits its item.
    pub relevance: Option<Relevance>,
    /// How much of the reply is an answer.
    pub composition: Composition,
}

/// Where one ask is answered.
#[derive(Clone, Debug)]
pub struct AskAnswer {
    /// The verdict.
    pub status: AskStatus,
    /// 0 to 1: how surely it is answered.
    pub score: f64,
    /// What the score is made of.
    pub fit: Fit,
    /// The best passages of the reply, best first.
    pub evidence: Vec<Evidence>,
    /// The index of the other ask that the best passage fits best.
    pub runner_up: Option<usize>,
}

/// Whether text was found that answers an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskStatus {
    /// 找到对应答复.
    Answered,
    /// 对应关系不明确.
    Weak,
    /// 未找到对应文字.
    Unmatched,
}

/// A passage of the reply that bears on an ask.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The passage, in the reply.
    pub span: Span,
    /// How well it fits, 0 to 1.
    pub score: f64,
    /// The terms shared, weightiest first.
    pub terms: Vec<String>,
}

/// How much of a reply is an answer.
#[derive(Clone, Debug, Default)]
pub struct Composition {
    /// Characters of the body.
    pub characters: usize,
    /// Characters of the body that bear on an ask, commit, refuse or address the proposer.
    pub answering: usize,
    /// 0 to 1: how much the letter is work summary in place of an answer.
    pub work_summary: f64,
    /// The longest run that is tied to no ask.
    pub longest_unaligned: Option<Span>,
    /// What stands before the first sentence that answers, promises, declines or turns to the proposer.
    pub preamble: Option<Span>,
}

/// Lays a reply beside its item; without the item, beside the title and the asks that the reply itself restates.
pub fn align(
    reply: &Document,
    letter: &Letter,
    item: Option<(&Document, &Item)>,
    usage: Usage<'_>,
) -> Alignment {
    match item {
        Some((document, item)) => beside_item(reply, letter, document, item, usage),
        None => restated::beside_itself(reply, letter, usage),
    }
}

fn beside_item(
    reply: &Document,
    letter: &Letter,
    document: &Document,
    item: &Item,
    usage: Usage<'_>,
) -> Alignment {
    let demands = demand::of_asks(document, &item.asks, item.title, usage);
    let units = unit::of_body(reply, letter, Some(&document.text), usage);
    let named = |index: usize| {
        coverage::by_ordinal(reply, letter, index)
            || coverage::by_heading(reply, letter, &demands[index], usage)
    };
    let asks = coverage::judge(reply, &demands, &units, named, usage);
    let subject = relevance::said(document, item);
    let composition = composition::of(reply, letter, &subject, &demands, &units, &asks, usage);
    Alignment { asks, relevance: relevance::of(reply, letter, (document, item), usage), composition }
}
