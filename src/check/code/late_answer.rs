//! A long preamble before the first answering sentence (开诚布公、直奔主题).

use crate::check::Case;
use crate::finding::Hit;

/// Characters of a preamble below which nobody is kept waiting.
const SHORTEST: usize = 150;

/// The share of the body, in hundredths, below which the same holds.
const LEAST: usize = 12;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let composition = &case.alignment().composition;
    let Some(preamble) = composition.preamble else { return Vec::new() };
    let characters = preamble.characters(&case.reply.text);
    let share = characters * 100 / composition.characters.max(1);
    if characters < SHORTEST || share < LEAST {
        return Vec::new();
    }
    let first =
        case.letter.sentences.iter().map(|sentence| sentence.span).find(|span| preamble.contains(*span));
    vec![
        Hit::at(first.unwrap_or(preamble))
            .with("characters", characters.to_string())
            .with("share", share.to_string()),
    ]
}
