//! A clause as it is looked at for promises: its words, with what is quoted blanked.

use crate::finding::Span;
use crate::letter::Sentence;

/// A clause of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its bytes in the document.
    pub(super) span: Span,
    /// Its words; quoted words and titles are blanked byte for byte.
    pub(super) words: String,
    /// Whether a semicolon or colon stands before it.
    pub(super) opens: bool,
}

impl Clause {
    /// The span of `words[from..to]` in the document.
    pub(super) fn part(&self, from: usize, to: usize) -> Span {
        Span::new(self.span.start + from, self.span.start + to)
    }

    /// Whether one of `choices` occurs.
    pub(super) fn has(&self, choices: &[&str]) -> bool {
        has(&self.words, choices)
    }

    /// Whether the clause begins with one of `choices`, list numbers apart.
    pub(super) fn begins(&self, choices: &[&str]) -> bool {
        begins(without_number(&self.words), choices)
    }
}

/// The clauses of a sentence.
pub(super) fn of(text: &str, sentence: &Sentence) -> Vec<Clause> {
    let masked = mask(sentence.span.of(text));
    sentence
        .clauses
        .iter()
        .filter_map(|&span| {
            let (from, to) =
                (span.start.checked_sub(sentence.span.start)?, span.end.checked_sub(sentence.span.start)?);
            let words = masked.get(from..to)?.to_owned();
            let opens = masked.get(..from)?.trim_end().ends_with(['；', ';', '：', ':']);
            (!words.trim().is_empty()).then_some(Clause { span, words, opens })
        })
        .collect()
}

/// Whether one of `choices` occurs in `words`.
pub(super) fn has(words: &str, choices: &[&str]) -> bool {
    choices.iter().any(|choice| words.contains(choice))
}

/// Whether `words` begin with one of `choices`.
pub(super) fn begins(words: &str, choices: &[&str]) -> bool {
    choices.iter().any(|choice| words.starts_with(choice))
}

/// Whether `words` end with one of `choices`.
pub(super) fn ends(words: &str, choices: &[&str]) -> bool {
    choices.iter().any(|choice| words.ends_with(choice))
}

/// The longest of `choices` that `words` begin with.
pub(super) fn longest<'a>(words: &str, choices: &[&'a str]) -> Option<&'a str> {
    choices.iter().copied().filter(|choice| words.starts_with(choice)).max_by_key(|choice| choice.len())
}

/// `words` without 一是, 第二, （三）, 4. and 同时 in front.
pub(super) fn without_number(words: &str) -> &str {
    let mut rest = words.trim_start();
    loop {
        let shorter = strip_number(rest);
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// Whether `words` begin with a list number: 一是, 第二, （三）, 4.
pub(super) fn is_numbered(words: &str) -> bool {
    strip_number(words.trim_start()).len() < words.trim_start().len()
}

/// Whether `words` begin by counting: 一是, 二要.
pub(super) fn counts(words: &str) -> bool {
    let counted = words.trim_start().trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    counted.len() < words.trim_start().len() && counted.starts_with(['是', '要'])
}

/// Whether `words` begin with the first number of a list: 一是, （一）, 1.
pub(super) fn begins_list(words: &str) -> bool {
    let words = words.trim_start();
    let first = words.trim_start_matches(['（', '(', '第', '其']).starts_with(['一', '1', '１', '①']);
    first && is_numbered(words) || words.starts_with("首先")
}

fn strip_number(words: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c);
    let open = words.strip_prefix(['（', '(', '第', '其']).unwrap_or(words);
    let inner = open.trim_start_matches(numeral);
    if inner.len() == open.len() {
        return words;
    }
    let circled = open.starts_with(|c: char| "①②③④⑤⑥⑦⑧⑨⑩".contains(c));
    for mark in ["）、", ")、", "）", ")", "是要", "是", "、", ".", "．", "，", "要"] {
        if let Some(rest) = inner.strip_prefix(mark) {
            // 2.5公里 is a number of its own, 一要 only counts a list.
            let decimal = mark == "." && rest.starts_with(|c: char| c.is_ascii_digit());
            return if decimal { words } else { rest.trim_start() };
        }
    }
    if circled { inner.trim_start() } else { words }
}

/// Blanks what stands in quotation marks (beyond short names) and in title marks, keeping every byte's place.
fn mask(sentence: &str) -> String {
    let mut masked = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(at) = rest.find(['“', '《', '〈', '「']) {
        let (before, from) = rest.split_at(at);
        masked.push_str(before);
        let Some(open) = from.chars().next() else { break };
        let close = match open {
            '“' => '”',
            '《' => '》',
            '〈' => '〉',
            _ => '」',
        };
        let inside = &from[open.len_utf8()..];
        let Some(length) = matching(inside, open, close) else {
            masked.push(open);
            rest = inside;
            continue;
        };
        let quoted = &inside[..length];
        masked.push(open);
        if open == '“' && quoted.chars().count() < 7 {
            masked.push_str(quoted);
        } else {
            masked.extend(quoted.chars().map(blank));
        }
        masked.push(close);
        rest = &inside[length + close.len_utf8()..];
    }
    masked.push_str(rest);
    masked
}

/// Where the mark that closes `inside` stands, nested pairs counted.
fn matching(inside: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (index, character) in inside.char_indices() {
        if character == close {
            if depth == 0 {
                return Some(index);
            }
            depth -= 1;
        } else if character == open {
            depth += 1;
        }
    }
    None
}

fn blank(character: char) -> char {
    match character.len_utf8() {
        1 => '_',
        2 => '·',
        3 => '□',
        _ => character,
    }
}
