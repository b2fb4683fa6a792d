//! Checkstyle's XML, which most build servers read: columns in code points.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::place::Places;
use super::position::Unit;
use super::xml::attribute;
use super::{Language, counted, statement};
use crate::finding::{Finding, Severity, Source};
use crate::verdict::Review;

/// One `file` a letter, also a clean one, and one `error` a finding that counts. The `line` of a docx is its
/// paragraph.
pub fn checkstyle(reviews: &[Review<'_>], language: Language) -> String {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for review in reviews {
        let places = Places::new(review);
        files.entry(places.path(Source::Reply)).or_default();
        for judged in counted(review) {
            files.entry(places.path(judged.finding.source)).or_default().push_str(&error(
                &places,
                &judged.finding,
                language,
            ));
        }
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for (path, errors) in files {
        let name = attribute(path);
        let _ = match errors.as_str() {
            "" => writeln!(out, "  <file name=\"{name}\"/>"),
            _ => writeln!(out, "  <file name=\"{name}\">\n{errors}  </file>"),
        };
    }
    out.push_str("</checkstyle>\n");
    out
}

fn error(places: &Places<'_>, finding: &Finding, language: Language) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    let column = places
        .range(finding.source, finding.span, Unit::CodePoint)
        .map_or_else(String::new, |[(_, column), _]| format!(" column=\"{column}\""));
    format!(
        "    <error line=\"{}\"{column} severity=\"{severity}\" message=\"{}\" source=\"fuwen.{}\"/>\n",
        places.line(finding),
        attribute(&statement(finding, language)),
        attribute(&finding.rule),
    )
}
