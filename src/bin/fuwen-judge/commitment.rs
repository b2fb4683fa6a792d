//! How well promises and refusals are found, how firm they are judged, and when they are held to fall due.

use std::fmt::Write;
use std::path::Path;

use fuwen::finding::Span;
use fuwen::letter::{Commitment, Date, DeadlineKind, Letter, Strength};
use serde_json::Value;

use crate::labelled;

/// Counts over all replies.
#[derive(Default)]
struct Tally {
    commitments: Found,
    strengths: [Found; 4],
    strength_agrees: usize,
    dated_label: usize,
    dated_read: usize,
    day_agrees: usize,
    day_agrees_of_labelled: usize,
    day_judged: usize,
    refusals: Found,
}

/// What was labelled, what was read, and what of both matches.
#[derive(Default)]
struct Found {
    labelled: usize,
    read: usize,
    matched: usize,
}

impl Found {
    fn precision(&self) -> f64 {
        share(self.matched, self.read)
    }

    fn recall(&self) -> f64 {
        share(self.matched, self.labelled)
    }

    fn f1(&self) -> f64 {
        share(2 * self.matched, self.labelled + self.read)
    }
}

/// A labelled promise in its place.
struct Label {
    span: Span,
    strength: Option<Strength>,
    due: Option<Date>,
}

/// Reads every labelled reply of `folder` and compares; `list` adds every disagreement.
pub(crate) fn run(folder: &Path, list: bool) -> Result<String, String> {
    let replies = labelled::load(folder)?;
    let mut tally = Tally::default();
    let mut listing = String::new();
    for reply in &replies {
        let document = fuwen::document::open(&format!("{}.txt", reply.id), reply.body.as_bytes())
            .map_err(|error| format!("{}: {error}", reply.id))?;
        let day = reply.label["letter"]["date"].as_str().and_then(|day| day.parse().ok());
        let day = day.or_else(|| reply.year.and_then(|year| Date::new(year, 7, 1).ok()));
        let letter = Letter::read(&document, day);
        let text = document.text.as_str();
        let (labels, lost) = labels(&reply.label["commitments"], text);
        for quote in lost {
            let _ = writeln!(listing, "{} label not in the text: {quote}", reply.id);
        }
        compare(&reply.id, text, &labels, &letter.commitments, &mut tally, &mut listing);
        let (refused, lost) = refusals(&reply.label["refusals"], text);
        for quote in lost {
            let _ = writeln!(listing, "{} label not in the text: {quote}", reply.id);
        }
        let read: Vec<Span> = letter.refusals.iter().map(|refusal| refusal.span).collect();
        let pairs = pair(&refused, &read);
        tally.refusals.labelled += refused.len();
        tally.refusals.read += read.len();
        tally.refusals.matched += pairs.len();
        for (index, span) in refused.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.0 == index) {
                let _ = writeln!(listing, "{} refusal missed: {}", reply.id, one_line(span.of(text)));
            }
        }
        for (index, span) in read.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == index) {
                let _ = writeln!(listing, "{} refusal spurious: {}", reply.id, one_line(span.of(text)));
            }
        }
    }
    let mut report = report(replies.len(), &tally);
    if list {
        report.push('\n');
        report.push_str(&listing);
    }
    Ok(report)
}

fn compare(
    id: &str,
    text: &str,
    labels: &[Label],
    read: &[Commitment],
    tally: &mut Tally,
    listing: &mut String,
) {
    let spans: Vec<Span> = labels.iter().map(|label| label.span).collect();
    let found: Vec<Span> = read.iter().map(|commitment| commitment.span).collect();
    let pairs = pair(&spans, &found);
    tally.commitments.labelled += labels.len();
    tally.commitments.read += read.len();
    tally.commitments.matched += pairs.len();
    for label in labels {
        if let Some(strength) = label.strength {
            tally.strengths[place(strength)].labelled += 1;
        }
        tally.dated_label += usize::from(label.due.is_some());
    }
    for commitment in read {
        tally.strengths[place(commitment.strength)].read += 1;
        tally.dated_read += usize::from(due(commitment).is_some());
    }
    for (index, label) in labels.iter().enumerate() {
        let Some(&(_, other)) = pairs.iter().find(|pair| pair.0 == index) else {
            let _ = writeln!(listing, "{id} missed: {}", one_line(label.span.of(text)));
            continue;
        };
        let commitment = &read[other];
        if label.strength == Some(commitment.strength) {
            tally.strength_agrees += 1;
            tally.strengths[place(commitment.strength)].matched += 1;
        } else {
            let _ = writeln!(
                listing,
                "{id} strength: label {:?}, read {:?}: {}",
                label.strength,
                commitment.strength,
                one_line(label.span.of(text))
            );
        }
        if label.due.is_some() {
            tally.day_judged += 1;
        }
        if label.due.is_some() && label.due == due(commitment) {
            tally.day_agrees += 1;
            tally.day_agrees_of_labelled += 1;
        } else if label.due != due(commitment) {
            let _ = writeln!(
                listing,
                "{id} due: label {}, read {}: {}",
                day(label.due),
                day(due(commitment)),
                one_line(label.span.of(text))
            );
        }
    }
    for (index, commitment) in read.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == index) {
            let _ = writeln!(
                listing,
                "{id} spurious ({:?}): {}",
                commitment.strength,
                one_line(commitment.span.of(text))
            );
        }
    }
}

/// Pairs labels with what was read: an overlap of at least half of both, the largest first, each at most once.
fn pair(labels: &[Span], read: &[Span]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for (label, left) in labels.iter().enumerate() {
        for (found, right) in read.iter().enumerate() {
            let shared = left.end.min(right.end).saturating_sub(left.start.max(right.start));
            if shared > 0 && shared * 2 >= left.len() && shared * 2 >= right.len() {
                candidates.push((shared, label, found));
            }
        }
    }
    candidates.sort_by_key(|&(shared, label, found)| (usize::MAX - shared, label, found));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, label, found) in candidates {
        if !pairs.iter().any(|&(left, right)| left == label || right == found) {
            pairs.push((label, found));
        }
    }
    pairs
}

/// The labelled promises in their places, and the quotes that are not in the text.
fn labels(value: &Value, text: &str) -> (Vec<Label>, Vec<String>) {
    let (mut labels, mut lost) = (Vec::new(), Vec::new());
    for entry in value.as_array().into_iter().flatten() {
        match locate(entry, text) {
            Ok(span) => labels.push(Label {
                span,
                strength: entry["strength"].as_str().and_then(strength),
                due: entry["due"].as_str().and_then(|day| day.parse().ok()),
            }),
            Err(quote) => lost.push(quote),
        }
    }
    (labels, lost)
}

fn refusals(value: &Value, text: &str) -> (Vec<Span>, Vec<String>) {
    let (mut spans, mut lost) = (Vec::new(), Vec::new());
    for entry in value.as_array().into_iter().flatten() {
        match locate(entry, text) {
            Ok(span) => spans.push(span),
            Err(quote) => lost.push(quote),
        }
    }
    (spans, lost)
}

/// Where a quote stands: its `nth` occurrence, the first when none is said.
fn locate(entry: &Value, text: &str) -> Result<Span, String> {
    let quote = entry["quote"].as_str().unwrap_or_default();
    let nth = entry["nth"].as_u64().and_then(|nth| usize::try_from(nth).ok()).unwrap_or(1).max(1);
    text.match_indices(quote)
        .nth(nth - 1)
        .filter(|_| !quote.is_empty())
        .map(|(start, found)| Span::new(start, start + found.len()))
        .ok_or_else(|| quote.to_owned())
}

fn due(commitment: &Commitment) -> Option<Date> {
    commitment
        .deadline
        .as_ref()
        .filter(|deadline| matches!(deadline.kind, DeadlineKind::Absolute | DeadlineKind::Relative))
        .and_then(|deadline| deadline.by)
}

fn report(replies: usize, tally: &Tally) -> String {
    let mut report = format!("{replies} replies\n");
    let mut line = |name: &str, found: &Found| {
        let _ = writeln!(
            report,
            "{name:<22} labelled {:>4}  read {:>4}  matched {:>4}  P {:.3}  R {:.3}  F1 {:.3}",
            found.labelled,
            found.read,
            found.matched,
            found.precision(),
            found.recall(),
            found.f1()
        );
    };
    line("commitments", &tally.commitments);
    for strength in STRENGTHS {
        line(&format!("  {}", name(strength)), &tally.strengths[place(strength)]);
    }
    line("refusals", &tally.refusals);
    let _ = writeln!(
        report,
        "strength   {:.3} of the matched, {:.3} of all labelled, macro F1 {:.3}",
        share(tally.strength_agrees, tally.commitments.matched),
        share(tally.strength_agrees, tally.commitments.labelled),
        tally.strengths.iter().map(Found::f1).sum::<f64>() / 4.0
    );
    let _ = writeln!(
        report,
        "due day    {:.3} of the matched ({} of {}), P {:.3} R {:.3} F1 {:.3} over all",
        share(tally.day_agrees, tally.day_judged),
        tally.day_agrees,
        tally.day_judged,
        share(tally.day_agrees_of_labelled, tally.dated_read),
        share(tally.day_agrees_of_labelled, tally.dated_label),
        share(2 * tally.day_agrees_of_labelled, tally.dated_read + tally.dated_label)
    );
    report
}

const STRENGTHS: [Strength; 4] =
    [Strength::Dated, Strength::Conditional, Strength::Undated, Strength::Hollow];

const fn place(strength: Strength) -> usize {
    match strength {
        Strength::Dated => 0,
        Strength::Conditional => 1,
        Strength::Undated => 2,
        Strength::Hollow => 3,
    }
}

const fn name(strength: Strength) -> &'static str {
    match strength {
        Strength::Dated => "dated",
        Strength::Conditional => "conditional",
        Strength::Undated => "undated",
        Strength::Hollow => "hollow",
    }
}

fn strength(word: &str) -> Option<Strength> {
    STRENGTHS.into_iter().find(|&strength| name(strength) == word)
}

fn day(day: Option<Date>) -> String {
    day.map_or("none".to_owned(), |day| day.to_string())
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn one_line(text: &str) -> String {
    text.replace('\n', "⏎")
}

#[cfg(test)]
mod tests {
    use super::{Span, pair};

    #[test]
    fn a_match_shares_half_of_both() {
        let spans = |ranges: &[(usize, usize)]| -> Vec<Span> {
            ranges.iter().map(|&(start, end)| Span::new(start, end)).collect()
        };
        for (labels, read, pairs) in [
            (spans(&[(0, 10)]), spans(&[(0, 10)]), vec![(0, 0)]),
            (spans(&[(0, 10)]), spans(&[(5, 15)]), vec![(0, 0)]),
            (spans(&[(0, 10)]), spans(&[(6, 12)]), vec![]),
            (spans(&[(0, 10)]), spans(&[(0, 21)]), vec![]),
            (spans(&[(0, 10), (10, 20)]), spans(&[(8, 20), (0, 9)]), vec![(1, 0), (0, 1)]),
            (spans(&[(0, 10)]), spans(&[(0, 9), (0, 10)]), vec![(0, 1)]),
        ] {
            assert_eq!(pair(&labels, &read), pairs);
        }
    }
}
