//! Terms of a text: single Chinese characters, pairs of them, and words of letters or figures.

use std::collections::{HashMap, HashSet};

use super::usage::Usage;

/// Terms with their weights.
pub(super) type Vector = HashMap<String, f64>;

/// The weight of a single character against that of a pair.
const SINGLE: f64 = 0.6;

/// The weighted terms of `text`: sublinear frequency times rarity.
pub(super) fn vector(text: &str, usage: Usage<'_>) -> Vector {
    let mut counts: HashMap<String, f64> = HashMap::new();
    for term in terms(&usage.synonyms.unify(text)) {
        *counts.entry(term).or_default() += 1.0;
    }
    counts
        .into_iter()
        .map(|(term, count)| {
            let part = if is_single(&term) { SINGLE } else { 1.0 };
            let weight = frequency(count) * usage.background.weight(&term) * part;
            (term, weight)
        })
        .collect()
}

/// What so many occurrences count: sublinear.
pub(super) fn frequency(count: f64) -> f64 {
    1.0 + count.ln()
}

/// A count as a number to reckon with.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The weighted pairs and words of `text`, without single characters.
pub(super) fn pairs(text: &str, usage: Usage<'_>) -> Vector {
    let mut vector = vector(text, usage);
    vector.retain(|term, _| !is_single(term));
    vector
}

/// The terms of `text`, in the order in which they end.
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut before = None;
    let mut word = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
            before = None;
            continue;
        }
        if word.len() > 1 {
            terms.push(std::mem::take(&mut word));
        }
        word.clear();
        if !is_han(character) {
            before = None;
            continue;
        }
        if let Some(before) = before {
            terms.push([before, character].iter().collect());
        }
        terms.push(character.to_string());
        before = Some(character);
    }
    if word.len() > 1 {
        terms.push(word);
    }
    terms
}

/// Whether a term is a single character.
pub(super) fn is_single(term: &str) -> bool {
    term.chars().nth(1).is_none()
}

/// Whether a character is Chinese.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}

/// The length of a vector.
pub(super) fn length(vector: &Vector) -> f64 {
    let mut squares: Vec<f64> = vector.values().map(|weight| weight * weight).collect();
    sum(&mut squares).sqrt()
}

/// The cosine of two vectors whose lengths are known.
pub(super) fn cosine(one: (&Vector, f64), other: (&Vector, f64)) -> f64 {
    let mut products: Vec<f64> =
        one.0.iter().filter_map(|(term, weight)| Some(weight * other.0.get(term)?)).collect();
    let lengths = one.1 * other.1;
    if lengths > 0.0 { sum(&mut products) / lengths } else { 0.0 }
}

/// The share of the weight of `one` whose pairs and words `other` holds too.
pub(super) fn covered(one: &Vector, other: &Vector) -> f64 {
    let pairs = || one.iter().filter(|(term, _)| !is_single(term));
    let whole = sum(&mut pairs().map(|(_, weight)| *weight).collect::<Vec<f64>>());
    let held = pairs().filter(|(term, _)| other.contains_key(*term)).map(|(_, weight)| *weight);
    let held = sum(&mut held.collect::<Vec<f64>>());
    if whole > 0.0 { held / whole } else { 0.0 }
}

/// The words of `passage` that `one` holds too, weightiest first: neighbouring pairs joined.
pub(super) fn shared(one: &Vector, passage: &str, usage: Usage<'_>) -> Vec<String> {
    let text: Vec<char> = usage.synonyms.unify(passage).chars().collect();
    let weight = |at: usize| {
        let pair: String = text.get(at..at + 2)?.iter().collect();
        one.get(&pair).copied()
    };
    let mut words: Vec<(f64, String)> = Vec::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    while at < text.len() {
        let mut end = at;
        let mut total = 0.0;
        while let Some(more) = weight(end) {
            total += more;
            end += 1;
        }
        if end > at {
            let word: String = text[at..=end].iter().collect();
            if seen.insert(word.clone()) {
                words.push((total, word));
            }
        }
        at = end.max(at + 1);
    }
    words.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    words.into_iter().take(5).map(|(_, word)| word).collect()
}

/// The sum in an order that does not depend on how a map keeps its entries.
fn sum(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.iter().sum()
}
