//! The page numbers of footers.

use super::super::{Alignment, PageNumber};
use super::format::Formatter;
use super::limit;
use super::property::FramePosition;
use super::section::SectionProperties;
use super::story::Paragraph;

/// The page-number fields of a footer part as they show on `pages` of a section.
pub(super) fn page_numbers(
    paragraphs: &[Paragraph],
    pages: &str,
    section: &SectionProperties,
    formatter: &mut Formatter<'_>,
) -> Vec<PageNumber> {
    let mut numbers = Vec::new();
    for paragraph in paragraphs {
        let resolved = formatter.paragraph(paragraph.properties, &paragraph.home);
        for field in &paragraph.page_numbers {
            if numbers.len() == limit::PAGE_NUMBERS {
                return numbers;
            }
            let position = paragraph.home.position.or(resolved.frame);
            let dashes = field.dashes || section.number_format.as_deref() == Some("numberInDash");
            numbers.push(PageNumber {
                pages: pages.to_owned(),
                text: shown(paragraph, dashes),
                run: formatter.run(&resolved, field.run).format.clone(),
                alignment: position.map(|position| aligned(position, pages)).or(resolved.format.alignment),
            });
        }
    }
    numbers
}

/// The paragraph's text with `#` for each page number.
fn shown(paragraph: &Paragraph, dashes: bool) -> String {
    let mut text = String::new();
    let mut at = 0;
    for field in &paragraph.page_numbers {
        text.push_str(paragraph.text.get(at..field.text.start).unwrap_or(""));
        text.push_str(if dashes { "- # -" } else { "#" });
        at = at.max(field.text.end);
    }
    text.push_str(paragraph.text.get(at..).unwrap_or(""));
    text.trim().chars().take(limit::NAME_CHARACTERS).collect()
}

/// Where a frame puts the number on these pages; the first page is an odd one.
fn aligned(position: FramePosition, pages: &str) -> Alignment {
    match (position, pages) {
        (FramePosition::Center, _) => Alignment::Center,
        (FramePosition::Left, _) | (FramePosition::Outside, "even") => Alignment::Left,
        (FramePosition::Right, _) | (FramePosition::Inside, "even") => Alignment::Right,
        (FramePosition::Outside, _) => Alignment::Right,
        (FramePosition::Inside, _) => Alignment::Left,
    }
}
