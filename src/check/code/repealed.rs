//! A cited document that was no longer in force when the letter was written.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::Date;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let Some(day) = case.day() else { return Vec::new() };
    case.letter
        .citations
        .iter()
        .filter_map(|citation| {
            let known = case
                .library
                .by_title(citation.title.of(text))
                .or_else(|| case.library.by_number(citation.doc_number?.of(text)))?;
            let repealed: Date = known.repealed.parse().ok()?;
            let instead = match known.replaced_by.as_str() {
                "" => String::new(),
                other => format!("，现行的是{other}"),
            };
            (repealed <= day).then(|| {
                Hit::at(citation.title)
                    .with("since", repealed.strftime("%Y年%-m月%-d日").to_string())
                    .with("instead", instead)
            })
        })
        .collect()
}
