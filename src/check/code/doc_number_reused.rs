//! One 发文字号 on replies to different items.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let (Some((siblings, this)), Some(number)) = (case.siblings, case.letter.doc_number) else {
        return Vec::new();
    };
    let others = siblings.sharing_number(this);
    let Some(first) = others.first() else { return Vec::new() };
    let mut named = format!("“{}”", siblings.path(*first));
    if others.len() > 1 {
        named.push_str(&format!("等{}件", others.len()));
    }
    vec![Hit::at(number).with("other", named)]
}
