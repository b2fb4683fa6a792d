//! The session an item was handed in at (届次), in all orders of place, body, 届 and 次.

use super::pattern::Pattern;
use crate::finding::Span;

/// From 第…届 to 会议; a lost figure of 次 is let pass.
static CORE: Pattern = Pattern::new(concat!(
    r"(?:第\s*)?[一二三四五六七八九十百零〇0-9０-９]{1,4}\s*届\s*[\p{Han}\s]{0,16}?",
    r"(?:第?\s*[一二三四五六七八九十0-9０-９]{1,3}\s*)?次\s*",
    r"(?:全体|委员|常委|常委会)?\s*(?:会议|全会|人代会|人民代表大会|代表大会|政协会议|人大会议|大会|会)",
));

/// What must stand in a session's name, so that no other meeting (第二届世博会) is taken for one.
static ASSEMBLY: Pattern = Pattern::new(r"人大|人民代表大会|政协|政治协商|人代会|委员会|常委会");

/// Words that end the sentence part before a session's name.
static BEFORE: Pattern = Pattern::new(
    r"关于|答复|函复|回复|批复|您们|你们|您|你|对|在|给|至|向|就|将|于|年度?|代表们?|委员|转来|提交|[^\p{Han}\s]",
);

/// All sessions named inside `within`, each with its place and body.
pub(in crate::letter) fn all(text: &str, within: Span) -> Vec<Span> {
    CORE.all(text, within)
        .into_iter()
        .map(|core| Span::new(start(text, within, core.start), core.end))
        .map(|session| session.trim(text))
        .filter(|session| ASSEMBLY.matches(session.of(text)))
        .collect()
}

/// Where the place and body before 第…届 begin: after the last word that cannot belong to them.
fn start(text: &str, within: Span, core: usize) -> usize {
    let before = Span::new(within.start, core);
    let nearest = BEFORE.all(text, before).into_iter().last().map_or(within.start, |word| word.end);
    let kept = Span::new(nearest, core);
    let tail = kept.of(text);
    let lines = tail.rfind('\n').map_or(0, |at| if tail[at..].trim().is_empty() { 0 } else { at + 1 });
    let long = tail[lines..].char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    nearest + lines + long
}
