//! 版心 156 mm × 225 mm (GB/T 9704-2012 5.2.1), given right margins above and left.

use crate::check::layout::{millimetres, sections};
use crate::check::{Case, Scope};
use crate::finding::Hit;

/// Two margins of one millimetre tolerance each, in twips.
const TOLERANCE: i32 = 114;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = sections(case).first().and_then(|section| {
        let width = section.width? - section.left? - section.right?;
        let height = section.height? - section.top? - section.bottom?;
        ((width - 8844).abs() > TOLERANCE || (height - 12756).abs() > TOLERANCE).then_some((width, height))
    });
    wrong
        .map(|(width, height)| {
            Hit::at(Scope::Title.anchor(case))
                .with("actual", format!("{}×{}毫米", millimetres(width), millimetres(height)))
        })
        .into_iter()
        .collect()
}
