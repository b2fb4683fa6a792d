//! reviewdog's diagnostic format (rdjson): columns are UTF-8 bytes from 1, ends exclusive.

use serde_json::{Map, Value, json};

use super::place::Places;
use super::position::Unit;
use super::{Language, counted, statement};
use crate::finding::{Finding, Severity, Source, Span};
use crate::verdict::Review;

/// The findings that count, as one rdjson document.
pub fn rdjson(reviews: &[Review<'_>], language: Language) -> Value {
    let diagnostics = reviews.iter().flat_map(|review| {
        let places = Places::new(review);
        counted(review)
            .map(|judged| diagnostic(review, &places, &judged.finding, language))
            .collect::<Vec<_>>()
    });
    json!({"source": {"name": "fuwen"}, "diagnostics": diagnostics.collect::<Vec<_>>()})
}

fn diagnostic(review: &Review<'_>, places: &Places<'_>, finding: &Finding, language: Language) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    };
    let mut diagnostic = json!({
        "message": statement(finding, language),
        "location": location(places, finding.source, finding.span),
        "severity": severity,
        "code": {"value": finding.rule},
    });
    let suggestion = finding.fix.as_ref().and_then(|fix| {
        let range = range(places, finding.source, fix.span)?;
        Some(json!({"range": range, "text": fix.replacement}))
    });
    if let Some(suggestion) = suggestion {
        diagnostic["suggestions"] = json!([suggestion]);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(source, span)| {
            json!({
                "message": review.document(*source).map_or("", |document| span.of(&document.text)),
                "location": location(places, *source, *span),
            })
        });
        diagnostic["related_locations"] = related.collect();
    }
    diagnostic
}

fn location(places: &Places<'_>, source: Source, span: Span) -> Value {
    let mut location = Map::new();
    location.insert("path".to_owned(), places.path(source).into());
    if let Some(range) = range(places, source, span) {
        location.insert("range".to_owned(), range);
    }
    location.into()
}

fn range(places: &Places<'_>, source: Source, span: Span) -> Option<Value> {
    let [start, end] = places.range(source, span, Unit::Byte)?;
    let position = |(line, column): (usize, usize)| json!({"line": line, "column": column});
    Some(json!({"start": position(start), "end": position(end)}))
}
