//! The styles of the document (`styles.xml`) and their inheritance.

use std::collections::HashMap;
use std::sync::Arc;

use super::limit;
use super::property::{self, ParagraphProperties, RunProperties};
use super::refusal::Fault;
use super::value;
use super::xml::{Element, Namespace, Scanner, Token};

/// All styles and the document's defaults.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) default_run: RunProperties,
    pub(super) default_paragraph: ParagraphProperties,
    styles: Vec<Style>,
    by_id: HashMap<Arc<str>, usize>,
    default_style: Option<usize>,
}

/// A style as written.
#[derive(Debug, Default)]
pub(super) struct Style {
    pub(super) id: Arc<str>,
    /// Its name as people see it; its id when it has none.
    pub(super) name: Arc<str>,
    pub(super) kind: StyleKind,
    based_on: Option<Arc<str>>,
    pub(super) run: RunProperties,
    pub(super) paragraph: ParagraphProperties,
}

/// What a style formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum StyleKind {
    #[default]
    Paragraph,
    Character,
    Table,
    Numbering,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(xml: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut scanner = Scanner::new(xml);
        loop {
            match scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "docDefaults") => {
                    styles.read_defaults(&mut scanner, &element)?;
                }
                Token::Start(element) if element.is(Namespace::Word, "style") => {
                    let is_default = scanner
                        .attribute(&element, "default")
                        .is_some_and(|value| value::switched_on(&value));
                    let style = read_style(&mut scanner, &element)?;
                    styles.add(style, is_default);
                }
                Token::Eof => break,
                _ => {}
            }
        }
        if styles.default_style.is_none() {
            styles.default_style = styles.styles.iter().position(|style| {
                style.kind == StyleKind::Paragraph && style.name.eq_ignore_ascii_case("normal")
            });
        }
        Ok(styles)
    }

    /// The style of this kind with this id; for paragraphs without one, the default style.
    pub(super) fn find(&self, kind: StyleKind, id: Option<&str>) -> Option<usize> {
        let named = id.and_then(|id| self.by_id.get(id)).copied();
        let named = named.filter(|index| self.styles[*index].kind == kind);
        if kind == StyleKind::Paragraph { named.or(self.default_style) } else { named }
    }

    /// A style by its number.
    pub(super) fn style(&self, index: usize) -> Option<&Style> {
        self.styles.get(index)
    }

    /// The style and those it is based on, nearest first; at most [`limit::STYLE_CHAIN`], each once.
    pub(super) fn chain(&self, index: Option<usize>) -> Vec<&Style> {
        let mut seen: Vec<usize> = Vec::new();
        let mut next = index;
        while let Some(index) = next {
            let Some(style) = self.styles.get(index) else { break };
            if seen.contains(&index) || seen.len() == limit::STYLE_CHAIN {
                break;
            }
            seen.push(index);
            next = style
                .based_on
                .as_ref()
                .and_then(|id| self.by_id.get(id).copied())
                .filter(|base| self.styles.get(*base).is_some_and(|base| base.kind == style.kind));
        }
        seen.into_iter().filter_map(|index| self.styles.get(index)).collect()
    }

    /// The character properties that a style gives, its bases included.
    pub(super) fn run(&self, index: Option<usize>) -> RunProperties {
        self.chain(index).iter().rev().fold(RunProperties::default(), |base, style| style.run.over(&base))
    }

    /// The id of the style that people know by this name, capitals or not.
    pub(super) fn id_of(&self, name: &str) -> Option<String> {
        let style = self.styles.iter().find(|style| style.name.eq_ignore_ascii_case(name))?;
        Some(style.id.to_string())
    }

    fn add(&mut self, style: Style, is_default: bool) {
        if self.styles.len() >= limit::DEFINITIONS || self.by_id.contains_key(&style.id) {
            return;
        }
        if is_default && style.kind == StyleKind::Paragraph {
            self.default_style = Some(self.styles.len());
        }
        self.by_id.insert(Arc::clone(&style.id), self.styles.len());
        self.styles.push(style);
    }

    fn read_defaults<'a>(&mut self, scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<(), Fault> {
        let depth = element.depth;
        loop {
            match scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "rPr") => {
                    self.default_run = property::read_run(scanner, &element)?.0;
                }
                Token::Start(element) if element.is(Namespace::Word, "pPr") => {
                    self.default_paragraph = property::read_paragraph(scanner, &element)?.properties;
                }
                Token::End(end) if end.depth <= depth => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

fn read_style<'a>(scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<Style, Fault> {
    let id = value::name(&scanner.attribute(element, "styleId").unwrap_or_default());
    let kind = match scanner.attribute(element, "type").as_deref() {
        Some("character") => StyleKind::Character,
        Some("table") => StyleKind::Table,
        Some("numbering") => StyleKind::Numbering,
        _ => StyleKind::Paragraph,
    };
    let mut style = Style { name: Arc::clone(&id), id, kind, ..Style::default() };
    let depth = element.depth;
    loop {
        match scanner.next()? {
            Token::Start(element) if element.namespace == Namespace::Word && element.depth == depth + 1 => {
                match element.local {
                    "name" => {
                        if let Some(name) = value::val(scanner, &element) {
                            style.name = value::name(&name);
                        }
                    }
                    "basedOn" => style.based_on = value::val(scanner, &element).map(|id| value::name(&id)),
                    "rPr" => style.run = property::read_run(scanner, &element)?.0,
                    "pPr" => style.paragraph = property::read_paragraph(scanner, &element)?.properties,
                    _ => scanner.skip(element.depth)?,
                }
            }
            Token::End(end) if end.depth <= depth => return Ok(style),
            Token::Eof => return Ok(style),
            _ => {}
        }
    }
}
