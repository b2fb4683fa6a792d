//! The opening: from the first words after the salutation through 现答复如下：.

use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

/// Words by which a line is known as the opening of a reply.
static CUE: Pattern = Pattern::new(concat!(
    r"收悉|收到|(?:答复|回复|函复|复函|汇报|报告|反馈|意见|答覆|说明|情况)[^。！？；]{0,14}如下",
    r"|(?:交由|转交|交办|批转|转由|交给|交我|转我|经转|经[\p{Han}]{2,12}转)|研究办理|(?:提出|所提|提交)(?:的|了)[^。]{0,12}[“《\x22]",
    r"|(?:建议|提案|议案)”?》?(?:已|均已)?(?:收悉|收到)",
));

/// What the opening of a reply speaks of.
static ITEM: Pattern = Pattern::new(r"建议|提案|议案|意见|[“《]");

/// 答复如下 with its mark, or with the words between it and a colon.
static ANNOUNCEMENT: Pattern = Pattern::new(concat!(
    r"(?:答复|回复|函复|复函|汇报|报告|反馈|意见|答覆|解答|说明|回应|办理|处理|情况|通报|函告|提出|提供|[就将]).{0,24}?如\s*下",
    r"(?:[：:。；;，,]|[^。！？：:，,\n]{0,10}(?:，供[^。：:\n]{0,20})?[：:])?",
));

/// What ends an opening that announces nothing.
static RECEIVED: Pattern = Pattern::new(
    r"收悉|收到|交由|转交|交办|批转|转由|交给|交我|转我|研究办理|(?:提出|所提|提交)的?[^。]{0,60}(?:建议|提案|议案)",
);

/// The index of the first line that opens the answer.
pub(super) fn line(text: &str, lines: &[Line]) -> Option<usize> {
    lines.iter().take(30).position(|line| {
        let line = line.span.of(text);
        CUE.matches(line) && ITEM.matches(line) && line.chars().count() > 12
    })
}

/// The opening, which begins at `start`; `limit` is where the letter's main text ends.
pub(super) fn find(text: &str, start: usize, limit: usize) -> Option<Span> {
    let reach = text.get(start..limit)?.char_indices().nth(450).map_or(limit, |(at, _)| start + at);
    let window = Span::new(start, reach).trim(text);
    if let Some(announcement) = ANNOUNCEMENT.find(text, window) {
        return Some(Span::new(window.start, announcement.end).trim(text));
    }
    let received = RECEIVED.find(text, window)?;
    let end =
        text.get(received.end..limit)?.find(['。', '！', '\n', '：']).map_or(limit, |at| received.end + at);
    let mark = text.get(end..limit)?.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Some(Span::new(window.start, end + mark).trim(text))
}
