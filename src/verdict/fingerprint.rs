//! What a finding is known by from run to run: its rule and its sentence, not its line.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Judged;
use crate::check::Case;
use crate::finding::{Finding, Source, Span};

/// The fingerprint of the `nth` finding of `rule` in `sentence`: 16 hexadecimal digits.
pub fn fingerprint(rule: &str, sentence: &str, nth: usize) -> String {
    let normal: String = sentence.chars().filter(|character| !character.is_whitespace()).collect();
    let hash = Sha256::digest(format!("{rule}\0{normal}\0{nth}"));
    hash.iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

pub(super) fn all(case: &Case<'_>, findings: Vec<Finding>) -> Vec<Judged> {
    let mut seen: HashMap<(String, Span), usize> = HashMap::new();
    findings
        .into_iter()
        .map(|finding| {
            let sentence = around(case, &finding);
            let nth = seen.entry((finding.rule.clone(), sentence)).or_default();
            let fingerprint = fingerprint(&finding.rule, sentence.of(case.text(finding.source)), *nth);
            *nth += 1;
            Judged { finding, fingerprint }
        })
        .collect()
}

fn around(case: &Case<'_>, finding: &Finding) -> Span {
    if finding.source != Source::Reply {
        return finding.span;
    }
    case.letter
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .find(|sentence| sentence.overlaps(finding.span))
        .or_else(|| case.reply.block_at(finding.span.start).map(|block| block.span))
        .unwrap_or(finding.span)
}
