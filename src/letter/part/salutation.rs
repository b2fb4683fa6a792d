//! 称呼: who is addressed, and as what.

use super::AddresseeKind;
use super::line::Line;
use super::name;
use super::pattern::Pattern;
use crate::finding::Span;

/// The salutation with the names it holds.
#[derive(Debug)]
pub(super) struct Salutation {
    /// The index of its line.
    pub(super) line: usize,
    /// The whole line.
    pub(super) span: Span,
    /// The names or bodies.
    pub(super) addressees: Vec<Span>,
    /// As what they are addressed.
    pub(super) kind: AddresseeKind,
}

/// Names, then 代表 or 委员, then a colon (or a comma, or nothing).
static PERSONS: Pattern = Pattern::new(concat!(
    r"^(?:尊敬的|敬爱的)?\s*([^。！？!?：:《》“”]{1,400}?)\s*(代表|委员)\s*(?:们|同志|先生|女士)?",
    r"\s*(?:（[^（）]{1,20}）)?\s*(?:[，,]?\s*(?:您好|你好|你们好))?\s*([：:，,！!]?)$",
));

/// Words that no salutation holds.
static CLAUSE: Pattern = Pattern::new(
    r"关于|建议|提案(?:[^委办]|$)|答复|提出|收悉|会议|感谢|意见|办理|请|认为|反映|全体|人大代表政协|和政协",
);

/// One name of the list: 等…位 stays, 代表 and 二位 go.
static ONE: Pattern = Pattern::new(concat!(
    r"^(?:尊敬的)?\s*(.+?(?:等\s*(?:[0-9０-９一二三四五六七八九十两]{1,3}\s*[位名人])?)?)",
    r"\s*(?:(?:[二两三四五六七八九十]|[0-9]{1,3})\s*[位名])?\s*(?:(?:省|市|县|区|州)?(?:人大|政协)?(?:代表|委员)(?:们|同志)?)?$",
));

static SEPARATOR: Pattern = Pattern::new(r"[、，,；;]|[\s\u{3000}]+");

/// The salutation among the lines before `opening`: persons first, else a body with a colon, else a body
/// between title and opening.
pub(super) fn find(text: &str, lines: &[Line], opening: Option<usize>) -> Option<Salutation> {
    let end = opening.unwrap_or(lines.len().min(15));
    let front = lines.get(..end).unwrap_or(lines);
    let with_colon = |line: &Line| line.span.of(text).ends_with(['：', ':']);
    let persons = |strict: bool| {
        front.iter().enumerate().rev().find_map(|(index, line)| {
            (!strict || with_colon(line)).then(|| persons(text, index, line.span)).flatten()
        })
    };
    persons(true)
        .or_else(|| {
            front
                .iter()
                .enumerate()
                .rev()
                .filter(|(_, line)| with_colon(line))
                .find_map(|(index, line)| bodies(text, index, line.span))
        })
        .or_else(|| if opening.is_some() { persons(false) } else { None })
        .or_else(|| {
            let index = opening?.checked_sub(1).filter(|index| *index > 0)?;
            bodies(text, index, lines.get(index)?.span)
        })
}

fn persons(text: &str, line: usize, span: Span) -> Option<Salutation> {
    let groups = PERSONS.groups(text, span)?;
    let (names, title) = (groups.get(1)?, groups.get(2)?);
    if CLAUSE.matches(names.of(text)) || names.of(text).contains("的") && !names.of(text).contains("尊敬的")
    {
        return None;
    }
    let kind = if title.of(text) == "代表" { AddresseeKind::Deputy } else { AddresseeKind::Member };
    let addressees = names_of(text, names.cover(title));
    (!addressees.is_empty()).then_some(Salutation { line, span, addressees, kind })
}

fn bodies(text: &str, line: usize, span: Span) -> Option<Salutation> {
    let inner = span.of(text).trim_end_matches(['：', ':']).trim_end();
    let inner = Span::new(span.start, span.start + inner.len());
    let addressees: Vec<Span> = split_bodies(text, inner);
    let all_bodies = !addressees.is_empty()
        && addressees.iter().all(|body| name::is_body(body.of(text)) || is_short_body(body.of(text)));
    all_bodies.then_some(Salutation { line, span, addressees, kind: AddresseeKind::Organisation })
}

/// The names of a list, each without 代表 or 委员.
fn names_of(text: &str, list: Span) -> Vec<Span> {
    let mut names: Vec<Span> = Vec::new();
    for piece in pieces(text, list) {
        let Some(name) = ONE.groups(text, piece).and_then(|groups| groups.get(1)) else { continue };
        let name = name.trim(text);
        let bare = name.of(text);
        if bare.is_empty() || matches!(bare, "代表" | "委员" | "各位" | "等") {
            continue;
        }
        names.push(name);
    }
    names
}

/// The list cut at its separators; a space inside a name of two characters (李 明) cuts nothing.
fn pieces(text: &str, list: Span) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut start = list.start;
    for separator in SEPARATOR.all(text, list) {
        let before = Span::new(start, separator.start).trim(text);
        let blank = separator.of(text).trim().is_empty();
        let single = before.of(text).trim_start_matches("尊敬的").trim().chars().count() == 1;
        let rest = text.get(separator.end..list.end).unwrap_or("");
        if blank && (single || before.is_empty() || goes_on(rest)) {
            continue;
        }
        pieces.push(before);
        start = separator.end;
    }
    pieces.push(Span::new(start, list.end).trim(text));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether `rest` is no name but what follows one: 等3位, 代表.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with('等') || rest.starts_with("代表") || rest.starts_with("委员") || rest.starts_with('（')
}

/// A list of bodies cut at ，and ；, and at 、 when a body stands on both sides.
fn split_bodies(text: &str, list: Span) -> Vec<Span> {
    let mut bodies = Vec::new();
    let mut start = list.start;
    for (at, c) in list.of(text).char_indices() {
        let here = list.start + at;
        let cuts = match c {
            '，' | ',' | '；' | ';' => true,
            '、' => name::is_body(Span::new(start, here).of(text)),
            _ => false,
        };
        if cuts {
            bodies.push(Span::new(start, here).trim(text));
            start = here + c.len_utf8();
        }
    }
    bodies.push(Span::new(start, list.end).trim(text));
    bodies.retain(|body| !body.is_empty());
    bodies
}

/// 各委、办、局 and the like.
fn is_short_body(text: &str) -> bool {
    text.starts_with('各') || text.ends_with("各委") || text.contains("、")
}
