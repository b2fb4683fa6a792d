//! A cited document whose number a careful reviewer would ask for.

use crate::check::Case;
use crate::finding::{Fix, Hit, Span};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    case.letter
        .citations
        .iter()
        .filter(|citation| citation.number_expected && citation.doc_number.is_none())
        .map(|citation| {
            let likely: Vec<&str> = case
                .library
                .titled(citation.title.of(text))
                .iter()
                .filter_map(|known| known.number.as_deref())
                .collect();
            let hint = |lead: &str, or: &str| {
                if likely.is_empty() { String::new() } else { format!("{lead}{}", likely.join(or)) }
            };
            let mut hit = Hit::at(citation.title)
                .with("hint", hint("，可能是", "或"))
                .with("likely", hint("; it is probably ", " or "));
            if let [number] = likely.as_slice() {
                let end = citation.span.end;
                hit.fix = Some(Fix {
                    span: Span::new(end, end),
                    replacement: format!("（{number}）"),
                    safe: false,
                });
            }
            hit
        })
        .collect()
}
