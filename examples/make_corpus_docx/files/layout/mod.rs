//! The layouts in which the letters of the corpus are written: a file each.

pub(super) mod bare_copy;
pub(super) mod letter_form;
pub(super) mod loose_lines;
pub(super) mod named_styles;
pub(super) mod numbered_first_page;
pub(super) mod red_head;
pub(super) mod small_page;
pub(super) mod theme_fonts;
pub(super) mod us_paper;
pub(super) mod web_paste;
