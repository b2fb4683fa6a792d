//! Messages with values to fill in: `{name}`.

use std::collections::BTreeMap;

/// A quotation longer than this many characters is shortened in the middle.
const LONGEST_QUOTATION: usize = 32;

/// Fills `{name}` with its value, long values shortened.
pub(super) fn fill(template: &str, values: &BTreeMap<String, String>) -> String {
    replace(template, |name| values.get(name).map(|value| shorten(value)))
}

/// Fills `{name}` with its whole value.
pub(super) fn fill_whole(template: &str, values: &BTreeMap<String, String>) -> String {
    replace(template, |name| values.get(name).cloned())
}

/// The names that a template asks for.
pub(super) fn names(template: &str) -> Vec<String> {
    let mut names = Vec::new();
    replace(template, |name| {
        names.push(name.to_owned());
        None
    });
    names
}

fn replace(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let tail = &rest[open..];
        let Some(close) = tail.find('}') else {
            rest = tail;
            break;
        };
        match value(&tail[1..close]) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&tail[..=close]),
        }
        rest = &tail[close + 1..];
    }
    out.push_str(rest);
    out
}

fn shorten(value: &str) -> String {
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let characters: Vec<char> = value.chars().collect();
    if characters.len() <= LONGEST_QUOTATION {
        return value;
    }
    let head: String = characters[..20].iter().collect();
    let tail: String = characters[characters.len() - 8..].iter().collect();
    format!("{head}……{tail}")
}
