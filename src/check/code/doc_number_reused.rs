//! One 发文字号 on replies to different items.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let (Some((siblings, this)), Some(number)) = (case.siblings, case.letter.doc_number) else {
        return Vec::new();
    };
    let Some(other) = siblings.sharing_number(this).first().copied() else { return Vec::new() };
    vec![Hit::at(number).with("other", siblings.path(other))]
}
