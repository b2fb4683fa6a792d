//! A copy without red lines: Chinese style ids, numbers typed, two full-width spaces in place of the indent.

use super::letter_form;
use crate::files::office::look::{Footer, Form, Indent, Look, StyleIds};

pub(in super::super) const LOOK: Look = Look {
    form: Form::Bare,
    ids: StyleIds::CHINESE,
    direct: true,
    grid: None,
    body: ("仿宋", 32),
    title: ("方正小标宋_GBK", 44, "center"),
    headings: ["黑体", "楷体", "仿宋"],
    indent: Indent::Spaces,
    numbered: false,
    footer: Footer::Every("— # —", "宋体", 28),
    ..letter_form::LOOK
};
