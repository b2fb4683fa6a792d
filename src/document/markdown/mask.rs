//! Hides from the Markdown parser what its grammar takes for markup and a letter does not mean so.
//!
//! The parser sees a masked copy of the source, equal in length; words are always taken from the source itself.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::html::{self, Found, Unread};
use crate::finding::Span;

/// The Markdown that letters are written in: CommonMark with tables, struck text and task lists.
pub(super) const GRAMMAR: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

/// A source as the parser shall see it.
pub(super) struct Masked {
    /// As long as the source, byte for byte; hidden bytes are commas, hidden lines are blank.
    pub(super) text: String,
    /// The HTML that was hidden, in order and apart: a tag inside a comment is part of the comment.
    pub(super) unread: Vec<Unread>,
}

/// Stands for a hidden byte: a punctuation mark that has no meaning in Markdown.
const HIDDEN: u8 = b',';

/// Hiding one thing can uncover another (an indent is hidden, and a tag is seen); hostile files could go on.
const ROUNDS: usize = 8;

/// Masks a source whose front matter ends at byte `body`.
pub(super) fn mask(source: &str, body: usize) -> Masked {
    let mut bytes = source.as_bytes().to_vec();
    blank(&mut bytes, Span::new(0, body));
    plain_line_ends(&mut bytes);
    hide_runs(&mut bytes);
    let mut masked = Masked { text: String::from_utf8_lossy(&bytes).into_owned(), unread: Vec::new() };
    for _ in 0..ROUNDS {
        let misread = Misread::find(&masked.text);
        if misread.literal.is_empty() && misread.unread.is_empty() {
            break;
        }
        for span in misread.literal {
            hide(&mut bytes, span);
        }
        for unread in &misread.unread {
            hide(&mut bytes, unread.span);
        }
        blank_lines(&mut bytes, &misread.unread);
        masked.text = String::from_utf8_lossy(&bytes).into_owned();
        masked.unread.extend(misread.unread);
    }
    masked.unread.sort_by_key(|unread| unread.span);
    let mut covered = 0;
    masked.unread.retain(|unread| {
        let is_outer = unread.span.start >= covered;
        covered = covered.max(unread.span.end);
        is_outer
    });
    masked
}

/// Gives a line that ends in a lone CR the usual end: the parser loses words behind LF CR.
fn plain_line_ends(bytes: &mut [u8]) {
    for at in 0..bytes.len() {
        if bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            bytes[at] = b'\n';
        }
    }
}

/// What one reading of the text took for markup wrongly, and the HTML it saw.
#[derive(Default)]
struct Misread {
    literal: Vec<Span>,
    unread: Vec<Unread>,
}

impl Misread {
    fn find(text: &str) -> Self {
        let mut misread = Self::default();
        let parser = Parser::new_ext(text, GRAMMAR);
        for (label, definition) in parser.reference_definitions().iter() {
            if label.starts_with('^') || !is_address(&definition.dest) {
                misread.add_first(text, definition.span.clone().into(), "[");
            }
        }
        let mut indented = false;
        for (event, range) in parser.into_offset_iter() {
            let span = Span::from(range);
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => indented = true,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !info.is_ascii() => {
                    misread.add_first(text, span, "`~");
                }
                Event::Text(words) if indented && !words.trim().is_empty() => {
                    misread.literal.extend(indent(text, span));
                }
                Event::End(_) => indented = false,
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => misread.add_html(text, span),
                Event::Start(
                    Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
                ) if link_type == LinkType::Inline && !is_address(&dest_url) => {
                    misread.add_first(text, span, "![");
                }
                _ => {}
            }
        }
        misread
    }

    fn add_html(&mut self, text: &str, within: Span) {
        for found in html::find(text, within) {
            match found {
                Found::Unread(unread) => self.unread.push(unread),
                Found::Literal(at) => self.literal.push(Span::new(at, at + 1)),
            }
        }
    }

    /// Hides the marks that a span begins with.
    fn add_first(&mut self, text: &str, span: Span, marks: &str) {
        let rest = span.of(text);
        let length = rest.len() - rest.trim_start_matches(|mark| marks.contains(mark)).len();
        if length > 0 {
            self.literal.push(Span::new(span.start, span.start + length));
        }
    }
}

/// The indent that made a line “code”: before or at the beginning of its text.
fn indent(text: &str, line: Span) -> Option<Span> {
    let before = text.get(..line.start)?;
    let width = (before.len() - before.trim_end_matches([' ', '\t']).len()).min(4);
    if width > 0 {
        return Some(Span::new(line.start - width, line.start));
    }
    line.of(text).starts_with([' ', '\t']).then(|| Span::new(line.start, line.start + 1))
}

/// Whether a link leads somewhere: `[2016](略)` is a letter's own brackets.
fn is_address(target: &str) -> bool {
    target.contains(['/', '.', '#', ':', '@', '\\'])
}

/// Hides runs of marks that stand for themselves: `5*10*20`, `138****0000`, `3~5天、7~9天`, `____年`.
fn hide_runs(bytes: &mut [u8]) {
    let mut at = 0;
    while at < bytes.len() {
        let mark = bytes[at];
        let length = bytes[at..].iter().take_while(|&&byte| byte == mark).count();
        let after = at + length;
        let between_digits = at > 0
            && bytes[at - 1].is_ascii_digit()
            && bytes.get(after).is_some_and(|byte| byte.is_ascii_digit());
        let literal = match mark {
            b'*' => between_digits || length > 3,
            b'~' => between_digits || length == 1,
            b'_' => length > 2,
            _ => false,
        };
        if literal && !stands_alone(bytes, Span::new(at, after)) {
            hide(bytes, Span::new(at, after));
        }
        at = after;
    }
}

/// Whether a run is all there is on its line, which makes it a rule across the page.
fn stands_alone(bytes: &[u8], run: Span) -> bool {
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t');
    is_end(bytes[..run.start].iter().rev().find(|byte| !is_space(byte)))
        && is_end(bytes[run.end..].iter().find(|byte| !is_space(byte)))
}

fn hide(bytes: &mut [u8], span: Span) {
    overwrite(bytes, span, HIDDEN);
}

fn blank(bytes: &mut [u8], span: Span) {
    overwrite(bytes, span, b' ');
}

/// Blanks the lines of hidden HTML that hold nothing else; `hidden` is in order.
fn blank_lines(bytes: &mut [u8], hidden: &[Unread]) {
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut done = 0;
    for Span { start, end } in hidden.iter().map(|unread| unread.span) {
        if end <= done {
            continue;
        }
        let mut line =
            bytes[done..start.max(done)].iter().rposition(is_break).map_or(done, |at| done + at + 1);
        while line < end {
            let next = bytes[line..].iter().position(is_break).map_or(bytes.len(), |at| line + at);
            if bytes[line..next].iter().all(|&byte| byte == HIDDEN || byte.is_ascii_whitespace()) {
                blank(bytes, Span::new(line, next));
            }
            line = next + 1;
        }
        done = line.min(bytes.len());
    }
}

/// Line breaks stay.
fn overwrite(bytes: &mut [u8], span: Span, with: u8) {
    if let Some(stretch) = bytes.get_mut(span.start..span.end) {
        stretch.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = with);
    }
}
