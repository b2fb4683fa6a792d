//! 信函格式 from a Chinese Word: styles carry the formatting, headings number themselves, no number on the first page.

use crate::files::office::look::{Footer, Form, Indent, Look, Page, StyleIds};

pub(in super::super) const LOOK: Look = Look {
    form: Form::Correspondence,
    ids: StyleIds::WORD,
    direct: false,
    themed: false,
    split: false,
    page: Page::STANDARD,
    grid: Some((579, 0)),
    line: (579, "exact"),
    body: ("仿宋_GB2312", 32),
    title: ("方正小标宋简体", 44, "center"),
    headings: ["黑体", "楷体_GB2312", "仿宋_GB2312"],
    indent: Indent::Characters,
    numbered: true,
    footer: Footer::NotFirst,
    header: "",
};
