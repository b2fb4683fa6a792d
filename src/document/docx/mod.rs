//! Office Open XML: a thin reader over `zip` and XML pull events that keeps byte spans.
//!
//! ```text
//! package ─▶ relationship ─▶ story (walk) ─┐
//!            style · theme · numbering ────┴▶ format · counter ─▶ assemble ─▶ Document
//! ```
//!
//! * Elements are matched by namespace, transitional and strict, whatever their prefix.
//! * Tracked changes are read as accepted; of `mc:AlternateContent` one branch is read; a field shows its result.
//! * A paragraph without visible characters is no block; the next block counts it in
//!   [`ParagraphFormat::blank_before`](super::ParagraphFormat::blank_before). A manual line break begins a new
//!   block that is [`continued`](super::ParagraphFormat::continued).
//! * No input makes it panic, hang or exhaust memory: every loop is bounded by `limit`, no step is recursive,
//!   and no size is believed before it is read.

mod assemble;
mod comment;
mod counter;
mod decode;
mod field;
mod footer;
mod format;
mod limit;
mod load;
mod numbering;
mod numeral;
mod other_format;
mod package;
mod property;
mod refusal;
mod relationship;
mod section;
mod settings;
mod story;
mod style;
mod symbol;
mod theme;
mod value;
mod write;
mod xml;

pub use story::{Elements, ParagraphElement, RunElement, TextElement};
pub(super) use write::{Changes, edit};
pub use write::{Comment, Reviewed, annotate};

use std::collections::HashMap;

use super::{Document, Format, Layout, OpenError, Section, Story};
use assemble::Assembly;
use load::Loaded;

/// The author of fuwen's comments and tracked changes; comments of this author are no comments of people.
pub const AUTHOR: &str = "fuwen";

/// Reads a docx package.
///
/// # Errors
/// [`OpenError`] when the package is damaged, encrypted, over a limit, without text, or no docx at all.
pub fn read(bytes: &[u8]) -> Result<Document, OpenError> {
    let Loaded { definitions, pool, main, notes, margins, sections, comments, mut diagnostics, .. } =
        load::load(bytes)?;
    let even_and_odd = definitions.settings.even_and_odd;
    let mut assembly = Assembly::new(&definitions, &pool);
    let starts_page = |index: usize| sections.get(index).is_none_or(|section| !section.continuous);
    assembly.add(&main.name, &main.reading.elements, &main.reading.paragraphs, starts_page);

    // Notes stand in the order in which the text refers to them; those it no longer refers to are not shown.
    let order: HashMap<_, _> = main
        .reading
        .notes
        .iter()
        .rev()
        .enumerate()
        .map(|(index, note)| (*note, usize::MAX - index))
        .collect();
    for part in &notes {
        let mut paragraphs: Vec<_> = part
            .reading
            .paragraphs
            .iter()
            .filter_map(|paragraph| {
                let id = paragraph.home.note?;
                let reference = story::NoteReference { endnote: part.root == "endnotes", id };
                Some((*order.get(&reference)?, paragraph))
            })
            .collect();
        paragraphs.sort_by_key(|(place, _)| *place);
        assembly.add(
            &part.name,
            &part.reading.elements,
            paragraphs.into_iter().map(|(_, paragraph)| paragraph),
            |_| false,
        );
    }
    for part in &margins {
        assembly.add(&part.name, &part.reading.elements, &part.reading.paragraphs, |_| false);
    }

    let mut pages: Vec<Section> = Vec::new();
    for section in &sections {
        let mut page = section.page.clone();
        for (which, id) in section.footers.shown(page.title_page, even_and_odd) {
            let footer =
                margins.iter().find(|part| part.root == "ftr" && part.ids.iter().any(|own| own == id));
            if let Some(footer) = footer {
                page.page_numbers.extend(footer::page_numbers(
                    &footer.reading.paragraphs,
                    which,
                    section,
                    assembly.formatter(),
                ));
            }
        }
        pages.push(page);
    }
    // Paragraphs after the last section's end are in a section without properties.
    if main.reading.paragraphs.iter().any(|paragraph| paragraph.section >= pages.len()) || pages.is_empty() {
        pages.push(Section::default());
    }

    let readings = || std::iter::once(&main).chain(&notes).chain(&margins).map(|part| &part.reading);
    let has_revisions = readings().any(|reading| reading.revised);
    if readings().any(|reading| reading.embedded) {
        diagnostics
            .push("文件内嵌有其他文档，其中的文字没有读取 (an embedded document was not read)".to_owned());
    }
    let has_comments = comment::of_people(&comments, readings());
    let assembled = assembly.finish();
    if assembled.hidden {
        diagnostics.push(
            "文件含有设为“隐藏”的文字，发送后他人可见，已一并检查 (hidden text was read like other text)"
                .to_owned(),
        );
    }
    if !assembled.blocks.iter().any(|block| matches!(block.story, Story::Body | Story::TextBox)) {
        return Err(refusal::empty());
    }
    Ok(Document {
        remarks: comment::remarks(&comments, &main, &assembled.text, &assembled.origin),
        format: Format::Docx,
        text: assembled.text,
        blocks: assembled.blocks,
        origin: assembled.origin,
        layout: Some(Layout { sections: pages, even_and_odd }),
        has_revisions,
        has_comments,
        diagnostics,
    })
}

/// The main part's name, its decoded XML without BOM, and the elements its text is read from, for whoever
/// writes into it.
///
/// # Errors
/// As [`read`].
pub fn main_part(bytes: &[u8]) -> Result<MainPart, OpenError> {
    let Loaded { main, xml, .. } = load::load(bytes)?;
    Ok(MainPart::of(main, xml))
}

/// The part that holds the main text.
#[derive(Clone, Debug)]
pub struct MainPart {
    /// Its name inside the package, such as `word/document.xml`.
    pub name: String,
    /// Its XML, decoded and without BOM; spans of [`MainPart::elements`] are bytes of it.
    pub xml: String,
    /// The elements its text is read from.
    pub elements: Elements,
}

impl MainPart {
    /// The main part as it was loaded.
    fn of(main: load::StoryPart, xml: String) -> Self {
        Self { name: main.name.to_string(), xml, elements: main.reading.elements }
    }
}
