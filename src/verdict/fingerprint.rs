//! What a finding is known by from run to run: its rule and its sentence, not its line.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Judged;
use crate::check::Case;
use crate::finding::{Finding, Source, Span};

/// The fingerprint of the `nth` finding of `rule` in `sentence`: 16 hexadecimal digits.
pub fn fingerprint(rule: &str, sentence: &str, nth: usize) -> String {
    of(rule, &words(sentence), nth)
}

/// Gives each finding, with the waiver that covers it, its fingerprint.
pub(super) fn all(case: &Case<'_>, findings: Vec<(Finding, Option<usize>)>) -> Vec<Judged> {
    let mut sentences: HashMap<(Source, Span), String> = HashMap::new();
    let mut seen: HashMap<(String, Span), usize> = HashMap::new();
    findings
        .into_iter()
        .map(|(finding, waiver)| {
            let sentence = sentence(case, &finding);
            let words = sentences
                .entry((finding.source, sentence))
                .or_insert_with(|| words(sentence.of(case.text(finding.source))));
            let nth = seen.entry((finding.rule.clone(), sentence)).or_default();
            let fingerprint = of(&finding.rule, words, *nth);
            *nth += 1;
            Judged { finding, fingerprint, waiver, known_since: None }
        })
        .collect()
}

fn of(rule: &str, words: &str, nth: usize) -> String {
    hex(&format!("{rule}\0{words}\0{nth}"))
}

/// The sentence as far as it counts: white space aside, hashed.
fn words(sentence: &str) -> String {
    hex(&sentence.chars().filter(|character| !character.is_whitespace()).collect::<String>())
}

fn hex(words: &str) -> String {
    Sha256::digest(words).iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// The sentence a finding begins in; where there is none, its paragraph or its own words.
pub(super) fn sentence(case: &Case<'_>, finding: &Finding) -> Span {
    if finding.source != Source::Reply {
        return finding.span;
    }
    let sentences = &case.letter.sentences;
    let after = sentences.partition_point(|sentence| sentence.span.end <= finding.span.start);
    sentences
        .get(after)
        .map(|sentence| sentence.span)
        .filter(|sentence| sentence.overlaps(finding.span))
        .or_else(|| case.reply.block_at(finding.span.start).map(|block| block.span))
        .unwrap_or(finding.span)
}
