//! The lines of a letter: its paragraphs, with line breaks that a page lost put back.

use super::pattern::Pattern;
use super::{day, name};
use crate::document::{BlockKind, Document, Story};
use crate::finding::Span;

/// A line as the writer meant it.
#[derive(Clone, Debug)]
pub(in crate::letter) struct Line {
    /// Its bytes, white space at both ends excluded; never empty.
    pub(in crate::letter) span: Span,
    /// The story of that block.
    pub(in crate::letter) story: Story,
    /// What that block is.
    pub(in crate::letter) kind: BlockKind,
}

/// Names followed by 代表 or 委员 and a colon, behind the end of a title or white space.
static SALUTATION: Pattern = Pattern::new(concat!(
    r"(?:^|[\s\u{3000}]|答复|复函|回复|函复|的函|意见|（[^（）]{1,12}）)",
    r"((?:尊敬的)?\s?[\p{Han}·•]{1,12}(?:(?:[、，,；;]|[\s\u{3000}]+)[\p{Han}·•]{1,8})*",
    r"(?:\s*等?\s*[0-9０-９一二三四五六七八九十两]{1,3}\s*[位名])?\s*(?:代表团|代表|委员)们?[：:])",
));

/// Words that open a part of the letter's end when white space stands before them.
static LOST_BREAK: Pattern = Pattern::new(concat!(
    r"[\s\u{3000}]+((?:",
    r"此\s*致|敬\s*礼|顺致|顺祝|顺颂|特此|专此|此复|",
    r"领导署名|(?:签\s*发\s*人|(?:联\s*系|承\s*办|经\s*办)\s*(?:人|单位)|联\s*系\s*电\s*话|抄\s*[送报]|附\s*件)[^。]{0,8}[：:]|",
    r"[（(](?:此件|此文|联系人|此答复|此回复)|",
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|",
    r"(?:再次|衷心|非常|最后，?|诚挚)?感谢[您你]|希望[您你今以])",
    r")",
));

/// White space, the writer's name and the date, at the end or before a note in brackets.
static SIGNED: Pattern = Pattern::built(|| {
    format!(
        r"[\s\u{{3000}}。！]+([\p{{Han}}（）]{{3,40}}[\s\u{{3000}}]+)?({})[\s\u{{3000}}]*(?:$|[（(]|[\p{{Han}}]{{2,10}}[：:])",
        day::FULL_SOURCE
    )
});

/// The lines of the main text and its text boxes, or of headers, footers and notes, in reading order.
pub(in crate::letter) fn lines(document: &Document, wanted: fn(Story) -> bool) -> Vec<Line> {
    let text = &document.text;
    let mut all = Vec::new();
    let mut addressed = false;
    for block in document.blocks.iter().filter(|block| wanted(block.story)) {
        for written in physical(text, block.span) {
            for span in pieces(text, written, &mut addressed) {
                all.push(Line { span, story: block.story, kind: block.kind });
            }
        }
    }
    all
}

/// Whether a story belongs to the flow a reader goes through first.
pub(in crate::letter) const fn is_main(story: Story) -> bool {
    matches!(story, Story::Body | Story::TextBox)
}

/// The lines as the file breaks them.
fn physical(text: &str, block: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = block.start;
    for (at, c) in block.of(text).char_indices() {
        if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}') {
            spans.push(Span::new(start, block.start + at));
            start = block.start + at + c.len_utf8();
        }
    }
    spans.push(Span::new(start, block.end));
    spans.into_iter().map(|span| span.trim(text)).filter(|span| !span.is_empty()).collect()
}

/// A line cut where a page is likely to have lost a break.
fn pieces(text: &str, line: Span, addressed: &mut bool) -> Vec<Span> {
    let mut cuts = Vec::new();
    if !*addressed
        && let Some(names) = SALUTATION.groups(text, line).and_then(|groups| groups.get(1))
        && is_salutation(names.of(text))
    {
        *addressed = true;
        let glued = ["函", "的函"]
            .into_iter()
            .find(|tail| names.start == line.start && tail_of_title(text, line, names.of(text), tail));
        cuts.extend([names.start + glued.map_or(0, str::len), names.end]);
    }
    cuts.extend(LOST_BREAK.all_groups(text, line).iter().filter_map(|groups| groups.get(1)).map(|s| s.start));
    for groups in SIGNED.all_groups(text, line) {
        let body = groups.get(1).filter(|body| name::is_body(body.of(text)));
        cuts.extend(body.map(|body| body.start));
        if body.is_some() || text.get(line.start..groups.whole().start).is_some_and(|b| b.len() > 60) {
            cuts.extend(groups.get(2).map(|date| date.start));
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut spans = Vec::new();
    let mut start = line.start;
    for cut in cuts.into_iter().chain([line.end]) {
        if cut > start {
            spans.push(Span::new(start, cut).trim(text));
            start = cut;
        }
    }
    spans.retain(|span| !span.is_empty());
    spans
}

/// Whether `names` can be a salutation: no verb in it.
fn is_salutation(names: &str) -> bool {
    !["关于", "建议", "提案", "答复", "提出", "人大", "政协", "各位", "会议"]
        .iter()
        .any(|word| names.contains(word))
}

/// Whether the salutation begins with the last character of a title that broke before it (答复⏎函张三委员：).
fn tail_of_title(text: &str, line: Span, names: &str, tail: &str) -> bool {
    let before = text.get(..line.start).unwrap_or("").trim_end();
    names.starts_with(tail) && ["答复", "回复", "答复的", "复"].iter().any(|end| before.ends_with(end))
}
