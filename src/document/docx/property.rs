//! The properties that paragraphs, runs and styles carry, as written and before inheritance.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::super::{Alignment, Indent, LineRule};
use super::refusal::Fault;
use super::section::{self, SectionProperties};
use super::value;
use super::xml::{Element, Namespace, Scanner, Token};

/// Properties of characters (`w:rPr`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct RunProperties {
    /// Id of the character style.
    pub(super) style: Option<Arc<str>>,
    pub(super) ascii: Option<Font>,
    pub(super) high_ansi: Option<Font>,
    pub(super) east_asia: Option<Font>,
    /// Whether ambiguous characters, such as “”, take the East-Asian font (`w:hint`).
    pub(super) east_asian_hint: Option<bool>,
    /// Half points.
    pub(super) size: Option<u32>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// RRGGBB; none inside for automatic.
    pub(super) color: Option<Option<Arc<str>>>,
}

/// A font by name or by its slot in the theme.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Font {
    Named(Arc<str>),
    /// Such as `minorEastAsia`.
    Theme(Arc<str>),
}

/// Properties of a paragraph (`w:pPr`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct ParagraphProperties {
    /// Id of the paragraph style.
    pub(super) style: Option<Arc<str>>,
    pub(super) alignment: Option<Alignment>,
    pub(super) indent: Indent,
    pub(super) spacing: Spacing,
    pub(super) list: ListReference,
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) page_break_before: Option<bool>,
    /// Where the frame around the paragraph stands (`w:framePr`).
    pub(super) frame: Option<FramePosition>,
}

/// Line spacing, each attribute of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Spacing {
    pub(super) line: Option<i32>,
    pub(super) rule: Option<LineRule>,
    pub(super) before: Option<i32>,
    pub(super) after: Option<i32>,
}

/// Which list a paragraph belongs to (`w:numPr`), and on which level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct ListReference {
    /// The `w:num`; 0 takes the paragraph out of any list.
    pub(super) number: Option<i64>,
    /// From 0.
    pub(super) level: Option<u8>,
}

/// The horizontal place of a frame or text box on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum FramePosition {
    Left,
    Center,
    Right,
    /// Right on odd pages, left on even ones.
    Outside,
    /// Left on odd pages, right on even ones.
    Inside,
}

impl FramePosition {
    pub(super) fn parse(value: &str) -> Option<Self> {
        match value.trim() {
            "left" => Some(Self::Left),
            "center" => Some(Self::Center),
            "right" => Some(Self::Right),
            "outside" => Some(Self::Outside),
            "inside" => Some(Self::Inside),
            _ => None,
        }
    }
}

/// A `w:pPr` as read, with what it says beyond the properties.
#[derive(Debug, Default)]
pub(super) struct ReadParagraph {
    pub(super) properties: ParagraphProperties,
    /// The paragraph's end is deleted (tracked): it goes on in the next paragraph.
    pub(super) mark_deleted: bool,
    /// A tracked change is recorded in it.
    pub(super) revised: bool,
    /// The section that ends with the paragraph.
    pub(super) section: Option<SectionProperties>,
}

impl RunProperties {
    /// These properties where they are set, else those of `base`.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            ascii: self.ascii.clone().or_else(|| base.ascii.clone()),
            high_ansi: self.high_ansi.clone().or_else(|| base.high_ansi.clone()),
            east_asia: self.east_asia.clone().or_else(|| base.east_asia.clone()),
            east_asian_hint: self.east_asian_hint.or(base.east_asian_hint),
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            hidden: self.hidden.or(base.hidden),
            color: self.color.clone().or_else(|| base.color.clone()),
        }
    }
}

impl ParagraphProperties {
    /// These properties where they are set, else those of `base`.
    pub(super) fn over(&self, base: &Self) -> Self {
        let (own, under) = (&self.indent, &base.indent);
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            alignment: self.alignment.or(base.alignment),
            indent: Indent {
                first_line_chars: own.first_line_chars.or(under.first_line_chars),
                first_line: own.first_line.or(under.first_line),
                left_chars: own.left_chars.or(under.left_chars),
                left: own.left.or(under.left),
                right_chars: own.right_chars.or(under.right_chars),
                right: own.right.or(under.right),
            },
            spacing: Spacing {
                line: self.spacing.line.or(base.spacing.line),
                rule: self.spacing.rule.or(base.spacing.rule),
                before: self.spacing.before.or(base.spacing.before),
                after: self.spacing.after.or(base.spacing.after),
            },
            list: ListReference {
                number: self.list.number.or(base.list.number),
                level: self.list.level.or(base.list.level),
            },
            outline: self.outline.or(base.outline),
            page_break_before: self.page_break_before.or(base.page_break_before),
            frame: self.frame.or(base.frame),
        }
    }
}

/// Reads the open `w:rPr` to its end; true when a tracked change is recorded in it.
pub(super) fn read_run<'a>(
    scanner: &mut Scanner<'a>,
    element: &Element<'a>,
) -> Result<(RunProperties, bool), Fault> {
    let mut properties = RunProperties::default();
    let mut revised = false;
    let depth = element.depth;
    loop {
        match scanner.next()? {
            Token::Start(element) => {
                if element.is(Namespace::Word, "rPrChange") {
                    revised = true;
                    scanner.skip(element.depth)?;
                } else if element.namespace == Namespace::Word && element.depth == depth + 1 {
                    set_run(&mut properties, scanner, &element);
                }
            }
            Token::End(end) if end.depth <= depth => return Ok((properties, revised)),
            Token::Eof => return Ok((properties, revised)),
            _ => {}
        }
    }
}

/// Reads the open `w:pPr` to its end.
pub(super) fn read_paragraph<'a>(
    scanner: &mut Scanner<'a>,
    element: &Element<'a>,
) -> Result<ReadParagraph, Fault> {
    let mut read = ReadParagraph::default();
    let depth = element.depth;
    let mut path: Vec<(usize, &'a str)> = Vec::new();
    loop {
        match scanner.next()? {
            Token::Start(element) if element.namespace == Namespace::Word => {
                let parent = path.last().map(|(_, local)| *local);
                match (parent, element.local) {
                    (_, "pPrChange" | "rPrChange" | "numberingChange" | "sectPrChange") => {
                        read.revised = true;
                        scanner.skip(element.depth)?;
                        continue;
                    }
                    (None, "sectPr") => {
                        let section = section::read(scanner, &element)?;
                        read.revised |= section.revised;
                        read.section = Some(section);
                        continue;
                    }
                    (None, _) => set_paragraph(&mut read.properties, scanner, &element),
                    (Some("numPr"), "numId") => {
                        read.properties.list.number = value::number(scanner, &element);
                    }
                    (Some("numPr"), "ilvl") => {
                        read.properties.list.level = value::number(scanner, &element)
                            .and_then(|level| u8::try_from(level).ok())
                            .filter(|level| *level <= 8);
                    }
                    (Some("rPr"), "del" | "moveFrom") => {
                        read.mark_deleted = true;
                        read.revised = true;
                    }
                    (Some("rPr" | "numPr"), "ins" | "moveTo") => read.revised = true,
                    _ => {}
                }
                path.push((element.depth, element.local));
            }
            Token::Start(_) | Token::Text(_) | Token::CData(_) | Token::Character(_) => {}
            Token::End(end) => {
                if end.depth <= depth {
                    return Ok(read);
                }
                if path.last().is_some_and(|(open, _)| *open == end.depth) {
                    path.pop();
                }
            }
            Token::Eof => return Ok(read),
        }
    }
}

fn set_run<'a>(properties: &mut RunProperties, scanner: &Scanner<'a>, element: &Element<'a>) {
    match element.local {
        "rStyle" => properties.style = value::val(scanner, element).map(|id| value::name(&id)),
        "rFonts" => {
            let font = |theme: &str, plain: &str| {
                let of = |name| scanner.attribute(element, name).filter(|value| !value.is_empty());
                of(theme)
                    .map(|slot| Font::Theme(value::name(&slot)))
                    .or_else(|| of(plain).map(|name| Font::Named(value::name(&name))))
            };
            properties.ascii = font("asciiTheme", "ascii");
            properties.high_ansi = font("hAnsiTheme", "hAnsi");
            properties.east_asia = font("eastAsiaTheme", "eastAsia");
            properties.east_asian_hint = scanner.attribute(element, "hint").map(|hint| hint == "eastAsia");
        }
        "sz" => {
            properties.size = value::val(scanner, element)
                .and_then(|size| value::half_points(&size))
                .filter(|size| *size > 0);
        }
        "b" => properties.bold = Some(value::on(scanner, element)),
        "vanish" => properties.hidden = Some(value::on(scanner, element)),
        "color" => properties.color = value::val(scanner, element).and_then(|color| value::color(&color)),
        _ => {}
    }
}

fn set_paragraph<'a>(properties: &mut ParagraphProperties, scanner: &Scanner<'a>, element: &Element<'a>) {
    let length = |names: [&str; 2]| {
        let [name, strict] = names;
        let value = scanner.attribute(element, name).or_else(|| scanner.attribute(element, strict))?;
        value::twips(&value)
    };
    match element.local {
        "pStyle" => properties.style = value::val(scanner, element).map(|id| value::name(&id)),
        "jc" => properties.alignment = value::val(scanner, element).and_then(|value| alignment(&value)),
        "ind" => {
            let hanging = length(["hanging", "hanging"]).map(|length| length.saturating_neg());
            let hanging_chars =
                length(["hangingChars", "hangingChars"]).map(|length| length.saturating_neg());
            properties.indent = Indent {
                first_line_chars: hanging_chars
                    .filter(|chars| *chars != 0)
                    .or_else(|| length(["firstLineChars", "firstLineChars"]))
                    .or(hanging_chars),
                first_line: hanging
                    .filter(|length| *length != 0)
                    .or_else(|| length(["firstLine", "firstLine"]))
                    .or(hanging),
                left_chars: length(["leftChars", "startChars"]),
                left: length(["left", "start"]),
                right_chars: length(["rightChars", "endChars"]),
                right: length(["right", "end"]),
            };
        }
        "spacing" => {
            properties.spacing = Spacing {
                line: length(["line", "line"]),
                rule: scanner.attribute(element, "lineRule").and_then(|rule| match &*rule {
                    "auto" => Some(LineRule::Auto),
                    "exact" => Some(LineRule::Exact),
                    "atLeast" => Some(LineRule::AtLeast),
                    _ => None,
                }),
                before: length(["before", "before"]),
                after: length(["after", "after"]),
            };
        }
        "outlineLvl" => {
            properties.outline = value::number(scanner, element)
                .and_then(|level| u8::try_from(level).ok())
                .filter(|level| *level <= 9);
        }
        "pageBreakBefore" => properties.page_break_before = Some(value::on(scanner, element)),
        "framePr" => {
            properties.frame =
                scanner.attribute(element, "xAlign").and_then(|align| FramePosition::parse(&align));
        }
        _ => {}
    }
}

fn alignment(value: &str) -> Option<Alignment> {
    match value {
        "left" | "start" => Some(Alignment::Left),
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "both" | "lowKashida" | "mediumKashida" | "highKashida" => Some(Alignment::Both),
        "distribute" | "thaiDistribute" => Some(Alignment::Distribute),
        _ => None,
    }
}

/// Each distinct set of properties once, by number; 0 is the empty set.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) runs: Interned<RunProperties>,
    pub(super) paragraphs: Interned<ParagraphProperties>,
}

impl Pool {
    pub(super) fn new() -> Self {
        Self { runs: Interned::new(), paragraphs: Interned::new() }
    }
}

/// Values that are stored once and known by number.
#[derive(Debug)]
pub(super) struct Interned<T> {
    values: Vec<Arc<T>>,
    numbers: HashMap<Arc<T>, usize>,
}

impl<T: Default + Eq + Hash> Interned<T> {
    fn new() -> Self {
        let mut interned = Self { values: Vec::new(), numbers: HashMap::new() };
        interned.number(T::default());
        interned
    }

    /// The number of `value`, which is stored when it is new.
    pub(super) fn number(&mut self, value: T) -> usize {
        if let Some(&number) = self.numbers.get(&value) {
            return number;
        }
        let value = Arc::new(value);
        let number = self.values.len();
        self.values.push(Arc::clone(&value));
        self.numbers.insert(value, number);
        number
    }

    /// The value with this number.
    pub(super) fn get(&self, number: usize) -> &T {
        &self.values[number.min(self.values.len() - 1)]
    }
}
