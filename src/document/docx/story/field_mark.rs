//! The marks of fields in a story.

use super::super::field::{self, Anchor};
use super::super::limit;
use super::super::xml::Element;
use super::PageField;
use super::walk::Walk;

impl<'a> Walk<'a, '_> {
    pub(super) fn field_character(&mut self, element: &Element<'a>) {
        let kind = self.scanner.attribute(element, "fldCharType").unwrap_or_default();
        let anchor = self.anchor();
        match &*kind {
            "begin" if !self.broken_fields.contains(&element.start) => {
                self.fields.begin(element.start, anchor)
            }
            "separate" => self.fields.separate(anchor),
            "end" => {
                if let Some(field) = self.fields.end()
                    && field::is_page(&field.code)
                {
                    self.mark_page_number(field.anchor, field::has_dashes(&field.code));
                }
            }
            _ => {}
        }
    }

    /// Records that the text since `anchor` is a page number.
    pub(super) fn mark_page_number(&mut self, anchor: Anchor, dashes: bool) {
        let here = self.anchor();
        if let Some(open) = self.paragraph()
            && open.number == anchor.paragraph
            && open.paragraph.page_numbers.len() < limit::PAGE_NUMBERS
        {
            let text = anchor.text.min(here.text)..here.text;
            let shown = open.paragraph.pieces.iter().find(|piece| piece.text.start >= text.start);
            let run = shown.map_or(anchor.run, |piece| piece.run);
            open.paragraph.page_numbers.push(PageField { text, run, dashes });
        }
    }

    pub(super) fn anchor(&mut self) -> Anchor {
        let run = self.run_frame().map_or(0, |run| run.properties);
        self.paragraph().map_or_else(Anchor::default, |open| Anchor {
            paragraph: open.number,
            text: open.paragraph.text.len(),
            run,
        })
    }
}
