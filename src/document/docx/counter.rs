//! Counts the paragraphs of lists and writes their labels (“一、”, “（一）”, “1.1”).

use std::collections::{HashMap, HashSet};

use super::numbering::{LEVELS, List, Suffix};
use super::{numeral, symbol};

/// The running numbers of all lists.
#[derive(Debug, Default)]
pub(super) struct Counter {
    counts: HashMap<i64, [Option<u32>; LEVELS]>,
    started: HashSet<(i64, u8)>,
}

/// A label as it stands before its paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The number with what belongs to it, such as `（一）`.
    pub(super) text: String,
    /// What keeps it apart from the paragraph's own text: nothing, or a space.
    pub(super) gap: &'static str,
}

impl Counter {
    /// Counts the next paragraph on `level` of `list`; none when the level has no visible label.
    pub(super) fn next(&mut self, list: &List<'_>, level: u8) -> Option<Label> {
        let definition = list.level(level)?;
        let counts = self.counts.entry(list.counter).or_insert([None; LEVELS]);
        let index = usize::from(level);
        let restarted = list.start_override(level).filter(|_| self.started.insert((list.number, level)));
        counts[index] = Some(match (restarted, counts[index]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start(list, level),
        });
        for deeper in level + 1..LEVELS as u8 {
            let after = list.level(deeper).and_then(|level| level.restart).unwrap_or(u32::from(deeper));
            if u32::from(level) < after {
                counts[usize::from(deeper)] = None;
            }
        }
        let text = if definition.format == "bullet" {
            definition.text.chars().map(symbol::bullet).collect()
        } else {
            label(list, level, counts)
        };
        let gap = match definition.suffix {
            Suffix::Nothing => "",
            Suffix::Tab | Suffix::Space if text.ends_with(touches) => " ",
            Suffix::Tab | Suffix::Space => "",
        };
        (!text.is_empty()).then_some(Label { text, gap })
    }
}

/// Whether text that follows the character at once would read as one word or number with it (`1` and `2个`).
fn touches(last: char) -> bool {
    let enclosed =
        matches!(last, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{32ff}');
    (last.is_alphanumeric() && !enclosed) || last == '-'
}

fn start(list: &List<'_>, level: u8) -> u32 {
    list.start_override(level).or_else(|| list.level(level).map(|level| level.start)).unwrap_or(1)
}

/// The level's pattern with the numbers filled in.
fn label(list: &List<'_>, level: u8, counts: &[Option<u32>; LEVELS]) -> String {
    let Some(definition) = list.level(level) else { return String::new() };
    let mut text = String::new();
    let mut pattern = definition.text.chars().peekable();
    while let Some(character) = pattern.next() {
        let referred = (character == '%')
            .then(|| pattern.peek().and_then(|digit| digit.to_digit(10)))
            .flatten()
            .filter(|digit| (1..=LEVELS as u32).contains(digit));
        let Some(referred) = referred else {
            text.push(character);
            continue;
        };
        pattern.next();
        let other = (referred - 1) as u8;
        let Some(shown) = list.level(other) else { continue };
        let number = counts[usize::from(other)].unwrap_or_else(|| start(list, other));
        if definition.legal && shown.format != "none" {
            text.push_str(&numeral::write("decimal", number));
        } else if let Some(pattern) = shown.pattern.as_deref().filter(|_| shown.format == "custom") {
            text.push_str(&numeral::write_like(pattern, number));
        } else {
            text.push_str(&numeral::write(&shown.format, number));
        }
    }
    text
}
