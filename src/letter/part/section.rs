//! The parts of the body under their headings.

use super::super::sentence;
use super::Section;
use super::line::Line;
use super::pattern::Pattern;
use crate::document::BlockKind;
use crate::finding::Span;

/// The number of a heading or numbered paragraph.
static NUMBER: Pattern = Pattern::new(concat!(
    r"^(?:[一二三四五六七八九十]{1,3}\s*[、.．，]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|第[一二三四五六七八九十]{1,3}[、，]",
    r"|[0-9０-９]{1,2}\s*[.．、](?:[^0-9]|$)|[（(]\s*[0-9０-９]{1,2}\s*[）)]|[①-⑳]|[一二三四五六七八九十]是)",
));

/// A heading without a number: 关于…的问题.
static ABOUT: Pattern = Pattern::new(r"^关于.{2,60}(?:的问题|的建议|方面|问题|事宜|情况)[。：:]?$");

/// Longest heading in characters.
const LONGEST: usize = 45;

/// The parts of `body`: from each heading to the next; without a heading, the body as one.
pub(super) fn find(text: &str, lines: &[Line], body: Span) -> Vec<Section> {
    let mut starts: Vec<(usize, Option<Span>)> = Vec::new();
    for line in lines {
        let inside = Span::new(line.span.start.max(body.start), line.span.end.min(body.end));
        if inside.is_empty() || line.span.start < body.start {
            continue;
        }
        if let Some(heading) = heading(text, inside, line.kind) {
            starts.push((inside.start, heading));
        }
    }
    let mut sections = Vec::new();
    let first = starts.first().map_or(body.end, |(start, _)| *start);
    let lead = Span::new(body.start, first).trim(text);
    if !lead.is_empty() {
        sections.push(Section { heading: None, span: lead });
    }
    for (index, (start, heading)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(body.end, |(next, _)| *next);
        sections.push(Section { heading: *heading, span: Span::new(*start, end).trim(text) });
    }
    sections
}

/// Whether a part begins with this line, and its heading: the line itself, or its first sentence when short.
fn heading(text: &str, line: Span, kind: BlockKind) -> Option<Option<Span>> {
    let written = line.of(text);
    let numbered = NUMBER.find(text, line);
    if matches!(kind, BlockKind::Heading(_)) {
        return Some(Some(line));
    }
    if numbered.is_none() {
        return ABOUT.matches(written).then_some(Some(line));
    }
    let number = numbered?;
    let is_short = |span: Span| span.of(text).chars().count() <= LONGEST;
    if is_short(line) && !written.ends_with('；') {
        return Some(Some(line));
    }
    let blank = Span::new(number.end, line.end)
        .of(text)
        .trim_start()
        .find([' ', '\u{3000}'])
        .map(|at| line.end - Span::new(number.end, line.end).of(text).trim_start().len() + at)
        .map(|end| Span::new(line.start, end))
        .filter(|run_in| is_short(*run_in) && !run_in.of(text).contains(['。', '：', '；']));
    let first = sentence::of_paragraphs(text, line).into_iter().next();
    Some(blank.or(first.filter(|first| is_short(*first) && first.of(text).ends_with(['。', '：', ':']))))
}
