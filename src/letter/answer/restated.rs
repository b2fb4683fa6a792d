//! A reply without its item: laid beside the title and the asks that it says it was asked.

use super::coverage;
use super::demand::{self, Demand};
use super::echo;
use super::fit;
use super::term;
use super::unit::{self, Unit};
use super::usage::Usage;
use super::{Alignment, AskAnswer, AskStatus, Evidence, composition};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Ask, Letter};

/// What a letter by itself shows: a restated ask is answered or it is doubtful, and what the letter leaves out
/// cannot be known.
pub(super) fn beside_itself(reply: &Document, letter: &Letter, usage: Usage<'_>) -> Alignment {
    let text = &reply.text;
    let title = letter.item.as_ref().and_then(|item| item.title);
    let units = unit::of_body(reply, letter, None, usage);
    let subject = demand::of_title(reply, title, usage);
    let by_heading = |demand: &Demand| coverage::by_heading(reply, letter, demand, usage);
    let mut answers = coverage::judge(reply, &subject, &units, |index| by_heading(&subject[index]), usage);
    let demands = demand::of_asks(reply, &letter.restated, title, usage);
    let asks = judge(reply, letter, &demands, &units, usage);
    answers.extend(asks.iter().cloned());
    let spoken = title.into_iter().chain(letter.restated.iter().map(|ask| ask.span));
    let spoken: Vec<&str> = spoken.map(|span| span.of(text)).collect();
    let demands: Vec<Demand> = subject.into_iter().chain(demands).collect();
    let composition = composition::of(reply, letter, &spoken.join("\n"), &demands, &units, &answers, usage);
    Alignment { asks, relevance: None, composition }
}

/// The verdict on each restated ask.
fn judge(
    reply: &Document,
    letter: &Letter,
    demands: &[Demand],
    units: &[Unit],
    usage: Usage<'_>,
) -> Vec<AskAnswer> {
    let text = &reply.text;
    let passages: Vec<Option<Passage>> =
        letter.restated.iter().map(|ask| passage(reply, letter, ask)).collect();
    let shared =
        |index: usize, passage: Passage| term::shared(&demands[index].terms, passage.span.of(text), usage);
    let named = |index: usize| {
        let is_about = |passage: Passage| passage.is_under_heading || !shared(index, passage).is_empty();
        passages[index].is_some_and(is_about) || coverage::by_heading(reply, letter, &demands[index], usage)
    };
    let mut answers = coverage::judge(reply, demands, units, named, usage);
    for (index, answer) in answers.iter_mut().enumerate() {
        if answer.status == AskStatus::Unmatched {
            answer.status = AskStatus::Weak;
            answer.score = fit::STATUS.1;
        }
        let Some(passage) = passages[index] else { continue };
        let terms = term::vector(passage.span.of(text), usage);
        let demand = &demands[index];
        let score = term::cosine((&demand.terms, demand.length), (&terms, term::length(&terms)));
        answer.evidence.retain(|evidence| !evidence.span.overlaps(passage.span));
        answer.evidence.insert(0, Evidence { span: passage.span, score, terms: shared(index, passage) });
    }
    answers
}

/// The reply's own text behind a restated ask.
#[derive(Clone, Copy, Debug)]
struct Passage {
    span: Span,
    /// Whether the ask is its heading.
    is_under_heading: bool,
}

/// The reply's own text that takes a restated ask up: what follows it in its section, to the next one, when that
/// says enough.
fn passage(reply: &Document, letter: &Letter, ask: &Ask) -> Option<Passage> {
    let text = &reply.text;
    let (index, section) =
        letter.sections.iter().enumerate().find(|(_, section)| section.span.contains(ask.span))?;
    let is_under_heading = section.heading.is_some_and(|heading| heading.contains(ask.span));
    let end = if is_under_heading { coverage::with_deeper(reply, letter, index) } else { section.span }.end;
    let next = letter.restated.iter().map(|other| other.span).find(|other| other.start >= ask.span.end);
    let sentence = next.and_then(|next| {
        letter.sentences.iter().map(|sentence| sentence.span).find(|sentence| sentence.overlaps(next))
    });
    let next = sentence.map(|sentence| sentence.start);
    let follows = |span: Span| {
        let own = text.get(span.start..span.end).unwrap_or("");
        own.chars().filter(|next| term::is_han(*next)).count() >= echo::ANSWER
    };
    let start =
        ask.span.end + text.get(ask.span.end..).unwrap_or("").find(|next: char| !closes(next)).unwrap_or(0);
    let rest = Span::new(start, next.unwrap_or(end).clamp(start, end.max(start))).trim(text);
    // Under a heading all of it; else the rest of the paragraph, or the next one when nothing else stands in it.
    let paragraphs = rest.of(text).match_indices('\n').map(|(at, _)| rest.start + at);
    let mut ends = paragraphs.filter(|_| !is_under_heading).chain([rest.end]);
    let span = ends.find_map(|end| Some(Span::new(rest.start, end)).filter(|span| follows(*span)))?;
    Some(Passage { span, is_under_heading })
}

/// Marks that stand between a restatement and what follows it.
fn closes(mark: char) -> bool {
    mark.is_whitespace() || "，。：；”》、的,.:;\"".contains(mark)
}
