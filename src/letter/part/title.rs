//! 标题: the reply's own title, over one line or several, and the 版头 above it.

use super::super::DocNumber;
use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use super::{class, name, number};
use crate::document::Story;
use crate::finding::Span;

/// How the title of a reply ends, white space taken out.
static REPLY_END: Pattern = Pattern::new(concat!(
    r"(?:答复|答覆|回复|复函|函复|回函|答复函|回复函|复文|(?:答复|回复|办理|办复|协办|会办|处理|反馈)的?意见",
    r"|(?:答复|回复|办理|协办|会办)意见的?函|(?:答复|回复)的?(?:情况|报告|说明))",
    r"(?:摘要|全文|稿)?(?:[（(][^（）()]{1,20}[）)])?$",
));

/// Other ends of a reply's title; they must name one item.
static WEAK_END: Pattern = Pattern::new(concat!(
    r"(?:的?函|(?:办理|落实|办复|处理|反馈)(?:情况|结果)?(?:的?(?:报告|说明|汇报|函|通报))?|情况的?(?:报告|汇报|说明))",
    r"(?:[（(][^（）()]{1,20}[）)])?$",
));

/// What the title of a reply speaks of.
static ITEM: Pattern = Pattern::new(
    r"建议|提案|议案|批评和意见|第[^，。]{0,12}号|[0-9]号|人大|政协|人民代表大会|《|“|代表|委员",
);

/// Words that name one item: its number, its title.
static ONE_ITEM: Pattern =
    Pattern::new(r"[0-9０-９]\s*号|第[一二三四五六七八九十百〇零]+号|[《“]|的(?:建议|提案|议案)");

/// How the title of another official paper ends (公文).
static PAPER: Pattern = Pattern::new(
    r"关于.+的?(?:通知|意见|决定|决议|通报|公告|通告|报告|请示|批复|函|纪要|命令|公报|办法|方案)$",
);

/// Where a title begins: 关于, 对 or a session, or a body before them.
static START: Pattern = Pattern::new(
    r"^(?:[\p{Han}（）]{2,30}?)?(?:关于|对)|^对|^(?:[0-9]{4}年)?[\p{Han}]{0,12}(?:人大|政协|人民代表大会)",
);

/// Lines before the letter that belong to the page, not to the letter.
static NAVIGATION: Pattern = Pattern::new(
    r"当前位置|您?的?位置|首页|^\s*(?:20[0-9]{2}[-年./][0-9]{1,2})|浏览|字体|打印|分享|来源|发布|索引|[>＞»]|^https?:|[。！？]$",
);

/// A document number in brackets at the end of a title, and other notes that are no part of it.
static TAIL: Pattern = Pattern::new(concat!(
    r"\s*(?:[（(][^（）()]{0,6}(?:编号|文号|公开|[A-DＡ-Ｄ]类?|[0-9]{4})[^（）()]{0,20}(?:[〔\[【][0-9]{4}[〕\]】][^（）()]{0,12})?[）)]",
    r"|[（(](?:此件|此文)[^（）()]{0,12}[）)])\s*$",
));

/// The title with the lines it takes.
#[derive(Debug)]
pub(super) struct Title {
    /// All of it, line breaks included.
    pub(super) span: Span,
    /// Whether it is the title of a reply, not of another official paper.
    pub(super) is_reply: bool,
    /// The indices of its lines; empty when it stands behind a label.
    pub(super) lines: std::ops::Range<usize>,
}

/// The title among the lines before the salutation, else behind a label such as 复文标题.
pub(super) fn find(text: &str, front: &[Line], fields: &[Field], numbers: &[DocNumber]) -> Option<Title> {
    let free: Vec<bool> = front
        .iter()
        .enumerate()
        .map(|(index, line)| {
            is_free(text, line, index, fields) && number::leads(text, line.span, numbers).is_none()
        })
        .collect();
    let reply = (0..front.len()).find_map(|last| whole(text, front, &free, last));
    reply.or_else(|| labelled(text, fields)).or_else(|| paper(text, front, &free))
}

/// 版头: a line such as `××局文件`, or a body's name above the title that is no part of it.
pub(super) fn letterhead(
    text: &str,
    lines: &[Line],
    title: Option<&Title>,
    margins: &[Line],
) -> Option<Span> {
    let first =
        title.map_or(lines.len().min(8), |title| if title.lines.is_empty() { 0 } else { title.lines.start });
    let above = lines.get(..first).unwrap_or(&[]);
    let named = |line: &&Line| {
        let dense = dense(line.span.of(text));
        dense.strip_suffix("文件").is_some_and(name::is_body)
    };
    above
        .iter()
        .chain(margins.iter().filter(|line| line.story == Story::Header))
        .find(named)
        .or_else(|| above.iter().chain(margins).find(|line| name::is_body(line.span.of(text))))
        .map(|line| line.span)
}

/// The title that ends with line `last`, when one does.
fn whole(text: &str, front: &[Line], free: &[bool], last: usize) -> Option<Title> {
    if !free[last] {
        return None;
    }
    let end = without_tail(text, front[last].span);
    let ending = dense(end.of(text).trim_end_matches('。'));
    let weak = !REPLY_END.matches(&ending);
    if weak && !WEAK_END.matches(&ending) {
        return None;
    }
    let mut first = last;
    while first > 0 && free[first - 1] && last - first < 5 {
        let above = front[first - 1].span.of(text);
        let so_far = dense(Span::new(front[first].span.start, end.end).of(text));
        let started = START.matches(&so_far) && !so_far.starts_with('第');
        let above_is_body = name::is_body(above);
        if (started && !(above_is_body && (so_far.starts_with("关于") || so_far.starts_with('对'))))
            || dense(above) == so_far
            || (REPLY_END.matches(&dense(above)) && START.matches(&dense(above)) && started)
        {
            break;
        }
        first -= 1;
    }
    let mut span = Span::new(front[first].span.start, end.end);
    let mut after = last + 1;
    if let Some(next) = front.get(after).filter(|next| matches!(next.span.of(text), "函" | "的函" | "复函"))
    {
        span = span.cover(next.span);
        after += 1;
    }
    let all = dense(span.of(text));
    let names_item = (if weak { ONE_ITEM.matches(&all) } else { ITEM.matches(&all) })
        && (all.contains("关于") || all.contains('对') || all.contains('号') || all.contains('《'));
    names_item.then_some(Title { span, is_reply: true, lines: first..after })
}

fn labelled(text: &str, fields: &[Field]) -> Option<Title> {
    fields.iter().filter(|field| field.is(Label::Title)).find_map(|field| {
        let span = without_tail(text, field.value);
        let all = dense(span.of(text));
        (REPLY_END.matches(&all) && ITEM.matches(&all)).then_some(Title { span, is_reply: true, lines: 0..0 })
    })
}

/// The title of another official paper, over at most three lines.
fn paper(text: &str, front: &[Line], free: &[bool]) -> Option<Title> {
    (0..front.len()).filter(|last| free[*last]).find_map(|last| {
        (last.saturating_sub(2)..=last).rev().find_map(|first| {
            let span = front[first].span.cover(front[last].span);
            let all = dense(span.of(text));
            let fits = free[first..=last].iter().all(|free| *free)
                && PAPER.matches(&all)
                && all.chars().count() < 90;
            fits.then_some(Title { span, is_reply: false, lines: first..last + 1 })
        })
    })
}

/// Whether a line can belong to a title: no mark, number, labelled value or part of the page.
fn is_free(text: &str, line: &Line, index: usize, fields: &[Field]) -> bool {
    let written = line.span.of(text);
    let labelled = fields.iter().any(|field| {
        field.line == index && !text[line.span.start..field.label.start].trim_end().ends_with(['（', '('])
    });
    let bracketed = written.starts_with(['（', '(']) && written.ends_with(['）', ')']);
    !labelled
        && !bracketed
        && !class::is_alone(text, line.span)
        && (!NAVIGATION.matches(written) || is_stopped_title(written))
        && !dense(written).ends_with("文件")
        && written.chars().count() < 120
}

/// A title that ends in a full stop, which it should not.
fn is_stopped_title(written: &str) -> bool {
    let Some(title) = written.trim_end().strip_suffix('。') else { return false };
    let all = dense(title);
    let ends = REPLY_END.matches(&all) || (WEAK_END.matches(&all) && ONE_ITEM.matches(&all));
    let starts = START.matches(&all) || ONE_ITEM.matches(&all);
    starts && ITEM.matches(&all) && ends && !NAVIGATION.matches(title)
}

/// A line without the class mark, number or note behind the title.
fn without_tail(text: &str, line: Span) -> Span {
    let mut span = line;
    loop {
        let before = span;
        if let Some(tail) = TAIL.find(text, span) {
            span = Span::new(span.start, tail.start).trim(text);
        }
        if let Some(mark) = class::trailing(text, span).filter(|mark| *mark > span.start) {
            span = Span::new(span.start, mark).trim(text);
        }
        if span == before || span.is_empty() {
            return if span.is_empty() { before } else { span };
        }
    }
}

/// The text without white space.
pub(super) fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
