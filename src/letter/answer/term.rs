//! Terms of a text: pairs of Chinese characters, and words of letters or figures.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::background;

/// Terms with their weights.
pub(super) type Vector = BTreeMap<String, f64>;

#[derive(Deserialize)]
struct Lexicon {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    words: Vec<String>,
}

/// Words that mean the same, longest first, each with the one that stands for it.
fn synonyms() -> &'static [(String, String)] {
    static SYNONYMS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    SYNONYMS.get_or_init(|| {
        let lexicon: Option<Lexicon> =
            toml::from_str(include_str!("../../../rules/lexicon/synonyms.toml")).ok();
        let mut pairs: Vec<(String, String)> = lexicon
            .map(|lexicon| lexicon.group)
            .unwrap_or_default()
            .into_iter()
            .filter_map(|group| {
                let (first, others) = group.words.split_first()?;
                Some(others.iter().map(|word| (word.clone(), first.clone())).collect::<Vec<_>>())
            })
            .flatten()
            .collect();
        pairs.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        pairs
    })
}

/// The weighted terms of `text`: sublinear frequency times rarity.
pub(super) fn vector(text: &str) -> Vector {
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for term in terms(text) {
        *counts.entry(term).or_default() += 1.0;
    }
    counts
        .into_iter()
        .map(|(term, count)| {
            let weight = (1.0 + count.ln()) * background::weight(&term);
            (term, weight)
        })
        .collect()
}

/// The terms of `text` in order, synonyms made one.
pub fn terms(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for (word, standard) in synonyms() {
        if text.contains(word.as_str()) && !text.contains(standard.as_str()) {
            text = text.replace(word.as_str(), standard);
        }
    }
    let mut terms = Vec::new();
    let mut before = None;
    let mut word = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
            before = None;
            continue;
        }
        if word.chars().count() > 1 {
            terms.push(std::mem::take(&mut word));
        }
        word.clear();
        let is_han = matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}');
        if let Some(before) = before.filter(|_| is_han) {
            terms.push([before, character].iter().collect());
        }
        before = is_han.then_some(character);
    }
    if word.chars().count() > 1 {
        terms.push(word);
    }
    terms
}

/// The cosine of two vectors, the first weighted anew by `emphasis`.
pub(super) fn cosine(one: &Vector, emphasis: &Vector, other: &Vector) -> f64 {
    let length = |vector: &Vector| vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    let weighted: Vector = one
        .iter()
        .map(|(term, weight)| (term.clone(), weight * emphasis.get(term).copied().unwrap_or(1.0)))
        .collect();
    let product: f64 = weighted.iter().filter_map(|(term, weight)| Some(weight * other.get(term)?)).sum();
    let lengths = length(&weighted) * length(other);
    if lengths > 0.0 { product / lengths } else { 0.0 }
}

/// The share of the weight of `one` whose terms `other` holds too.
pub(super) fn covered(one: &Vector, emphasis: &Vector, other: &Vector) -> f64 {
    let weight = |(term, weight): (&String, &f64)| weight * emphasis.get(term).copied().unwrap_or(1.0);
    let whole: f64 = one.iter().map(weight).sum();
    let shared: f64 = one.iter().filter(|(term, _)| other.contains_key(*term)).map(weight).sum();
    if whole > 0.0 { shared / whole } else { 0.0 }
}

/// The terms that both hold, weightiest first.
pub(super) fn shared(one: &Vector, emphasis: &Vector, other: &Vector) -> Vec<String> {
    let mut both: Vec<(&String, f64)> = one
        .iter()
        .filter(|(term, _)| other.contains_key(*term))
        .map(|(term, weight)| (term, weight * emphasis.get(term).copied().unwrap_or(1.0)))
        .collect();
    both.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    both.into_iter().take(5).map(|(term, _)| term.clone()).collect()
}
