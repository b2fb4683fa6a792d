//! 天头 37 mm ± 1 mm, 订口 28 mm ± 1 mm (GB/T 9704-2012 5.2.1).

use crate::check::layout::{millimetres, sections};
use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(section) = sections(case).first() else { return Vec::new() };
    let wrong: Vec<String> =
        [("上边距", section.top, 2041..=2154, 37), ("左边距", section.left, 1531..=1644, 28)]
            .into_iter()
            .filter_map(|(name, actual, allowed, right)| {
                let actual = actual?;
                (!allowed.contains(&actual))
                    .then(|| format!("{name}{}毫米（应为{right}毫米）", millimetres(actual)))
            })
            .collect();
    if wrong.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Title.anchor(case)).with("actual", wrong.join("，"))]
}
