//! Whether it counts: profile, configuration and threshold turn findings into a verdict.

mod compare;
mod config;
mod fingerprint;
mod profile;
mod review;

pub use compare::{Alignment, Comparison, Piece, compare};
pub use config::{Config, ConfigError, FailOn};
pub use fingerprint::fingerprint;
pub use profile::{BUILTIN, Grade, Profile};
pub use review::{Review, ReviewedItem};

use crate::check::Case;
use crate::finding::{Finding, Severity, State};
use crate::rule::{Book, Need};

/// What the book says of one letter under a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The findings in the order of the text, gravest first at one place.
    pub findings: Vec<Judged>,
    /// The rules that looked at the letter.
    pub run: Vec<String>,
    /// The rules that could not look, and for want of which evidence.
    pub skipped: Vec<Skipped>,
    /// The rules that the configuration turned off.
    pub off: Vec<String>,
    /// How many rules have nothing to say about such a letter.
    pub not_applicable: usize,
}

/// A finding with what a baseline knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The finding, at the severity of the profile.
    pub finding: Finding,
    /// Rule and sentence, hashed: the same while the sentence stays the same.
    pub fingerprint: String,
}

/// A rule that was skipped for lack of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The rule.
    pub rule: String,
    /// What was missing.
    pub missing: Need,
}

/// Counts of findings that count, by severity, and of those that do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// 必改.
    pub error: usize,
    /// 应改.
    pub warning: usize,
    /// 提示.
    pub note: usize,
    /// Waived with a reason.
    pub waived: usize,
    /// In the baseline.
    pub known: usize,
}

/// Applies the book to a case under a profile.
pub fn judge(book: &Book, profile: &Profile, case: &Case<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    let mut findings = Vec::new();
    for rule in &book.rules {
        let severity = match profile.grade(&rule.id) {
            Some(Grade::Off) => {
                verdict.off.push(rule.id.clone());
                continue;
            }
            Some(Grade::Severity(severity)) => severity,
            None => rule.severity_for(case),
        };
        if !rule.applies_to(case) {
            verdict.not_applicable += 1;
            continue;
        }
        if let Some(missing) = rule.missing(case) {
            verdict.skipped.push(Skipped { rule: rule.id.clone(), missing });
            continue;
        }
        verdict.run.push(rule.id.clone());
        for mut finding in rule.findings(case) {
            finding.severity = severity;
            findings.push(finding);
        }
    }
    give_way(book, &mut findings);
    findings.sort_by(|one, other| {
        (one.source, one.span.start, std::cmp::Reverse(one.severity), &one.rule).cmp(&(
            other.source,
            other.span.start,
            std::cmp::Reverse(other.severity),
            &other.rule,
        ))
    });
    verdict.findings = fingerprint::all(case, findings);
    verdict
}

/// Drops findings made superfluous by a graver or more exact one at the same place.
fn give_way(book: &Book, findings: &mut Vec<Finding>) {
    let places: Vec<_> =
        findings.iter().map(|finding| (finding.rule.clone(), finding.source, finding.span)).collect();
    findings.retain(|finding| {
        let Some(rule) = book.rule(&finding.rule) else { return true };
        !places.iter().any(|(other, source, span)| {
            rule.gives_way_to.contains(other)
                && *source == finding.source
                && (span.overlaps(finding.span) || *span == finding.span)
        })
    });
}

impl Verdict {
    /// Counts the findings.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for Judged { finding, .. } in &self.findings {
            match (finding.state, finding.severity) {
                (State::Waived, _) => totals.waived += 1,
                (State::Known, _) => totals.known += 1,
                (State::Counted, Severity::Error) => totals.error += 1,
                (State::Counted, Severity::Warning) => totals.warning += 1,
                (State::Counted, Severity::Note) => totals.note += 1,
            }
        }
        totals
    }
}

impl Totals {
    /// The sum of two counts.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            error: self.error + other.error,
            warning: self.warning + other.warning,
            note: self.note + other.note,
            waived: self.waived + other.waived,
            known: self.known + other.known,
        }
    }

    /// Whether a gate at `threshold` closes.
    pub const fn fails(self, threshold: FailOn) -> bool {
        (self.error > 0 && threshold.closes_at(Severity::Error))
            || (self.warning > 0 && threshold.closes_at(Severity::Warning))
            || (self.note > 0 && threshold.closes_at(Severity::Note))
    }
}
