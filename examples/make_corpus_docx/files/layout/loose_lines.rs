//! Defects: Word's own margins, 四号, no indent, `第 1 页` in 小五 at the foot.

use super::bare_copy;
use crate::files::office::look::{Footer, Indent, Look, Page};

pub(in super::super) const LOOK: Look = Look {
    body: ("仿宋", 28),
    indent: Indent::Missing,
    page: Page { top: 1440, right: 1800, bottom: 1440, left: 1800, footer: 992, ..Page::STANDARD },
    footer: Footer::Every("第#页", "Times New Roman", 18),
    ..bare_copy::LOOK
};
