//! How many of the places a reviewer marks each rule finds, and how many it finds beyond them.

use fuwen::finding::{Source, Span};
use fuwen::verdict::Review;

use crate::case::{Case, locate};
use crate::figure::Figures;

/// Rules about a passage of which a letter has one: where it begins is a matter of taste, so the letter is the place.
const OF_PASSAGES: [&str; 2] = ["relevance/work-summary", "relevance/late-answer"];

/// A marked or reported place of a rule.
struct Place {
    rule: String,
    source: Source,
    span: Span,
}

/// Compares the findings of a case, rule by rule: a match is the same rule in the same paragraph.
pub(crate) fn measure(case: &Case, review: &Review<'_>, figures: &mut Figures) {
    let text = |source: Source| review.document(source).map_or("", |document| document.text.as_str());
    let marked: Vec<Place> = case.labels["finding"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|mark| {
            let source = match mark["source"].as_str() {
                Some("item") => Source::Item,
                Some("record") => Source::Record,
                _ => Source::Reply,
            };
            let span = if source == Source::Record { Span::default() } else { locate(mark, text(source))? };
            Some(Place { rule: mark["rule"].as_str()?.to_owned(), source, span })
        })
        .collect();
    let found: Vec<Place> = review
        .verdict
        .findings
        .iter()
        .map(|judged| &judged.finding)
        .map(|finding| Place { rule: finding.rule.clone(), source: finding.source, span: finding.span })
        .collect();
    let mut taken = vec![false; found.len()];
    for mark in &marked {
        let near = |place: &Place| {
            let same = place.rule == mark.rule && place.source == mark.source;
            let exact = same && (place.span.overlaps(mark.span) || place.span == mark.span);
            let is_of_passage = same && OF_PASSAGES.contains(&mark.rule.as_str());
            (is_of_passage || same && shares_paragraph(review, mark, place), exact)
        };
        let best = (0..found.len())
            .filter(|index| !taken[*index] && near(&found[*index]).0)
            .max_by_key(|index| near(&found[*index]).1);
        let figure = format!("rule/{}", mark.rule);
        match best {
            Some(index) => {
                taken[index] = true;
                figures.agree(&figure, &case.id);
            }
            None => figures.differ(&figure, &case.id, Some(mark.span.of(text(mark.source))), None),
        }
    }
    for (place, _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        let words = place.span.of(text(place.source));
        figures.differ(&format!("rule/{}", place.rule), &case.id, None, Some(words));
    }
}

fn shares_paragraph(review: &Review<'_>, one: &Place, other: &Place) -> bool {
    let Some(document) = review.document(one.source) else { return true };
    let touched = |span: Span| {
        let last = span.end.saturating_sub(1).max(span.start);
        (document.block_index_at(span.start), document.block_index_at(last))
    };
    let ((first, last), (start, end)) = (touched(one.span), touched(other.span));
    first <= end && start <= last
}
