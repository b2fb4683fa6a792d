//! What the docx letters say: each a list of paragraphs with the part they play.

pub(super) mod elderly_care;
pub(super) mod night_clinic;
pub(super) mod parking;
pub(super) mod training;
pub(super) mod water_tank;

/// The part a paragraph plays in a letter (公文格式要素).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 办理结果类别.
    Class,
    /// 发文机关标志.
    Letterhead,
    /// 发文字号.
    DocNumber,
    /// 标题.
    Title,
    /// 称呼.
    Salutation,
    /// 正文.
    Body,
    /// 一级标题; its number is automatic.
    Heading,
    /// 二级标题; its number is automatic.
    Subheading,
    /// 署名.
    Signature,
    /// 成文日期.
    Date,
    /// 附注.
    Note,
    /// 抄送.
    CopyTo,
    /// 印发机关 and, after a tab, 印发日期.
    Printed,
}

/// A letter, paragraph by paragraph.
pub(super) type Letter = &'static [(Role, &'static str)];
