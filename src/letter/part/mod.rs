//! The parts of a reply: who writes to whom about which item, and where each part stands.

mod attachment;
mod class;
mod closing;
mod contact;
mod day;
mod ending;
mod field;
mod imprint;
pub(in crate::letter) mod line;
pub(in crate::letter) mod name;
mod number;
mod opening;
pub(in crate::letter) mod pattern;
mod publicity;
pub(in crate::letter) mod quote;
mod reference;
mod salutation;
mod section;
pub(in crate::letter) mod session;
mod title;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::field::Label;
use self::line::Line;
use super::{Date, DocNumber, ItemKind, Letter};
use crate::document::{Document, Story};
use crate::finding::Span;

/// Whether a letter answers the proposer or advises the organiser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// 复文: a reply to the proposer.
    #[default]
    Reply,
    /// 协办意见、会办意见: an opinion to the organiser (主办单位).
    JointOpinion,
    /// Another kind of document, such as a notice.
    Other,
}

/// As what the addressees are addressed, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddresseeKind {
    /// 代表.
    Deputy,
    /// 委员.
    Member,
    /// A body, such as a party's committee or the organiser.
    Organisation,
    /// Nobody is addressed.
    #[default]
    None,
}

/// 办理结果类别, where it is marked and which letter it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassMark {
    /// The mark as written, such as `办理结果：A`.
    pub span: Span,
    /// The class: `A` to `D`, or a word such as `解决采纳` where offices use words.
    pub class: String,
}

/// The item as the reply names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemReference {
    /// What it is: judged by 人大 and 政协 before the words 建议 and 提案.
    pub kind: Option<ItemKind>,
    /// Its number as written, zeros kept.
    pub number: Option<Span>,
    /// Its title, without quotation marks.
    pub title: Option<Span>,
    /// Its session, such as `县十七届人大三次会议`.
    pub session: Option<Span>,
    /// The words that name it.
    pub span: Span,
}

/// 成文日期.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterDate {
    /// As written.
    pub span: Span,
    /// The day meant; none when there is no such day (9月31日) or a digit is missing.
    pub day: Option<Date>,
}

/// A part of the body under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading, number included; none for text before the first heading.
    pub heading: Option<Span>,
    /// All of it, heading included.
    pub span: Span,
}

/// Finds the parts of a reply; of what is no letter, none.
pub(super) fn read(document: &Document, numbers: &[DocNumber]) -> Letter {
    let text = &document.text;
    let lines = line::lines(document, line::is_main);
    let margins = line::lines(document, |story| matches!(story, Story::Header | Story::Footer));
    let fields = field::read(text, &lines);
    let opening_line = opening::line(text, &lines);
    let salutation = salutation::find(text, &lines, opening_line);
    let front_end = match (&salutation, opening_line) {
        (Some(salutation), _) => salutation.line,
        (None, Some(opening)) => opening,
        (None, None) => lines.len().min(12),
    };
    let title = title::find(text, &lines[..front_end], &fields, numbers);
    let is_reply = title.as_ref().is_some_and(|title| title.is_reply);
    let is_addressed = salutation
        .as_ref()
        .is_some_and(|salutation| opening_line.is_some() || salutation.kind != AddresseeKind::Organisation);
    let is_paper = title.is_some() && salutation.is_some();
    if !(is_reply
        || is_addressed
        || is_paper
        || opening_line.is_some_and(|line| is_announced(text, &lines, line)))
    {
        return Letter::default();
    }
    let front = &lines[..front_end];
    let first = match (&salutation, &title) {
        (Some(salutation), _) => salutation.line + 1,
        (None, _) if opening_line.is_some() => front_end,
        (None, Some(title)) => title.lines.end,
        (None, None) => 0,
    };
    let ending = ending::find(text, &lines, first, &fields);
    let start = lines.get(first).map_or(text.len(), |line| line.span.start);
    let stop = match ending.line.checked_sub(1) {
        Some(last) if ending.line > first => lines[last].span.end,
        _ => start,
    };
    let addressee_kind = salutation.as_ref().map_or(AddresseeKind::None, |salutation| salutation.kind);
    let to_person = matches!(addressee_kind, AddresseeKind::Deputy | AddresseeKind::Member);
    let is_other = title.as_ref().is_some_and(|title| !title.is_reply) && !to_person;
    let opening = if is_other {
        opening::of_paper(text, Span::new(start, stop))
    } else {
        opening::find(text, start, stop)
    };
    let main = Span::new(opening.map_or(start, |opening| opening.end), stop).trim(text);
    let closing = closing::find(text, main);
    let body = Span::new(main.start, closing.as_ref().map_or(main.end, |closing| closing.start)).trim(text);
    let body = (!body.is_empty()).then_some(body);
    let outside = |line: usize| line < front_end || line >= ending.line || lines[line].span.start >= stop;
    let around: Vec<&Line> = lines
        .iter()
        .enumerate()
        .filter(|(line, _)| outside(*line))
        .map(|(_, line)| line)
        .chain(&margins)
        .collect();
    let fields_around: Vec<&field::Field> = fields.iter().filter(|field| outside(field.line)).collect();
    let contact = contact::find(text, &fields_around);
    let copy_to = imprint::copies(text, &lines, &fields);
    let tail = lines.get(ending.line..).unwrap_or(&[]);
    let item = reference::find(&reference::Sources {
        text,
        title: title.as_ref().map(|title| title.span).filter(|_| is_reply),
        opening: opening.or_else(|| lines.get(first).map(|line| line.span)),
        fields: &fields,
        addressee: addressee_kind,
        copy_to: &copy_to,
    })
    .filter(|_| !is_other);
    Letter {
        kind: if is_other { LetterKind::Other } else { kind(text, title.as_ref(), opening, addressee_kind) },
        letterhead: title::letterhead(text, front, title.as_ref(), &margins),
        doc_number: number::find(text, numbers, &fields, front, &margins),
        class: class::find(text, &fields, front, &margins),
        publicity: publicity::find(text, &fields, &around),
        signer: fields
            .iter()
            .filter(|field| field.is(Label::Signer))
            .map(|field| field.value)
            .find(|value| name::is_person(value.of(text)) || value.of(text).chars().count() == 1),
        title: title.as_ref().map(|title| title.span),
        salutation: salutation.as_ref().map(|salutation| salutation.span),
        addressees: salutation.map(|salutation| salutation.addressees).unwrap_or_default(),
        addressee_kind,
        item,
        opening,
        sections: body.map(|body| section::find(text, &lines, body)).unwrap_or_default(),
        body,
        closing: closing.map(|closing| closing.span),
        attachment_note: attachment::note(text, &lines, first),
        attachments: attachment::all(text, &lines, ending.line),
        signature: ending.signature,
        date: ending.date,
        contact: contact.name,
        phone: contact.phone,
        notes: tail.iter().map(|line| line.span).filter(|span| ending::is_note(span.of(text))).collect(),
        copy_to,
        printed: imprint::printed(text, &lines),
        ..Letter::default()
    }
}

/// Whether the opening stands at the very start and announces an answer, so that no salutation is needed.
fn is_announced(text: &str, lines: &[Line], opening: usize) -> bool {
    let words = lines[opening].span.of(text);
    let names_item = words.contains("建议") || words.contains("提案");
    opening < 4
        && names_item
        && words.contains("如下")
        && (words.contains("复如下") || words.contains("办理"))
}

/// A joint opinion calls itself so in its title, or speaks to the organiser in its opening.
fn kind(
    text: &str,
    title: Option<&title::Title>,
    opening: Option<Span>,
    addressee: AddresseeKind,
) -> LetterKind {
    static JOINT: [&str; 2] = ["协办", "会办"];
    static PAPERS: [&str; 6] = ["意见", "件", "答复", "复函", "函", "情况"];
    let joint = |span: Span| {
        let words = title::dense(span.of(text));
        JOINT.iter().any(|joint| PAPERS.iter().any(|paper| words.contains(&format!("{joint}{paper}"))))
    };
    let to_organiser = addressee == AddresseeKind::Organisation && opening.is_some_and(joint);
    match title {
        Some(title) if joint(title.span) => LetterKind::JointOpinion,
        _ if to_organiser => LetterKind::JointOpinion,
        _ => LetterKind::Reply,
    }
}
