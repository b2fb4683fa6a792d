//! A cited number that stands before its title.

use crate::check::Case;
use crate::finding::{Fix, Hit, Span};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let is_document_number = |number: Span| case.letter.doc_numbers.iter().any(|known| known.span == number);
    case.letter
        .citations
        .iter()
        .filter_map(|citation| {
            let number = citation.doc_number.filter(|number| is_document_number(*number))?;
            (number.end <= citation.title.start).then(|| {
                let title = Span::new(citation.title.start, citation.span.end).of(text);
                let right = format!("{title}（{}）", number.of(text));
                let mut hit = Hit::at(citation.span).with("right", right.clone());
                hit.fix = Some(Fix { span: citation.span, replacement: right, safe: false });
                hit
            })
        })
        .collect()
}
