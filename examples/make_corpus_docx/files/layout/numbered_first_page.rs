//! Defects: 信函格式 with a number on the first page, and the title at the left.

use super::letter_form;
use crate::files::office::look::{Footer, Look};

pub(in super::super) const LOOK: Look =
    Look { title: ("方正小标宋简体", 44, "left"), footer: Footer::OddEven, ..letter_form::LOOK };
