//! Whose words a clause says, and what the clauses so far have established.

use super::actor::{self, Subject};
use super::clause::{Clause, begins, ends, has, without_number};
use super::cue::{self, Cue, CueKind};
use super::tense::{is_past, leads_ahead};
use super::word::{ADVICE_TAILS, FORMULAS, POLICIES, POLICY_BASES, PROPOSERS, PROPOSING, REQUESTS};

/// Whose words a clause repeats.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The writer's own.
    Open,
    /// Those of the proposer, of a policy, or advice to another body.
    Reported,
    /// A wish or a request to the reader.
    Asked,
}

/// What the clauses so far have established.
pub(super) struct State {
    /// Whose words are being said.
    pub(super) scope: Scope,
    /// Who acts, where a clause names nobody.
    pub(super) subject: Subject,
    /// Whether something has looked ahead: 下一步.
    pub(super) ahead: bool,
    /// Whether something has been told that was done.
    pub(super) past: bool,
    /// Whether a time has been told that was over when the letter was written.
    pub(super) over: bool,
}

impl State {
    /// Before the first clause of a sentence.
    pub(super) const fn new() -> Self {
        Self { scope: Scope::Open, subject: Subject::Unnamed, ahead: false, past: false, over: false }
    }

    /// Takes in whose words `clause` begins, and whether it looks ahead.
    pub(super) fn enter(&mut self, clause: &Clause, cue: Option<&Cue>) {
        let words = without_number(&clause.words);
        let speaks = |cue: &Cue| match cue.subject {
            Subject::Own(..) => true,
            Subject::Body(..) => self.scope == Scope::Asked && cue.kind == CueKind::Future,
            _ => false,
        };
        if let Some(scope) = reports(words) {
            self.scope = scope;
        } else if self.scope != Scope::Open
            && (cue.is_some_and(speaks) || actor::names_writer(words) || leads_ahead(words))
        {
            self.scope = Scope::Open;
        }
        if leads_ahead(words) {
            self.ahead = true;
            self.past = false;
        }
    }

    /// Takes in what `clause` leaves to those behind it: who acts, and whether it told what was done.
    pub(super) fn leave(&mut self, clause: &Clause, cue: Option<&Cue>) {
        self.past |= is_past(&clause.words);
        match cue.map(|cue| cue.subject) {
            Some(Subject::Unnamed) => {}
            Some(subject) => self.subject = subject,
            None => {
                if let Some((start, end)) = actor::own(&clause.words) {
                    self.subject = Subject::Own(start, end);
                } else if !actor::is_adverbial(&clause.words) && !cue::begins_with_verb(&clause.words) {
                    self.subject = Subject::Thing;
                }
            }
        }
    }
}

/// Whether a clause begins the words of others: of the proposer, of a policy; advice; a request.
fn reports(words: &str) -> Option<Scope> {
    let named = words.replace("按规定", "").replace("违反规定", "").replace("规定的", "");
    let proposer = begins(words, &PROPOSERS)
        && has(words, &PROPOSING)
        && !actor::names_writer(words)
        && !has(words, &["收悉", "获悉", "已转", "已交"])
        && !ends(words, &["的建议", "的问题", "的意见", "的提案", "很好", "中肯"]);
    let adverbial = begins(words, &POLICY_BASES);
    let policy = has(words, &POLICIES)
        && has(&named, &["提出", "要求", "明确", "指出", "强调", "提到", "规定"])
        && !adverbial
        && !actor::names_writer(words)
        && cue::find_future(words).is_none_or(|at| {
            ["提出", "要求", "明确", "指出", "强调", "提到"].iter().any(|verb| words[..at].contains(verb))
        })
        && !has(words, &["下一步", "今后"]);
    let ordered = ["要求", "明确", "强调", "部署", "规定"].iter().any(|verb| {
        words.find(verb).is_some_and(|at| {
            at > 0 && !adverbial && matches!(actor::subject(&words[..at]), Subject::Body(..))
        })
    }) && !actor::names_writer(words)
        && cue::find_future(words).is_none();
    let advice = advises(words);
    let request = begins(words, &REQUESTS);
    if request {
        Some(Scope::Asked)
    } else {
        (proposer || policy || ordered || advice).then_some(Scope::Reported)
    }
}

/// 建议 as a verb at the head of a clause: advice to another body.
fn advises(words: &str) -> bool {
    let Some(at) = words.find("建议") else { return false };
    let (lead, rest) = (&words[..at], &words[at + "建议".len()..]);
    let verb = lead.is_empty()
        || actor::own(lead).is_some_and(|(_, end)| end == lead.len())
        || ends(lead, &["同时", "因此", "为此", "并", "也", "特", "对此", "沟通，", "可"]);
    verb && !rest.is_empty() && !begins(rest, &ADVICE_TAILS) && !cue_before(lead)
}

fn cue_before(lead: &str) -> bool {
    has(lead, &["将", "会", "拟", "继续"])
}

/// Whether a cue stands inside the wording of the item: 您提出的将…的建议.
pub(super) fn inside_topic(clause: &Clause, at: usize) -> bool {
    let words = clause.words.as_str();
    let ends = ["的建议", "的提案", "的问题", "的意见", "等建议", "等问题", "的诉求", "的请求"];
    let end = ends.iter().filter_map(|end| words.rfind(end)).max();
    let named = has(
        words.get(..at).unwrap_or_default(),
        &["您", "你们", "你", "代表", "委员", "提出", "反映", "关于"],
    );
    named && end.is_some_and(|end| at < end) && actor::own(words.get(..at).unwrap_or_default()).is_none()
}

/// Whether a clause is a formula of the letter: 收悉, 现答复如下.
pub(super) fn is_formula(clause: &Clause) -> bool {
    clause.has(&FORMULAS)
}
