//! Defects: top and left margins to the standard, right and bottom ones too wide; the text area is 136 mm × 210 mm.

use super::red_head;
use crate::files::office::look::{Look, Page};

pub(in super::super) const LOOK: Look =
    Look { page: Page { right: 2608, bottom: 2835, ..Page::STANDARD }, ..red_head::LOOK };
