//! Where an item states its demands: below 建议：, behind 为此建议, or nowhere in particular.

use std::sync::LazyLock;

use regex::Regex;

use super::series::{self, Series};
use crate::document::{Block, Document, Story};
use crate::finding::Span;

/// The parts of an item that matter for its asks.
#[derive(Clone, Debug)]
pub(in crate::letter) struct Layout {
    /// The item's title.
    pub(in crate::letter) title: Option<Span>,
    /// All of the item's prose: without title, names and other fields.
    pub(in crate::letter) prose: Span,
    /// The part that a label or a lead sentence marks as demands.
    pub(in crate::letter) demands: Option<Span>,
}

/// Reads the layout of an item.
pub(super) fn read(document: &Document) -> Layout {
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| block.story == Story::Body && !block.span.of(&document.text).trim().is_empty())
        .collect();
    let title = title(document, &blocks);
    let prose = prose(document, &blocks, title);
    let demands = labelled(document, &blocks, prose).or_else(|| announced(document, prose));
    Layout { title, prose, demands: demands.filter(|span| says_something(span.of(&document.text))) }
}

/// A field that bears the title.
static TITLE_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[\s#*【]*(?:题\s*目|标\s*题|建议(?:题目|标题|名称)|提案(?:题目|标题|名称)|案\s*由|案\s*题|主\s*题)[\s*】]*[:：\s]\s*(\S.*)$",
    )
});

/// A field of an item's form other than its prose.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[\s#*【(（]*(?:编\s*号|建议号|提案号|案\s*号|类\s*别|分\s*类|领\s*衔|附\s*议|联\s*名|代\s*表\s*(?:姓\s*名|团|[:：\s　])|代表[\p{Han}]{2,4}$|提\s*案\s*(?:人|者|单位|委员|形式|类别|日期)|提\s*(?:出|交)\s*(?:人|者|日期|时间|单位)|建\s*议\s*(?:人|者|代表)|第一提案|第一提案人|委\s*员|姓\s*名|界\s*别|所\s*(?:属|在)|工作单位|单\s*位\s*(?:及|职务|[:：])|职\s*务|职\s*称|联\s*系|电\s*话|手\s*机|通\s*讯|通\s*信|地\s*址|邮\s*(?:编|政)|主\s*办|协\s*办|会\s*办|承\s*办|办\s*理\s*(?:单位|意见|情况|部门|结果)|审\s*查\s*(?:意见|结果)|立\s*案|初\s*审|交\s*办|建议(?:承办|主办|办理|分办)(?:单位|部门)|日\s*期|时\s*间[:：]|届\s*次|会\s*议|第[\d０-９]+号|此致|敬\s*礼)",
    )
});

/// What ends the prose of an item.
static END: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[\s#*【(（]*(?:主办单位|协办单位|会办单位|承办单位|办理(?:单位|意见|情况|结果)|审查意见|审核意见|初审意见|立案意见|交办意见|建议(?:承办|主办|办理|分办)(?:单位|部门)|提案(?:人|者)[:：\s]|联\s*系\s*(?:人|电话|方式)|附\s*件|此致|敬\s*礼|以上(?:建议|意见|提案|诉求|问题)|妥否|当否|特此(?:提案|建议|反映))",
    )
});

/// A title in the form of the field.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"关\s*于[^。！？]{3,80}(?:建\s*议|提\s*案|议\s*案|意\s*见|社情民意|问\s*题)[》”]?\s*(?:[（(][^）)]{1,20}[）)])?\s*$",
    )
});

/// The words that name demands, as a heading or before a colon.
const LABEL: &str = r"(?:(?:具体|几点|主要|工作|对策|意见|相关|有关|若干|下一步|我们的?|本人|代表|委员)*(?:的)?建\s{0,4}议(?:和|与|及|、|或)?(?:措施|对策|意见|内容|方案|办法|事项)?|(?:对策|意见|措施|办法|思路)(?:和|与|及|、)?(?:建议|措施|办法|对策)|解决(?:问题的?|的)?(?:方案|办法|措施|建议|途径|对策)(?:(?:和|与|及|、)建议)?|(?:具体|我的|我们的)?(?:诉求|请求|请求事项|诉求事项|希望|要求)|建议(?:如下|是))";

/// A whole line that is a label: `三、对策建议`.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^[\s#*【\[]*(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[）)]?[、.．\s]*)?[*【\[]*{LABEL}[*】\]]*\s*[:：]?[\s*]*$"
    ))
});

/// A label at the head of a paragraph: `建议：`.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^[\s#*【\[]*(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[）)]?[、.．\s]*)?[*【\[]*{LABEL}[*】\]]*\s*[:：]"
    ))
});

/// A sentence that announces demands.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:建议|诉求|请求|要求|希望|恳请|呼吁)(?:事项|内容|措施)?(?:主要)?(?:有|是|为|如下|包括)?(?:以下|这)?(?:几|[一二三四五六七八九十两\d]{1,2})?(?:点|条|个方面|方面|项|件事)?(?:如下)?\s*[:：]|(?:提出|作出|给出|有|提)(?:以下|如下|几|[一二三四五六七八九十两\d]{1,2})[^。；;，,]{0,8}?(?:建议|意见|诉求|请求|要求)\s*[:：。]|(?:为此|因此|鉴于此|据此|对此|综上|综上所述|基于此|鉴于以上)[^。；;：:]{0,24}?建议(?:如下)?\s*[:：。]",
    )
});

fn regex(pattern: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "a fixed pattern; a test compiles each")]
    Regex::new(pattern).expect("a valid pattern")
}

fn title(document: &Document, blocks: &[&Block]) -> Option<Span> {
    let field = blocks.iter().take(14).find_map(|block| {
        let value = TITLE_FIELD.captures(block.span.of(&document.text))?.get(1)?;
        let span = Span::new(block.span.start + value.start(), block.span.start + value.end());
        (value.as_str().chars().count() <= 70).then(|| span.trim(&document.text))
    });
    let line = |block: &&&Block| TITLE.find(block.span.of(&document.text)).is_some();
    let shaped = || {
        let block = blocks.iter().take(10).find(line)?;
        let found = TITLE.find(block.span.of(&document.text))?;
        let short = block.span.of(&document.text).chars().count() <= 90;
        short.then(|| {
            Span::new(block.span.start + found.start(), block.span.start + found.end()).trim(&document.text)
        })
    };
    let first = || {
        let (block, rest) = blocks.split_first()?;
        let text = block.span.of(&document.text).trim();
        let plain = !text.ends_with(['。', '：', ':', '！', '，', ',', '；']) && text.chars().count() <= 50;
        (plain && !rest.is_empty() && !FIELD.is_match(text)).then(|| block.span.trim(&document.text))
    };
    field.or_else(shaped).or_else(first)
}

fn prose(document: &Document, blocks: &[&Block], title: Option<Span>) -> Span {
    let text = &document.text;
    let is_head = |block: &&&Block| {
        let own = block.span.of(text);
        title.is_some_and(|title| block.span.contains(title) && own.len() < title.len() + 120)
            || (FIELD.is_match(own) && own.chars().count() <= 60)
            || (own.chars().count() <= 40 && names_a_meeting(own))
    };
    let past_title = title.and_then(|title| blocks.iter().position(|block| block.span.contains(title)));
    let begin = match past_title {
        Some(index) if index < 14 => {
            // Blocks above the title are the head of the form, unless the title is the only thing found late.
            let tail = blocks[index..].iter().take_while(is_head).count();
            index + tail
        }
        _ => blocks.iter().take_while(is_head).count(),
    };
    let rest = blocks.get(begin..).unwrap_or_default();
    let start = rest.first().map_or(text.len(), |block| block.span.start);
    let stop =
        rest.iter().skip(1).find(|block| END.is_match(block.span.of(text))).map(|block| block.span.start);
    let end = stop.or_else(|| rest.last().map(|block| block.span.end)).unwrap_or(start);
    Span::new(start, end.max(start))
}

fn names_a_meeting(text: &str) -> bool {
    text.contains("会议") && (text.contains("代表") || text.contains("委员会") || text.contains("政协"))
}

/// The part below or behind a label.
fn labelled(document: &Document, blocks: &[&Block], prose: Span) -> Option<Span> {
    let text = &document.text;
    let inside = || blocks.iter().filter(|block| prose.contains(block.span));
    let label_end = |block: &&&Block| {
        let own = block.span.of(text);
        let opening = OPENING.find(own).map(|found| block.span.start + found.end());
        opening.or_else(|| (own.chars().count() <= 24 && HEADING.is_match(own)).then_some(block.span.end))
    };
    let (block, start) = inside().find_map(|block| label_end(&block).map(|end| (block, end)))?;
    let outline = series::find(document, prose);
    let end = enclosing_end(&outline, block.span).unwrap_or(prose.end);
    Some(Span::new(start, end.max(start)))
}

/// Where the member that begins with `block` ends.
fn enclosing_end(outline: &[Series], block: Span) -> Option<usize> {
    outline
        .iter()
        .flat_map(|series| &series.members)
        .find(|member| block.contains(member.label) && member.opens_block)
        .map(|member| member.span.end)
}

/// The part behind a sentence that announces demands.
fn announced(document: &Document, prose: Span) -> Option<Span> {
    let text = prose.of(&document.text);
    let lead = LEAD.find_iter(text).find(|lead| {
        let before = text[..lead.start()].chars().next_back();
        !before.is_some_and(|before| "《“\"「".contains(before))
    })?;
    Some(Span::new(prose.start + lead.end(), prose.end))
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|next| ('\u{4e00}'..='\u{9fff}').contains(next)).count() >= 8
}
