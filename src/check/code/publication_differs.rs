//! The publicity mark of the letter is the one on file.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let filed = case.record.and_then(|record| record.publication.as_deref());
    let (Some(filed), Some(mark)) = (filed, case.letter.publicity) else { return Vec::new() };
    let open =
        |words: &str| !["不予公开", "不公开", "依申请", "不宜公开"].iter().any(|no| words.contains(no));
    if open(filed) == open(mark.of(&case.reply.text)) {
        return Vec::new();
    }
    vec![Hit::at(mark).with("filed", filed)]
}
