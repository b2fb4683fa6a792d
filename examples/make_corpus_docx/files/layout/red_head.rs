//! 文件格式 from WPS: numeric style ids, all formatting on paragraphs and runs, three levels of automatic numbers.

use super::letter_form;
use crate::files::office::look::{Footer, Form, Look, StyleIds};

pub(in super::super) const LOOK: Look = Look {
    form: Form::Document,
    ids: StyleIds::WPS,
    direct: true,
    line: (560, "exact"),
    footer: Footer::OddEven,
    ..letter_form::LOOK
};
