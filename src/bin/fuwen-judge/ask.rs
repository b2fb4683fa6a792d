//! How well the asks of an item are read, and where the reply answers each; work summaries in place of answers.

use fuwen::finding::Span;
use fuwen::letter::AskStatus;
use fuwen::verdict::Review;

use crate::case::{Case, find, locate};
use crate::figure::Figures;

/// Compares the asks of a case, their answers, and the share of work summary.
pub(crate) fn measure(case: &Case, review: &Review<'_>, figures: &mut Figures) {
    let id = case.id.as_str();
    match case.labels["work_summary"].as_str() {
        Some("mostly") => {
            figures.score("ask/work-summary score", true, review.alignment.composition.work_summary)
        }
        Some("none") => {
            figures.score("ask/work-summary score", false, review.alignment.composition.work_summary)
        }
        _ => {}
    }
    let Some(item) = &review.item else { return };
    let text = &item.document.text;
    let mut taken = Vec::new();
    for mark in case.labels["ask"].as_array().into_iter().flatten() {
        let Some(span) = locate(mark, text) else { continue };
        let words = span.of(text);
        let found = item.item.asks.iter().position(|ask| ask.span.overlaps(span));
        let Some(index) = found.filter(|index| !taken.contains(index)) else {
            figures.differ("ask/found", id, Some(words), None);
            continue;
        };
        taken.push(index);
        figures.agree("ask/found", id);
        let status = mark["status"].as_str().unwrap_or("");
        let Some(answer) = review.alignment.asks.get(index) else { continue };
        let read = name(answer.status);
        for one in ["answered", "weak", "unmatched"] {
            let say = |is: bool| is.then_some(words);
            figures.compare(&format!("ask/{one}"), id, say(status == one), say(read == one));
        }
        match status {
            "answered" => figures.score("ask/score", true, answer.score),
            "unmatched" => figures.score("ask/score", false, answer.score),
            _ => {}
        }
        let places: Vec<Span> = mark["answered_by"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|quote| find(quote.as_str()?, None, &review.reply.text))
            .collect();
        if places.is_empty() || read == "unmatched" {
            continue;
        }
        let shown: Vec<&str> = answer.evidence.iter().map(|one| one.span.of(&review.reply.text)).collect();
        if answer.evidence.iter().any(|one| places.iter().any(|place| place.overlaps(one.span))) {
            figures.agree("ask/place of the answer", id);
        } else {
            let label = places[0].of(&review.reply.text);
            figures.differ("ask/place of the answer", id, Some(label), shown.first().copied());
        }
    }
    for (index, ask) in item.item.asks.iter().enumerate() {
        if !taken.contains(&index) {
            figures.differ("ask/found", id, None, Some(ask.span.of(text)));
        }
    }
}

const fn name(status: AskStatus) -> &'static str {
    match status {
        AskStatus::Answered => "answered",
        AskStatus::Weak => "weak",
        AskStatus::Unmatched => "unmatched",
    }
}
