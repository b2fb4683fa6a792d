//! 附件说明 below the text, and the attachments themselves behind the signature.

use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

static NOTE: Pattern = Pattern::new(r"^附\s*件\s*[0-9０-９]{0,2}\s*[：:]\s*\S");

static NOTE_GOES_ON: Pattern = Pattern::new(r"^[0-9０-９]{1,2}\s*[.．、]");

/// The mark an attachment begins with, alone on its line.
static MARK: Pattern = Pattern::new(r"^附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?$");

/// What ends the last attachment: 版记.
static IMPRINT: Pattern = Pattern::new(r"^抄\s*[送报]|印\s*发$");

/// The lines between text and signature that name the attachments.
pub(super) fn note(text: &str, lines: &[Line], from: usize) -> Option<Span> {
    let first = (from..lines.len()).find(|index| NOTE.matches(lines[*index].span.of(text)))?;
    let mut span = lines[first].span;
    for line in lines.get(first + 1..)? {
        if !NOTE_GOES_ON.matches(line.span.of(text)) {
            break;
        }
        span = span.cover(line.span);
    }
    Some(span)
}

/// The attachments below line `from`, each from its mark to the next or to 版记.
pub(super) fn all(text: &str, lines: &[Line], from: usize) -> Vec<Span> {
    let marks: Vec<usize> =
        (from..lines.len()).filter(|index| MARK.matches(lines[*index].span.of(text))).collect();
    marks
        .iter()
        .enumerate()
        .map(|(at, first)| {
            let next = marks.get(at + 1).copied().unwrap_or(lines.len());
            let end =
                (first + 1..next).find(|index| IMPRINT.matches(lines[*index].span.of(text))).unwrap_or(next);
            lines[*first].span.cover(lines[end.max(first + 1) - 1].span)
        })
        .collect()
}
