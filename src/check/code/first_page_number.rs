//! In 信函格式 the first page bears no number (GB/T 9704-2012 10.1).

use crate::check::layout::sections;
use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(section) = sections(case).first() else { return Vec::new() };
    let text = &case.reply.text;
    let is_letter_form =
        case.letter.letterhead.is_some_and(|mark| !mark.of(text).trim_end().ends_with("文件"));
    let numbered = !section.page_numbers.is_empty()
        && (!section.title_page || section.page_numbers.iter().any(|number| number.pages == "first"));
    if is_letter_form && numbered { vec![Hit::at(Scope::Letterhead.anchor(case))] } else { Vec::new() }
}
