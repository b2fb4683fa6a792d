//! What an item asks for, and what a reply says it was asked.

mod phrase;
mod region;
pub(in crate::letter) mod restated;
pub(in crate::letter) mod series;

use serde::Serialize;

use crate::document::Document;
use crate::finding::Span;
use series::{Member, Series, Style};

/// One demand of an item, or what a reply says was demanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its words, number included.
    pub span: Span,
    /// The heading above it, when it is nested.
    pub heading: Option<Span>,
    /// How it was recognised.
    pub origin: AskOrigin,
}

/// How an ask was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskOrigin {
    /// A member of a numbered series.
    Numbered,
    /// A demand in words (建议…, 希望…).
    Phrased,
    /// The item's title, when it has no other demand.
    Title,
    /// 转述: the reply says that it was asked.
    Restated,
}

/// The most asks one item is read to have; what goes beyond is no list of demands.
const MOST: usize = 40;

/// How the item is laid out: its title, its prose, its demands.
pub(super) fn layout(document: &Document) -> region::Layout {
    region::read(document)
}

/// Finds the asks of an item.
pub(super) fn find(document: &Document) -> Vec<Ask> {
    let layout = region::read(document);
    let found = match layout.demands {
        Some(demands) => in_demands(document, demands),
        None => in_prose(document, layout.prose),
    };
    if !found.is_empty() {
        return found;
    }
    let whole = layout.title.or_else(|| first_sentences(document, layout.prose));
    whole.map(|span| Ask { span, heading: None, origin: AskOrigin::Title }).into_iter().collect()
}

/// The asks of a part that is known to state demands.
fn in_demands(document: &Document, demands: Span) -> Vec<Ask> {
    let outline = series::find(document, demands);
    let numbered = numbered(document, &outline, None);
    if !numbered.is_empty() {
        return numbered;
    }
    phrased(phrase::find(document, demands, true))
}

/// The asks of prose in which nothing marks the demands.
fn in_prose(document: &Document, prose: Span) -> Vec<Ask> {
    let outline = series::find(document, prose);
    let demands = phrase::find(document, prose, false);
    if let Some((best, share)) = best_series(document, &outline) {
        let members = numbered(document, &outline, Some(best));
        let covered =
            Span::new(outline[best].members[0].span.start, members.last().map_or(0, |ask| ask.span.end));
        let outside: Vec<Span> = demands
            .iter()
            .copied()
            .filter(|ask| !covered.overlaps(*ask) && ask.of(&document.text).contains("建议"))
            .collect();
        // A list of grievances with 建议 behind it states its demands there.
        let is_grievance = share < 0.25 && describes_problems(document, &outline[best]);
        if (!is_grievance || outside.is_empty()) && !members.is_empty() {
            return members;
        }
        if !outside.is_empty() {
            return phrased(outside);
        }
    }
    match demands.as_slice() {
        [] => {}
        // 希望把它搬走: what it is stands in the title.
        [one] if is_pointer(one.of(&document.text)) => return Vec::new(),
        _ => return phrased(demands),
    }
    phrased(phrase::questions(document, prose))
}

fn phrased(spans: Vec<Span>) -> Vec<Ask> {
    spans.into_iter().take(MOST).map(|span| Ask { span, heading: None, origin: AskOrigin::Phrased }).collect()
}

/// The outermost series that looks most like demands, with the share of its members that ask for something.
fn best_series(document: &Document, outline: &[Series]) -> Option<(usize, f64)> {
    let weigh = |(index, series): (usize, &Series)| {
        if series.parent.is_some() || series.members.len() < 2 {
            return None;
        }
        let asks =
            series.members.iter().filter(|member| asks_something(member.span.of(&document.text))).count();
        #[expect(clippy::cast_precision_loss, reason = "a handful of members")]
        let share = asks as f64 / series.members.len() as f64;
        #[expect(clippy::cast_precision_loss, reason = "a handful of members")]
        let weight =
            share * 2.0 + (series.members.len().min(6) as f64) * 0.05 + lead_weight(document, series);
        Some((index, share, weight))
    };
    outline
        .iter()
        .enumerate()
        .filter_map(weigh)
        .max_by(|left, right| left.2.total_cmp(&right.2).then(right.0.cmp(&left.0)))
        .map(|(index, share, _)| (index, share))
}

/// Whether a lone demand says what it is about by a pronoun only.
fn is_pointer(text: &str) -> bool {
    text.chars().count() <= 24
        && ["它", "此事", "这个问题", "该问题", "这一问题"].iter().any(|word| text.contains(word))
}

fn asks_something(text: &str) -> bool {
    phrase::is_demand(text) || text.contains(['？', '?'])
}

/// What the words before a series say about it.
fn lead_weight(document: &Document, series: &Series) -> f64 {
    let lead = lead(document, series);
    if ["建议", "诉求", "请求", "要求", "希望"].iter().any(|word| lead.contains(word)) {
        1.0
    } else if ["请问", "咨询", "问题", "如下", "以下"].iter().any(|word| lead.contains(word)) {
        0.5
    } else {
        0.0
    }
}

fn describes_problems(document: &Document, series: &Series) -> bool {
    let lead = lead(document, series);
    ["问题", "现状", "原因", "困难", "隐患", "不足", "理由", "表现"].iter().any(|word| lead.contains(word))
}

/// The last forty characters before a series.
fn lead<'a>(document: &'a Document, series: &Series) -> &'a str {
    let before = document.text.get(..series.members[0].span.start).unwrap_or("");
    let start = before.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
    &before[start..]
}

/// The members of the outermost series (or of one of them), nested ones in place of the heading above them.
fn numbered(document: &Document, outline: &[Series], only: Option<usize>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (index, series) in outline.iter().enumerate() {
        if series.parent.is_none() && only.is_none_or(|only| only == index) {
            collect(document, outline, index, None, &mut asks);
        }
    }
    asks.sort_by_key(|ask: &Ask| ask.span);
    asks.truncate(MOST);
    asks
}

fn collect(
    document: &Document,
    outline: &[Series],
    index: usize,
    heading: Option<Span>,
    asks: &mut Vec<Ask>,
) {
    let series = &outline[index];
    let usual = usual_length(series);
    for (position, member) in series.members.iter().enumerate() {
        let children: Vec<usize> = (0..outline.len())
            .filter(|child| {
                outline[*child].parent == Some((index, position)) && !outline[*child].members.is_empty()
            })
            .collect();
        let nested =
            children.iter().copied().filter(|child| stands_alone(document, member, &outline[*child]));
        let nested: Vec<usize> = nested.collect();
        if let Some(first) = nested.first() {
            let above = Span::new(member.span.start, outline[*first].members[0].span.start);
            let above = first_sentence(document, above);
            for child in nested {
                collect(document, outline, child, Some(above), asks);
            }
            continue;
        }
        let is_last = position + 1 == series.members.len();
        let span = if is_last { cut_tail(document, member, usual) } else { member.span };
        let span = span.trim(&document.text);
        let content = Span::new(member.label.end.min(span.end), span.end);
        if says_something(content.of(&document.text)) {
            asks.push(Ask { span, heading, origin: AskOrigin::Numbered });
        }
    }
}

/// Whether the members of a nested series are asks of their own, and not the points of one.
fn stands_alone(document: &Document, member: &Member, nested: &Series) -> bool {
    if matches!(nested.style, Style::Spoken | Style::Bullet | Style::Circled)
        && !nested.members[0].opens_block
    {
        return false;
    }
    let above = Span::new(member.label.end, nested.members[0].span.start).of(&document.text);
    let is_heading = above.chars().filter(|next| next.is_alphanumeric()).count() <= 36;
    let in_paragraphs =
        nested.members.iter().filter(|member| member.opens_block).count() * 2 > nested.members.len();
    is_heading || (in_paragraphs && member.opens_block && nested.style < Style::Circled)
}

/// The longest of all members but the last, in bytes.
fn usual_length(series: &Series) -> usize {
    let (_, before) = series.members.split_last().unzip();
    before.map_or(0, |before: &[Member]| before.iter().map(|member| member.span.len()).max().unwrap_or(0))
}

/// The last member without the closing words of the item.
fn cut_tail(document: &Document, member: &Member, usual: usize) -> Span {
    let text = member.span.of(&document.text);
    let mut end = text.len();
    let mut sentence = 0;
    for (at, next) in text.char_indices() {
        let block_ends = next == '\n';
        if !block_ends && !"。！？!?；;".contains(next) {
            continue;
        }
        let after = at + next.len_utf8();
        sentence += 1;
        let rest = text[after..].trim_start();
        let ends_paragraph = block_ends && !goes_on(&text[..at]);
        let long = after > usual.max(180) * 2;
        if sentence > 0 && (closes(rest) || ends_paragraph || (long && !block_ends)) {
            end = after;
            break;
        }
    }
    Span::new(member.span.start, member.span.start + end)
}

/// Whether a line broken here goes on in the next one.
fn goes_on(line: &str) -> bool {
    let line = line.rsplit('\n').next().unwrap_or(line).trim_end();
    line.chars().count() >= 25
        && line.ends_with(|last: char| ('\u{4e00}'..='\u{9fff}').contains(&last) || "，、,".contains(last))
}

/// Whether a text begins with the closing words of an item.
fn closes(text: &str) -> bool {
    const CLOSING: [&str; 30] = [
        "以上",
        "总之",
        "综上",
        "此致",
        "敬礼",
        "谢谢",
        "感谢",
        "非常感谢",
        "万分感谢",
        "望领导",
        "望有关",
        "望相关",
        "请领导",
        "恳请领导",
        "恳请各级",
        "希望领导",
        "请求领导",
        "请政府",
        "请书记",
        "请市长",
        "请县长",
        "盼复",
        "盼回复",
        "妥否",
        "当否",
        "特此",
        "上述",
        "请不要",
        "麻烦领导",
        "望给予",
    ];
    CLOSING.iter().any(|words| text.starts_with(words))
}

fn first_sentence(document: &Document, span: Span) -> Span {
    let text = span.of(&document.text);
    let end = text
        .char_indices()
        .find(|(_, next)| "。！？!?\n".contains(*next))
        .map_or(text.len(), |(at, next)| at + next.len_utf8());
    Span::new(span.start, span.start + end).trim(&document.text)
}

/// The first two hundred characters or so of an item that neither numbers nor phrases nor titles its demand.
fn first_sentences(document: &Document, prose: Span) -> Option<Span> {
    let text = prose.of(&document.text);
    let end = text
        .char_indices()
        .filter(|(_, next)| "。！？!?\n".contains(*next))
        .map(|(at, next)| at + next.len_utf8())
        .find(|end| *end > 300)
        .unwrap_or(text.len());
    let span = Span::new(prose.start, prose.start + end).trim(&document.text);
    (!span.is_empty()).then_some(span)
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|next| ('\u{4e00}'..='\u{9fff}').contains(next)).count() >= 3
}
