//! The title is set in 二号小标宋 (GB/T 9704-2012 7.3.1, “一般”).

use crate::check::Case;
use crate::check::layout::{Font, Role, first_of, paragraphs, size_name};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = paragraphs(case, Role::Title)
        .filter_map(|(span, format)| {
            let font = format.run.east_asia.as_deref().filter(|name| !Font::Xiaobiaosong.accepts(name));
            let size = format.run.size.filter(|size| *size != 44);
            let actual: Vec<String> =
                size.map(size_name).into_iter().chain(font.map(str::to_owned)).collect();
            (!actual.is_empty()).then(|| (span, actual.join("")))
        })
        .collect();
    first_of(wrong)
}
