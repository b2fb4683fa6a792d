//! Places in the main part where something can be put between characters, and how a run is opened there.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{Elements, MainPart, RunElement, TextElement};
use super::outline::Outline;
use super::part::WritablePart;

/// Which side of a stretch of text a place is at: what must not be cut stays inside the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Start,
    End,
}

/// A place between two characters of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Point {
    /// The index of the text element in [`Elements::texts`].
    pub(super) element: usize,
    /// Decoded characters before it inside that element.
    pub(super) character: usize,
    pub(super) side: Side,
}

/// A byte where elements may be inserted, with what must be closed before and opened after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) at: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Between runs: nothing.
    Between,
    /// Between two elements of the run of this text element.
    InRun(usize),
    /// Inside the character data of this text element.
    InText(usize),
}

/// Finds cuts, and keeps white space where it was.
pub(super) struct Cutter<'a> {
    main: &'a MainPart,
    outline: &'a Outline,
    /// Text elements that are not cut, for their white space would show.
    whole: HashMap<usize, bool>,
}

impl<'a> Cutter<'a> {
    /// A cutter for these places; all places of a part must be known, for one cut decides on another.
    pub(super) fn new(main: &'a MainPart, outline: &'a Outline, points: &[Point]) -> Self {
        let mut cutter = Self { main, outline, whole: HashMap::new() };
        for point in points {
            if let Some(element) = cutter.element(point.element)
                && let Some(at) = inside(&main.xml, element, point)
            {
                let touches = touches_space(&main.xml[element.data.clone()], at - element.data.start);
                *cutter.whole.entry(point.element).or_default() |= touches && !element.preserve;
            }
        }
        cutter.whole.retain(|_, touches| *touches);
        for (index, whole) in &mut cutter.whole {
            *whole = main.elements.texts.get(*index).is_none_or(|element| !may_preserve(&main.xml, element));
        }
        cutter
    }

    /// The cut for a place.
    pub(super) fn cut(&self, point: &Point) -> Option<Cut> {
        let element = self.element(point.element)?;
        if let Some(atom) = self.outline.atom_at(element.span.start) {
            return Some(Cut::between(match point.side {
                Side::Start => atom.start,
                Side::End => atom.end,
            }));
        }
        let run = self.run(element)?;
        let cuttable = !self.whole.get(&point.element).copied().unwrap_or(false);
        if cuttable && let Some(at) = inside(&self.main.xml, element, point) {
            return Some(Cut { at, kind: Kind::InText(point.element) });
        }
        let kind = Kind::InRun(point.element);
        let starts = match inside(&self.main.xml, element, point) {
            Some(_) => point.side == Side::Start,
            None => is_before(&self.main.xml, element, point),
        };
        Some(match (starts, point.side) {
            (true, _) if self.is_first(element, run) => Cut::between(run.span.start),
            (true, _) => Cut { at: element.span.start, kind },
            (false, _) if self.is_last(element, run) => Cut::between(run.span.end),
            (false, _) => Cut { at: element.span.end, kind },
        })
    }

    /// What stands before and after something that is put in at a cut.
    pub(super) fn seam(&self, cut: Cut) -> (String, String) {
        let (Kind::InRun(index) | Kind::InText(index)) = cut.kind else { return Default::default() };
        let Some((element, run)) =
            self.element(index).and_then(|element| Some((element, self.run(element)?)))
        else {
            return Default::default();
        };
        let xml = &self.main.xml;
        let run_name = name(xml, &run.tag);
        let reopened = self.opening(run);
        if let Kind::InRun(_) = cut.kind {
            return (format!("</{run_name}>"), reopened);
        }
        let text_name = name(xml, &element.span);
        let preserve = if element.preserve || self.whole.contains_key(&index) { PRESERVE } else { "" };
        (format!("</{text_name}></{run_name}>"), format!("{reopened}<{text_name}{preserve}>"))
    }

    /// Marks the text elements that were cut beside white space, so that it stays.
    pub(super) fn keep_space(&self, part: &mut WritablePart) {
        for (index, _) in self.whole.iter().filter(|(_, whole)| !**whole) {
            if let Some(element) = self.element(*index) {
                part.insert(element.data.start - 1, PRESERVE);
            }
        }
    }

    /// A run's start tag and properties, to begin another run that looks alike.
    pub(super) fn opening(&self, run: &RunElement) -> String {
        let xml = &self.main.xml;
        let properties = run.properties.clone().and_then(|span| xml.get(span)).unwrap_or("");
        format!("{}{properties}", xml.get(run.tag.clone()).unwrap_or(""))
    }

    pub(super) fn element(&self, index: usize) -> Option<&'a TextElement> {
        self.main.elements.texts.get(index)
    }

    pub(super) fn run(&self, element: &TextElement) -> Option<&'a RunElement> {
        run_of(&self.main.elements, element)
    }

    /// Whether nothing that shows stands before an element in its run.
    pub(super) fn is_first(&self, element: &TextElement, run: &RunElement) -> bool {
        let properties = run.properties.as_ref().map_or(0, |properties| properties.end);
        let from = if properties <= element.span.start { properties.max(run.tag.end) } else { run.tag.end };
        let before = self.main.xml.get(from..element.span.start).unwrap_or("").trim();
        before.is_empty()
            || (before.ends_with(":lastRenderedPageBreak/>") && before.matches('<').count() == 1)
    }

    /// Whether nothing stands after an element in its run.
    pub(super) fn is_last(&self, element: &TextElement, run: &RunElement) -> bool {
        let after = self.main.xml.get(element.span.end..run.span.end).unwrap_or("");
        after.rfind("</").is_some_and(|close| after[..close].trim().is_empty())
    }
}

impl Cut {
    pub(super) const fn between(at: usize) -> Self {
        Self { at, kind: Kind::Between }
    }
}

/// The run of a text element.
pub(super) fn run_of<'a>(elements: &'a Elements, element: &TextElement) -> Option<&'a RunElement> {
    element.run.and_then(|run| elements.runs.get(run))
}

/// The name of the element whose tag begins at `tag`, as written.
pub(super) fn name<'a>(xml: &'a str, tag: &Range<usize>) -> &'a str {
    let tag = xml.get(tag.start + 1..tag.end).unwrap_or("");
    let end = tag.find(|mark: char| mark.is_whitespace() || matches!(mark, '>' | '/')).unwrap_or(tag.len());
    &tag[..end]
}

pub(super) const PRESERVE: &str = " xml:space=\"preserve\"";

/// Whether white space can be kept in an element that does not say so, without showing what was hidden.
pub(super) fn may_preserve(xml: &str, element: &TextElement) -> bool {
    let data = &xml[element.data.clone()];
    let tag = xml.get(element.span.start..element.data.start).unwrap_or("");
    !begins_blank(data) && !ends_blank(data) && !tag.contains("xml:space") && tag.ends_with('>')
}

/// The byte of a point that is inside the data of its element; none for one at its beginning or end.
fn inside(xml: &str, element: &TextElement, point: &Point) -> Option<usize> {
    if element.data.is_empty() {
        return None;
    }
    let data = xml.get(element.data.clone())?;
    let at = byte_of(data, point.character, point.side);
    // White space at the ends of an element that does not keep it is not there for the reader.
    let blank = |part: &str| {
        part.is_empty()
            || (!element.preserve && part.chars().all(|character| character.is_ascii_whitespace()))
    };
    (!blank(&data[..at]) && !blank(&data[at..])).then_some(element.data.start + at)
}

/// Whether a point that is not inside the data of its element is before it.
fn is_before(xml: &str, element: &TextElement, point: &Point) -> bool {
    let data = xml.get(element.data.clone()).unwrap_or("");
    if data.is_empty() {
        return point.character == 0;
    }
    let at = byte_of(data, point.character, point.side);
    data[..at].chars().all(|character| character.is_ascii_whitespace()) && at < data.len()
}

/// The byte of character data before which `character` decoded characters stand; entities and CDATA sections are
/// not cut.
pub(super) fn byte_of(data: &str, character: usize, side: Side) -> usize {
    const CDATA: &str = "<![CDATA[";
    let mut at = 0;
    let mut seen = 0;
    while at < data.len() {
        let rest = &data[at..];
        if rest.starts_with(CDATA) {
            let end = at + rest.find("]]>").map_or(rest.len(), |end| end + 3);
            let inner = data.get(at + CDATA.len()..end.saturating_sub(3)).unwrap_or("");
            let count = characters(inner);
            if seen + count > character {
                return if side == Side::Start || seen == character { at } else { end };
            }
            seen += count;
            at = end;
        } else if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.starts_with('<') {
            at += rest.find('>').map_or(rest.len(), |end| end + 1);
        } else if seen == character {
            return at;
        } else {
            seen += 1;
            at += match rest.chars().next() {
                Some('&') => rest.find(';').map_or(rest.len(), |end| end + 1),
                Some('\r') if rest.starts_with("\r\n") => 2,
                Some(character) => character.len_utf8(),
                None => 0,
            };
        }
    }
    data.len()
}

/// Characters as the reader counts them: CR LF is one.
fn characters(text: &str) -> usize {
    text.chars().count() - text.matches("\r\n").count()
}

fn touches_space(data: &str, at: usize) -> bool {
    ends_blank(&data[..at]) || begins_blank(&data[at..])
}

/// Whether character data begins with white space, written as it is or as a reference.
fn begins_blank(data: &str) -> bool {
    let reference = data.strip_prefix("&#").and_then(|data| data.split_once(';'));
    data.starts_with(|character: char| character.is_ascii_whitespace())
        || reference.is_some_and(|(code, _)| is_blank_code(code))
}

/// Whether character data ends with white space, written as it is or as a reference.
fn ends_blank(data: &str) -> bool {
    let reference = data.strip_suffix(';').and_then(|data| data.rsplit_once("&#"));
    data.ends_with(|character: char| character.is_ascii_whitespace())
        || reference.is_some_and(|(_, code)| is_blank_code(code))
}

fn is_blank_code(code: &str) -> bool {
    let number = match code.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => code.parse(),
    };
    number.is_ok_and(|number| matches!(number, 9 | 10 | 13 | 32))
}
