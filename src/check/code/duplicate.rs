//! Words written twice in a row (做好做好), where the language does not double them itself.

use crate::check::Case;
use crate::finding::{Hit, Span};

/// What doubles naturally with any word: 每户每年, 各村各组.
const EVERY: [char; 3] = ['每', '各', '逐'];

/// A word of this many characters that stands twice in a row is a slip of the pen.
const LENGTHS: [usize; 5] = [6, 5, 4, 3, 2];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let natural = case.lexicons.get("reduplication").map_or(&[][..], |list| &list.words);
    let blocks = case.reply.blocks.iter();
    blocks.flat_map(|block| doubled(&case.reply.text, block.span, natural)).map(Hit::at).collect()
}

/// The places of a block where words stand twice, those that double by nature (重叠) apart.
fn doubled(text: &str, block: Span, natural: &[String]) -> Vec<Span> {
    let characters: Vec<(usize, char)> = block.of(text).char_indices().collect();
    let offset =
        |index: usize| block.start + characters.get(index).map_or(block.len(), |(offset, _)| *offset);
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let length = LENGTHS.into_iter().find(|length| is_doubled(&characters, at, *length));
        match length {
            Some(length) => {
                let span = Span::new(offset(at), offset(at + 2 * length));
                let word = Span::new(span.start, offset(at + length)).of(text);
                if !natural.iter().any(|known| known == word) && !word.contains(EVERY) {
                    found.push(span);
                }
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    found
}

fn is_doubled(characters: &[(usize, char)], at: usize, length: usize) -> bool {
    let Some(whole) = characters.get(at..at + 2 * length) else { return false };
    let (one, two) = whole.split_at(length);
    let is_word = one.iter().all(|(_, character)| is_han(*character));
    let varies = one.iter().any(|(_, character)| *character != one[0].1);
    is_word && varies && one.iter().zip(two).all(|((_, one), (_, two))| one == two)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}
