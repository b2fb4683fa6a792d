//! One number with two titles.

use super::number_conflict::numbered;
use crate::check::Case;
use crate::finding::{Hit, Source};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let numbered = numbered(case);
    let mut hits = Vec::new();
    for (index, later) in numbered.iter().enumerate() {
        let conflict = numbered[..index].iter().find(|earlier| {
            earlier.number_key == later.number_key
                && !earlier.title_key.contains(&later.title_key)
                && !later.title_key.contains(&earlier.title_key)
        });
        if let Some(earlier) = conflict {
            hits.push(
                Hit::at(later.citation.span)
                    .with("number", later.number.of(text))
                    .with("other", earlier.citation.title.of(text))
                    .related(Source::Reply, earlier.citation.span),
            );
        }
    }
    hits
}
