//! Body text is set in 三号 (GB/T 9704-2012 5.2.2, “一般”).

use crate::check::Case;
use crate::check::layout::{Role, first_of, paragraphs, size_name};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = paragraphs(case, Role::Body)
        .filter_map(|(span, format)| {
            let size = format.run.size?;
            (size != 32).then(|| (span, size_name(size)))
        })
        .collect();
    first_of(wrong)
}
