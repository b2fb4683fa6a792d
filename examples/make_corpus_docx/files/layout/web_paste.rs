//! Defects: pasted from a web page: 宋体小四, one and a half lines, headings in 微软雅黑, no page number.

use super::bare_copy;
use crate::files::office::look::{Footer, Indent, Look};

pub(in super::super) const LOOK: Look = Look {
    line: (360, "auto"),
    body: ("宋体", 24),
    headings: ["微软雅黑", "微软雅黑", "宋体"],
    indent: Indent::Characters,
    footer: Footer::Missing,
    ..bare_copy::LOOK
};
