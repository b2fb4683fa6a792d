//! Sections (`w:sectPr`): page size, margins, grid, and which headers and footers they use.

use super::super::{DocGrid, Section};
use super::limit;
use super::refusal::Fault;
use super::value;
use super::xml::{Element, Namespace, Scanner, Token};

/// A section as read.
#[derive(Clone, Debug, Default)]
pub(super) struct SectionProperties {
    /// The page.
    pub(super) page: Section,
    /// Whether it goes on on the page where the section before it ends.
    pub(super) continuous: bool,
    /// Header parts by relationship.
    pub(super) headers: Slots,
    /// Footer parts by relationship.
    pub(super) footers: Slots,
    /// How page numbers are written, such as `numberInDash`.
    pub(super) number_format: Option<String>,
    /// A tracked change is recorded in it.
    pub(super) revised: bool,
}

/// What stands on first, ordinary (odd) and even pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Slots {
    pub(super) first: Option<String>,
    pub(super) default: Option<String>,
    pub(super) even: Option<String>,
}

impl Slots {
    /// What is set here, else what the section before had.
    pub(super) fn or(self, before: &Self) -> Self {
        Self {
            first: self.first.or_else(|| before.first.clone()),
            default: self.default.or_else(|| before.default.clone()),
            even: self.even.or_else(|| before.even.clone()),
        }
    }

    /// The slots that show under these settings, with the name of each.
    pub(super) fn shown(&self, title_page: bool, even_and_odd: bool) -> Vec<(&'static str, &str)> {
        [
            ("first", title_page.then_some(&self.first)),
            ("default", Some(&self.default)),
            ("even", even_and_odd.then_some(&self.even)),
        ]
        .into_iter()
        .filter_map(|(pages, slot)| Some((pages, slot?.as_deref()?)))
        .collect()
    }
}

/// Reads the open `w:sectPr` to its end.
pub(super) fn read<'a>(scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<SectionProperties, Fault> {
    let mut section = SectionProperties::default();
    let depth = element.depth;
    loop {
        match scanner.next()? {
            Token::Start(element) if element.is(Namespace::Word, "sectPrChange") => {
                section.revised = true;
                scanner.skip(element.depth)?;
            }
            Token::Start(element) if element.namespace == Namespace::Word && element.depth == depth + 1 => {
                set(&mut section, scanner, &element);
            }
            Token::End(end) if end.depth <= depth => return Ok(section),
            Token::Eof => return Ok(section),
            _ => {}
        }
    }
}

fn set<'a>(section: &mut SectionProperties, scanner: &Scanner<'a>, element: &Element<'a>) {
    let text = |name| scanner.attribute(element, name);
    let length = |name| text(name).and_then(|value| value::twips(&value));
    let page = &mut section.page;
    match element.local {
        "pgSz" => {
            page.width = length("w");
            page.height = length("h");
        }
        "pgMar" => {
            page.top = length("top");
            page.bottom = length("bottom");
            page.left = length("left");
            page.right = length("right");
            page.footer = length("footer");
        }
        "docGrid" => {
            page.grid = Some(DocGrid {
                kind: text("type").map(|kind| value::name(&kind).to_string()),
                line_pitch: length("linePitch"),
                char_space: length("charSpace"),
            });
        }
        "titlePg" => page.title_page = value::on(scanner, element),
        "type" => section.continuous = value::val(scanner, element).is_some_and(|kind| kind == "continuous"),
        "pgNumType" => section.number_format = text("fmt").map(|format| value::name(&format).to_string()),
        "headerReference" | "footerReference" => {
            let slots =
                if element.local == "headerReference" { &mut section.headers } else { &mut section.footers };
            let slot = match text("type").as_deref() {
                Some("first") => &mut slots.first,
                Some("even") => &mut slots.even,
                _ => &mut slots.default,
            };
            let id = value::reference(scanner, element);
            *slot = id.filter(|id| id.len() <= limit::NAME_CHARACTERS).map(|id| id.into_owned());
        }
        _ => {}
    }
}
