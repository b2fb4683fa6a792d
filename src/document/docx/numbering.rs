//! The lists of the document (`numbering.xml`).

use std::collections::HashMap;
use std::sync::Arc;

use super::limit;
use super::property::{self, ParagraphProperties};
use super::refusal::Fault;
use super::style::{StyleKind, Styles};
use super::value;
use super::xml::{Element, Namespace, Scanner, Token};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// All list definitions.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i64, Abstract>,
    numbers: HashMap<i64, Number>,
    by_style: HashMap<Arc<str>, i64>,
}

/// What lists share (`w:abstractNum`).
#[derive(Debug, Default)]
struct Abstract {
    levels: HashMap<u8, Level>,
    /// The numbering style that defines the levels in its place (`w:numStyleLink`).
    link: Option<Arc<str>>,
    /// The numbering style whose levels these are (`w:styleLink`).
    style_link: Option<Arc<str>>,
}

/// A list (`w:num`).
#[derive(Debug, Default)]
struct Number {
    of: i64,
    overrides: HashMap<u8, Override>,
}

/// What a list changes of a level (`w:lvlOverride`).
#[derive(Debug, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

/// A level of a list (`w:lvl`).
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// The number format, such as `chineseCounting`.
    pub(super) format: String,
    /// The pattern of a custom format.
    pub(super) pattern: Option<String>,
    /// The label with `%1` for the number of the first level.
    pub(super) text: String,
    /// Numbers of the levels above are written as plain digits.
    pub(super) legal: bool,
    /// It starts again once a level above this one is used; 0 for never. None: after any level above.
    pub(super) restart: Option<u32>,
    /// The paragraph style bound to the level.
    pub(super) style: Option<Arc<str>>,
    /// What follows the label.
    pub(super) suffix: Suffix,
    /// What it gives its paragraphs.
    pub(super) paragraph: ParagraphProperties,
}

/// What follows a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Suffix {
    #[default]
    Tab,
    Space,
    Nothing,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            pattern: None,
            text: String::new(),
            legal: false,
            restart: None,
            style: None,
            suffix: Suffix::Tab,
            paragraph: ParagraphProperties::default(),
        }
    }
}

/// A list as a paragraph uses it, links and overrides resolved.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    /// The `w:num`.
    pub(super) number: i64,
    /// The `w:abstractNum` that counts.
    pub(super) counter: i64,
    definition: &'a Abstract,
    overrides: &'a HashMap<u8, Override>,
}

impl<'a> List<'a> {
    /// The level as this list has it.
    pub(super) fn level(&self, level: u8) -> Option<&'a Level> {
        let own = self.overrides.get(&level).and_then(|over| over.level.as_ref());
        own.or_else(|| self.definition.levels.get(&level))
    }

    /// The number this list starts the level with, when it overrides the definition's.
    pub(super) fn start_override(&self, level: u8) -> Option<u32> {
        self.overrides.get(&level).and_then(|over| over.start)
    }

    /// The level that is bound to a paragraph style.
    pub(super) fn level_of_style(&self, style: &str) -> Option<u8> {
        (0..LEVELS as u8)
            .find(|level| self.level(*level).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(xml: &str) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        let mut scanner = Scanner::new(xml);
        loop {
            match scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "abstractNum") => {
                    let id = attribute_number(&scanner, &element, "abstractNumId");
                    let definition = read_abstract(&mut scanner, &element)?;
                    if let Some((id, link)) = id.zip(definition.style_link.clone()) {
                        numbering.by_style.entry(link).or_insert(id);
                    }
                    if let Some(id) = id
                        && numbering.abstracts.len() < limit::DEFINITIONS
                    {
                        numbering.abstracts.entry(id).or_insert(definition);
                    }
                }
                Token::Start(element) if element.is(Namespace::Word, "num") => {
                    let id = attribute_number(&scanner, &element, "numId");
                    let number = read_number(&mut scanner, &element)?;
                    if let Some(id) = id
                        && numbering.numbers.len() < limit::DEFINITIONS
                    {
                        numbering.numbers.entry(id).or_insert(number);
                    }
                }
                Token::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The list with this number, links through numbering styles followed.
    pub(super) fn list(&self, number: i64, styles: &Styles) -> Option<List<'_>> {
        let own = self.numbers.get(&number)?;
        let mut counter = own.of;
        let mut definition = self.abstracts.get(&counter)?;
        // A numbering style leads to the list that defines it; two steps are the most a sane file takes.
        for _ in 0..4 {
            let Some(link) = definition.link.as_deref() else { break };
            let linked = self.by_style.get(link).copied().or_else(|| {
                let style = styles.style(styles.find(StyleKind::Numbering, Some(link))?)?;
                Some(self.numbers.get(&style.paragraph.list.number?)?.of)
            });
            let Some((next, abstract_list)) =
                linked.and_then(|next| Some((next, self.abstracts.get(&next)?)))
            else {
                break;
            };
            counter = next;
            definition = abstract_list;
        }
        Some(List { number, counter, definition, overrides: &own.overrides })
    }
}

fn read_abstract<'a>(scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<Abstract, Fault> {
    let mut definition = Abstract::default();
    let depth = element.depth;
    loop {
        match scanner.next()? {
            Token::Start(element) if element.is(Namespace::Word, "lvl") => {
                if let Some((index, level)) = read_level(scanner, &element)? {
                    definition.levels.entry(index).or_insert(level);
                }
            }
            Token::Start(element) if element.is(Namespace::Word, "numStyleLink") => {
                definition.link = value::val(scanner, &element).map(|id| value::name(&id));
            }
            Token::Start(element) if element.is(Namespace::Word, "styleLink") => {
                definition.style_link = value::val(scanner, &element).map(|id| value::name(&id));
            }
            Token::End(end) if end.depth <= depth => return Ok(definition),
            Token::Eof => return Ok(definition),
            _ => {}
        }
    }
}

fn read_number<'a>(scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<Number, Fault> {
    let mut number = Number::default();
    let depth = element.depth;
    let mut overridden: Option<u8> = None;
    loop {
        match scanner.next()? {
            Token::Start(element) if element.namespace == Namespace::Word => match element.local {
                "abstractNumId" => number.of = value::number(scanner, &element).unwrap_or_default(),
                "lvlOverride" => {
                    overridden = attribute_number(scanner, &element, "ilvl").and_then(level_index);
                }
                "startOverride" => {
                    if let Some(level) = overridden {
                        number.overrides.entry(level).or_default().start = start(scanner, &element);
                    }
                }
                "lvl" => {
                    if let Some((index, level)) = read_level(scanner, &element)? {
                        number.overrides.entry(index).or_default().level = Some(level);
                    }
                }
                _ => {}
            },
            Token::End(end) if end.depth <= depth => return Ok(number),
            Token::Eof => return Ok(number),
            _ => {}
        }
    }
}

fn read_level<'a>(scanner: &mut Scanner<'a>, element: &Element<'a>) -> Result<Option<(u8, Level)>, Fault> {
    let index = attribute_number(scanner, element, "ilvl").and_then(level_index);
    let mut level = Level::default();
    let depth = element.depth;
    loop {
        match scanner.next()? {
            Token::Start(element) if element.namespace == Namespace::Word && element.depth > depth => {
                let text =
                    |name| scanner.attribute(&element, name).map(|text| value::name(&text).to_string());
                match element.local {
                    "start" => level.start = start(scanner, &element).unwrap_or_default(),
                    "numFmt" => {
                        level.format = text("val").unwrap_or_default();
                        level.pattern = text("format");
                    }
                    "lvlRestart" => {
                        level.restart =
                            value::number(scanner, &element).and_then(|at| u32::try_from(at).ok());
                    }
                    "pStyle" => level.style = value::val(scanner, &element).map(|id| value::name(&id)),
                    "isLgl" => level.legal = value::on(scanner, &element),
                    "suff" => {
                        level.suffix = match value::val(scanner, &element).as_deref() {
                            Some("space") => Suffix::Space,
                            Some("nothing") => Suffix::Nothing,
                            _ => Suffix::Tab,
                        };
                    }
                    "lvlText" => level.text = text("val").unwrap_or_default(),
                    "pPr" => level.paragraph = property::read_paragraph(scanner, &element)?.properties,
                    "rPr" => scanner.skip(element.depth)?,
                    _ => {}
                }
            }
            Token::End(end) if end.depth <= depth => return Ok(index.map(|index| (index, level))),
            Token::Eof => return Ok(None),
            _ => {}
        }
    }
}

fn attribute_number<'a>(scanner: &Scanner<'a>, element: &Element<'a>, name: &str) -> Option<i64> {
    scanner.attribute(element, name).and_then(|value| value::integer(&value))
}

fn level_index(index: i64) -> Option<u8> {
    u8::try_from(index).ok().filter(|index| usize::from(*index) < LEVELS)
}

/// A number to start with; Word's own bound is 32,767.
fn start<'a>(scanner: &Scanner<'a>, element: &Element<'a>) -> Option<u32> {
    value::number(scanner, element).and_then(|number| u32::try_from(number.clamp(0, 32_767)).ok())
}
