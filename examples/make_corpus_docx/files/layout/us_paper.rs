//! Defects: letter paper (215.9 mm × 279.4 mm) with the margins of an American template.

use super::bare_copy;
use crate::files::office::look::{Indent, Look, Page, StyleIds};

pub(in super::super) const LOOK: Look = Look {
    ids: StyleIds::NAMED,
    direct: false,
    indent: Indent::Characters,
    page: Page { width: 12240, height: 15840, top: 1440, right: 1800, bottom: 1440, left: 1800, footer: 720 },
    ..bare_copy::LOOK
};
