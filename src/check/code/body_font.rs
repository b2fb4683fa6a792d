//! Body text is set in 仿宋 (GB/T 9704-2012 5.2.2, “一般”).

use crate::check::Case;
use crate::check::layout::{Font, Role, first_of, paragraphs};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = paragraphs(case, Role::Body)
        .filter_map(|(span, format)| {
            let name = format.run.east_asia.as_deref()?;
            // Body text that carries its own headings may be bold 楷体 or 黑体 in its first words.
            (!Font::Fangsong.accepts(name) && !format.mixed).then(|| (span, name.to_owned()))
        })
        .collect();
    first_of(wrong)
}
