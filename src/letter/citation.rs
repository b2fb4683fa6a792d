//! Cited documents (引用文件).

use serde::Serialize;

use super::Letter;
use crate::document::Document;
use crate::finding::Span;

/// A document that the reply cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words of the citation: from the title's mark to the number's closing bracket.
    pub span: Span,
    /// The title, with its 《》 or quotation marks when it has them.
    pub title: Span,
    /// 制发机关, when named before the title.
    pub issuer: Option<Span>,
    /// 发文字号 beside the title.
    pub doc_number: Option<Span>,
    /// What kind of document it is.
    pub kind: CitationKind,
    /// Whether a careful reviewer would ask for its number here.
    pub number_expected: bool,
}

/// What kind of document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CitationKind {
    /// 通知, or a paper issued by one (关于印发《…》的通知).
    Notice,
    /// 意见, 决定, 批复 and other numbered papers.
    Opinion,
    /// 法律, 法规, 规章.
    Law,
    /// 规划, 计划, 纲要, 方案.
    Plan,
    /// 标准, 规范, 规程.
    Standard,
    /// The suggestion or proposal itself, or another one.
    Item,
    /// 报告, 讲话, 纪要.
    Report,
    /// Anything else.
    Other,
}

/// Finds all cited documents.
pub(super) fn find(_document: &Document, _letter: &Letter) -> Vec<Citation> {
    Vec::new()
}
