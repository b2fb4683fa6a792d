//! 文件格式 whose body takes its font from the theme, with runs split by many sessions and the indent in twips.

use super::letter_form;
use crate::files::office::look::{Footer, Form, Indent, Look};

pub(in super::super) const LOOK: Look = Look {
    form: Form::Document,
    themed: true,
    split: true,
    body: ("仿宋", 32),
    title: ("方正小标宋_GBK", 44, "center"),
    headings: ["黑体", "楷体", "仿宋"],
    indent: Indent::Twips,
    footer: Footer::OddEven,
    ..letter_form::LOOK
};
