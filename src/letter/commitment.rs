//! Commitments (承诺事项) and refusals: what the replying side says it will do, or cannot do.

use serde::Serialize;

use super::{Date, Granularity, Letter};
use crate::document::Document;
use crate::finding::Span;

/// What the replying side says it will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The promise as written.
    pub span: Span,
    /// The index of its sentence in [`Letter::sentences`].
    pub sentence: usize,
    /// How firm it is.
    pub strength: Strength,
    /// Who will act, when named: 我局, a unit.
    pub actor: Option<Span>,
    /// The verb and its object.
    pub action: Option<Span>,
    /// When, when said.
    pub deadline: Option<Deadline>,
    /// 目标数量: what quantity, when said.
    pub measure: Option<Span>,
    /// On what it hangs, when it hangs on something.
    pub condition: Option<Span>,
    /// Whether the outcome is outside the writer's control (争取, 待上级).
    pub outside_control: bool,
    /// What is missing to hold the writer to it.
    pub missing: Vec<Slot>,
}

/// How firm a commitment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A time that ends is given.
    Dated,
    /// It hangs on an event, funds or approval, and has no date.
    Conditional,
    /// Concrete in what, but no time.
    Undated,
    /// 空头支票: no time, no quantity, no concrete object; only stock phrases.
    Hollow,
}

/// What a commitment can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// 责任主体.
    Actor,
    /// 具体措施.
    Action,
    /// 办理时限.
    Deadline,
    /// 数量.
    Measure,
}

/// When a commitment falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words.
    pub span: Span,
    /// How the time is given.
    pub kind: DeadlineKind,
    /// How exact it is.
    pub granularity: Granularity,
    /// The first day meant, when known.
    pub first: Option<Date>,
    /// The last day meant, when known.
    pub by: Option<Date>,
    /// The words it was inherited from (a lead, a heading, the clause before), when not its own.
    pub inherited_from: Option<Span>,
}

/// How the time of a commitment is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineKind {
    /// By the calendar: 2020年12月底前.
    Absolute,
    /// From the letter's day: 年底前.
    Relative,
    /// Again and again: 每年.
    Recurring,
    /// 尽快, 适时: no time at all.
    Vague,
}

/// What the replying side says cannot or will not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The words that decline.
    pub span: Span,
    /// The reason, when one is given near it.
    pub reason: Option<Span>,
}

/// Finds commitments and refusals; relative times are meant from `day`.
pub(super) fn find(
    _document: &Document,
    _letter: &Letter,
    _day: Option<Date>,
) -> (Vec<Commitment>, Vec<Refusal>) {
    (Vec::new(), Vec::new())
}
