//! Half-width marks between Chinese characters.

use crate::check::Case;
use crate::finding::{Fix, Hit, Span};

const MARKS: [(char, &str); 7] =
    [(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！"), ('(', "（"), (')', "）")];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut before = ' ';
    let mut open = Vec::new();
    let characters = case.reply.text.char_indices();
    for (offset, character) in characters {
        if let Some((_, full)) = MARKS.iter().find(|(mark, _)| *mark == character) {
            // Brackets are judged as a pair, by what stands before the first.
            let wrong = match character {
                '(' => {
                    open.push(is_chinese(before));
                    is_chinese(before)
                }
                ')' => open.pop().unwrap_or_else(|| is_chinese(before)),
                _ => is_chinese(before),
            };
            if wrong {
                let span = Span::new(offset, offset + 1);
                let fix = Fix { span, replacement: (*full).to_owned(), safe: true };
                hits.push(Hit { fix: Some(fix), ..Hit::at(span) });
            }
        }
        before = character;
    }
    hits
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '》' | '”' | '）' | '“' | '《')
}
