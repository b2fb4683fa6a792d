//! One title with two numbers, or one number with two titles.

use crate::check::Case;
use crate::finding::{Hit, Source};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let bare =
        |words: &str| words.chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    let numbered: Vec<_> = case
        .letter
        .citations
        .iter()
        .filter_map(|citation| {
            let number = citation.doc_number?;
            Some((citation.title, number, bare(citation.title.of(text)), bare(number.of(text))))
        })
        .collect();
    let mut hits = Vec::new();
    for (index, (title, number, words, digits)) in numbered.iter().enumerate() {
        let earlier = numbered[..index].iter().find(|(_, _, other_words, other_digits)| {
            let same_title = words == other_words;
            let same_number = digits == other_digits;
            let nested = words.contains(other_words.as_str()) || other_words.contains(words.as_str());
            (same_title && !same_number) || (same_number && !same_title && !nested)
        });
        if let Some((other_title, other_number, other_words, _)) = earlier {
            let (span, other) =
                if words == other_words { (*number, *other_number) } else { (*title, *other_title) };
            hits.push(Hit::at(span).with("other", other.of(text)).related(Source::Reply, other));
        }
    }
    hits
}
