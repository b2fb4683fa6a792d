//! How well promises and refusals are found, how firm they are judged, and when they are held to fall due.

use fuwen::finding::Span;
use fuwen::letter::{Commitment, Date, DeadlineKind, Letter, Strength};
use serde_json::Value;

use crate::case::{Case, locate};
use crate::figure::Figures;
use crate::pairing::pair;

/// Compares the promises and refusals of a case.
pub(crate) fn measure(case: &Case, letter: &Letter, figures: &mut Figures) {
    promises(case, letter, figures);
    let text = case.reply.text.as_str();
    let marks = located(&case.labels["refusal"], text);
    let labels: Vec<Span> = marks.iter().map(|(_, span)| *span).collect();
    let read: Vec<Span> = letter.refusals.iter().map(|refusal| refusal.span).collect();
    let pairs = pair(&labels, &read);
    for (index, span) in labels.iter().enumerate() {
        if pairs.iter().any(|pair| pair.0 == index) {
            figures.agree("commitment/refusal", &case.id);
        } else {
            figures.differ("commitment/refusal", &case.id, Some(span.of(text)), None);
        }
    }
    for (index, span) in read.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == index) {
            figures.differ("commitment/refusal", &case.id, None, Some(span.of(text)));
        }
    }
}

fn promises(case: &Case, letter: &Letter, figures: &mut Figures) {
    let text = case.reply.text.as_str();
    let id = case.id.as_str();
    let marks = located(&case.labels["commitment"], text);
    let labels: Vec<Span> = marks.iter().map(|(_, span)| *span).collect();
    let read: Vec<Span> = letter.commitments.iter().map(|commitment| commitment.span).collect();
    let pairs = pair(&labels, &read);
    for (index, (mark, span)) in marks.iter().enumerate() {
        let words = span.of(text);
        let strength = mark["strength"].as_str().unwrap_or("");
        let due = mark["due"].as_str();
        let commitment = pairs.iter().find(|pair| pair.0 == index).map(|pair| &letter.commitments[pair.1]);
        let read_strength = commitment.map(|commitment| name(commitment.strength));
        let read_due = commitment.and_then(self::due).map(|day| day.to_string());
        match commitment {
            Some(_) => figures.agree("commitment/found", id),
            None => figures.differ("commitment/found", id, Some(words), None),
        }
        if let Some(read) = read_strength {
            told(figures, "commitment/strength, of those found", id, Some(strength), Some(read), words);
            if let Some(due) = due {
                told(
                    figures,
                    "commitment/due day, of those found",
                    id,
                    Some(due),
                    read_due.as_deref(),
                    words,
                );
            }
        }
        told(figures, "commitment/strength", id, Some(strength), read_strength, words);
        told(figures, "commitment/due day", id, due, read_due.as_deref(), words);
        for one in STRENGTHS.map(name) {
            let figure = format!("commitment/strength {one}");
            let label = (strength == one).then_some(words);
            figures.compare(&figure, id, label, (read_strength == Some(one)).then_some(words));
        }
    }
    for (index, commitment) in letter.commitments.iter().enumerate() {
        if pairs.iter().any(|pair| pair.1 == index) {
            continue;
        }
        let words = commitment.span.of(text);
        let strength = name(commitment.strength);
        figures.differ("commitment/found", id, None, Some(&format!("{strength}: {words}")));
        figures.differ("commitment/strength", id, None, Some(words));
        figures.differ(&format!("commitment/strength {strength}"), id, None, Some(words));
        if due(commitment).is_some() {
            figures.differ("commitment/due day", id, None, Some(words));
        }
    }
}

/// Compares two values of one promise; a difference is told with its words.
fn told(figures: &mut Figures, figure: &str, id: &str, label: Option<&str>, read: Option<&str>, words: &str) {
    if label == read {
        figures.compare(figure, id, label, read);
    } else {
        let say = |value: &str| format!("{value}: {words}");
        figures.differ(figure, id, label.map(say).as_deref(), read.map(say).as_deref());
    }
}

fn located<'a>(marks: &'a Value, text: &str) -> Vec<(&'a Value, Span)> {
    marks.as_array().into_iter().flatten().filter_map(|mark| Some((mark, locate(mark, text)?))).collect()
}

fn due(commitment: &Commitment) -> Option<Date> {
    commitment
        .deadline
        .as_ref()
        .filter(|deadline| matches!(deadline.kind, DeadlineKind::Absolute | DeadlineKind::Relative))
        .and_then(|deadline| deadline.by)
}

const STRENGTHS: [Strength; 4] =
    [Strength::Dated, Strength::Conditional, Strength::Undated, Strength::Hollow];

const fn name(strength: Strength) -> &'static str {
    match strength {
        Strength::Dated => "dated",
        Strength::Conditional => "conditional",
        Strength::Undated => "undated",
        Strength::Hollow => "hollow",
    }
}
