//! Each 协办 or 会办 unit of the record is named in the reply.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let text = &case.reply.text;
    let missing: Vec<&str> = record
        .co_organisers
        .iter()
        .map(String::as_str)
        .filter(|unit| !unit.is_empty() && !names(case, unit).iter().any(|name| text.contains(name.as_str())))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Opening.anchor(case)).with("missing", missing.join("、"))]
}

/// The names by which a reply may call the unit: with the place or without, in full or for short (规范化简称).
fn names(case: &Case<'_>, unit: &str) -> Vec<String> {
    let full = without_place(unit);
    let groups = case.lexicons.get("unit-name").map_or(&[][..], |list| &list.group);
    let short = groups.iter().filter_map(|group| group.words.split_first()).flat_map(|(long, short)| {
        full.iter()
            .filter(move |name| name.contains(long.as_str()))
            .flat_map(move |name| short.iter().map(move |short| name.replace(long.as_str(), short)))
    });
    full.iter().cloned().chain(short).collect()
}

/// The unit's name, and the name without the place in front (县财政局 for 青河县财政局).
fn without_place(unit: &str) -> Vec<String> {
    let mut names = vec![unit.to_owned()];
    for place in ['省', '州', '市', '县', '区'] {
        if let Some((at, _)) = unit.char_indices().find(|(at, character)| *at > 0 && *character == place) {
            let short = &unit[at..];
            if short.chars().count() >= 4 {
                names.push(short.to_owned());
                names.push(short.trim_start_matches(place).to_owned());
            }
        }
    }
    names
}
