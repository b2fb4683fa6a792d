//! The answering text of a reply, cut into parts and sentences.

use crate::document::{Document, Story};
use crate::finding::Span;
use crate::letter::ask::series::{self, Style};
use crate::letter::part::pattern::Pattern;
use crate::letter::{Letter, sentence};

/// The answering text: without salutation, opening, closing, signature and notes.
#[derive(Clone, Debug, Default)]
pub(super) struct Passages {
    /// All of it.
    pub(super) body: Span,
    /// Its parts in order; a window of sentences never crosses their borders.
    pub(super) parts: Vec<Part>,
    /// Its sentences in order; a long one is cut at its semicolons.
    pub(super) sentences: Vec<Piece>,
}

/// A part of the answering text: a numbered section, or what stands between such sections.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// All of it, heading included.
    pub(super) span: Span,
    /// Its heading, when it has one.
    pub(super) heading: Option<Span>,
    /// Its number, when it has one.
    pub(super) number: Option<u32>,
    /// Whether it is a member of an outermost series, and not of a nested one.
    pub(super) outermost: bool,
}

/// A sentence, or the part of a long one between two semicolons.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) span: Span,
    /// The index of its part.
    pub(super) part: usize,
    /// Whether it is the heading of its part.
    pub(super) is_heading: bool,
}

/// Cuts a reply into passages.
pub(super) fn read(document: &Document, letter: &Letter) -> Passages {
    let body = letter.body.unwrap_or_else(|| plain_body(document));
    let parts = parts(document, body);
    let mut sentences = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        for sentence in sentence::of_paragraphs(&document.text, part.span) {
            for span in at_semicolons(&document.text, sentence) {
                let is_heading = part.heading.is_some_and(|heading| heading.contains(span));
                sentences.push(Piece { span, part: index, is_heading });
            }
        }
    }
    Passages { body, parts, sentences }
}

/// 答复如下 in all its forms, with the mark behind it.
static ANNOUNCEMENT: Pattern = Pattern::new(concat!(
    r"(?:答复|回复|函复|复函|汇报|报告|反馈|意见|说明|解答|回答|通报|公布|情况|复)(?:内容|意见|情况)?(?:[您你]们?|网友)?",
    r"(?:如|于)\s*下[：:。，,；;\s]*",
));

/// 您好 with the words before it.
static GREETING: Pattern =
    Pattern::new(r"^\s*[^，。！？\n]{0,24}?[：:]?\s*(?:您们?好|你们?好)[！!，,。：:\s]*");

/// How a closing sentence begins.
static CLOSING: Pattern = Pattern::new(concat!(
    r"^(?:再次|最后|衷心|非常|十分|真诚|同时)*[，,]?(?:感谢|谢谢|欢迎|特此|专此|此复|祝您|祝你|以上(?:是|为|情况|答复|回复|意见)|此致|敬礼)",
    r"|^(?:如|若)(?:您|你|果|对)?[^。]{0,24}(?:疑问|问题|不满|咨询|意见)|^(?:请|敬请|望|恳请)[^。]{0,20}(?:理解|谅解|监督|支持|知晓)",
    r"|^[（(]?\s*(?:联系|咨询|监督)?(?:人|电话|方式)",
));

/// A date or a name that stands alone at the end.
static SIGNATURE: Pattern = Pattern::new(concat!(
    r"^[\s　]*(?:[\p{Han}]{2,20}(?:局|委|办|厅|府|部|中心|办公室|队|处|会|镇|乡|街道|公司))?[\s　]*",
    r"(?:(?:19|20)\d{2}|二[〇○零0Ｏ]\S{2})\s*[年./-]\s*\S{1,3}\s*[月./-]\s*\S{1,3}\s*日?\s*$",
));

/// The answering text of what the anatomy of a reply was not found in.
fn plain_body(document: &Document) -> Span {
    let text = &document.text;
    let main = document.blocks.iter().filter(|block| block.story == Story::Body).map(|block| block.span);
    let Some(whole) = main.reduce(Span::cover) else { return Span::default() };
    let length = whole.of(text).chars().count();
    let reach = whole.of(text).char_indices().nth((length / 2).max(300)).map_or(whole.end, |(at, _)| whole.start + at);
    let announced = ANNOUNCEMENT.all(text, whole).into_iter().rfind(|found| found.end <= reach && found.end < whole.end);
    let start = announced.or_else(|| GREETING.find(text, whole)).map_or(whole.start, |found| found.end);
    let rest = Span::new(start, whole.end);
    let floor = start + rest.len() * 3 / 5;
    let mut end = whole.end;
    for sentence in sentence::of_paragraphs(text, rest).into_iter().rev() {
        let words = sentence.of(text);
        let leaves = CLOSING.matches(words) || SIGNATURE.matches(words);
        if !leaves || sentence.start < floor {
            break;
        }
        end = sentence.start;
    }
    Span::new(start, end).trim(text)
}

fn parts(document: &Document, body: Span) -> Vec<Part> {
    let text = &document.text;
    let mut members: Vec<(Span, u32, bool)> = Vec::new();
    for series in series::find(document, body) {
        let outermost = series.parent.is_none();
        if outermost || series.style < Style::Spoken {
            let sections = series.members.iter().map(|member| (member.span, member.value, outermost));
            members.extend(sections);
        }
    }
    members.sort_by_key(|(span, ..)| span.start);
    let mut parts = Vec::new();
    let first = members.first().map_or(body.end, |(span, ..)| span.start);
    let lead = Span::new(body.start, first).trim(text);
    if !lead.is_empty() {
        parts.extend(under_plain_headings(document, lead));
    }
    for (index, (span, number, outermost)) in members.iter().enumerate() {
        let end = members.get(index + 1).map_or(body.end, |(next, ..)| next.start);
        let span = Span::new(span.start, end).trim(text);
        let heading = heading(text, span);
        parts.push(Part { span, heading, number: Some(*number), outermost: *outermost });
    }
    parts.retain(|part| !part.span.is_empty());
    parts
}

/// A heading without a number: 关于…的问题.
static ABOUT: Pattern =
    Pattern::new(r"^(?:关于|针对|对于?)[^。；\n]{2,70}(?:问题|建议|方面|事宜|情况|意见|诉求|提议)[》”]?[。：:]?\s*$");

/// Parts text that has no numbers at headings such as 关于…的问题.
fn under_plain_headings(document: &Document, lead: Span) -> Vec<Part> {
    let text = &document.text;
    let inside = document.blocks.iter().filter(|block| lead.overlaps(block.span));
    let headings: Vec<Span> = inside
        .filter(|block| ABOUT.matches(block.span.of(text)) && block.span.of(text).chars().count() <= 60)
        .map(|block| block.span.trim(text))
        .collect();
    let mut parts = Vec::new();
    let first = headings.first().map_or(lead.end, |heading| heading.start.max(lead.start));
    let before = Span::new(lead.start, first).trim(text);
    if !before.is_empty() {
        parts.push(Part { span: before, heading: None, number: None, outermost: false });
    }
    for (index, heading) in headings.iter().enumerate() {
        let end = headings.get(index + 1).map_or(lead.end, |next| next.start);
        let span = Span::new(heading.start.max(lead.start), end).trim(text);
        parts.push(Part { span, heading: Some(*heading), number: None, outermost: true });
    }
    parts
}

/// The heading a numbered part begins with: its first line or sentence when short, or 关于…的问题.
fn heading(text: &str, part: Span) -> Option<Span> {
    let first = sentence::of_paragraphs(text, part).into_iter().next()?;
    let line_end = first.of(text).find('\n').map_or(first.end, |at| first.start + at);
    let line = Span::new(first.start, line_end).trim(text);
    let length = line.of(text).chars().count();
    let is_all = line.end >= part.end;
    if !is_all && length <= 45 && line.of(text).ends_with(['。', '：', ':', '？', '?', '；', ';']) {
        return Some(line);
    }
    let breaks = text.get(line.end..).is_some_and(|rest| rest.starts_with('\n'));
    if !is_all && length <= 60 && breaks {
        return Some(line);
    }
    NAMED.find(text, first).filter(|found| found.start == first.start && found.of(text).chars().count() <= 90)
}

/// The words at the head of a numbered part that say what it is about.
static NAMED: Pattern = Pattern::new(concat!(
    r"^\S{0,6}?(?:关于|针对|对于|反映)[^。；\n]{2,80}?(?:的?问题|的建议|的意见|的情况|的诉求|事宜)[”》]?(?:的?问题)?[。：:，,\s]?",
));

/// A sentence, cut at semicolons when its pieces are long enough to say something.
fn at_semicolons(text: &str, sentence: Span) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut start = sentence.start;
    for (at, mark) in sentence.of(text).char_indices() {
        let end = sentence.start + at + mark.len_utf8();
        if "；;".contains(mark) && Span::new(start, end).of(text).chars().count() >= 12 {
            pieces.push(Span::new(start, end).trim(text));
            start = end;
        }
    }
    let rest = Span::new(start, sentence.end).trim(text);
    match pieces.last_mut() {
        Some(last) if rest.of(text).chars().count() < 8 => last.end = rest.end.max(last.end),
        _ => pieces.push(rest),
    }
    pieces
}
