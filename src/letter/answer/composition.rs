//! How much of a reply is an answer, and how much is work summary in its place.

use std::sync::LazyLock;

use regex::Regex;

use super::demand::Demand;
use super::term;
use super::unit::{Unit, UnitKind};
use super::usage::Usage;
use super::{AskAnswer, Composition};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Granularity, Letter, Strength, date, word_list};

/// The likeness to the item from which a sentence bears on it.
const BEARS: f64 = 0.06;

/// The likeness to an ask from which a sentence bears on it.
const ASKED: f64 = 0.04;

/// The likeness to an ask from which even a sentence in general terms bears on it.
const ASKED_IN_GENERAL: f64 = 0.15;

/// The score of an ask from which its best passage bears on it.
const LIKELY: f64 = 0.5;

/// The score of an ask from which its best passage speaks to it directly.
const SURE: f64 = 0.9;

/// The share of the greatest likeness from which a sentence answers directly.
const DIRECT: f64 = 0.4;

/// Characters of a run that speaks to nobody's demand before it weighs in full.
const LONG: f64 = 200.0;

/// The share of the body that such text must pass before it counts at all, and the share beyond that from which it
/// counts in full.
const TOLERATED: (f64, f64) = (0.3, 0.5);

/// The share of the body in general terms from which it is a summary in full.
const GENERAL: f64 = 0.4;

/// Words of praise for one's own work.
static PRAISE: LazyLock<Vec<&str>> = LazyLock::new(|| word_list::read(include_str!("words/praise.txt")));

/// Words of figures that are of the whole area or of years.
static AREAS: LazyLock<Vec<&str>> = LazyLock::new(|| word_list::read(include_str!("words/areas.txt")));

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
    let acts: Vec<bool> = sentences.iter().map(|unit| is_act(text, letter, unit)).collect();
    let asked = |unit: &Unit| {
        let likeness =
            |demand: &Demand| term::cosine((&demand.terms, demand.length), (&unit.terms, unit.length));
        demands.iter().map(likeness).fold(0.0, f64::max)
    };
    let general: Vec<bool> =
        sentences.iter().zip(&acts).map(|(unit, act)| !act && is_general(unit.span.of(text))).collect();
    let bears: Vec<bool> = sentences
        .iter()
        .zip(acts.iter().zip(&general))
        .map(|(unit, (act, general))| {
            let asked = asked(unit);
            *act || asked >= ASKED_IN_GENERAL
                || !general && (asked >= ASKED || is_evidence(text, answers, unit, LIKELY))
        })
        .collect();
    let characters_of = |chosen: &[bool]| -> usize {
        sentences
            .iter()
            .zip(chosen)
            .filter(|(_, chosen)| **chosen)
            .map(|(unit, _)| unit.span.characters(text))
            .sum()
    };
    let answering = characters_of(&bears);
    let longest = longest_run(text, &sentences, &bears);
    let unaligned = 1.0 - share(answering, characters);
    let run = longest.map_or(0, |span| span.characters(text));
    let in_general = share(characters_of(&general), characters);
    let work_summary = ((unaligned - TOLERATED.0) / TOLERATED.1).clamp(0.0, 1.0)
        * (term::number(run) / LONG).min(1.0)
        * (in_general / GENERAL).min(1.0);
    let preamble = preamble(text, subject, &sentences, &acts, answers, usage);
    Composition { characters, answering, work_summary, longest_unaligned: longest, preamble }
}

/// What stands before the first sentence that speaks to the item directly.
fn preamble(
    text: &str,
    subject: &str,
    sentences: &[&Unit],
    acts: &[bool],
    answers: &[AskAnswer],
    usage: Usage<'_>,
) -> Option<Span> {
    let subject = term::pairs(subject, usage);
    let length = term::length(&subject);
    let likeness = |unit: &&Unit| {
        let terms = term::pairs(unit.span.of(text), usage);
        term::cosine((&subject, length), (&terms, term::length(&terms)))
    };
    let likes: Vec<f64> = sentences.iter().map(likeness).collect();
    // The sentence most like the item is the measure of what speaks to it.
    let most = likes.iter().copied().fold(0.0, f64::max);
    let first = (0..sentences.len()).find(|sentence| {
        acts[*sentence]
            || is_evidence(text, answers, sentences[*sentence], SURE)
            || likes[*sentence] >= (most * DIRECT).max(BEARS)
    });
    let last = first?.checked_sub(1)?;
    Some(sentences[0].span.cover(sentences[last].span))
}

/// Whether a sentence stands in the best passage for an ask that scores so much.
fn is_evidence(text: &str, answers: &[AskAnswer], unit: &Unit, least: f64) -> bool {
    answers
        .iter()
        .filter(|answer| answer.score >= least)
        .filter_map(|answer| answer.evidence.first())
        .any(|evidence| evidence.span.contains(unit.span) && evidence.span.characters(text) < 400)
}

/// Words of a sentence that owns a limit.
static LIMIT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("不能|无法|暂不|难以").ok());

/// Whether a sentence promises something definite, names a day ahead, declines, owns a limit, or turns to the
/// proposer.
fn is_act(text: &str, letter: &Letter, unit: &Unit) -> bool {
    let promised = letter
        .commitments
        .iter()
        .filter(|commitment| commitment.strength != Strength::Hollow)
        .any(|commitment| commitment.span.overlaps(unit.span));
    let declined = letter.refusals.iter().any(|refusal| refusal.span.overlaps(unit.span));
    let turned = ADDRESS.as_ref().is_some_and(|address| address.is_match(unit.span.of(text)));
    let limited = LIMIT.as_ref().is_some_and(|limit| limit.is_match(unit.span.of(text)));
    let ahead = date::beginning_in(&letter.times, unit.span).iter().any(|time| {
        let exact = matches!(
            time.granularity,
            Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Quarter
        );
        let later = matches!((time.last, letter.day()), (Some(last), Some(day)) if last > day);
        unit.span.contains(time.span) && exact && later
    });
    promised || declined || turned || limited || ahead
}

/// Whether a sentence praises the office's own work or gives figures of the whole area or of years.
fn is_general(sentence: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    has(&PRAISE) || has(&AREAS) && sentence.contains(|character: char| character.is_ascii_digit())
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
    if whole == 0 { 0.0 } else { (term::number(part) / term::number(whole)).min(1.0) }
}
