//! The baseline (存量): findings that were there before, so that only new ones count.

use serde::{Deserialize, Serialize};

use super::Review;
use crate::finding::State;
use crate::letter::Date;

/// Findings on record, by the name of the reply's file and the finding's fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of the format: 1.
    version: u32,
    /// The findings, in the order of their files and fingerprints.
    findings: Vec<Known>,
}

/// A finding on record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The name of the reply's file, without its folder.
    pub file: String,
    /// Rule and sentence, hashed.
    pub fingerprint: String,
    /// The rule, for those who read the file.
    pub rule: String,
    /// The day it was put on record.
    pub since: Date,
}

/// What became of a baseline when it was written anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaselineChange {
    /// Findings put on record now.
    pub added: usize,
    /// Findings that were on record and still are.
    pub kept: Vec<Known>,
    /// Findings that are gone from replies that were looked at; they are no longer on record.
    pub gone: Vec<Known>,
}

/// The version that is written and read.
const VERSION: u32 = 1;

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// In Chinese, when it is no baseline, or one of a later version.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let baseline: Self =
            serde_json::from_str(text).map_err(|error| format!("不是存量文件（{error}）"))?;
        if baseline.version != VERSION {
            return Err(format!("存量文件是第 {} 版，这个程序只认第 {VERSION} 版", baseline.version));
        }
        Ok(baseline)
    }

    /// The baseline as a file, a finding a line, so that a version control shows what changed.
    pub fn to_json(&self) -> String {
        let lines: Vec<String> = self
            .findings
            .iter()
            .map(|known| format!("    {}", serde_json::to_string(known).unwrap_or_default()))
            .collect();
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
    }

    /// The day a finding of a reply was put on record.
    pub fn since(&self, path: &str, fingerprint: &str) -> Option<Date> {
        let file = file_name(path);
        let at = self
            .findings
            .partition_point(|known| (known.file.as_str(), known.fingerprint.as_str()) < (file, fingerprint));
        self.findings
            .get(at)
            .filter(|known| known.file == file && known.fingerprint == fingerprint)
            .map(|known| known.since)
    }

    /// The baseline after these reviews, made without a baseline: what is gone is dropped, and with `add` what is
    /// new is put on record as of `today`. Replies that were not looked at keep what they have.
    pub fn after(&self, reviews: &[Review<'_>], today: Date, add: bool) -> (Self, BaselineChange) {
        let mut change = BaselineChange::default();
        let mut findings = Vec::new();
        let looked_at = |file: &str| reviews.iter().any(|review| file_name(&review.path) == file);
        let found = reviews.iter().flat_map(|review| {
            review
                .verdict
                .findings
                .iter()
                .filter(|judged| judged.finding.state != State::Waived)
                .map(move |judged| (file_name(&review.path), judged))
        });
        let mut is_there: Vec<(&str, &str)> = Vec::new();
        for (file, judged) in found {
            is_there.push((file, &judged.fingerprint));
            let since = self.since(file, &judged.fingerprint);
            let known = Known {
                file: file.to_owned(),
                fingerprint: judged.fingerprint.clone(),
                rule: judged.finding.rule.clone(),
                since: since.unwrap_or(today),
            };
            match since {
                Some(_) => change.kept.push(known.clone()),
                None if add => change.added += 1,
                None => continue,
            }
            findings.push(known);
        }
        is_there.sort_unstable();
        for known in &self.findings {
            if !looked_at(&known.file) {
                findings.push(known.clone());
            } else if is_there.binary_search(&(&known.file, &known.fingerprint)).is_err() {
                change.gone.push(known.clone());
            }
        }
        findings.sort();
        findings.dedup_by(|one, other| one.file == other.file && one.fingerprint == other.fingerprint);
        (Self { version: VERSION, findings }, change)
    }

    /// How many findings are on record.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing is on record.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The last part of a path, whichever way its folders are written.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
