//! Text is black (GB/T 9704-2012 5.2.4).

use crate::check::Case;
use crate::check::layout::{Role, first_of, paragraphs};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let wrong = [Role::Title, Role::FirstHeading, Role::SecondHeading, Role::Body]
        .into_iter()
        .flat_map(|role| paragraphs(case, role))
        .filter_map(|(span, format)| {
            let colour = format.run.color.as_deref()?;
            let black = colour.eq_ignore_ascii_case("auto") || colour.trim_start_matches('0').is_empty();
            (!black).then(|| (span, format!("#{colour}")))
        })
        .collect::<Vec<_>>();
    let mut wrong = wrong;
    wrong.sort();
    first_of(wrong)
}
