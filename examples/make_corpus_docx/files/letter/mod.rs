//! What the docx letters say: a text file each, one paragraph a line, with the part it plays in brackets before it.

/// The part a paragraph plays in a letter (公文格式要素).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 办理结果类别.
    Class,
    /// 发文机关标志.
    Letterhead,
    /// 发文字号; after a tab, 签发人.
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
    /// 三级标题, here a numbered paragraph; its number is automatic.
    Point,
    /// A row of a table, its cells divided by `|`; the rows that follow each other are one table.
    Row,
    /// 附件说明.
    Annexes,
    /// 附件序号, at the head of a new page.
    Annex,
    /// 附件标题.
    AnnexTitle,
    /// Words in a text box (文本框).
    Box,
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

const MARKS: &[(&str, Role)] = &[
    ("class", Role::Class),
    ("mark", Role::Letterhead),
    ("number", Role::DocNumber),
    ("title", Role::Title),
    ("to", Role::Salutation),
    ("1", Role::Heading),
    ("2", Role::Subheading),
    ("3", Role::Point),
    ("row", Role::Row),
    ("annexes", Role::Annexes),
    ("annex", Role::Annex),
    ("annex title", Role::AnnexTitle),
    ("box", Role::Box),
    ("sign", Role::Signature),
    ("date", Role::Date),
    ("note", Role::Note),
    ("copy", Role::CopyTo),
    ("printed", Role::Printed),
];

/// A letter, paragraph by paragraph.
pub(super) type Letter<'a> = &'a [(Role, &'a str)];

/// Reads a letter: `[role] text`, or only the text of a body paragraph; `//` begins a comment.
pub(super) fn read(file: &str) -> Vec<(Role, &str)> {
    file.lines()
        .filter(|line| !line.starts_with("//"))
        .map(|line| {
            MARKS
                .iter()
                .find_map(|(mark, role)| {
                    let text = line.strip_prefix('[')?.strip_prefix(mark)?.strip_prefix("] ")?;
                    Some((*role, text))
                })
                .unwrap_or((Role::Body, line))
        })
        .collect()
}
