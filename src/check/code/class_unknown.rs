//! A class mark with a letter that the profile does not know.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let classes = &case.practice.classes;
    let Some(mark) = &case.letter.class else { return Vec::new() };
    if classes.is_empty() || classes.contains_key(&mark.class) {
        return Vec::new();
    }
    let known: Vec<&str> = classes.keys().map(String::as_str).collect();
    vec![Hit::at(mark.span).with("known", known.join("、"))]
}
