//! JUnit's XML: a letter is a test suite, and each rule that looked at it a test.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::place::Places;
use super::xml::{attribute, content};
use super::{Language, statement};
use crate::finding::{Severity, State};
use crate::rule::Book;
use crate::verdict::{FailOn, Judged, Review};

/// The suites of all letters. A rule fails with the findings at which the gate closes; graver or not, the others are
/// told in its output. A rule that could not look for want of evidence, or whose findings are all waived or known, is
/// skipped.
pub fn junit(reviews: &[Review<'_>], book: &Book, gate: FailOn, language: Language) -> String {
    let mut suites = String::new();
    let (mut tests, mut failures) = (0, 0);
    for review in reviews {
        let suite = suite(review, book, gate, language);
        let skipped = suite.iter().filter(|test| matches!(test.outcome, Outcome::Skipped(_))).count();
        let failed = suite.iter().filter(|test| matches!(test.outcome, Outcome::Failed { .. })).count();
        let _ = writeln!(
            suites,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\">",
            attribute(&review.path),
            suite.len()
        );
        for test in &suite {
            suites.push_str(&case(review, test));
        }
        suites.push_str("  </testsuite>\n");
        tests += suite.len();
        failures += failed;
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"fuwen\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}

/// One rule on one letter.
struct Test<'a> {
    rule: &'a str,
    title: &'a str,
    outcome: Outcome,
}

enum Outcome {
    /// Nothing at which the gate closes; what was found below it.
    Passed(String),
    /// Why the rule did not count.
    Skipped(String),
    Failed {
        /// The first finding.
        message: String,
        severity: Severity,
        /// All of them.
        body: String,
    },
}

fn suite<'a>(review: &'a Review<'_>, book: &'a Book, gate: FailOn, language: Language) -> Vec<Test<'a>> {
    let places = Places::new(review);
    let mut found: HashMap<&str, Vec<&Judged>> = HashMap::new();
    for judged in &review.verdict.findings {
        found.entry(&judged.finding.rule).or_default().push(judged);
    }
    let title = |id: &str| book.rule(id).map_or("", |rule| language.of(&rule.title));
    let run = review.verdict.run.iter().map(|rule| {
        let findings = found.get(rule.as_str()).map_or(&[][..], Vec::as_slice);
        Test { rule, title: title(rule), outcome: outcome(review, &places, findings, gate, language) }
    });
    let skipped = review.verdict.skipped.iter().map(|skipped| Test {
        rule: &skipped.rule,
        title: title(&skipped.rule),
        outcome: Outcome::Skipped(language.need(skipped.missing).to_owned()),
    });
    run.chain(skipped).collect()
}

fn outcome(
    review: &Review<'_>,
    places: &Places<'_>,
    findings: &[&Judged],
    gate: FailOn,
    language: Language,
) -> Outcome {
    let tell = |judged: &Judged| {
        let finding = &judged.finding;
        format!(
            "{}:{} {}：{}{}\n",
            places.path(finding.source),
            places.line(finding),
            language.severity(finding.severity),
            statement(finding, language),
            waived(review, judged, language)
        )
    };
    let counted: Vec<&Judged> =
        findings.iter().copied().filter(|judged| judged.finding.state == State::Counted).collect();
    if counted.is_empty() && !findings.is_empty() {
        let all = findings.iter().map(|judged| tell(judged)).collect::<String>();
        return Outcome::Skipped(format!("{}{all}", language.pick("已豁免或属存量：", "waived or known: ")));
    }
    let closing: Vec<&Judged> =
        counted.iter().copied().filter(|judged| gate.closes_at(judged.finding.severity)).collect();
    match closing.first() {
        None => Outcome::Passed(counted.iter().map(|judged| tell(judged)).collect()),
        Some(first) => Outcome::Failed {
            message: language.of(&first.finding.message).to_owned(),
            severity: first.finding.severity,
            body: counted.iter().map(|judged| tell(judged)).collect(),
        },
    }
}

/// Why a waived finding may stay.
fn waived(review: &Review<'_>, judged: &Judged, language: Language) -> String {
    judged.waiver.and_then(|index| review.verdict.waivers.get(index)).map_or_else(String::new, |waiver| {
        format!("{}{}", language.pick("豁免理由：", " Waived: "), waiver.reason)
    })
}

fn case(review: &Review<'_>, test: &Test<'_>) -> String {
    let head = format!(
        "    <testcase classname=\"{}\" name=\"{} {}\"",
        attribute(&review.path),
        attribute(test.rule),
        attribute(test.title)
    );
    match &test.outcome {
        Outcome::Passed(told) if told.is_empty() => format!("{head}/>\n"),
        Outcome::Passed(told) => {
            format!("{head}>\n      <system-out>{}</system-out>\n    </testcase>\n", content(told))
        }
        Outcome::Skipped(why) => {
            format!("{head}>\n      <skipped message=\"{}\"/>\n    </testcase>\n", attribute(why))
        }
        Outcome::Failed { message, severity, body } => format!(
            "{head}>\n      <failure type=\"{severity}\" message=\"{}\">{}</failure>\n    </testcase>\n",
            attribute(message),
            content(body)
        ),
    }
}
