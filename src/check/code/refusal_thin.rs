//! A refusal whose reason is a few words, where the notice asks for a full explanation (详尽解释).

use crate::check::Case;
use crate::finding::{Hit, Span};

/// Characters that the paragraph of a refusal should have at least.
const THIN: usize = 40;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let letter = case.letter;
    let cites = |span: Span| letter.citations.iter().any(|citation| span.overlaps(citation.span));
    letter
        .refusals
        .iter()
        .filter(|refusal| {
            let around = case.reply.block_at(refusal.span.start).map_or(refusal.span, |block| block.span);
            let body = letter.body.unwrap_or(around);
            let written =
                Span::new(around.start.max(body.start), around.end.min(body.end)).cover(refusal.span);
            let characters = written.characters(text);
            characters < THIN && !cites(written)
        })
        .map(|refusal| Hit::at(refusal.span))
        .collect()
}
