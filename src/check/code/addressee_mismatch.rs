//! The people addressed must be those who proposed.

use std::collections::BTreeSet;

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let proposers: BTreeSet<String> = match case.item {
        Some((document, item)) if !item.proposers.is_empty() => {
            item.proposers.iter().map(|name| bare(name.of(&document.text))).collect()
        }
        _ => case
            .record
            .map(|record| record.proposers.iter().map(|name| bare(name)).collect())
            .unwrap_or_default(),
    };
    if proposers.is_empty() || case.letter.addressees.is_empty() {
        return Vec::new();
    }
    let addressed: Vec<String> = case.letter.addressees.iter().map(|name| bare(name.of(text))).collect();
    // A list of proposers may be read in part: a strange name is wrong for sure when it is a slip of a known
    // one, or when no name is right.
    let nobody_is_right = !addressed.iter().any(|name| proposers.contains(name));
    let is_slip_of_any = |name: &str| proposers.iter().any(|known| is_slip(known, name));
    let has_slip = addressed.iter().any(|name| is_slip_of_any(name));
    let mut hits: Vec<Hit> = case
        .letter
        .addressees
        .iter()
        .zip(&addressed)
        .filter(|(_, name)| !is_group(name) && !proposers.contains(*name))
        .filter(|(_, name)| (nobody_is_right && !has_slip) || is_slip_of_any(name))
        .map(|(span, name)| {
            Hit::at(*span).with("wrong", format!("“{name}”不在提出人（{}）之中", join(&proposers)))
        })
        .collect();
    let missing: BTreeSet<String> =
        proposers.iter().filter(|name| !addressed.contains(name)).cloned().collect();
    let relayed = addressed.iter().any(|name| is_group(name));
    if hits.is_empty()
        && !missing.is_empty()
        && !relayed
        && let Some(salutation) = case.letter.salutation
    {
        hits.push(Hit::at(salutation).with("wrong", format!("缺少{}", join(&missing))));
    }
    hits
}

/// “张三等3位” stands for all who signed.
fn is_group(name: &str) -> bool {
    name.contains('等') || name.chars().count() > 5
}

/// Whether one name is the other with one character wrong.
fn is_slip(known: &str, written: &str) -> bool {
    let differing = known.chars().zip(written.chars()).filter(|(one, other)| one != other).count();
    known.chars().count() == written.chars().count() && differing == 1
}

fn bare(name: &str) -> String {
    name.chars().filter(|character| !character.is_whitespace()).collect()
}

fn join(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join("、")
}
