//! Measures without a cue that are promises by what leads to them or by their time: “8月底前装完”.

use super::actor::{self, Subject};
use super::clause::{Clause, begins, ends, has, without_number};
use super::cue;
use super::plan::Context;
use super::refusal;
use super::segment;
use super::speaker::{Scope, State};
use super::strength;
use super::tense::{completes, is_description, is_past};
use super::time::{Surroundings, event_end, has_end, is_ahead, is_term, waits};
use super::word::{NO_TASK_LEADS, RULES, TIME_BASES, TIME_TAILS};
use crate::letter::{TimeBound, TimeExpression};

/// A measure without a cue that is a promise by what leads to it; where its verb begins, and who acts.
pub(super) fn bare_measure(
    clause: &Clause,
    before: Option<&Clause>,
    state: &State,
    around: &Surroundings<'_>,
) -> Option<(usize, Subject)> {
    let words = clause.words.as_str();
    if is_past(words) || refusal::is_refusal(words) || is_description(words) {
        return None;
    }
    if let Some(at) = dated_act(clause, before, state, around) {
        return Some((at, actor::subject(&words[..at])));
    }
    if has(words, &["您", "请", "需要", "须在"]) {
        return None;
    }
    let event = event_end(clause, around);
    let (at, subject) = verb(words.get(event..)?.trim_start_matches('，'))?;
    let at = words.len() - words[event..].trim_start_matches('，').len() + at;
    let waited = event > 0 && waits(clause, around)
        || before.is_some_and(|before| {
            let follows = strength::supposes(before) && clause.begins(&["再", "则", "就", "即"]);
            (waits(before, around) || follows) && !is_past(&before.words)
        });
    let due = has_end(clause, around, false) && around.day.is_some() && completes(words);
    let ahead = state.ahead || around.context == Context::Ahead;
    let allowed = ahead && (!state.past || state.ahead)
        || waited
        || (due && !state.past && state.subject != Subject::Thing);
    allowed.then_some((at, subject))
}

/// Where the act of a clause begins that says when something will be done, or that follows a clause that says nothing
/// else, without any cue: “8月底前装完”, “8月底前，我局装完”.
pub(super) fn dated_act(
    clause: &Clause,
    before: Option<&Clause>,
    state: &State,
    around: &Surroundings<'_>,
) -> Option<usize> {
    around.day?;
    let words = clause.words.as_str();
    if state.scope != Scope::Open || has(words, &RULES) || cue::find_future(words).is_some() {
        return None;
    }
    let Some(time) = time_ahead(clause, around) else {
        let led = before.is_some_and(|before| is_bare_time(before, around));
        return (led && segment::has_verb(words)).then_some(words.len() - without_number(words).len());
    };
    let (from, to) = (time.span.start - clause.span.start, time.span.end - clause.span.start);
    let (before, after) = (words.get(..from)?, words.get(to..)?);
    let trimmed = after.trim_start_matches(['）', ')', '，']);
    let noun = begins(after, &TIME_TAILS) || trimmed.is_empty() || trimmed.ends_with('的');
    let bound = matches!(time.bound, TimeBound::Before | TimeBound::Within);
    let based = ends(before, &TIME_BASES) || begins(without_number(words), &NO_TASK_LEADS);
    let acts =
        cue::begins_with_verb(trimmed) || segment::has_verb(trimmed) || bound && segment::has_verb(before);
    (!noun && !based && acts).then_some(words.len() - trimmed.len())
}

/// The last time of a clause that is to be met after the letter's day and is no mere length.
fn time_ahead<'a>(clause: &Clause, around: &Surroundings<'a>) -> Option<&'a TimeExpression> {
    around.times.iter().rfind(|time| {
        clause.span.contains(time.span)
            && is_ahead(time, around)
            && clause
                .words
                .get(time.span.start - clause.span.start..time.span.end - clause.span.start)
                .is_some_and(|time| !is_term(time))
    })
}

/// Whether a clause is nothing but a limit that is to be met: “2025年9月底前，”.
fn is_bare_time(clause: &Clause, around: &Surroundings<'_>) -> bool {
    time_ahead(clause, around).is_some_and(|time| {
        let rest = |from: usize, to: usize| {
            clause.words.get(from..to).unwrap_or_default().trim_matches(|mark: char| !mark.is_alphanumeric())
        };
        let (from, to) = (time.span.start - clause.span.start, time.span.end - clause.span.start);
        let lead = without_number(rest(0, from));
        time.bound == TimeBound::Before
            && matches!(lead, "" | "在" | "于" | "到" | "至" | "并" | "同时" | "力争")
            && rest(to, clause.words.len()).is_empty()
    })
}

/// Where the verb of a clause without a cue begins, when it begins with its verb, its actor or an adverbial.
fn verb(words: &str) -> Option<(usize, Subject)> {
    let offset = |rest: &str| words.len() - rest.len();
    let plain = without_number(words);
    if cue::begins_with_verb(plain) {
        return Some((offset(plain), Subject::Unnamed));
    }
    // 待…后 and 年底前 before the verb; 我局 before it.
    for (index, _) in plain.char_indices().skip(1) {
        let rest = &plain[index..];
        if !cue::begins_with_verb(rest) {
            continue;
        }
        let lead = &plain[..index];
        let subject = actor::subject(lead);
        // A verb inside a long prepositional phrase (根据…规划) is part of it.
        let based = begins(lead, &["根据", "按照", "依据", "结合", "围绕", "按", "以", "经"]);
        if subject.acts() || (subject == Subject::Unnamed && !based) || ends_time(lead) {
            return Some((offset(rest), subject));
        }
        if lead.chars().count() > 30 {
            return None;
        }
    }
    None
}

fn ends_time(lead: &str) -> bool {
    lead.ends_with(['前', '后', '内', '底']) || lead.ends_with("期间")
}
