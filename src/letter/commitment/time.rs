//! The times of a clause, seen from the letter's day, and what else a sentence is read with.

use super::clause::{Clause, begins};
use super::plan::Context;
use super::strength;
use crate::finding::Span;
use crate::letter::{Date, TimeBound, TimeExpression, TimeKind};

/// What a sentence is read with.
pub(super) struct Surroundings<'a> {
    /// The times of the sentence.
    pub(super) times: &'a [TimeExpression],
    /// The letter's day.
    pub(super) day: Option<Date>,
    /// What heading or lead stands above.
    pub(super) context: Context,
}

/// Whether a clause tells a time, no limit, that was over when the letter was written.
pub(super) fn is_over(clause: &Clause, around: &Surroundings<'_>) -> bool {
    around
        .times
        .iter()
        .filter(|time| time.bound == TimeBound::None && clause.span.contains(time.span))
        .any(|time| matches!((time.last, around.day), (Some(last), Some(day)) if last < day))
}

/// Whether the clause names a time that ends; `any` lets past and unknown days count too.
pub(super) fn has_end(clause: &Clause, around: &Surroundings<'_>, any: bool) -> bool {
    around.times.iter().any(|time| {
        clause.span.contains(time.span)
            && matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)
            && time.bound != TimeBound::After
            && (any || is_ahead(time, around))
    })
}

/// Whether a time is one to be met after the letter's day.
pub(super) fn is_ahead(time: &TimeExpression, around: &Surroundings<'_>) -> bool {
    let Some(day) = around.day else { return false };
    matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)
        && time.bound != TimeBound::After
        && time.last.is_some_and(|last| last >= day)
        && (matches!(time.bound, TimeBound::Before | TimeBound::Within)
            || time.first.is_some_and(|first| first > day))
}

/// Whether a time is a length (20天内): without a cue it is the term of a standing service, not of one task.
pub(super) fn is_term(words: &str) -> bool {
    let rest =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十半几".contains(c));
    rest.len() < words.len()
        && begins(rest, &["个", "天", "日内", "日以内", "周", "年内", "年之内", "工作日"])
}

/// Where the event that a clause begins with ends in it; 0 without one.
pub(super) fn event_end(clause: &Clause, around: &Surroundings<'_>) -> usize {
    around
        .times
        .iter()
        .filter(|time| {
            time.kind == TimeKind::Event
                && clause.span.start <= time.span.start
                && time.span.start < clause.span.end
        })
        .map(|time| time.span.end.min(clause.span.end) - clause.span.start)
        .max()
        .unwrap_or(0)
}

/// Whether the clause waits for an event that is still to come (待…后).
pub(super) fn waits(clause: &Clause, around: &Surroundings<'_>) -> bool {
    strength::begins_waiting(&clause.words)
        || around.times.iter().any(|time| {
            time.kind == TimeKind::Event
                && clause.span.contains(Span::new(time.span.start, time.span.start))
                && time.span.start < clause.span.end
                && clause
                    .words
                    .get(time.span.start - clause.span.start..)
                    .is_some_and(|words| words.starts_with('待') || words.starts_with("等到"))
        })
}
