//! When a promise falls due: its own time, or one that a lead or heading gives it.

use super::clause::{Clause, has};
use super::strength::supposes;
use super::{Deadline, DeadlineKind};
use crate::finding::Span;
use crate::letter::{TimeBound, TimeExpression, TimeKind};

/// The time of a promise that covers `range`: the latest that ends, else a recurring one, else a vague word.
pub(super) fn find(times: &[TimeExpression], range: Span, clauses: &[Clause]) -> Option<Deadline> {
    let inside = || times.iter().filter(|time| range.contains(time.span) && !is_no_deadline(time, clauses));
    let latest = |qualifying: bool| {
        inside()
            .filter(|time| ends(time) && qualifies(time, clauses) == qualifying)
            .max_by_key(|time| (last_day(time), time.span.start))
    };
    latest(false)
        .or_else(|| latest(true))
        .or_else(|| inside().find(|time| time.kind == TimeKind::Recurring))
        .or_else(|| inside().find(|time| time.kind == TimeKind::Vague))
        .and_then(deadline)
}

/// The ending time of the words that lead a list, for an item of it without one.
pub(super) fn inherited(times: &[TimeExpression], lead: Span) -> Option<Deadline> {
    let time = times
        .iter()
        .filter(|time| lead.contains(time.span) && ends(time))
        .max_by_key(|time| last_day(time))?;
    deadline(time).map(|deadline| Deadline { inherited_from: Some(lead), ..deadline })
}

/// 今年以来，…计划: a plan of this year, due at its end.
pub(super) fn of_this_year(times: &[TimeExpression], range: Span, clauses: &[Clause]) -> Option<Deadline> {
    let time = times.iter().find(|time| range.contains(time.span) && time.bound == TimeBound::Since)?;
    let clause = clauses.iter().find(|clause| clause.span.contains(time.span))?;
    if !clause.begins(&["今年以来", "今年来", "本年以来"]) {
        return None;
    }
    let by = time.first.map(|day| day.last_of_year());
    Some(Deadline {
        span: time.span,
        kind: DeadlineKind::Relative,
        granularity: time.granularity,
        first: time.first,
        by,
        inherited_from: None,
    })
}

/// Whether a time is one to be held to.
pub(super) fn ends(time: &TimeExpression) -> bool {
    matches!(time.kind, TimeKind::Absolute | TimeKind::Relative) && time.bound != TimeBound::After
}

fn last_day(time: &TimeExpression) -> Option<crate::letter::Date> {
    match time.bound {
        // 自9月1日起: it must have begun by then.
        TimeBound::Since => time.first,
        _ => time.last,
    }
}

fn deadline(time: &TimeExpression) -> Option<Deadline> {
    let kind = match time.kind {
        TimeKind::Absolute => DeadlineKind::Absolute,
        TimeKind::Relative => DeadlineKind::Relative,
        TimeKind::Recurring => DeadlineKind::Recurring,
        TimeKind::Vague => DeadlineKind::Vague,
        TimeKind::Event | TimeKind::Attributive => return None,
    };
    Some(Deadline {
        span: time.span,
        kind,
        granularity: time.granularity,
        first: time.first,
        by: last_day(time),
        inherited_from: None,
    })
}

/// Whether a time says of which thing the promise speaks: 2026年的名单, 下半年部分.
fn qualifies(time: &TimeExpression, clauses: &[Clause]) -> bool {
    time.bound == TimeBound::None
        && clauses.iter().find(|clause| clause.span.contains(time.span)).is_some_and(|clause| {
            let rest = clause.words.get(time.span.end - clause.span.start..).unwrap_or_default();
            rest.starts_with('的') || rest.starts_with("部分")
        })
}

/// Whether a time stands inside a quotation or a title, in a clause that supposes, or tells how long a thing lasts.
fn is_no_deadline(time: &TimeExpression, clauses: &[Clause]) -> bool {
    clauses.iter().find(|clause| clause.span.contains(time.span)).is_some_and(|clause| {
        // 如果6月底还没有下达: from that day on the writer is held to what follows.
        let lapses = clause.has(&["还没有", "仍没有", "仍未", "尚未"]);
        if supposes(clause) && !lapses || clause.has(&["期为", "期限为"]) {
            return true;
        }
        let from = time.span.start - clause.span.start;
        clause.words.get(from..from + time.span.len()).is_some_and(|words| has(words, &["□", "__"]))
    })
}
