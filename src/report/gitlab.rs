//! GitLab's code quality report: a list of findings with lines.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::place::Places;
use super::{Language, counted, statement};
use crate::finding::Severity;
use crate::verdict::{Review, fingerprint};

/// The findings that count. GitLab takes equal fingerprints for one finding, so each is made the file's own; the
/// line of a docx is its paragraph.
pub fn gitlab(reviews: &[Review<'_>], language: Language) -> Value {
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all = Vec::new();
    for review in reviews {
        let places = Places::new(review);
        for judged in counted(review) {
            let finding = &judged.finding;
            let path = places.path(finding.source);
            // The reply's path, for two replies may be held against one item.
            let nth = seen.entry((&review.path, &judged.fingerprint)).or_default();
            all.push(json!({
                "description": statement(finding, language),
                "check_name": finding.rule,
                "fingerprint": fingerprint(&review.path, &judged.fingerprint, *nth),
                "severity": match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                "location": {"path": path, "lines": {"begin": places.line(finding)}},
            }));
            *nth += 1;
        }
    }
    all.into()
}
