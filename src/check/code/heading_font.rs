//! Headings of the first level are set in 黑体, of the second in 楷体 (GB/T 9704-2012 7.3.3, “一般”).

use crate::check::Case;
use crate::check::layout::{Font, Role, first_of, paragraphs};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let mut wrong = Vec::new();
    for (role, font, name) in
        [(Role::FirstHeading, Font::Hei, "黑体"), (Role::SecondHeading, Font::Kai, "楷体")]
    {
        for (span, format) in paragraphs(case, role) {
            if let Some(actual) = format.run.east_asia.as_deref().filter(|actual| !font.accepts(actual)) {
                wrong.push((span, format!("{actual}（一般为{name}）")));
            }
        }
    }
    wrong.sort();
    first_of(wrong)
}
