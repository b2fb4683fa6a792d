//! Which clauses of a sentence promise something.

use super::actor::{self, Subject};
use super::bare::{bare_measure, dated_act};
use super::clause::{Clause, has, without_number};
use super::cue::{self, Cue, CueKind};
use super::plan::Context;
use super::refusal;
use super::speaker::{Scope, State, inside_topic, is_formula};
use super::tense::{has_finished, is_past};
use super::time::{Surroundings, has_end, is_over};
use super::word::{CARRIED_OUT, COMPLETED};
use crate::finding::Span;

/// A clause that promises.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promise {
    /// The index of the clause.
    pub(super) clause: usize,
    /// Where its cue begins and ends in the clause.
    pub(super) cue: (usize, usize),
    /// What the cue is; none for a measure that the context makes a promise.
    pub(super) kind: Option<CueKind>,
    /// Who acts.
    pub(super) subject: Subject,
    /// Whether its time alone makes it one: “8月底前装完”.
    pub(super) dated: bool,
}

impl Promise {
    /// Where the document names who acts.
    pub(super) fn actor(&self, clauses: &[Clause]) -> Option<Span> {
        match self.subject {
            Subject::Own(from, to) | Subject::Body(from, to) => Some(clauses[self.clause].part(from, to)),
            _ => None,
        }
    }
}

/// The promising clauses of a sentence, in order.
pub(super) fn find(clauses: &[Clause], around: &Surroundings<'_>) -> Vec<Promise> {
    let mut promises: Vec<Promise> = Vec::new();
    let mut state = State::new();
    for (index, clause) in clauses.iter().enumerate() {
        let cue = cue::find(clause)
            .filter(|cue| !inside_topic(clause, cue.at) && !is_done_since(cue, &clauses[index..]));
        state.enter(clause, cue.as_ref());
        state.over |= is_over(clause, around);
        if state.scope != Scope::Open || is_formula(clause) {
            state.leave(clause, cue.as_ref());
            continue;
        }
        let looks_ahead = state.ahead || around.context == Context::Ahead || !promises.is_empty();
        let carried = cue
            .filter(|cue| holds(clause, cue, &state, looks_ahead, around))
            .map(|cue| (cue.at, cue.end, Some(cue.kind), cue.subject));
        let before = clauses.get(index.wrapping_sub(1));
        let bare = || bare_measure(clause, before, &state, around);
        if let Some((at, end, kind, subject)) =
            carried.or_else(|| bare().map(|(at, subject)| (at, at, None, subject)))
        {
            let dated = kind.is_none() && dated_act(clause, before, &state, around).is_some();
            promises.push(Promise { clause: index, cue: (at, end), kind, subject, dated });
        }
        state.leave(clause, cue.as_ref());
    }
    promises
}

/// Whether a plan has been carried out by the end of its sentence: “计划新建一座，现已建成”.
fn is_done_since(cue: &Cue, clauses: &[Clause]) -> bool {
    let plan = clauses.first().is_some_and(|clause| {
        clause.words.get(cue.at..cue.end).is_some_and(|words| ["计划", "拟", "准备", "打算"].contains(&words))
    });
    let placed = cue.kind == CueKind::Placing
        && clauses.iter().skip(1).any(|clause| clause.has(&["现已", "目前已", "已经", "已办结"]));
    placed || plan && clauses.iter().skip(1).any(|clause| clause.has(&CARRIED_OUT))
}

/// Whether a cue carries a promise where it stands.
fn holds(clause: &Clause, cue: &Cue, state: &State, ahead: bool, around: &Surroundings<'_>) -> bool {
    let words = clause.words.as_str();
    let rest = &words[cue.end..];
    let past = is_past(words);
    let own = matches!(cue.subject, Subject::Own(..))
        || (cue.subject == Subject::Unnamed && matches!(state.subject, Subject::Own(..)));
    let acts = cue.subject.acts() || (cue.subject == Subject::Unnamed && state.subject != Subject::Thing);
    let timed = has_end(clause, around, true);
    if has(&words[..cue.at], &["去年", "原计划", "当时", "曾", "原拟", "上年", "此前"])
        || refusal::is_refusal(words)
    {
        return false;
    }
    match cue.kind {
        CueKind::Future => {
            let of_thing = matches!(cue.subject, Subject::Thing)
                || (cue.subject == Subject::Unnamed && state.subject == Subject::Thing)
                || has(&words[..cue.at], &COMPLETED);
            let rule = cue.subject == Subject::Thing
                && has(rest, &["实施", "施行", "执行", "生效"])
                && ["办法", "条例", "政策", "规定", "标准", "细则", "法"]
                    .iter()
                    .any(|noun| words[..cue.at].trim_end_matches("也").ends_with(noun));
            let told = has_finished(rest) && !timed;
            let waits = without_number(&words[..cue.at]).starts_with('待');
            !rule
                && !told
                && (!of_thing || waits || timed || !cue::predicts(rest) || ahead_by_writer(words, cue.at))
        }
        CueKind::Forecast => timed && !past,
        CueKind::Striving => {
            let word = &words[cue.at..cue.end];
            let hastened = timed
                || has(rest, &["尽快", "尽早", "早日", "及早"])
                || ["力争", "尽快", "尽早"].contains(&word) && (own || ahead || word == "力争");
            !past && (ahead || (hastened && acts_or_chain(cue, state)) || (own && !state.past && hastened))
        }
        CueKind::Going => {
            let word = &words[cue.at..cue.end];
            !past
                && match word {
                    "确保" | "保证" => timed || (ahead && has(words, &["确保"]) && cue.subject.acts()),
                    "继续" => (acts && !state.past && (cue.subject.acts() || own)) || ahead,
                    _ => ahead,
                }
        }
        CueKind::Placing => {
            // 始终把…摆在突出位置 tells of a stance.
            !past
                && !has(&words[..cue.at], &["始终", "历来", "一直", "一贯", "长期"])
                && !state.past
                && !state.over
                && (matches!(cue.subject, Subject::Own(..)) || ahead)
        }
    }
}

/// Striving may follow a clause about the thing striven for: “已启动论证，争取尽快开工”.
fn acts_or_chain(cue: &Cue, state: &State) -> bool {
    cue.subject != Subject::Thing || state.subject != Subject::Unnamed
}

/// Whether the writer stands before the cue.
fn ahead_by_writer(words: &str, at: usize) -> bool {
    actor::own(&words[..at]).is_some()
}
