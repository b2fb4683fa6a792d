//! The ledger of commitments (承诺台账): one row a promise, to follow it up.

mod change;
mod csv;
pub(super) mod xlsx;

use serde::{Deserialize, Serialize};

pub use change::{Change, ChangeKind, changes, changes_text};

use crate::finding::Span;
use crate::letter::{Date, DeadlineKind, Strength};
use crate::verdict::Review;

/// One promise, as the ledger keeps it. Days are written `2025-06-30`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// 建议、提案编号.
    pub item_number: String,
    /// 建议、提案标题.
    pub item_title: String,
    /// 复文文号.
    pub reply_number: String,
    /// 承诺单位: who signs the reply.
    pub unit: String,
    /// 第几段.
    pub paragraph: usize,
    /// 承诺原文.
    pub promise: String,
    /// 责任主体, when named.
    pub actor: String,
    /// 具体措施.
    pub action: String,
    /// 时限原文.
    pub deadline: String,
    /// 到期日; empty when none can be told.
    pub due: String,
    /// 数量.
    pub measure: String,
    /// 条件.
    pub condition: String,
    /// 具体程度: 有时限, 有条件, 无时限, 空泛.
    pub strength: String,
    /// 对应的建议, when the item was given.
    pub ask: String,
    /// 联系人及电话.
    pub contact: String,
    /// 状态: 未到期, 今日到期, 已到期, 无时限.
    pub status: String,
    /// The reply's file.
    pub file: String,
}

/// The columns in order: heading, the field's name in JSON, width in characters.
pub const COLUMNS: [(&str, &str, u16); 17] = [
    ("建议提案编号", "item_number", 12),
    ("建议提案标题", "item_title", 32),
    ("复文文号", "reply_number", 20),
    ("承诺单位", "unit", 20),
    ("段落", "paragraph", 6),
    ("承诺原文", "promise", 56),
    ("责任主体", "actor", 14),
    ("具体措施", "action", 28),
    ("时限原文", "deadline", 18),
    ("到期日", "due", 12),
    ("数量", "measure", 14),
    ("条件", "condition", 22),
    ("具体程度", "strength", 10),
    ("对应建议", "ask", 32),
    ("联系人及电话", "contact", 20),
    ("状态", "status", 10),
    ("文件", "file", 24),
];

impl Entry {
    /// The cells in the order of [`COLUMNS`].
    pub fn cells(&self) -> [String; 17] {
        [
            self.item_number.clone(),
            self.item_title.clone(),
            self.reply_number.clone(),
            self.unit.clone(),
            self.paragraph.to_string(),
            self.promise.clone(),
            self.actor.clone(),
            self.action.clone(),
            self.deadline.clone(),
            self.due.clone(),
            self.measure.clone(),
            self.condition.clone(),
            self.strength.clone(),
            self.ask.clone(),
            self.contact.clone(),
            self.status.clone(),
            self.file.clone(),
        ]
    }

    /// An entry from cells under `headings`; unknown headings are passed over.
    pub fn from_cells<'a>(cells: impl Iterator<Item = (&'a str, String)>) -> Self {
        let mut entry = Self::default();
        for (heading, value) in cells {
            let Some((_, name, _)) = COLUMNS.iter().find(|(known, _, _)| *known == heading) else { continue };
            match *name {
                "item_number" => entry.item_number = value,
                "item_title" => entry.item_title = value,
                "reply_number" => entry.reply_number = value,
                "unit" => entry.unit = value,
                "paragraph" => entry.paragraph = value.parse().unwrap_or(0),
                "promise" => entry.promise = value,
                "actor" => entry.actor = value,
                "action" => entry.action = value,
                "deadline" => entry.deadline = value,
                "due" => entry.due = value,
                "measure" => entry.measure = value,
                "condition" => entry.condition = value,
                "strength" => entry.strength = value,
                "ask" => entry.ask = value,
                "contact" => entry.contact = value,
                "status" => entry.status = value,
                _ => entry.file = value,
            }
        }
        entry
    }
}

/// The promises of all reviews in order, judged on `today`.
pub fn entries(reviews: &[Review<'_>], today: Option<Date>) -> Vec<Entry> {
    reviews.iter().flat_map(|review| of(review, today)).collect()
}

/// The ledger as JSON: an array of entries.
pub fn ledger_json(entries: &[Entry]) -> serde_json::Value {
    serde_json::json!({"version": 1, "commitments": entries})
}

/// The ledger as CSV in UTF-8 with a BOM, so that office software opens it.
pub fn ledger_csv(entries: &[Entry]) -> Vec<u8> {
    csv::write(entries)
}

/// Reads a ledger back from the rows of its CSV or of the first sheet of its workbook.
///
/// # Errors
/// In Chinese, when it is no ledger.
pub fn ledger_from_rows(rows: &[Vec<String>]) -> Result<Vec<Entry>, String> {
    let (headings, rows) = rows.split_first().ok_or("是空表，不是承诺台账")?;
    if !headings.iter().any(|heading| heading == "承诺原文") {
        return Err("缺少“承诺原文”一列，不是承诺台账".to_owned());
    }
    Ok(rows
        .iter()
        .map(|row| {
            // An apostrophe keeps spreadsheet software from taking a cell for a formula; it is no part of it.
            let cells = row.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned());
            Entry::from_cells(headings.iter().map(String::as_str).zip(cells))
        })
        .collect())
}

/// The ledger as an xlsx workbook: all promises, a sheet a unit when there are several, and totals.
///
/// # Errors
/// What the writer says, should it fail.
pub fn ledger_xlsx(entries: &[Entry]) -> Result<Vec<u8>, String> {
    xlsx::write(entries)
}

fn of(review: &Review<'_>, today: Option<Date>) -> Vec<Entry> {
    let text = &review.reply.text;
    let letter = &review.letter;
    let one_line = |span: Option<Span>| -> String {
        span.map_or_else(String::new, |span| span.of(text).split_whitespace().collect::<Vec<_>>().join(""))
    };
    let item = letter.item.as_ref();
    let contact = [one_line(letter.contact), one_line(letter.phone)];
    let contact = contact.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    letter
        .commitments
        .iter()
        .map(|commitment| {
            let deadline =
                commitment.deadline.as_ref().filter(|deadline| deadline.kind != DeadlineKind::Vague);
            let due =
                deadline.and_then(|deadline| deadline.by).filter(|_| commitment.strength == Strength::Dated);
            Entry {
                item_number: one_line(item.and_then(|item| item.number)),
                item_title: one_line(item.and_then(|item| item.title)),
                reply_number: one_line(letter.doc_number),
                unit: one_line(letter.signature),
                paragraph: review.reply.paragraph_at(commitment.span.start),
                promise: one_line(Some(commitment.span)),
                actor: one_line(commitment.actor),
                action: one_line(commitment.action),
                deadline: one_line(commitment.deadline.as_ref().map(|deadline| deadline.span)),
                due: due.map(|day| day.to_string()).unwrap_or_default(),
                measure: one_line(commitment.measure),
                condition: one_line(commitment.condition),
                strength: strength(commitment.strength).to_owned(),
                ask: ask(review, commitment.span),
                contact: contact.clone(),
                status: status(due, today).to_owned(),
                file: review.path.clone(),
            }
        })
        .collect()
}

/// The ask whose answer holds the promise.
fn ask(review: &Review<'_>, promise: Span) -> String {
    let Some(item) = &review.item else { return String::new() };
    review
        .asks()
        .enumerate()
        .find(|(_, (_, answer))| answer.evidence.iter().any(|evidence| evidence.span.overlaps(promise)))
        .map(|(index, (ask, _))| {
            let words: String = ask.span.of(&item.document.text).split_whitespace().collect();
            format!("{}. {words}", index + 1)
        })
        .unwrap_or_default()
}

const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Dated => "有时限",
        Strength::Conditional => "有条件",
        Strength::Undated => "无时限",
        Strength::Hollow => "空泛",
    }
}

fn status(due: Option<Date>, today: Option<Date>) -> &'static str {
    match (due, today) {
        (Some(due), Some(today)) if due < today => "已到期",
        (Some(due), Some(today)) if due == today => "今日到期",
        (Some(_), _) => "未到期",
        (None, _) => "无时限",
    }
}
