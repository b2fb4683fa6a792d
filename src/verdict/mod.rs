//! Whether it counts: profile, configuration and threshold turn findings into a verdict.

mod baseline;
mod compare;
mod config;
mod fingerprint;
mod profile;
mod review;
mod waiver;

pub use baseline::{Baseline, BaselineChange, Known};
pub use compare::{Alignment, Comparison, Piece, compare};
pub use config::{Config, ConfigError, FailOn};
pub use fingerprint::fingerprint;
pub use profile::{BUILTIN, Grade, Profile};
pub use review::{Review, ReviewedItem};
pub use waiver::{Covers, Waiver, WaiverForm};

use crate::check::{Case, Check};
use crate::finding::{Finding, Hit, Severity, State};
use crate::letter::Date;
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
    /// The waivers of the letter.
    pub waivers: Vec<Waiver>,
}

/// What people have allowed to stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exceptions<'a> {
    /// The reply's path, by which a baseline knows it.
    pub path: &'a str,
    /// Waivers from beside the reply and from the configuration; those in the reply itself are read from it.
    pub waivers: &'a [Waiver],
    /// The findings on record.
    pub baseline: Option<&'a Baseline>,
}

/// A finding with what a baseline knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The finding, at the severity of the profile.
    pub finding: Finding,
    /// Rule and sentence, hashed: the same while the sentence stays the same.
    pub fingerprint: String,
    /// Which of the verdict's waivers covers it.
    pub waiver: Option<usize>,
    /// The day it was put on record, when it is in the baseline.
    pub known_since: Option<Date>,
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

/// Applies the book to a case under a profile; what people have allowed to stand does not count.
pub fn judge(book: &Book, profile: &Profile, case: &Case<'_>, exceptions: Exceptions<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    let mut findings = Vec::new();
    let mut about_waivers = Vec::new();
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
        if let Check::Waiver(defect) = rule.check {
            about_waivers.push((defect, rule, severity));
        }
        for mut finding in rule.findings(case) {
            finding.severity = severity;
            findings.push(finding);
        }
    }
    give_way(book, &mut findings);
    let (mut waivers, malformed) = waiver::in_remarks(case.reply, book);
    waivers.extend_from_slice(exceptions.waivers);
    let mut used = vec![false; waivers.len()];
    let mut covered = |finding: &Finding| {
        let sentence = fingerprint::sentence(case, finding).of(case.text(finding.source));
        let mut by = None;
        for (index, waiver) in waivers.iter().enumerate() {
            if waiver.covers(finding, sentence) {
                used[index] = true;
                by = by.or((!waiver.is_expired(case.today)).then_some(index));
            }
        }
        by
    };
    let covered: Vec<Option<usize>> = findings.iter().map(&mut covered).collect();
    let mut judged: Vec<(Finding, Option<usize>)> = findings.into_iter().zip(covered).collect();
    for defect in waiver::defects(&waivers, malformed, &used, case.today) {
        let place = defect.span.or(case.letter.title).or(case.reply.blocks.first().map(|block| block.span));
        let hit = defect
            .values
            .into_iter()
            .fold(Hit::at(place.unwrap_or_default()), |hit, (name, value)| hit.with(name, value));
        for (_, rule, severity) in about_waivers.iter().filter(|(kind, ..)| *kind == defect.kind) {
            judged.push((Finding { severity: *severity, ..rule.finding(case, hit.clone()) }, None));
        }
    }
    judged.sort_by(|(one, _), (other, _)| {
        (one.source, one.span.start, std::cmp::Reverse(one.severity), &one.rule).cmp(&(
            other.source,
            other.span.start,
            std::cmp::Reverse(other.severity),
            &other.rule,
        ))
    });
    verdict.findings = fingerprint::all(case, judged);
    for judged in &mut verdict.findings {
        judged.known_since =
            exceptions.baseline.and_then(|baseline| baseline.since(exceptions.path, &judged.fingerprint));
        judged.finding.state = match (judged.waiver, judged.known_since) {
            (Some(_), _) => State::Waived,
            (None, Some(_)) => State::Known,
            (None, None) => State::Counted,
        };
    }
    verdict.waivers = waivers;
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
