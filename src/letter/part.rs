//! The parts of a reply: who writes to whom about which item, and where each part stands.

use serde::{Deserialize, Serialize};

use super::{Date, ItemKind, Letter};
use crate::document::Document;
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

/// Finds the parts of a reply.
pub(super) fn read(_document: &Document) -> Letter {
    Letter::default()
}
