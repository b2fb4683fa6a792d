//! Fields: what of them is shown (the result) and what is not (the code).

use super::limit;

/// The complex fields open at a place of a story.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields below this belong to the text around the present text box.
    base: usize,
    /// How many of the fields from `base` on are still in their code.
    in_code: usize,
}

/// An open complex field.
#[derive(Debug)]
pub(super) struct Field {
    /// The byte of the XML where it begins.
    pub(super) at: usize,
    /// Its code, cut to a sane length.
    pub(super) code: String,
    /// Where in its paragraph's text the field stands.
    pub(super) anchor: Anchor,
    in_code: bool,
}

/// A place in a paragraph that is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The paragraph's number in its part.
    pub(super) paragraph: usize,
    /// Bytes of its text before the place.
    pub(super) text: usize,
    /// The number of the run's properties there.
    pub(super) run: usize,
}

/// What to put back when a text box ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saved {
    base: usize,
    in_code: usize,
}

impl Fields {
    /// Whether text at this place is shown.
    pub(super) fn shows_text(&self) -> bool {
        self.in_code == 0
    }

    pub(super) fn begin(&mut self, at: usize, anchor: Anchor) {
        self.open.push(Field { at, code: String::new(), anchor, in_code: true });
        self.in_code += 1;
    }

    /// Adds to the code of the innermost field.
    pub(super) fn code(&mut self, code: &str) {
        if self.open.len() > self.base
            && let Some(field) = self.open.last_mut()
            && field.in_code
            && field.code.len() < limit::NAME_CHARACTERS
        {
            field.code.extend(code.chars().take(limit::NAME_CHARACTERS));
        }
    }

    /// The innermost field's code ends and its result begins.
    pub(super) fn separate(&mut self, anchor: Anchor) {
        if self.open.len() > self.base
            && let Some(field) = self.open.last_mut()
            && std::mem::replace(&mut field.in_code, false)
        {
            self.in_code -= 1;
            field.anchor = anchor;
        }
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) -> Option<Field> {
        if self.open.len() <= self.base {
            return None;
        }
        let field = self.open.pop()?;
        if field.in_code {
            self.in_code -= 1;
        }
        Some(field)
    }

    /// A text box begins, with fields of its own.
    pub(super) fn enter(&mut self) -> Saved {
        let saved = Saved { base: self.base, in_code: self.in_code };
        self.base = self.open.len();
        self.in_code = 0;
        saved
    }

    /// A text box ends; fields left open in it end with it.
    pub(super) fn leave(&mut self, saved: Saved) {
        self.open.truncate(self.base);
        self.base = saved.base;
        self.in_code = saved.in_code;
    }

    /// Where the fields begin that never came to their result: their text would be lost.
    pub(super) fn unfinished(&self) -> Vec<usize> {
        self.open.iter().filter(|field| field.in_code).map(|field| field.at).collect()
    }
}

/// Whether a field code is PAGE, the number of the page.
pub(super) fn is_page(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("PAGE"))
}

/// Whether a field code asks for its number between dashes (`PAGE \* ArabicDash`).
pub(super) fn has_dashes(code: &str) -> bool {
    code.to_ascii_lowercase().contains("arabicdash")
}

#[cfg(test)]
mod tests {
    use super::{has_dashes, is_page};

    #[test]
    fn page_fields_are_told_from_others() {
        for (code, page, dashes) in [
            (" PAGE ", true, false),
            ("page   \\* MERGEFORMAT", true, false),
            ("PAGE \\* ArabicDash", true, true),
            (" PAGEREF _Toc1 \\h ", false, false),
            (" NUMPAGES ", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_page(code), has_dashes(code)), (page, dashes), "{code}");
        }
    }
}
