//! Commitments (承诺事项) and refusals: what the replying side says it will do, or cannot do.

mod actor;
mod bare;
mod clause;
mod cue;
mod deadline;
mod extent;
mod plan;
mod promise;
mod refusal;
mod segment;
mod speaker;
mod strength;
mod tense;
#[cfg(test)]
mod tests;
mod time;
mod word;

use serde::Serialize;

use super::{Date, Granularity, Letter, Sentence, date};
use crate::document::Document;
use crate::finding::Span;
use clause::Clause;
use plan::Context;
use promise::Promise;
use time::Surroundings;

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
    document: &Document,
    letter: &Letter,
    day: Option<Date>,
) -> (Vec<Commitment>, Vec<Refusal>) {
    let text = document.text.as_str();
    let mut reader = Reader { text, letter, day, lead: None, commitments: Vec::new() };
    let mut refusals = Vec::new();
    let mut previous: Option<&Sentence> = None;
    for (index, sentence) in letter.sentences.iter().enumerate() {
        if let Some(body) = letter.body.filter(|body| !body.contains(sentence.span)) {
            if sentence.span.start < body.start {
                reader.read_opening(sentence);
            }
            continue;
        }
        reader.read(index, sentence);
        refusals.extend(refusal::find(text, sentence, previous));
        previous = Some(sentence);
    }
    (reader.commitments, refusals)
}

/// Reads a letter sentence by sentence and keeps what headings and leads have announced.
struct Reader<'a> {
    text: &'a str,
    letter: &'a Letter,
    day: Option<Date>,
    lead: Option<Lead>,
    commitments: Vec<Commitment>,
}

/// The words under which bare measures are promises.
#[derive(Clone, Copy)]
struct Lead {
    /// The heading or the sentence.
    span: Span,
    /// Whether it is a heading: it holds until the next one. A lead sentence holds while the list goes on.
    heading: bool,
    /// The block it stands in.
    block: usize,
    /// Whether an item of its list has been read.
    listed: bool,
}

impl Lead {
    /// The words whose time the items of the list share: a heading, or the sentence that announces the list.
    fn announcement(&self, text: &str) -> Span {
        let announces = self.heading || plan::follows(self.span.of(text));
        if announces { self.span } else { Span::new(self.span.start, self.span.start) }
    }
}

impl Reader<'_> {
    fn read(&mut self, index: usize, sentence: &Sentence) {
        let clauses = clause::of(self.text, sentence);
        let words = sentence.span.of(self.text);
        self.close_lead(sentence, words);
        if plan::is_heading(words, self.letter, sentence) {
            if plan::announces(words) {
                self.lead =
                    Some(Lead { span: sentence.span, heading: true, block: sentence.block, listed: false });
            } else if plan::looks_back(words) || self.is_section_heading(words) {
                self.lead = None;
            }
            return;
        }
        if let Some(next) = self.letter.sentences.get(index + 1)
            && next.block == sentence.block
            && clause::is_numbered(words)
            && clauses.len() == 1
            && words.chars().count() <= 18
            && self.lead.is_some()
        {
            return;
        }
        let context = if self.lead.is_some() { Context::Ahead } else { Context::Open };
        let times = date::beginning_in(&self.letter.times, sentence.span);
        let around = Surroundings { times, day: self.day, context };
        let promises = promise::find(&clauses, &around);
        let before = self.commitments.len();
        let follows_promise = self.commitments.last().is_some_and(|last| {
            last.sentence + 1 == index
                && self.letter.sentences.get(last.sentence).is_some_and(|other| other.block == sentence.block)
        });
        let numbered_next = self.letter.sentences.get(index + 1).is_some_and(|next| {
            next.block <= sentence.block + 1 && clause::begins_list(next.span.of(self.text))
        });
        for group in extent::groups(&promises, &clauses, &self.letter.times) {
            self.commitments.push(self.commitment(index, sentence, &clauses, &promises, group));
        }
        let opens_list = numbered_next && !promises.is_empty() && !clause::is_numbered(words);
        if plan::leads(&clauses, words, follows_promise || !promises.is_empty()) || opens_list {
            // A lead that only announces is no promise of its own.
            let only_leads = words.trim_end().ends_with(['：', ':']) || (clauses.len() == 1 && !opens_list);
            if only_leads {
                self.commitments.truncate(before);
            }
            // Under a heading the list is a part of what the heading announces.
            if !self.lead.is_some_and(|lead| lead.heading) {
                self.lead =
                    Some(Lead { span: sentence.span, heading: false, block: sentence.block, listed: false });
            }
        }
    }

    /// Reads a sentence before the body: a joint opinion is introduced there.
    fn read_opening(&mut self, sentence: &Sentence) {
        let words = sentence.span.of(self.text);
        if plan::introduces_opinion(words) {
            self.lead =
                Some(Lead { span: sentence.span, heading: true, block: sentence.block, listed: false });
        }
    }

    /// Ends the reach of a lead sentence when its list is over.
    fn close_lead(&mut self, sentence: &Sentence, words: &str) {
        let Some(lead) = &mut self.lead else { return };
        if lead.heading {
            return;
        }
        if clause::is_numbered(words) {
            lead.listed = true;
            lead.block = sentence.block;
        } else if sentence.block > lead.block + usize::from(!lead.listed) || tense::is_past(words) {
            self.lead = None;
        }
    }

    /// Whether a heading opens a section beside, not below, the one that announced the plans.
    fn is_section_heading(&self, words: &str) -> bool {
        let Some(lead) = self.lead else { return false };
        let level =
            |words: &str| words.trim_start().chars().next().map(|c| "一二三四五六七八九十".contains(c));
        level(words) == level(lead.span.of(self.text)) || !lead.heading
    }

    fn commitment(
        &self,
        index: usize,
        sentence: &Sentence,
        clauses: &[Clause],
        all: &[Promise],
        (from, to): (usize, usize),
    ) -> Commitment {
        let times = &self.letter.times;
        let promises = &all[from..to];
        let first = promises[0];
        let (head, next) = (extent::lead_in(clauses, all, from), to < all.len());
        let until = if next { extent::lead_in(clauses, all, to) } else { clauses.len() };
        let last = extent::tail(clauses, &all[to - 1], until);
        let start = clauses[head].span.trim(self.text).start;
        let end = match clauses.get(last) {
            Some(clause) => clause.span.trim(self.text).start,
            None => sentence.span.end,
        };
        let range = Span::new(start, end).trim(self.text);
        let range = extent::without_comma(range, self.text);
        let clause = &clauses[first.clause];
        let deadline = deadline::find(times, range, clauses);
        let has_end =
            |deadline: &Deadline| matches!(deadline.kind, DeadlineKind::Absolute | DeadlineKind::Relative);
        let deadline = match deadline {
            Some(own) if has_end(&own) => Some(own),
            other => deadline::of_this_year(times, range, clauses)
                .or_else(|| {
                    self.lead.and_then(|lead| deadline::inherited(times, lead.announcement(self.text)))
                })
                .or(other),
        };
        let condition = strength::condition(times, range, clauses);
        let measure = strength::measure(times, clauses, range);
        let concrete = measure.is_some() || strength::is_concrete(clauses, range);
        let strength = if deadline.as_ref().is_some_and(has_end) {
            Strength::Dated
        } else if condition.is_some() {
            Strength::Conditional
        } else if concrete {
            Strength::Undated
        } else {
            Strength::Hollow
        };
        let actor = promises.iter().find_map(|promise| promise.actor(clauses)).or_else(|| {
            clauses[..first.clause]
                .iter()
                .rev()
                .find_map(|clause| actor::own(&clause.words).map(|(from, to)| clause.part(from, to)))
        });
        let action = Some(clause.part(first.cue.1, clause.words.len()).trim(self.text))
            .filter(|span| !span.is_empty());
        let outside_control = strength::is_outside_control(clauses, range, condition);
        let mut missing = Vec::new();
        if actor.is_none() {
            missing.push(Slot::Actor);
        }
        if !concrete {
            missing.push(Slot::Action);
        }
        if strength != Strength::Dated {
            missing.push(Slot::Deadline);
        }
        if measure.is_none() {
            missing.push(Slot::Measure);
        }
        Commitment {
            span: range,
            sentence: index,
            strength,
            actor,
            action,
            deadline,
            measure,
            condition,
            outside_control,
            missing,
        }
    }
}
