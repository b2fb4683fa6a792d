//! How much of a reply is an answer, and how much is work summary in its place.

use std::sync::LazyLock;

use regex::Regex;

use super::demand::Demand;
use super::term;
use super::unit::{Unit, UnitKind};
use super::usage::Usage;
use super::{AskAnswer, AskStatus, Composition};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Granularity, Letter};

/// The likeness to the item from which a sentence bears on it.
const BEARS: f64 = 0.06;

/// The likeness to an ask from which a sentence bears on it.
const ASKED: f64 = 0.04;

/// The score of an ask from which its best passage bears on it whatever its words.
const SURE: f64 = 0.9;

/// The share of the greatest likeness from which a sentence answers directly.
const DIRECT: f64 = 0.4;

/// Characters of a run that speaks to nobody's demand before it weighs in full.
const LONG: f64 = 300.0;

/// The share of the body that such text must pass before it counts at all.
const TOLERATED: f64 = 0.4;

/// Words that turn to the proposer.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[您你]|(?:建议|提案)(?:中|里|所|提出|反映)|所提|面商|(?:代表|委员)(?:提出|反映|关心|到现场)")
        .ok()
});

/// The composition of the body.
pub(super) fn of(
    reply: &Document,
    letter: &Letter,
    subject: &str,
    demands: &[Demand],
    units: &[Unit],
    answers: &[AskAnswer],
    usage: Usage<'_>,
) -> Composition {
    let text = &reply.text;
    let Some(body) = letter.body else { return Composition::default() };
    let characters = body.characters(text);
    let sentences: Vec<&Unit> = units.iter().filter(|unit| unit.kind == UnitKind::Sentence).collect();
    if subject.is_empty() || sentences.is_empty() {
        return Composition { characters, ..Composition::default() };
    }
    let subject = term::pairs(subject, usage);
    let length = term::length(&subject);
    let likeness = |unit: &&Unit| {
        let terms = term::pairs(unit.span.of(text), usage);
        term::cosine((&subject, length), (&terms, term::length(&terms)))
    };
    let likes: Vec<f64> = sentences.iter().map(likeness).collect();
    let tied: Vec<bool> = sentences.iter().map(|unit| is_tied(text, letter, answers, unit)).collect();
    let asked = |unit: &Unit| {
        demands
            .iter()
            .any(|demand| term::cosine((&demand.terms, demand.length), (&unit.terms, unit.length)) >= ASKED)
    };
    let bears: Vec<bool> = sentences
        .iter()
        .zip(&tied)
        .map(|(unit, tied)| *tied || asked(unit) || is_evidence(text, answers, unit))
        .collect();
    let answering: usize = sentences
        .iter()
        .zip(&bears)
        .filter(|(_, bears)| **bears)
        .map(|(unit, _)| unit.span.characters(text))
        .sum();
    let longest = longest_run(text, &sentences, &bears);
    let unaligned = 1.0 - share(answering, characters);
    let run = longest.map_or(0, |span| span.characters(text));
    let work_summary =
        ((unaligned - TOLERATED) / (1.0 - TOLERATED)).clamp(0.0, 1.0) * (to_f64(run) / LONG).min(1.0);
    // The sentence most like the item is the measure of what speaks to it.
    let most = likes.iter().copied().fold(0.0, f64::max);
    let first = (0..sentences.len())
        .find(|sentence| tied[*sentence] || likes[*sentence] >= (most * DIRECT).max(BEARS));
    let preamble = match first {
        Some(0) | None => None,
        Some(first) => Some(sentences[0].span.cover(sentences[first - 1].span)),
    };
    Composition { characters, answering, work_summary, longest_unaligned: longest, preamble }
}

/// Whether a sentence stands in the best passage for an ask that is answered.
fn is_evidence(text: &str, answers: &[AskAnswer], unit: &Unit) -> bool {
    answers
        .iter()
        .filter(|answer| answer.status == AskStatus::Answered)
        .filter_map(|answer| answer.evidence.first())
        .any(|evidence| evidence.span.contains(unit.span) && evidence.span.characters(text) < 400)
}

/// Words of a sentence that owns a limit.
static LIMIT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("不能|无法|暂不|难以").ok());

/// Whether a sentence is where an ask is answered, promises, names a day ahead, declines, owns a limit, or turns to
/// the proposer.
fn is_tied(text: &str, letter: &Letter, answers: &[AskAnswer], unit: &Unit) -> bool {
    let evidence = answers
        .iter()
        .filter(|answer| answer.score >= SURE)
        .filter_map(|answer| answer.evidence.first())
        .any(|evidence| evidence.span.contains(unit.span) && evidence.span.characters(text) < 400);
    let promised = letter.commitments.iter().any(|commitment| commitment.span.overlaps(unit.span));
    let declined = letter.refusals.iter().any(|refusal| refusal.span.overlaps(unit.span));
    let turned = ADDRESS.as_ref().is_some_and(|address| address.is_match(unit.span.of(text)));
    let limited = LIMIT.as_ref().is_some_and(|limit| limit.is_match(unit.span.of(text)));
    let ahead = letter.times.iter().any(|time| {
        let exact = matches!(
            time.granularity,
            Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Quarter
        );
        let later = matches!((time.last, letter.day()), (Some(last), Some(day)) if last > day);
        unit.span.contains(time.span) && exact && later
    });
    evidence || promised || declined || turned || limited || ahead
}

/// The longest run of neighbouring sentences that bear on nothing.
fn longest_run(text: &str, sentences: &[&Unit], bears: &[bool]) -> Option<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    for (unit, bears) in sentences.iter().zip(bears) {
        open = match (open, bears) {
            (Some(run), false) => Some(run.cover(unit.span)),
            (None, false) => Some(unit.span),
            (Some(run), true) => {
                runs.push(run);
                None
            }
            (None, true) => None,
        };
    }
    runs.extend(open);
    runs.into_iter().max_by_key(|run| run.characters(text))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (to_f64(part) / to_f64(whole)).min(1.0) }
}

fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
