//! Each paragraph of the body begins two characters in (GB/T 9704-2012 7.3.3).

use crate::check::Case;
use crate::check::layout::{Role, first_of, paragraphs};
use crate::document::ParagraphFormat;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let wrong = paragraphs(case, Role::Body)
        .filter(|(span, format)| {
            let block = case.reply.block_at(span.start);
            // Two full-width spaces typed by hand look the same on paper.
            let typed = block.is_some_and(|block| block.span.of(text).starts_with("　　"));
            !typed && !is_indented(format)
        })
        .map(|(span, _)| (span, String::new()))
        .collect();
    first_of(wrong)
}

fn is_indented(format: &ParagraphFormat) -> bool {
    let indent = &format.indent;
    if let Some(hundredths) = indent.first_line_chars.filter(|hundredths| *hundredths != 0) {
        return (150..=250).contains(&hundredths);
    }
    let left = indent.left.unwrap_or(0);
    let first = indent.first_line.unwrap_or(0) + left;
    let character = i32::try_from(format.run.size.unwrap_or(32)).unwrap_or(32) * 10;
    (first - 2 * character).abs() <= character / 2
}
