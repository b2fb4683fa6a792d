//! Where a reply answers each ask of its item, and how much of it is an answer.

mod passage;

use serde::Serialize;

use super::{Item, Letter};
use crate::document::Document;
use crate::finding::Span;

/// A reply laid beside its item.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// One entry for each of [`Item::asks`], in that order.
    pub asks: Vec<AskAnswer>,
    /// How far the reply stands out from a background of other replies, in standard deviations.
    pub relevance: Option<f64>,
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
}

/// Lays a reply beside its item; without the item, beside what the reply itself restates of it.
pub fn align(_reply: &Document, _letter: &Letter, _item: Option<(&Document, &Item)>) -> Alignment {
    Alignment::default()
}
#[doc(hidden)]
pub fn xdump(reply: &Document, letter: &Letter) -> serde_json::Value {
    let p = passage::read(reply, letter);
    serde_json::json!({"body": p.body.of(&reply.text), "parts": p.parts.iter().enumerate().map(|(i,x)| serde_json::json!({"text": x.span.of(&reply.text), "h": x.heading.map(|h| h.of(&reply.text)), "n": x.number, "top": x.outermost, "s": p.sentences.iter().filter(|s| s.part==i).map(|s| serde_json::json!([s.span.of(&reply.text), s.is_heading])).collect::<Vec<_>>()})).collect::<Vec<_>>()})
}
