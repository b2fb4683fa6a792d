//! Where an item states its demands: below 建议：, behind 为此建议, or nowhere in particular.

use super::series::{self, Series};
use crate::document::{Block, Document, Story};
use crate::finding::Span;
use crate::letter::part::pattern::Pattern;

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
static TITLE_FIELD: Pattern = Pattern::new(concat!(
    r"^[\s#*【]*(?:题\s*目|标\s*题|建议(?:题目|标题|名称)|提案(?:题目|标题|名称)|案\s*由|案\s*题|主\s*题|议\s*题)",
    r"[\s*】]*[:：\s]\s*(\S.*)$",
));

/// A field of an item's form other than its prose.
static FIELD: Pattern = Pattern::new(concat!(
    r"^[\s#*【(（]*(?:编\s*号|建议号|提案号|案\s*号|类\s*别|分\s*类|领\s*衔|附\s*议|联\s*名|委\s*员|姓\s*名|界\s*别",
    r"|代\s*表\s*(?:姓\s*名|团|[:：\s])|代表[\p{Han}]{2,4}$|提\s*案\s*(?:人|者|单位|委员|形式|类别|日期)",
    r"|提\s*(?:出|交)\s*(?:人|者|日期|时间|单位)|建\s*议\s*(?:人|者|代表)|第一提案|所\s*(?:属|在)|工作单位",
    r"|单\s*位\s*(?:及|职务|[:：])|职\s*务|职\s*称|联\s*系|电\s*话|手\s*机|通\s*讯|通\s*信|地\s*址|邮\s*(?:编|政)",
    r"|主\s*办|协\s*办|会\s*办|承\s*办|办\s*理\s*(?:单位|意见|情况|部门|结果)|审\s*查\s*(?:意见|结果)|立\s*案|初\s*审",
    r"|交\s*办|建议(?:承办|主办|办理|分办)(?:单位|部门)|日\s*期|时\s*间[:：]|届\s*次|会\s*议|第[\d０-９]+号|此致|敬\s*礼)",
));

/// What ends the prose of an item.
static END: Pattern = Pattern::new(concat!(
    r"^[\s#*【(（]*(?:主办单位|协办单位|会办单位|承办单位|办理(?:单位|意见|情况|结果)|审查意见|审核意见|初审意见|立案意见",
    r"|交办意见|建议(?:承办|主办|办理|分办)(?:单位|部门)|(?:第一)?提案(?:人|者)[:：\s]|领衔代表|附议代表|联\s*系\s*(?:人|电话|方式)",
    r"|附\s*件|此致|敬\s*礼|以上(?:建议|意见|提案|诉求|问题)|妥否|当否|特此(?:提案|建议|反映))",
));

/// A title in the form of the field.
static TITLE: Pattern = Pattern::new(
    r"关\s*于[^。！？]{3,80}(?:建\s*议|提\s*案|议\s*案|意\s*见|社情民意|问\s*题)[》”]?\s*(?:[（(][^）)]{1,20}[）)])?\s*$",
);

/// The number before a label.
const NUMBER: &str = r"^[\s#*【\[]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．\s]*)?[*【\[]*";

/// The words that name demands, as a heading or before a colon.
const LABEL: &str = concat!(
    r"(?:(?:具体|几点|主要|工作|对策|意见|相关|有关|若干|下一步|我们的?|本人|代表|委员|思考)*(?:的|和|与|及)?建\s{0,4}议",
    r"(?:和|与|及|、|或)?(?:措施|对策|意见|内容|方案|办法|事项|如下|是)?",
    r"|(?:对策|意见|措施|办法|思路)(?:和|与|及|、)(?:建议|措施|办法|对策)|(?:具体|主要|有关)?(?:办\s{0,4}法|措施|对策|方案)",
    r"|解决(?:问题的?|的)?(?:方案|办法|措施|建议|途径|对策)(?:(?:和|与|及|、)建议)?",
    r"|(?:具体|我的|我们的)?(?:诉求|请求|请求事项|诉求事项|希望|要求))",
);

/// A whole line that is a label: `三、对策建议`.
static HEADING: Pattern = Pattern::built(|| format!(r"{NUMBER}{LABEL}[*】\]]*\s*[:：]?[\s*]*$"));

/// A label at the head of a paragraph: `建议：`.
static OPENING: Pattern = Pattern::built(|| format!(r"{NUMBER}{LABEL}[*】\]]*\s*[:：]"));

/// A numbered heading that ends in a label: `三、加强农村养老服务的几点建议`.
static LONG_HEADING: Pattern = Pattern::new(
    r"^[\s#*]*[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．\s]+[^。；：:]{2,30}(?:建议|对策|诉求|解决办法)\s*[:：]?[\s*]*$",
);

/// A sentence that announces demands.
static LEAD: Pattern = Pattern::new(concat!(
    r"(?:建议|诉求|请求|要求|希望|恳请|呼吁)(?:事项|内容|措施)?(?:主要)?(?:有|是|为|如下|包括)?(?:以下|这)?",
    r"(?:几|[一二三四五六七八九十两\d]{1,2})?(?:点|条|个方面|方面|项|件事)?(?:如下)?\s*[:：]",
    r"|(?:建议|希望|恳请|请求|请)[\p{Han}、（）]{2,16}(?:[:：]\s*\n|[:：]\s*(?:一是|一要|1|（|①|一、))",
    r"|(?:提出|作出|给出|有|提)(?:以下|如下|几|[一二三四五六七八九十两\d]{1,2})[^。；;，,]{0,8}?(?:建议|意见|诉求|请求|要求)\s*[:：。]",
    r"|(?:为此|因此|鉴于此|据此|对此|综上|综上所述|基于此|鉴于以上)[^。；;：:]{0,24}?建议(?:如下)?\s*[:：。]",
));

fn title(document: &Document, blocks: &[&Block]) -> Option<Span> {
    let text = &document.text;
    let length = |span: Span| span.of(text).chars().count();
    let field = blocks.iter().take(14).find_map(|block| {
        let value = TITLE_FIELD.groups(text, block.span)?.get(1)?;
        (length(value) <= 70).then(|| value.trim(text))
    });
    let shaped = || {
        let line = blocks.iter().take(10).filter(|block| length(block.span) <= 90);
        line.filter_map(|block| TITLE.find(text, block.span)).next().map(|found| found.trim(text))
    };
    let first = || {
        let (block, rest) = blocks.split_first()?;
        let written = block.span.of(text).trim();
        let plain = !written.ends_with(['。', '：', ':', '！', '，', ',', '；']) && length(block.span) <= 50;
        (plain && !rest.is_empty() && !FIELD.matches(written)).then(|| block.span.trim(text))
    };
    field.or_else(shaped).or_else(first)
}

fn prose(document: &Document, blocks: &[&Block], title: Option<Span>) -> Span {
    let text = &document.text;
    let is_head = |block: &&&Block| {
        let own = block.span.of(text);
        let length = own.chars().count();
        title.is_some_and(|title| block.span.contains(title) && own.len() < title.len() + 120)
            || (length <= 60 && FIELD.matches(own))
            || (length <= 40 && names_a_meeting(own))
    };
    let titled = title.and_then(|title| blocks.iter().position(|block| block.span.contains(title)));
    let first = titled.filter(|index| *index < 14).unwrap_or(0);
    let begin = first + blocks.get(first..).unwrap_or_default().iter().take_while(is_head).count();
    let rest = blocks.get(begin..).unwrap_or_default();
    let start = rest.first().map_or(text.len(), |block| block.span.start);
    let stop = rest.iter().skip(1).find(|block| END.matches(block.span.of(text)));
    let end = stop.map(|block| block.span.start).or_else(|| rest.last().map(|block| block.span.end));
    Span::new(start, end.unwrap_or(start).max(start))
}

fn names_a_meeting(text: &str) -> bool {
    text.contains("会议") && ["代表", "委员会", "政协"].iter().any(|body| text.contains(body))
}

/// The part below or behind a label.
fn labelled(document: &Document, blocks: &[&Block], prose: Span) -> Option<Span> {
    let text = &document.text;
    let inside: Vec<&&Block> = blocks.iter().filter(|block| prose.contains(block.span)).collect();
    let short = |block: &Block| block.span.of(text).chars().count() <= 40;
    let label_end = |block: &Block| {
        let heading = || (short(block) && HEADING.find(text, block.span).is_some()).then_some(block.span.end);
        OPENING.find(text, block.span).map(|found| found.end).or_else(heading)
    };
    let named = inside.iter().find_map(|block| label_end(block).map(|end| (block.span, end)));
    let long = || {
        let mut headings =
            inside.iter().filter(|block| short(block) && LONG_HEADING.matches(block.span.of(text)));
        // Several such headings are the asks themselves: 一、关于道路的建议 二、关于路灯的建议.
        headings.next().filter(|_| headings.next().is_none()).map(|block| (block.span, block.span.end))
    };
    let (block, start) = named.or_else(long)?;
    let end = enclosing_end(&series::find(document, prose), block).unwrap_or(prose.end);
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
    let text = &document.text;
    let lead = LEAD.all(text, prose).into_iter().find(|lead| {
        let before = text[..lead.start].chars().next_back();
        !before.is_some_and(|before| "《“\"「".contains(before))
    })?;
    // The number that proves a list belongs to the list.
    let words = lead.of(text);
    let end = words
        .rfind(['：', ':', '。'])
        .map_or(lead.end, |at| lead.start + at + words[at..].chars().next().map_or(0, char::len_utf8));
    Some(Span::new(end, prose.end))
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|next| ('\u{4e00}'..='\u{9fff}').contains(next)).count() >= 8
}
