//! 今年, 年底前 and the like in a letter that bears no date: nobody can tell which year is meant.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::TimeKind;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    if case.letter.date.is_some() {
        return Vec::new();
    }
    let text = &case.reply.text;
    case.letter
        .times
        .iter()
        .filter(|time| time.kind == TimeKind::Relative)
        .filter(|time| {
            ["今", "去", "明", "本", "上", "年底", "年内", "年末"]
                .iter()
                .any(|word| time.span.of(text).starts_with(word))
        })
        .take(1)
        .map(|time| Hit::at(time.span))
        .collect()
}
