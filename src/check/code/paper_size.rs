//! Paper is A4 (GB/T 9704-2012 5.1).

use crate::check::layout::{millimetres, sections};
use crate::check::{Case, Scope};
use crate::finding::Hit;

/// Two millimetres, the tolerance of the cut sheet, in twips.
const TOLERANCE: i32 = 113;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = sections(case).iter().find_map(|section| {
        let (width, height) = (section.width?, section.height?);
        let is_a4 =
            |short: i32, long: i32| (short - 11906).abs() <= TOLERANCE && (long - 16838).abs() <= TOLERANCE;
        (!is_a4(width, height) && !is_a4(height, width)).then_some((width, height))
    });
    wrong
        .map(|(width, height)| {
            Hit::at(Scope::Title.anchor(case))
                .with("actual", format!("{}×{}毫米", millimetres(width), millimetres(height)))
        })
        .into_iter()
        .collect()
}
