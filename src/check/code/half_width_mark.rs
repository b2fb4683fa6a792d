//! Half-width marks between Chinese characters.

use crate::check::Case;
use crate::finding::{Fix, Hit, Span};

const MARKS: [(char, &str); 7] =
    [(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！"), ('(', "（"), (')', "）")];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut before = ' ';
    let mut characters = case.reply.text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let after = characters.peek().map_or(' ', |(_, after)| *after);
        if let Some((_, full)) = MARKS.iter().find(|(mark, _)| *mark == character) {
            let beside = if character == '(' { after } else { before };
            if is_chinese(beside) && (is_chinese(before) || is_chinese(after)) {
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
