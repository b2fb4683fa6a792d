//! The item that is answered: a suggestion (建议) or a proposal (提案).

use serde::{Deserialize, Serialize};

use super::part::pattern::Pattern;
use super::part::{name, session};
use super::{Ask, AskOrigin, ask};
use crate::document::Document;
use crate::finding::Span;

/// What kind of item it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// 人大代表建议.
    Suggestion,
    /// 政协提案.
    Proposal,
    /// Another one.
    Other,
}

/// An item as read. Every span is in the item's own text.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// What it is.
    pub kind: Option<ItemKind>,
    /// Its number as written.
    pub number: Option<Span>,
    /// Its title (案由, 题目).
    pub title: Option<Span>,
    /// Its session.
    pub session: Option<Span>,
    /// The names of the proposers (代表, 委员, or a body).
    pub proposers: Vec<Span>,
    /// Its prose: all of it without title, names and other fields.
    pub prose: Span,
    /// The part of the prose that gives reasons.
    pub reasons: Option<Span>,
    /// What it asks for.
    pub asks: Vec<Ask>,
}

impl Item {
    /// Reads a document as an item.
    pub fn read(document: &Document) -> Self {
        let text = &document.text;
        let layout = ask::layout(document);
        let asks = ask::find(document);
        let head = head(document, layout.title, &asks);
        Self {
            kind: kind(head.of(text)),
            number: number(text, head),
            title: layout.title.map(|title| without_number(text, title)),
            session: session::all(text, head).into_iter().next(),
            proposers: proposers(text, head),
            prose: layout.prose,
            reasons: reasons(text, layout.prose, &asks),
            asks,
        }
    }
}

/// Marks of a suggestion before those of a proposal: a 代表 may well hand in a 提案 by mistake.
static SUGGESTION: Pattern =
    Pattern::new(r"人大|人民代表大会|代表建议|领衔代表|附议代表|代表姓名|代\s*表\s*[：:]|代表团");
static PROPOSAL: Pattern = Pattern::new(r"政协|政治协商|提案|委员");

/// A number with 第…号, with 编号, or in brackets with 号; never that of a 届 or 次.
static NUMBER: Pattern = Pattern::new(concat!(
    r"第\s*([A-ZＡ-Ｚ]?[0-9０-９]{1,7})\s*号",
    r"|(?:编\s*号|案\s*号|提案号|建议号|序\s*号)\s*[：:]?\s*第?\s*([A-Z]?[0-9]{1,7})",
    r"|[（(]\s*第?\s*([A-Z]?[0-9]{1,7})\s*号\s*[）)]",
));

static BRACKETED: Pattern = Pattern::new(r"[（(]\s*第?\s*[A-Z]?[0-9]{1,7}\s*号\s*[）)]\s*$");

/// Who proposes, behind a label; the value ends with the line or the next label.
static PROPOSER: Pattern = Pattern::new(concat!(
    r"(?:(?:领衔|附议|联名|联署|第一)?(?:代\s*表|委\s*员|提\s*案\s*人|提案者|提案委员|提案单位|建议人|提出人|提议人|领衔人|联名人|附议人)|附议|联名|联署)",
    r"(?:姓名)?\s*[：:]\s*([^\n：:]{1,120})",
));

/// What ends a value when the next label stands on the same line.
static NEXT_LABEL: Pattern = Pattern::new(
    r"[\s　]+(?:领衔|附议|联名|联署|界别|所属|承办|主办|协办|联系|单位|工作|职务|电话|通讯|代表团|邮编)",
);

/// Names of the proposers in a phrase: 石某、田某委员联合提案.
static PHRASE: Pattern =
    Pattern::new(r"(?m)^\s*([\p{Han}·、\s]{2,60}?)(?:委员|代表)(?:联名|联合|等)?(?:提出|提案|建议|反映)");

/// The part above reasons and asks, where number, session and names stand; at most 600 characters.
fn head(document: &Document, title: Option<Span>, asks: &[Ask]) -> Span {
    let text = &document.text;
    let demands = asks.iter().filter(|ask| ask.origin != AskOrigin::Title);
    let first = demands.map(|ask| ask.span.start).min().unwrap_or(text.len());
    let end = text.char_indices().nth(600).map_or(text.len(), |(at, _)| at);
    Span::new(0, first.min(end).max(title.map_or(0, |title| title.end)))
}

fn kind(head: &str) -> Option<ItemKind> {
    if SUGGESTION.matches(head) {
        Some(ItemKind::Suggestion)
    } else if PROPOSAL.matches(head) {
        Some(ItemKind::Proposal)
    } else {
        None
    }
}

/// The title without a number in brackets behind it.
fn without_number(text: &str, title: Span) -> Span {
    match BRACKETED.find(text, title) {
        Some(number) => Span::new(title.start, number.start).trim(text),
        None => title,
    }
}

fn number(text: &str, head: Span) -> Option<Span> {
    let groups = NUMBER.groups(text, head)?;
    (1..=3).find_map(|group| groups.get(group))
}

fn proposers(text: &str, head: Span) -> Vec<Span> {
    let mut names: Vec<Span> = PROPOSER
        .all_groups(text, head)
        .iter()
        .filter_map(|groups| groups.get(1))
        .flat_map(|value| {
            let end = NEXT_LABEL.find(text, value).map_or(value.end, |label| label.start);
            names_in(text, Span::new(value.start, end))
        })
        .collect();
    if names.is_empty() {
        names = PHRASE
            .groups(text, head)
            .and_then(|groups| groups.get(1))
            .map_or(Vec::new(), |value| names_in(text, value));
    }
    names
}

/// The persons and bodies of a list, what stands in brackets left out.
fn names_in(text: &str, list: Span) -> Vec<Span> {
    let mut names = Vec::new();
    let mut start = list.start;
    let mut depth = 0usize;
    for (offset, character) in list.of(text).char_indices().chain([(list.len(), '、')]) {
        let at = list.start + offset;
        match character {
            '（' | '(' => {
                if depth == 0 {
                    push_name(text, Span::new(start, at), &mut names);
                }
                depth += 1;
                start = list.end;
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                start = at + character.len_utf8();
            }
            '、' | '，' | ',' | '；' | ';' if depth == 0 => {
                push_name(text, Span::new(start.min(at), at), &mut names);
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    names
}

fn push_name(text: &str, span: Span, names: &mut Vec<Span>) {
    let mut span = span.trim(text);
    for ending in ["代表", "委员", "等人"] {
        if span.of(text).ends_with(ending) {
            span = Span::new(span.start, span.end - ending.len()).trim(text);
        }
    }
    let bare: String = span.of(text).chars().filter(|character| !character.is_whitespace()).collect();
    if name::is_person(&bare) || name::is_body(&bare) {
        names.push(span);
    }
}

/// The prose without the asks.
fn reasons(text: &str, prose: Span, asks: &[Ask]) -> Option<Span> {
    let first = asks.iter().filter(|ask| ask.origin != AskOrigin::Title).map(|ask| ask.span.start).min();
    let reasons = Span::new(prose.start, first.unwrap_or(prose.end).clamp(prose.start, prose.end)).trim(text);
    (!reasons.is_empty()).then_some(reasons)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{Item, ItemKind};
    use crate::document;

    /// Text; kind, number, session, title, proposers.
    type Row = (&'static str, Option<ItemKind>, &'static str, &'static str, &'static str, &'static str);

    const ROWS: &[Row] = &[
        (
            "青河县第十八届人民代表大会第五次会议代表建议\n编号：第46号\n领衔代表：罗世昌\n附议代表：白玉芬、李国良\n\
             标题：关于改善凤落片区出行条件的建议\n案由：路面损毁。\n建议：修复县道。\n",
            Some(ItemKind::Suggestion),
            "46",
            "青河县第十八届人民代表大会第五次会议",
            "关于改善凤落片区出行条件的建议",
            "罗世昌 白玉芬 李国良",
        ),
        (
            "苍河县政协十届三次会议　第66号提案\n提案人：谭素芳\n案　由：关于加强城北新区治安防控的提案\n治安力量不足。\n建议公安机关增加巡逻。\n",
            Some(ItemKind::Proposal),
            "66",
            "苍河县政协十届三次会议",
            "关于加强城北新区治安防控的提案",
            "谭素芳",
        ),
        (
            "关于尽快整修东街的建议（45号）\n提案者：民盟青河县委　承办单位：县城管局\n内容：东街路面坑洼。\n建议：尽快整修东街。\n",
            Some(ItemKind::Proposal),
            "45",
            "",
            "关于尽快整修东街的建议",
            "民盟青河县委",
        ),
        (
            "代　　表：李忠平、何丽芬（女）、普 华\n题目：关于提升供水保障水平的建议\n片区错时供水。建议更换管网。\n",
            Some(ItemKind::Suggestion),
            "",
            "",
            "关于提升供水保障水平的建议",
            "李忠平 何丽芬 普华",
        ),
        (
            "县政协十届三次会议第7号提案\n提案者：张秀英　界别：农业界　附议：岩香、沙建国\n题目：关于推广良种的提案\n产量偏低。建议推广良种。\n",
            Some(ItemKind::Proposal),
            "7",
            "县政协十届三次会议",
            "关于推广良种的提案",
            "张秀英 岩香 沙建国",
        ),
        ("县里的天气很好。\n", None, "", "", "", ""),
    ];

    #[test]
    fn headers_are_read() {
        for (text, kind, number, session, title, proposers) in ROWS {
            let document = document::open("item.txt", text.as_bytes()).unwrap();
            let item = Item::read(&document);
            let of = |span: Option<crate::finding::Span>| {
                span.map_or("", |span| span.of(&document.text)).to_owned()
            };
            let names: Vec<String> = item
                .proposers
                .iter()
                .map(|name| name.of(&document.text).split_whitespace().collect())
                .collect();
            assert_eq!(
                (item.kind, of(item.number), of(item.session), of(item.title), names.join(" ")),
                (*kind, (*number).into(), (*session).into(), (*title).into(), (*proposers).into()),
                "{text}"
            );
        }
    }
}
