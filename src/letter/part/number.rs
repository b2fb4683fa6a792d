//! 发文字号 of the reply itself.

use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

/// A number in whatever brackets, with or without 字 and 第, its year before or in place.
static NUMBER: Pattern = Pattern::new(concat!(
    r"[\p{Han}A-Za-z（）]{0,20}?\s*(?:[〔﹝\[［【（(]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2}|[×xX\s]{1,4})\s*年?\s*[〕﹞\]］】）)]\s*",
    r"(?:字)?\s*(?:第)?\s*[0-9０-９×xX_\s]{0,6}\s*号|[\p{Han}]{2,12}字?\s*(?:19|20)[0-9]{2}年?\s*[〔\[（(][0-9]{1,4}[〕\]）)]\s*号)",
));

static WHOLE: Pattern = Pattern::new(concat!(
    r"^[\p{Han}A-Za-z]{0,20}\s*[〔﹝\[［【（(]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2}|[×xX\s]{1,4})\s*年?\s*[〕﹞\]］】）)]",
    r"\s*(?:字)?\s*(?:第)?\s*[0-9０-９×xX_\s]{0,6}\s*号",
));

/// Words that stand before a number without being part of it.
static BEFORE: Pattern = Pattern::new(r"^(?:编号|文号|发文字号|号|类)");

/// Whether a line is a document number, perhaps with a mark or signer behind it.
pub(super) fn whole_line(text: &str, line: Span) -> bool {
    WHOLE.matches(line.of(text))
}

/// The number: behind its label, else on a line of its own, else in brackets behind the title.
pub(super) fn find(text: &str, fields: &[Field], front: &[Line], margins: &[Line]) -> Option<Span> {
    let labelled = fields
        .iter()
        .filter(|field| field.is(Label::DocNumber) || field.is(Label::ItemNumber))
        .find_map(|field| whole(text, field.value));
    labelled.or_else(|| front.iter().chain(margins).find_map(|line| whole(text, line.span))).or_else(|| {
        front.iter().find_map(|line| {
            let written = line.span.of(text);
            let quoted = written.contains('《');
            let found = NUMBER.all(text, line.span).into_iter().last().filter(|_| !quoted)?;
            behind(text, line.span, found)
        })
    })
}

fn whole(text: &str, span: Span) -> Option<Span> {
    WHOLE.find(text, span).map(|found| found.trim(text))
}

/// A number at the end of a title or behind other marks, without the words before it.
fn behind(text: &str, line: Span, found: Span) -> Option<Span> {
    let found = found.trim(text);
    let skipped = BEFORE.find(text, found).map_or(0, Span::len);
    let number = Span::new(found.start + skipped, found.end).trim(text);
    let written = text.get(line.start..number.start)?.trim_end();
    let open = written.ends_with(['（', '(', '：', ':', '号'])
        || written.is_empty()
        || text[..number.start].ends_with([' ', '\u{3000}']);
    (open && !number.is_empty()).then_some(number)
}
