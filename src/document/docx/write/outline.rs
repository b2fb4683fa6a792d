//! What a writer must know of the main part beyond its text elements: what must not be cut, and marks made before.

use std::collections::HashSet;
use std::ops::Range;

use super::super::refusal::Fault;
use super::super::value;
use super::super::xml::{Element, End, Namespace, Scanner, Token};

/// The main part as a writer sees it; all ranges are bytes of its XML.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Elements that marks stay outside of, in order and without overlap: controls, fields, alternate content and
    /// whatever else holds text in a way that is not known.
    atoms: Vec<Range<usize>>,
    /// Tracked insertions that nobody has accepted yet.
    inserted: Vec<Range<usize>>,
    /// What the given comments left in the text: their marks, and the runs that refer to them.
    pub(super) marks: Vec<Range<usize>>,
    /// The content of the first paragraph outside text boxes.
    pub(super) first_paragraph: Option<Range<usize>>,
    /// All ids (`w:id`) in use, whatever they are the ids of.
    pub(super) ids: HashSet<i64>,
    /// How the elements of WordprocessingML are written here.
    pub(super) prefix: Prefix,
}

/// How elements that are put in are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prefix {
    /// The prefix without its colon.
    pub(super) name: String,
    /// The namespace.
    pub(super) uri: String,
    /// The declaration that such an element must carry; empty when its surroundings have it.
    pub(super) declaration: String,
}

/// Elements of a paragraph that marks may stand in as in the paragraph itself.
const TRANSPARENT: &[&str] = &["hyperlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo"];

/// Elements that are text or stand for a character.
const TEXT: &[&str] = &["t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"];

impl Outline {
    /// Reads the main part; `removed` are the ids of the comments whose marks are wanted.
    pub(super) fn read(xml: &str, removed: &HashSet<i64>) -> Result<Self, Fault> {
        let mut reader = Reader::new(xml, removed);
        loop {
            match reader.scanner.advance()? {
                Token::Start(element) => reader.start(&element),
                Token::End(end) => reader.end(&end),
                Token::Text(_) | Token::CData(_) | Token::Character(_) => {}
                Token::Eof => break,
            }
        }
        let mut outline = reader.outline;
        outline.atoms = outermost(outline.atoms);
        outline.inserted = outermost(outline.inserted);
        Ok(outline)
    }

    /// The element around a byte that must not be cut.
    pub(super) fn atom_at(&self, at: usize) -> Option<Range<usize>> {
        containing(&self.atoms, at)
    }

    /// Whether a byte is inside a tracked insertion.
    pub(super) fn is_inserted(&self, at: usize) -> bool {
        containing(&self.inserted, at).is_some()
    }

    /// `count` ids that nothing in the part has.
    pub(super) fn fresh_ids(&self, count: usize) -> Vec<i64> {
        fresh(&self.ids, count)
    }
}

/// `count` ids above all of `used`, or, when those are at the end of what Word can count, the lowest free ones.
pub(super) fn fresh(used: &HashSet<i64>, count: usize) -> Vec<i64> {
    const HIGH: i64 = 1 << 30;
    let above = used.iter().copied().max().unwrap_or(-1).max(-1) + 1;
    let from = if above < HIGH { above } else { 0 };
    (from..).filter(|id| !used.contains(id)).take(count).collect()
}

fn outermost(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match kept.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => kept.push(range),
        }
    }
    kept
}

fn containing(ranges: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let after = ranges.partition_point(|range| range.start <= at);
    ranges[..after].last().filter(|range| at < range.end).cloned()
}

struct Reader<'a, 'r> {
    xml: &'a str,
    removed: &'r HashSet<i64>,
    scanner: Scanner<'a>,
    outline: Outline,
    open: Vec<Node<'a>>,
    /// For each open paragraph the number of elements open with it.
    paragraphs: Vec<usize>,
    /// For each open complex field: its paragraph's and its outermost element's first byte.
    fields: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Node<'a> {
    is_word: bool,
    local: &'a str,
    start: usize,
    /// One past the start tag, or past the properties.
    content: usize,
    is_atom: bool,
    /// The first byte of a field that ends in this element.
    field: Option<usize>,
    /// Of a run: elements in it, its properties apart.
    children: usize,
    /// Of a run: its references to removed comments.
    references: Vec<Range<usize>>,
}

impl Node<'_> {
    fn is_text_box(&self) -> bool {
        self.is_word && self.local == "txbxContent"
    }
}

impl<'a, 'r> Reader<'a, 'r> {
    fn new(xml: &'a str, removed: &'r HashSet<i64>) -> Self {
        Self {
            xml,
            removed,
            scanner: Scanner::new(xml),
            outline: Outline::default(),
            open: Vec::new(),
            paragraphs: Vec::new(),
            fields: Vec::new(),
        }
    }

    fn start(&mut self, element: &Element<'a>) {
        let is_word = element.namespace == Namespace::Word;
        if element.depth == 1 {
            self.outline.prefix = Prefix::of(&self.scanner, self.xml);
        }
        let id = if is_word { self.scanner.attribute(element, "id") } else { None };
        let id = id.and_then(|id| value::integer(&id));
        self.outline.ids.extend(id);
        if let Some(parent) = self.open.last_mut()
            && !(is_word && element.local == "rPr")
        {
            parent.children += 1;
        }
        self.open.push(Node {
            is_word,
            local: element.local,
            start: element.start,
            content: element.end,
            ..Node::default()
        });
        if is_word && element.local == "p" {
            self.paragraphs.push(self.open.len());
        }
        let is_text = if is_word {
            TEXT.contains(&element.local)
        } else {
            element.namespace == Namespace::Math && element.local == "t"
        };
        if is_text {
            self.text();
        }
        if is_word {
            match element.local {
                "fldChar" => {
                    let kind = self.scanner.attribute(element, "fldCharType").unwrap_or_default();
                    self.field(&kind);
                }
                "commentRangeStart" | "commentRangeEnd"
                    if id.is_some_and(|id| self.removed.contains(&id)) =>
                {
                    self.outline.marks.push(element.start..element.end);
                }
                "commentReference" if id.is_some_and(|id| self.removed.contains(&id)) => {
                    let parent = self.open.len().checked_sub(2).and_then(|parent| self.open.get_mut(parent));
                    if let Some(parent) = parent {
                        parent.references.push(element.start..element.end);
                    }
                }
                _ => {}
            }
        }
    }

    /// Text must stand in a run, and the run in its paragraph or in what is transparent; else it is not cut.
    fn text(&mut self) {
        let Some(&paragraph) = self.paragraphs.last() else { return };
        let last = self.open.len() - 1;
        let path = self.open.get_mut(paragraph..).unwrap_or_default();
        let opaque = path.iter().position(|node| !(node.is_word && TRANSPARENT.contains(&node.local)));
        if let Some(opaque) = opaque {
            let node = &mut path[opaque];
            if !(node.is_word && node.local == "r" && paragraph + opaque + 1 == last) {
                node.is_atom = true;
            }
        }
    }

    fn field(&mut self, kind: &str) {
        let Some(&paragraph) = self.paragraphs.last() else { return };
        let home = self.open[paragraph - 1].start;
        let Some(outer) = self.open.get_mut(paragraph) else { return };
        match kind {
            "begin" => self.fields.push((home, outer.start)),
            "end" => {
                if let Some((_, start)) = self.fields.pop().filter(|(begun, _)| *begun == home) {
                    outer.field = Some(outer.field.map_or(start, |known| known.min(start)));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, end: &End) {
        let Some(node) = self.open.pop() else { return };
        if node.is_atom {
            self.outline.atoms.push(end.span.clone());
        }
        if let Some(start) = node.field {
            self.outline.atoms.push(start..end.span.end);
        }
        if !node.is_word {
            return;
        }
        match node.local {
            "p" => {
                self.paragraphs.pop();
                let is_outer = self.paragraphs.is_empty() && !self.open.iter().any(Node::is_text_box);
                if self.outline.first_paragraph.is_none() && end.start > node.start && is_outer {
                    self.outline.first_paragraph = Some(node.content..end.start);
                }
            }
            "pPr" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.content = end.span.end;
                }
            }
            "ins" | "moveTo" => self.outline.inserted.push(end.span.clone()),
            "r" if node.references.len() == node.children && node.children > 0 => {
                self.outline.marks.push(end.span.clone());
            }
            _ => self.outline.marks.extend(node.references),
        }
    }
}

impl Prefix {
    /// How to name elements under the root element that was just begun.
    pub(super) fn of(scanner: &Scanner<'_>, xml: &str) -> Self {
        let bound = scanner.prefixes(Namespace::Word);
        let uri = bound.first().map(|(_, uri)| uri.clone()).unwrap_or_default();
        // A prefix that is declared again further down might mean something else there.
        let steady = bound.iter().find(|(prefix, _)| {
            let declaration = format!("xmlns:{prefix}=");
            !prefix.is_empty() && xml.matches(&declaration).count() == 1
        });
        match steady {
            Some((prefix, uri)) => {
                Self { name: (*prefix).to_owned(), uri: uri.clone(), declaration: String::new() }
            }
            None => {
                let declaration = format!(" xmlns:fuwen=\"{}\"", super::part::escaped(&uri));
                Self { name: "fuwen".to_owned(), uri, declaration }
            }
        }
    }
}
