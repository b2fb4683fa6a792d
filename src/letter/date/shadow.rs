//! A text as the time grammar reads it: one form of digit, no white space inside a date.

use std::ops::Range;

use crate::finding::Span;

/// The characters of a text, normalised, each with the bytes it came from.
pub(super) struct Shadow {
    chars: Vec<char>,
    bytes: Vec<Range<usize>>,
}

impl Shadow {
    /// Reads `text`; full-width digits become ASCII, white space inside a line or a date is left out.
    pub(super) fn of(text: &str) -> Self {
        let source: Vec<(usize, char)> = text.char_indices().collect();
        let mut shadow =
            Self { chars: Vec::with_capacity(source.len()), bytes: Vec::with_capacity(source.len()) };
        let mut index = 0;
        while let Some(&(start, character)) = source.get(index) {
            if character.is_whitespace() {
                let run = source[index..].iter().take_while(|(_, c)| c.is_whitespace()).count();
                let broken = source[index..index + run].iter().any(|(_, c)| matches!(c, '\n' | '\r'));
                let next = source.get(index + run).map(|&(_, c)| plain(c));
                if !joins(&shadow.chars, next, &source[index + run..], broken) {
                    shadow.push(
                        if broken { '\n' } else { ' ' },
                        start..source.get(index + run).map_or(text.len(), |s| s.0),
                    );
                }
                index += run;
            } else {
                shadow.push(plain(character), start..start + character.len_utf8());
                index += 1;
            }
        }
        shadow
    }

    fn push(&mut self, character: char, bytes: Range<usize>) {
        self.chars.push(character);
        self.bytes.push(bytes);
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`, when there is one.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before `at`, when there is one.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|index| self.at(index))
    }

    /// Whether `words` begin at `at`.
    pub(super) fn starts_with(&self, at: usize, words: &str) -> bool {
        let mut index = at;
        words.chars().all(|expected| {
            let found = self.at(index) == Some(expected);
            index += 1;
            found
        })
    }

    /// Whether `words` end just before `at`.
    pub(super) fn ends_with(&self, at: usize, words: &str) -> bool {
        at.checked_sub(words.chars().count()).is_some_and(|start| self.starts_with(start, words))
    }

    /// One past the first of `choices` that begins at `at`.
    pub(super) fn eat(&self, at: usize, choices: &[&str]) -> Option<usize> {
        choices.iter().find(|words| self.starts_with(at, words)).map(|words| at + words.chars().count())
    }

    /// The characters of `range` as a string.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range.start.min(self.len())..range.end.min(self.len())).unwrap_or(&[]).iter().collect()
    }

    /// The bytes that the characters of `range` came from.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.bytes.get(range.start).map_or(0, |bytes| bytes.start);
        let end = range.end.checked_sub(1).and_then(|last| self.bytes.get(last)).map_or(start, |b| b.end);
        Span::new(start, end)
    }

    /// Where the clause that holds `at` begins; at most [`LONGEST_CLAUSE`] characters before it.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        let first = at.saturating_sub(LONGEST_CLAUSE);
        let mark = (first..at.min(self.len())).rev().find(|&index| is_clause_mark(self.chars[index]));
        mark.map_or(first, |mark| mark + 1)
    }

    /// Where the clause that holds `at` ends; at most [`LONGEST_CLAUSE`] characters after it.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        let last = self.len().min(at.saturating_add(LONGEST_CLAUSE));
        (at..last).find(|&index| is_clause_mark(self.chars[index])).unwrap_or(last.max(at))
    }
}

/// Characters of the longest clause; what goes on longer is none.
const LONGEST_CLAUSE: usize = 300;

/// Whether a character parts two clauses.
pub(super) fn is_clause_mark(character: char) -> bool {
    matches!(character, '，' | '。' | '；' | '：' | '！' | '？' | '\n' | ',' | ';' | ':' | '!' | '?')
}

fn plain(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(character as u32 - '０' as u32 + '0' as u32).unwrap_or(character),
        '○' | '◯' => '〇',
        '．' => '.',
        '／' => '/',
        '“' | '”' | '＂' | '″' | '「' | '」' => '"',
        _ => character,
    }
}

/// Whether what stands around white space belongs together.
fn joins(before: &[char], next: Option<char>, rest: &[(usize, char)], broken: bool) -> bool {
    let (Some(&last), Some(next)) = (before.last(), next) else { return false };
    let number = |c: char| c.is_ascii_digit() || is_numeral(c);
    if broken {
        return (number(last) && matches!(next, '年' | '月' | '日'))
            || (matches!(last, '年' | '月')
                && (next.is_ascii_digit() || matches!(next, '底' | '末' | '前')));
    }
    if last.is_ascii_digit() && next.is_ascii_digit() {
        // Digits set apart for width: “2 0 2 5 年”.
        let single = before.iter().rev().nth(1).is_none_or(|c| !c.is_ascii_digit())
            || spaced_digits(before) && before.len() > 1;
        return single && rest.get(1).is_none_or(|&(_, c)| !plain(c).is_ascii_digit());
    }
    true
}

/// Whether the digits at the end of `before` can still be one year, month or day.
fn spaced_digits(before: &[char]) -> bool {
    before.iter().rev().take_while(|c| c.is_ascii_digit()).count() < 4
}

fn is_numeral(character: char) -> bool {
    "〇零一二三四五六七八九十".contains(character)
}
