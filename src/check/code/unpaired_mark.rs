//! Brackets and quotation marks without their partner.

use crate::check::Case;
use crate::finding::{Hit, Span};

const PAIRS: [(char, char); 7] =
    [('（', '）'), ('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('〔', '〕'), ('【', '】')];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    case.reply.blocks.iter().flat_map(|block| unpaired(&case.reply.text, block.span)).map(Hit::at).collect()
}

/// A right bracket may close a list number (“1）”), and a paragraph broken by a page end may close late.
fn unpaired(text: &str, block: Span) -> Vec<Span> {
    let mut open: Vec<(char, Span)> = Vec::new();
    let mut alone = Vec::new();
    let inside = block.of(text);
    for (offset, character) in inside.char_indices() {
        let start = block.start + offset;
        let span = Span::new(start, start + character.len_utf8());
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == character) {
            open.push((*close, span));
        } else if PAIRS.iter().any(|(_, close)| *close == character) {
            match open.iter().rposition(|(close, _)| *close == character) {
                Some(at) => {
                    alone.extend(open.drain(at..).skip(1).map(|(_, span)| span));
                }
                None if is_list_number(&inside[..offset]) => {}
                None => alone.push(span),
            }
        }
    }
    alone.extend(open.into_iter().map(|(_, span)| span));
    alone.sort();
    alone
}

fn is_list_number(before: &str) -> bool {
    let number = before.trim_start();
    !number.is_empty()
        && number.chars().count() <= 3
        && number
            .chars()
            .all(|character| character.is_ascii_digit() || "一二三四五六七八九十".contains(character))
}
