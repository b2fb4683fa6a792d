//! A cited document that was no longer in force when the letter was written.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::{KnownDocument, Mention};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .citations
        .iter()
        .filter(|citation| citation.mention == Mention::First)
        .filter_map(|citation| {
            let number = citation.doc_number.map(|number| number.of(text));
            let mut meant: Vec<&KnownDocument> = case.library.titled(citation.title.of(text));
            if let Some(number) = number {
                meant.retain(|known| known.number.is_none() || known.bears(number));
                if meant.is_empty() && citation.title.of(text).contains(number) {
                    meant = case.library.numbered(number);
                }
            }
            let known = meant.first().filter(|_| meant.iter().all(|known| known.is_repealed_on(day)))?;
            let since = known.repealed?;
            let instead = |lead: &str| {
                known.replaced_by.as_deref().map_or_else(String::new, |other| format!("{lead}{other}"))
            };
            Some(
                Hit::at(citation.title)
                    .with("since", since.strftime("%Y年%-m月%-d日").to_string())
                    .with("date", since.to_string())
                    .with("instead", instead("，现行的是"))
                    .with("successor", instead("; now: ")),
            )
        })
        .collect()
}
