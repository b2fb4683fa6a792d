//! A refusal for which no reason is given near it: in the sentence before, in itself, or in the two that follow, the
//! second only within the paragraph.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::Hit;

/// Words that give a reason.
static REASON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"因|由于|鉴于|受[^，。；]{0,16}?(?:限制|制约|影响)|不符合|不具备|根据|按照|依据|依照|属于|涉及|缺乏|不足|有限|没有|尚未|需要?(?:由|经|待)|为了|考虑到|主要是|规定|限制|责任|职责|权限|规划|政策|条件|资金|财力|标准|红线|编制|手续|安全").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(reason) = REASON.as_ref() else { return Vec::new() };
    let text = &case.reply.text;
    let letter = case.letter;
    letter
        .refusals
        .iter()
        .filter(|refusal| refusal.reason.is_none())
        .filter(|refusal| {
            let near: Vec<usize> = letter
                .sentences
                .iter()
                .enumerate()
                .filter(|(_, sentence)| sentence.span.overlaps(refusal.span))
                .flat_map(|(index, refused)| {
                    let explained = letter.sentences.get(index + 2);
                    let same_paragraph = explained.is_some_and(|sentence| sentence.block == refused.block);
                    index.saturating_sub(1)..=index + 1 + usize::from(same_paragraph)
                })
                .collect();
            !near
                .into_iter()
                .filter_map(|index| letter.sentences.get(index))
                .any(|sentence| reason.is_match(sentence.span.of(text)))
        })
        .map(|refusal| Hit::at(refusal.span))
        .collect()
}
