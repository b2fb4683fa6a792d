//! How well cited documents are found, and their kind, their number and whether one is due are read.

use fuwen::finding::Span;
use fuwen::letter::{CitationKind, Letter};

use crate::case::{Case, locate};
use crate::figure::Figures;
use crate::pairing::pair;

/// Compares the citations of a case.
pub(crate) fn measure(case: &Case, letter: &Letter, figures: &mut Figures) {
    let text = case.reply.text.as_str();
    let id = case.id.as_str();
    let marks: Vec<_> = case.labels["citation"].as_array().into_iter().flatten().collect();
    let (marks, spans): (Vec<_>, Vec<Span>) =
        marks.into_iter().filter_map(|mark| Some((mark, locate(mark, text)?))).unzip();
    let read = &letter.citations;
    let titles: Vec<Span> = read.iter().map(|citation| citation.title).collect();
    let wholes: Vec<Span> = read.iter().map(|citation| citation.span).collect();
    let mut pairs = pair(&spans, &titles);
    for (label, found) in pair(&spans, &wholes) {
        if !pairs.iter().any(|&(left, right)| left == label || right == found) {
            pairs.push((label, found));
        }
    }
    for (index, mark) in marks.iter().enumerate() {
        let words = spans[index].of(text);
        let kind = mark["kind"].as_str().unwrap_or("");
        let is_due = mark["number_expected"].as_bool().unwrap_or(false);
        let number = mark["doc_number"].as_str();
        let Some(&(_, found)) = pairs.iter().find(|pair| pair.0 == index) else {
            figures.differ("citation/found", id, Some(words), None);
            figures.differ("citation/kind", id, Some(words), None);
            count_one(figures, id, words, is_due, number, None);
            continue;
        };
        let citation = &read[found];
        figures.agree("citation/found", id);
        let read_kind = name(citation.kind);
        if read_kind == kind {
            figures.agree("citation/kind", id);
        } else {
            let told = |kind: &str| format!("{kind}: {words}");
            figures.differ("citation/kind", id, Some(&told(kind)), Some(&told(&read_kind)));
        }
        let read_number = citation
            .doc_number
            .map(|number| number.of(text))
            .filter(|_| number.is_some() || citation.kind != CitationKind::Item);
        count_one(figures, id, words, is_due, number, Some((citation.number_expected, read_number)));
    }
    for (index, citation) in read.iter().enumerate() {
        if pairs.iter().any(|pair| pair.1 == index) {
            continue;
        }
        let words = citation.span.of(text);
        figures.differ("citation/found", id, None, Some(words));
        figures.differ("citation/kind", id, None, Some(words));
        if citation.number_expected {
            figures.differ("citation/number-expected", id, None, Some(words));
        }
        if citation.doc_number.is_some() && citation.kind != CitationKind::Item {
            figures.differ("citation/number", id, None, Some(words));
        }
    }
}

fn count_one(
    figures: &mut Figures,
    id: &str,
    words: &str,
    is_due: bool,
    number: Option<&str>,
    read: Option<(bool, Option<&str>)>,
) {
    let (read_due, read_number) = read.unwrap_or((false, None));
    figures.compare("citation/number-expected", id, is_due.then_some(words), read_due.then_some(words));
    figures.compare("citation/number", id, number, read_number);
}

fn name(kind: CitationKind) -> String {
    serde_json::to_value(kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default()
}
