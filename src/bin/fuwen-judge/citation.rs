//! How well cited documents are found, and their kind, their number and whether one is due are read.

use std::fmt::Write;
use std::path::Path;

use fuwen::finding::Span;
use fuwen::letter::{Citation, CitationKind, Letter};
use serde_json::Value;

use crate::labelled;

/// What was labelled, what was read, and what of both agrees.
#[derive(Default)]
struct Found {
    labelled: usize,
    read: usize,
    agree: usize,
}

impl Found {
    fn row(&self, name: &str) -> String {
        format!(
            "  {name:<28} {:>5} labelled {:>5} read {:>5} agree   P {:.3}  R {:.3}  F1 {:.3}\n",
            self.labelled,
            self.read,
            self.agree,
            share(self.agree, self.read),
            share(self.agree, self.labelled),
            share(2 * self.agree, self.labelled + self.read),
        )
    }
}

/// Counts over all replies.
#[derive(Default)]
struct Tally {
    citations: Found,
    without_items: Found,
    kinds: Found,
    due: Found,
    numbers: Found,
    due_agrees: usize,
}

/// A labelled citation in its place.
struct Label {
    span: Span,
    kind: String,
    number: Option<String>,
    due: bool,
}

/// Reads every labelled reply of `folder` and compares; `list` adds every disagreement.
pub(crate) fn run(folder: &Path, list: bool) -> Result<String, String> {
    let replies = labelled::load(folder)?;
    let mut tally = Tally::default();
    let mut listing = String::new();
    for reply in &replies {
        let document = fuwen::document::open(&format!("{}.txt", reply.id), reply.body.as_bytes())
            .map_err(|error| format!("{}: {error}", reply.id))?;
        let letter = Letter::read(&document, None);
        let text = document.text.as_str();
        let (labels, lost) = labels(&reply.label["citations"], text);
        for quote in lost {
            let _ = writeln!(listing, "{} label not in the text: {quote}", reply.id);
        }
        compare(&reply.id, text, &labels, &letter.citations, &mut tally, &mut listing);
    }
    let mut report = format!("{} replies\n", replies.len());
    report.push_str(&tally.citations.row("is a citation"));
    report.push_str(&tally.without_items.row("  item titles left out"));
    report.push_str(&tally.kinds.row("citation and its kind"));
    report.push_str(&tally.due.row("number expected"));
    report.push_str(&tally.numbers.row("number read"));
    let matched = tally.citations.agree;
    let _ = writeln!(
        report,
        "  of {matched} citations found: kind agrees in {} ({:.3}), number expected in {} ({:.3})",
        tally.kinds.agree,
        share(tally.kinds.agree, matched),
        tally.due_agrees,
        share(tally.due_agrees, matched),
    );
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
    read: &[Citation],
    tally: &mut Tally,
    listing: &mut String,
) {
    let mut taken = vec![false; read.len()];
    tally.citations.labelled += labels.len();
    tally.citations.read += read.len();
    tally.kinds.labelled += labels.len();
    tally.kinds.read += read.len();
    tally.without_items.labelled += labels.iter().filter(|label| label.kind != "item").count();
    tally.without_items.read += read.iter().filter(|citation| citation.kind != CitationKind::Item).count();
    tally.due.labelled += labels.iter().filter(|label| label.due).count();
    tally.due.read += read.iter().filter(|citation| citation.number_expected).count();
    tally.numbers.labelled += labels.iter().filter(|label| label.number.is_some()).count();
    tally.numbers.read += read
        .iter()
        .filter(|citation| citation.doc_number.is_some() && citation.kind != CitationKind::Item)
        .count();
    for label in labels {
        let best = (0..read.len())
            .filter(|index| !taken[*index])
            .max_by_key(|index| {
                shared(label.span, read[*index].title).max(shared(label.span, read[*index].span))
            })
            .filter(|index| matches(label.span, &read[*index]));
        let words = one_line(label.span.of(text));
        let Some(index) = best else {
            let _ = writeln!(listing, "{id} missed: {} {words}", label.kind);
            continue;
        };
        taken[index] = true;
        let citation = &read[index];
        tally.citations.agree += 1;
        if label.kind != "item" && citation.kind != CitationKind::Item {
            tally.without_items.agree += 1;
        }
        let kind = name(citation.kind);
        if kind == label.kind {
            tally.kinds.agree += 1;
        } else {
            let _ = writeln!(listing, "{id} kind: label {}, read {kind}: {words}", label.kind);
        }
        tally.due.agree += usize::from(label.due && citation.number_expected);
        if label.due == citation.number_expected {
            tally.due_agrees += 1;
        } else {
            let _ = writeln!(
                listing,
                "{id} number expected: label {}, read {}: {words}",
                label.due, citation.number_expected
            );
        }
        let number = citation.doc_number.map(|number| number.of(text));
        if label.number.as_deref() == number {
            tally.numbers.agree += usize::from(number.is_some());
        } else if label.number.is_some() || citation.kind != CitationKind::Item {
            let _ = writeln!(listing, "{id} number: label {:?}, read {number:?}: {words}", label.number);
        }
    }
    for (citation, _) in read.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        let words = one_line(citation.span.of(text));
        let _ = writeln!(listing, "{id} spurious: {} {words}", name(citation.kind));
    }
}

/// Whether the two share at least half of each, by title or by the whole citation.
fn matches(label: Span, citation: &Citation) -> bool {
    [citation.title, citation.span].iter().any(|read| {
        let common = shared(label, *read);
        2 * common >= label.len() && 2 * common >= read.len()
    })
}

fn shared(one: Span, other: Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

fn labels(marked: &Value, text: &str) -> (Vec<Label>, Vec<String>) {
    let mut labels = Vec::new();
    let mut lost = Vec::new();
    for mark in marked.as_array().map_or(&[][..], Vec::as_slice) {
        let quote = mark["quote"].as_str().unwrap_or("");
        let nth = mark["nth"].as_u64().map_or(1, |nth| usize::try_from(nth).unwrap_or(1));
        let Some((start, _)) = text.match_indices(quote).nth(nth.saturating_sub(1)) else {
            lost.push(quote.to_owned());
            continue;
        };
        labels.push(Label {
            span: Span::new(start, start + quote.len()),
            kind: mark["kind"].as_str().unwrap_or("").to_owned(),
            number: mark["doc_number"].as_str().map(str::to_owned),
            due: mark["number_expected"].as_bool().unwrap_or(false),
        });
    }
    (labels, lost)
}

fn name(kind: CitationKind) -> String {
    serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[expect(clippy::cast_precision_loss, reason = "counts of citations are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
