//! One title with two numbers.

use crate::check::Case;
use crate::finding::{Hit, Source, Span};
use crate::letter::{Citation, number_key};

/// A citation that names its document by title and by number.
pub(super) struct Numbered<'c> {
    pub(super) citation: &'c Citation,
    pub(super) number: Span,
    pub(super) title_key: String,
    pub(super) number_key: String,
}

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let numbered = numbered(case);
    let mut hits = Vec::new();
    for (index, later) in numbered.iter().enumerate() {
        let conflict = numbered[..index].iter().find(|earlier| {
            earlier.title_key == later.title_key
                && earlier.number_key != later.number_key
                && !have_two_issuers(text, earlier.citation, later.citation)
        });
        if let Some(earlier) = conflict {
            hits.push(
                Hit::at(later.number)
                    .with("other", earlier.number.of(text))
                    .related(Source::Reply, earlier.number),
            );
        }
    }
    hits
}

/// The citations with title and number; a number that stands for its document has no title.
pub(super) fn numbered<'c>(case: &'c Case<'_>) -> Vec<Numbered<'c>> {
    let text = &case.reply.text;
    case.letter
        .citations
        .iter()
        .filter_map(|citation| {
            let number = citation.doc_number.filter(|number| !citation.title.overlaps(*number))?;
            Some(Numbered {
                citation,
                number,
                title_key: citation.title_key(text),
                number_key: number_key(number.of(text)),
            })
        })
        .collect()
}

/// Whether two papers of one title come from two organs, as 关于…的意见 of a province and of a city do.
fn have_two_issuers(text: &str, one: &Citation, other: &Citation) -> bool {
    let (Some(one), Some(other)) = (one.issuer, other.issuer) else { return false };
    let (one, other) = (one.of(text), other.of(text));
    !one.contains(other) && !other.contains(one)
}
