//! Document numbers (发文字号), well formed or not.

use serde::Serialize;

use crate::finding::Span;

/// A document number, such as `国办发〔2014〕46号` or `西交发(2017)259号`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocNumber {
    /// All of it as written.
    pub span: Span,
    /// 机关代字, such as `国办发`; empty when missing.
    pub organ: Span,
    /// The year's digits as written.
    pub year: Span,
    /// Which brackets enclose the year.
    pub brackets: Brackets,
    /// 发文顺序号, digits as written.
    pub serial: Span,
    /// Whether 第 or 字第 stands before the serial.
    pub has_ordinal: bool,
}

/// The brackets around the year of a document number (GB/T 9704-2012 7.2.5 asks for 〔〕).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Brackets {
    /// 〔〕 U+3014, U+3015: the standard's.
    Tortoise,
    /// ﹝﹞ U+FE5D, U+FE5E: look-alikes.
    SmallTortoise,
    /// [] or ［］.
    Square,
    /// () or （）.
    Round,
    /// 【】.
    Lenticular,
    /// None.
    Missing,
}

/// Finds all document numbers of `text`.
pub(super) fn find(_text: &str) -> Vec<DocNumber> {
    Vec::new()
}
