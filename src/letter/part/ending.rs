//! The end of a letter: where the text stops, who signs (署名) and on which day (成文日期).

use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use super::{LetterDate, attachment, day, imprint, name, publicity};
use crate::finding::Span;

/// Where the letter's end begins and what stands in it.
#[derive(Debug, Default)]
pub(super) struct Ending {
    /// The index of the first line that is no text any more.
    pub(super) line: usize,
    /// 署名; several bodies that sign together are covered.
    pub(super) signature: Option<Span>,
    /// 成文日期.
    pub(super) date: Option<LetterDate>,
}

/// Epistolary formulas before the signature.
static SALUTE: Pattern = Pattern::new(
    r"^(?:此\s*致(?:[！!。，,\s]*敬\s*礼)?|敬\s*礼|顺致.{0,20}|顺祝.{0,20}|顺颂.{0,12}|祝[您你].{0,20}|即颂.{0,8})[！!。.]*$",
);

/// A line in brackets.
static NOTE: Pattern = Pattern::new(r"^[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$");

/// A page number that has got into the text.
static PAGE: Pattern = Pattern::new(r"^[-—–－]\s*[0-9０-９]{1,3}\s*[-—–－]$");

static ATTACHMENT: Pattern = Pattern::new(r"^附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*(?:[：:]|$)");

/// The end of the letter below line `first`.
pub(super) fn find(text: &str, lines: &[Line], first: usize, fields: &[Field]) -> Ending {
    let signed = (first..lines.len()).filter(|index| is_dated(text, lines, *index)).collect::<Vec<_>>();
    let chosen = signed
        .iter()
        .copied()
        .find(|index| signature_near(text, lines, first, *index, fields).is_some())
        .or_else(|| signed.first().copied());
    let (signature, date, strong) = match chosen {
        Some(index) => {
            let signature = signature_near(text, lines, first, index, fields);
            let top = signature.as_ref().map_or(index, |(line, _)| (*line).min(index));
            (signature.map(|(_, span)| span), date_of(text, lines[index].span), Some(top))
        }
        None => {
            let last = last_body(text, lines, first, fields);
            (last.map(|index| body_of(text, lines[index].span)), None, last)
        }
    };
    let mut line = strong.unwrap_or(lines.len());
    let attachments = attachment::note(text, lines, first);
    let names_attachment =
        |line: usize| attachments.is_some_and(|attachments| attachments.contains(lines[line].span));
    while line > first && (is_end(text, lines, line - 1, fields) || names_attachment(line - 1)) {
        line -= 1;
    }
    let date = date.or_else(|| {
        fields.iter().filter(|field| field.is(Label::ReplyDate)).find_map(|field| date_of(text, field.value))
    });
    Ending { line, signature, date }
}

/// Whether the line is a salute such as 此致 or 顺祝身体健康.
pub(super) fn is_salute(line: &str) -> bool {
    SALUTE.matches(line.trim())
}

/// Whether the line is a note in brackets.
pub(super) fn is_note(line: &str) -> bool {
    NOTE.matches(line)
}

/// Whether the line is a date, alone or behind the name of a body, and not 印发.
fn is_dated(text: &str, lines: &[Line], index: usize) -> bool {
    split(text, lines[index].span).is_some()
}

/// A signing line as its body (if any) and its date.
fn split(text: &str, line: Span) -> Option<(Option<Span>, Span)> {
    if day::BROKEN.matches(line.of(text)) {
        return Some((None, line));
    }
    let date = day::FULL.all(text, line).into_iter().next_back()?;
    let before = Span::new(line.start, date.start).trim(text);
    let after = text.get(date.end..line.end)?.trim();
    let ends = after.is_empty() || after.starts_with(['（', '(']) || after == "。";
    if !ends {
        return None;
    }
    if before.is_empty() {
        return Some((None, date));
    }
    let dated = matches!(before.of(text), "日期：" | "时间：" | "成文日期：" | "答复日期：");
    if dated {
        return Some((None, date));
    }
    name::is_body(before.of(text)).then_some((Some(before), date))
}

fn date_of(text: &str, line: Span) -> Option<LetterDate> {
    let (_, span) = split(text, line)?;
    Some(LetterDate { span, day: day::meaning(span.of(text)) })
}

/// The bodies that sign at the dated line `index`: in it, above it, or below it.
fn signature_near(
    text: &str,
    lines: &[Line],
    first: usize,
    index: usize,
    fields: &[Field],
) -> Option<(usize, Span)> {
    if let Some((Some(body), _)) = split(text, lines[index].span) {
        return Some((index, body));
    }
    let signs = |at: usize| at >= first && at < lines.len() && is_body_line(text, lines, at, fields);
    let passes = |at: usize| {
        let line = lines[at].span.of(text);
        is_note(line)
            || is_salute(line)
            || fields.iter().any(|field| field.line == at && !field.is(Label::CopyTo))
    };
    let mut above = index;
    while above > first && !signs(above - 1) && passes(above - 1) {
        above -= 1;
    }
    if above > first && signs(above - 1) {
        let last = above - 1;
        let mut top = last;
        while top > first && signs(top - 1) && last - top < 6 {
            top -= 1;
        }
        return Some((top, body_of(text, lines[top].span).cover(body_of(text, lines[last].span))));
    }
    signs(index + 1).then(|| (index, body_of(text, lines[index + 1].span)))
}

/// Lines from the end in which a signature without a date may stand.
const LAST: usize = 10;

/// The last line that is a body's name and has at most a few closing lines below it.
fn last_body(text: &str, lines: &[Line], first: usize, fields: &[Field]) -> Option<usize> {
    let from = first.max(lines.len().saturating_sub(LAST));
    (from..lines.len()).rev().find(|index| {
        is_body_line(text, lines, *index, fields)
            && (index + 1..lines.len()).all(|below| is_end(text, lines, below, fields))
    })
}

fn is_body_line(text: &str, lines: &[Line], index: usize, fields: &[Field]) -> bool {
    !fields.iter().any(|field| field.line == index) && name::is_body(lines[index].span.of(text))
}

fn body_of(text: &str, line: Span) -> Span {
    let written = line.of(text);
    let kept = ["（盖章）", "(盖章)", "（公章）", "（章）", "(章)", "（印章）"]
        .iter()
        .fold(written, |kept, mark| kept.trim_end_matches(mark));
    Span::new(line.start, line.start + kept.len()).trim(text)
}

/// Whether a line can stand in the letter's end: a label, a salute, a note, an attachment.
fn is_end(text: &str, lines: &[Line], index: usize, fields: &[Field]) -> bool {
    let line = lines[index].span.of(text);
    let long = line.chars().count() > 80;
    let labelled = fields.iter().any(|field| {
        field.line == index
            && field.label.start == lines[index].span.start
            && !field.labels.iter().all(|label| matches!(label, Label::Other | Label::Title | Label::Class))
    });
    (!long && (labelled || publicity::is_alone(line)))
        || is_salute(line)
        || (is_note(line) && !long)
        || ATTACHMENT.matches(line)
        || line.contains("此页无正文")
        || imprint::is_printed(line)
        || PAGE.matches(line.trim())
}
