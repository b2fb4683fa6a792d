//! 信函格式 from an English Word: named styles, no grid, a fixed 28 points a line, split runs, a running header.

use super::letter_form;
use crate::files::office::look::{Look, StyleIds};

pub(in super::super) const LOOK: Look = Look {
    ids: StyleIds::NAMED,
    split: true,
    grid: None,
    line: (560, "exact"),
    body: ("方正仿宋_GBK", 32),
    headings: ["方正黑体_GBK", "方正楷体_GBK", "方正仿宋_GBK"],
    header: "建议提案办理",
    ..letter_form::LOOK
};
