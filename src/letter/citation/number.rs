//! The number beside a title: 发文字号, 令 or 公告, standard code; and the short name given there.

use super::super::part::pattern::Pattern;
use super::{CitationKind, Draft, Place, kind};
use crate::finding::Span;

/// Orders and announcements: 国务院令第711号, 交通运输部令2018年第4号, 省人大常委会公告第13号.
static ORDER: Pattern = Pattern::new(
    r"(?:[\p{Han}A-Z0-9]{0,24}(?:令|公告)\s*(?:[〔\[（(]?[0-9]{4}[〕\]）)]?年?)?\s*第?\s*[0-9０-９一二三四五六七八九十百]{1,6}\s*号|[\p{Han}]{0,12}第?[0-9]{1,4}号(?:[\p{Han}]{0,6})令)(?:公布|修订|修正)?",
);

/// Standard codes: GB/T 9704—2012, JTG B01-2014, DB53/T 1032-2021.
static CODE: Pattern = Pattern::new(
    r"[A-Z]{2,6}[0-9]{0,2}(?:\s?[/／∕]\s?[A-Z]{1,4})?\s?[A-Z]?\s?[0-9]{1,6}(?:\.[0-9]{1,3})*\s?[-—－–―‐~一]{1,2}\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}(?:[^0-9]|$))",
);

/// Codes without a year, or in small letters, which only brackets behind a title make sure.
static LOOSE_CODE: Pattern = Pattern::new(
    r"(?i)(?:GB|GBJ|GBZ|GA|CJJ|CJ|JGJ|JG|JTG|JTJ|JT|HJ|SL|DL|NY|LY|WS|MH|TB|YD|DB[0-9]{2})(?:\s?[/／∕]\s?T)?\s?[A-Z]?[0-9]{2,6}(?:\.[0-9]{1,3})*(?:\s?[-—－–―‐~一]{1,2}\s?[0-9]{2,4})?",
);

/// 关于印发《…》的通知 before and behind the title.
static WRAP_BEFORE: Pattern =
    Pattern::new(r"关于(?:[^，。《》]{0,12})?(?:印发|转发|颁发|下发|发布|批转|公布|修订|修改|废止|实施)\s*$");
static VERB_BEFORE: Pattern = Pattern::new(r"(?:印发|转发|批转)\s*$");
static WRAP_AFTER: Pattern =
    Pattern::new(r"^\s*(?:等[^，。《》]{0,8})?的(?:通知|公告|通告|决定|意见|批复|函)");

/// What may stand between a title and the brackets with its number.
static GAP: Pattern = Pattern::new(r"^(?:的?文件|等?文件|一文)?\s*");

/// What may stand between a number and the title behind it.
static GAP_BEFORE: Pattern =
    Pattern::new(r"(?:号)?(?:文件|文)?(?:印发的?|转发的?|下发的?)?[）)\]】”]?\s*[:：]?\s*$");

/// A short name for later use.
static SHORT: Pattern =
    Pattern::new(r#"以下(?:统)?简称(?:为)?[：:]?\s*["“《‘「]*([^”》"’」）)，,；;]{1,20})"#);

/// Puts numbers, 关于印发…的通知 and short names to the titles they belong to.
pub(super) fn attach(place: &Place<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        wrap(place, draft);
        after(place, draft);
    }
    for index in 0..drafts.len() {
        let start = drafts[index].span().start;
        if drafts[index].number.is_some() || drafts[index].kind == CitationKind::Item {
            continue;
        }
        let Some(number) = before(place, start) else { continue };
        if drafts.iter().any(|other| other.number_zone.is_some_and(|zone| zone.overlaps(number))) {
            continue;
        }
        drafts[index].number = Some(number);
        drafts[index].number_zone = Some(number);
        settle(place, &mut drafts[index]);
    }
}

/// Looks for 关于印发《…》的通知 around a title.
fn wrap(place: &Place<'_>, draft: &mut Draft) {
    if draft.kind == CitationKind::Item {
        return;
    }
    let sentence = place.sentence(draft.title.start);
    let head = Span::new(sentence.start, draft.title.start);
    let tail = WRAP_AFTER.find(place.text, Span::new(draft.title.end, place.text.len()));
    let opened = WRAP_BEFORE.find(place.text, head).or_else(|| tail.and(VERB_BEFORE.find(place.text, head)));
    let Some(opened) = opened else { return };
    let end = tail.map_or(draft.title.end, |tail| tail.end);
    draft.wrap = Some(Span::new(opened.start, end));
    draft.is_issued = true;
    draft.kind = CitationKind::Notice;
}

/// Looks for the number, and a short name, behind a title.
fn after(place: &Place<'_>, draft: &mut Draft) {
    let text = place.text;
    let mut at = draft.span().end;
    for _ in 0..3 {
        let gap = GAP.find(text, Span::new(at, text.len())).map_or(at, |gap| gap.end);
        if let Some(number) = number_at(place, gap, draft.kind) {
            set(place, draft, number, number);
            return;
        }
        let Some(zone) = bracketed(text, gap) else { return };
        if let Some(short) = SHORT.groups(text, zone).and_then(|groups| groups.get(1)) {
            draft.short_name.get_or_insert(short.trim(text));
        }
        if draft.kind != CitationKind::Item
            && draft.number.is_none()
            && let Some(number) = number_in(place, zone, draft.kind)
        {
            set(place, draft, number, zone);
        }
        at = zone.end;
    }
}

fn set(place: &Place<'_>, draft: &mut Draft, number: Span, zone: Span) {
    if draft.kind == CitationKind::Item || draft.number.is_some() {
        return;
    }
    draft.number = Some(number);
    draft.number_zone = Some(zone);
    settle(place, draft);
}

/// What a number tells of its document: rules (办法, 规定) with a 令 are a law, with a 发文字号 none; what has a code is
/// a standard.
fn settle(place: &Place<'_>, draft: &mut Draft) {
    let Some(number) = draft.number.filter(|_| !draft.is_issued) else { return };
    let is_document_number = place.letter.doc_numbers.iter().any(|known| known.span == number);
    let is_code = number.of(place.text).starts_with(|c: char| c.is_ascii_alphabetic()) && !is_document_number;
    if kind::is_rules(draft.name.of(place.text)) {
        draft.kind = if is_document_number { CitationKind::Other } else { CitationKind::Law };
    } else if is_code && draft.kind == CitationKind::Other {
        draft.kind = CitationKind::Standard;
    }
}

/// The number that begins at `at`, white space and brackets apart.
fn number_at(place: &Place<'_>, at: usize, kind: CitationKind) -> Option<Span> {
    if let Some(number) = place.letter.doc_numbers.iter().find(|number| number.span.start == at) {
        return Some(number.span);
    }
    let rest = Span::new(at, place.text.len().min(at + 90));
    let rest = Span::new(at, floor(place.text, rest.end));
    let code = CODE.find(place.text, rest).filter(|code| code.start == at);
    let order = ORDER
        .find(place.text, rest)
        .filter(|order| order.start == at)
        .map(|order| trim_order(place.text, order));
    match kind {
        CitationKind::Item => None,
        CitationKind::Law | CitationKind::Notice => order.or(code.map(|code| trim_code(place.text, code))),
        _ => code.map(|code| trim_code(place.text, code)),
    }
}

/// The number inside the brackets `zone`.
fn number_in(place: &Place<'_>, zone: Span, kind: CitationKind) -> Option<Span> {
    let text = place.text;
    place
        .letter
        .doc_numbers
        .iter()
        .find(|number| zone.contains(number.span))
        .map(|number| number.span)
        .or_else(|| CODE.find(text, zone).map(|code| trim_code(text, code)))
        .or_else(|| LOOSE_CODE.find(text, zone))
        .or_else(|| {
            ORDER.find(text, zone).filter(|_| kind != CitationKind::Item).map(|order| trim_order(text, order))
        })
}

/// The standard codes of a stretch.
pub(super) fn codes(text: &str, within: Span) -> Vec<Span> {
    CODE.all(text, within).into_iter().map(|code| trim_code(text, code)).collect()
}

/// A code without the character that only showed its two-digit year to end there.
fn trim_code(text: &str, code: Span) -> Span {
    let kept = code.of(text).trim_end_matches(|c: char| !c.is_ascii_digit());
    Span::new(code.start, code.start + kept.len())
}

/// An order without the words that lead up to it: 国务院令第711号 of 依据国务院令第711号.
fn trim_order(text: &str, order: Span) -> Span {
    static LEAD_IN: Pattern =
        Pattern::new(r"^(?:.{0,24}(?:根据|依据|按照|依照|执行|贯彻|落实|符合|违反|以及))?[和及的]?");
    LEAD_IN.find(text, order).map_or(order, |lead| Span::new(lead.end, order.end))
}

/// The number right before a title.
fn before(place: &Place<'_>, start: usize) -> Option<Span> {
    let text = place.text;
    let line = place.sentence(start).start;
    let known = place
        .letter
        .doc_numbers
        .iter()
        .map(|number| number.span)
        .rfind(|number| number.end <= start && line <= number.start);
    let order = ORDER.all(text, Span::new(line, start)).pop().map(|order| trim_order(text, order));
    [known, order].into_iter().flatten().max_by_key(|number| number.end).filter(|number| {
        let gap = Span::new(number.end, start);
        GAP_BEFORE.find(text, gap).is_some_and(|found| found == gap)
    })
}

/// The bracketed stretch that begins at `at`, brackets included.
fn bracketed(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let open = rest.chars().next()?;
    if !"（([【〔［".contains(open) {
        return None;
    }
    let mut depth = 0usize;
    for (index, c) in rest.char_indices().take(120) {
        match c {
            '（' | '(' => depth += 1,
            '[' | '【' | '［' | '〔' if index == 0 => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            ']' | '】' | '］' | '〕' if depth == 1 && "[【［〔".contains(open) => depth = 0,
            '\n' | '。' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(Span::new(at, at + index + c.len_utf8()));
        }
    }
    None
}

/// The greatest character boundary of `text` that is not past `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
