//! How far a promise reaches in its sentence, and which promises go together.

use super::DeadlineKind;
use super::actor;
use super::clause::{Clause, begins, ends, without_number};
use super::cue::{self, CueKind};
use super::deadline;
use super::promise::Promise;
use super::refusal;
use super::strength;
use super::tense::is_past;
use super::word::{CASES, LEAD_IN_ENDS, TURNS};
use crate::finding::Span;
use crate::letter::TimeExpression;

/// Promises of one sentence that go together; those with different times, or a date and a condition, stand apart.
pub(super) fn groups(
    promises: &[Promise],
    clauses: &[Clause],
    times: &[TimeExpression],
) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for index in 1..promises.len() {
        let (head, tail) =
            (part(promises, clauses, from, index), part(promises, clauses, index, promises.len()));
        // 最迟年底接完 bounds the act before it.
        let bounds = clauses[promises[index].clause].begins(&["最迟", "最晚"]);
        let explicit = promises[index].kind != Some(CueKind::Going) && !bounds;
        let (due, next_due) =
            (due(times, head, clauses), due(times, own_part(promises, clauses, index), clauses));
        let waits = |range: Span| strength::condition(times, range, clauses).is_some();
        let apart = match (due, next_due) {
            (Some(due), Some(next)) => due != next && explicit,
            (Some(_), None) => explicit && waits(own_part(promises, clauses, index)) && waits(tail),
            (None, Some(_)) => explicit && waits(head),
            (None, None) => false,
        };
        if apart {
            groups.push((from, index));
            from = index;
        }
    }
    if !promises.is_empty() {
        groups.push((from, promises.len()));
    }
    groups
}

/// From the clause of one promise up to that of another.
fn part(promises: &[Promise], clauses: &[Clause], from: usize, to: usize) -> Span {
    let start = lead_in(clauses, promises, from);
    let end = if to < promises.len() { lead_in(clauses, promises, to) } else { clauses.len() };
    clauses[start].span.cover(clauses[end.saturating_sub(1).max(start)].span)
}

/// The clauses of one promise alone.
fn own_part(promises: &[Promise], clauses: &[Clause], index: usize) -> Span {
    part(promises, clauses, index, index + 1)
}

fn due(times: &[TimeExpression], range: Span, clauses: &[Clause]) -> Option<Span> {
    deadline::find(times, range, clauses)
        .filter(|deadline| matches!(deadline.kind, DeadlineKind::Absolute | DeadlineKind::Relative))
        .map(|deadline| deadline.span)
}

/// The first clause of a promise, with those before it that only say when, what for or about what.
pub(super) fn lead_in(clauses: &[Clause], promises: &[Promise], index: usize) -> usize {
    let promise = &promises[index];
    let floor = index.checked_sub(1).map_or(0, |before| promises[before].clause + 1);
    let mut first = promise.clause;
    while let Some(before) = first.checked_sub(1)
        && (!is_past(&clauses[before].words)
            && !refusal::is_refusal(&clauses[before].words)
            && leads_in(&clauses[before].words)
            || clauses[before].has(&["规划了"]))
    {
        first = before;
    }
    // A short act with its time, “8月底前装完”, says in the clause before it what it is done to.
    if promise.dated
        && first == promise.clause
        && clauses[first].words.chars().count() <= SHORT
        && promise.subject == actor::Subject::Unnamed
        && first > floor
        && !clauses[first].opens
        && !refusal::is_refusal(&clauses[first - 1].words)
    {
        first -= 1;
    }
    // 如果…，连续三年超过…，我局会…: the case that is supposed may run over several clauses.
    let plain =
        |clause: &Clause| !is_past(&clause.words) && !refusal::is_refusal(&clause.words) && !clause.opens;
    if let Some(supposed) = clauses[floor.min(first)..first].iter().rposition(strength::supposes)
        && clauses[floor + supposed + 1..first].iter().all(plain)
    {
        first = floor + supposed;
    }
    // 力争 without a subject belongs to what the writer said before it in the sentence.
    if promise.kind == Some(CueKind::Striving)
        && let Some(own) = clauses[..first].iter().rposition(|clause| {
            let words = without_number(&clause.words);
            actor::own(words).is_some_and(|(start, _)| start == 0)
        })
    {
        first = own;
    }
    if promise.kind == Some(CueKind::Striving) { first } else { first.max(floor.min(promise.clause)) }
}

/// Characters of a clause that leaves its object to the clause before it.
const SHORT: usize = 14;

/// The clause behind the last one of a promise; what turns to something else is no part of it.
pub(super) fn tail(clauses: &[Clause], promise: &Promise, to: usize) -> usize {
    let turns = |clause: &Clause| {
        let words = without_number(&clause.words);
        begins(words, &TURNS) || is_past(&clause.words) || promise.dated && (clause.opens || !goes_on(words))
    };
    (promise.clause + 1..to).find(|&index| turns(&clauses[index])).unwrap_or(to)
}

/// Whether a clause goes on with the act of the clause before it.
fn goes_on(words: &str) -> bool {
    cue::begins_with_verb(words) || words.starts_with(['并', '同', '由', '确', '让'])
}

/// A range without the marks it ends with.
pub(super) fn without_comma(range: Span, text: &str) -> Span {
    let kept = range.of(text).trim_end_matches(['，', '、', '；', ',', ' ', '　']).len();
    Span::new(range.start, range.start + kept)
}

/// Whether a clause leads to the promise behind it: it says when, in which case, what for, what about.
fn leads_in(words: &str) -> bool {
    let plain = without_number(words);
    let timed = ends(plain, &LEAD_IN_ENDS) && plain.chars().count() <= 24;
    let case = begins(plain, &CASES) && plain.chars().count() <= 24;
    timed || case || actor::is_adverbial(words)
}
