//! A pull scanner over one XML part: names by namespace, byte spans, alternate content once, limits kept.
//!
//! Spans are bytes of the part's decoded XML without its BOM. Everything is iterative: depth is bounded by
//! [`limit::DEPTH`] and costs heap, never stack.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::limit;
use super::refusal::Fault;

/// The namespaces that reading a docx needs to tell apart; transitional and strict forms are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// `w:` WordprocessingML.
    Word,
    /// `r:` references to relationships.
    Reference,
    /// Relationship parts (`.rels`).
    Relationships,
    /// `[Content_Types].xml`.
    ContentTypes,
    /// `mc:` markup compatibility.
    Compatibility,
    /// `m:` Office Math.
    Math,
    /// `a:` DrawingML.
    Drawing,
    /// `wp:` placement of drawings in a text.
    WordDrawing,
    /// `v:` VML.
    Vml,
    /// `xml:`.
    Xml,
    /// No namespace.
    None,
    /// Any other.
    Other,
}

impl Namespace {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Reference,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relationships,
            "http://schemas.openxmlformats.org/package/2006/content-types" => Self::ContentTypes,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Self::Drawing,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::WordDrawing,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "" => Self::None,
            _ => Self::Other,
        }
    }
}

/// What the scanner meets next.
#[derive(Clone, Debug)]
pub(super) enum Token<'a> {
    /// An element begins; an empty one is followed by its end.
    Start(Element<'a>),
    /// An element ends.
    End(End),
    /// Character data as written, without references.
    Text(&'a str),
    /// The characters of a CDATA section.
    CData(&'a str),
    /// A character reference or predefined entity.
    Character(char),
    /// The part ends; every element is closed.
    Eof,
}

/// The start of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) namespace: Namespace,
    pub(super) local: &'a str,
    /// Elements open with it, itself included.
    pub(super) depth: usize,
    /// First byte of the start tag.
    pub(super) start: usize,
    /// One past the start tag.
    pub(super) end: usize,
    /// Whether white space at the ends of its text counts (`xml:space="preserve"`, inherited).
    pub(super) preserve: bool,
    tag: &'a str,
    name: usize,
}

impl Element<'_> {
    pub(super) fn is(&self, namespace: Namespace, local: &str) -> bool {
        self.namespace == namespace && self.local == local
    }
}

/// The end of an element.
#[derive(Clone, Debug)]
pub(super) struct End {
    /// Elements open with it, itself included: the same number as at its start.
    pub(super) depth: usize,
    /// First byte of the end tag; of the start tag for an empty element.
    pub(super) start: usize,
    /// The whole element.
    pub(super) span: Range<usize>,
    hidden: bool,
}

/// The scanner; see the module.
pub(super) struct Scanner<'a> {
    xml: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<Open<'a>>,
    bindings: HashMap<&'a str, Vec<(Namespace, Cow<'a, str>)>>,
    alternates: Vec<Alternate>,
    empty: Option<Range<usize>>,
    rooted: bool,
    events: usize,
    paragraphs: usize,
    texts: usize,
}

struct Open<'a> {
    local: &'a str,
    start: usize,
    preserve: bool,
    hidden: bool,
    bound: Vec<&'a str>,
}

struct Alternate {
    depth: usize,
    taken: bool,
}

impl<'a> Scanner<'a> {
    /// A scanner at the beginning of `xml`.
    pub(super) fn new(xml: &'a str) -> Self {
        Self {
            xml,
            reader: Reader::from_str(xml),
            open: Vec::new(),
            bindings: HashMap::new(),
            alternates: Vec::new(),
            empty: None,
            rooted: false,
            events: 0,
            paragraphs: 0,
            texts: 0,
        }
    }

    /// The next token. Of `mc:AlternateContent` only the branch to be read comes, without its wrappers.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Fault> {
        loop {
            match self.advance()? {
                Token::Start(element) if element.namespace == Namespace::Compatibility => {
                    let branch = self.alternates.last().is_some_and(|last| last.depth + 1 == element.depth);
                    match element.local {
                        "AlternateContent" => {
                            self.alternates.push(Alternate { depth: element.depth, taken: false });
                            self.hide();
                        }
                        "Choice" | "Fallback" if branch => {
                            let wanted = element.local == "Fallback" || self.understands(&element);
                            match self.alternates.last_mut() {
                                Some(alternate) if wanted && !alternate.taken => {
                                    alternate.taken = true;
                                    self.hide();
                                }
                                _ => self.skip(element.depth)?,
                            }
                        }
                        _ => return Ok(Token::Start(element)),
                    }
                }
                Token::End(end) if end.hidden => {}
                token => return Ok(token),
            }
        }
    }

    /// Passes over everything up to and including the end of the open element at `depth`.
    pub(super) fn skip(&mut self, depth: usize) -> Result<(), Fault> {
        loop {
            match self.advance()? {
                Token::End(end) if end.depth <= depth => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The value of an attribute that is written with the element's own namespace or with none.
    pub(super) fn attribute(&self, element: &Element<'a>, local: &str) -> Option<Cow<'a, str>> {
        self.find(element, |namespace, name| {
            name == local && (namespace == Namespace::None || namespace == element.namespace)
        })
    }

    /// The value of an attribute of another namespace than the element's.
    pub(super) fn foreign(
        &self,
        element: &Element<'a>,
        namespace: Namespace,
        local: &str,
    ) -> Option<Cow<'a, str>> {
        self.find(element, |of, name| of == namespace && name == local)
    }

    /// How many `w:p` have begun, those in skipped parts included.
    pub(super) fn paragraphs(&self) -> usize {
        self.paragraphs
    }

    /// How many text elements have begun, those in skipped parts included.
    pub(super) fn texts(&self) -> usize {
        self.texts
    }

    /// The prefixes of a namespace where the scanner stands, each with the URI it is bound to; `""` is the default.
    pub(super) fn prefixes(&self, namespace: Namespace) -> Vec<(&'a str, String)> {
        let mut prefixes: Vec<_> = self
            .bindings
            .iter()
            .filter_map(|(prefix, bound)| Some((*prefix, bound.last()?)))
            .filter(|(_, (of, _))| *of == namespace)
            .map(|(prefix, (_, uri))| (prefix, uri.trim().to_owned()))
            .collect();
        prefixes.sort();
        prefixes
    }

    /// The next token as it stands, every branch of `mc:AlternateContent` with its wrappers.
    pub(super) fn advance(&mut self) -> Result<Token<'a>, Fault> {
        if let Some(tag) = self.empty.take() {
            return Ok(self.close(tag));
        }
        loop {
            self.events += 1;
            if self.events > limit::EVENTS {
                return Err(Fault::Limit("XML 内容过多", "too many XML events"));
            }
            let start = self.position();
            let event = self.reader.read_event().map_err(|_| MALFORMED)?;
            let end = self.position();
            match event {
                Event::Start(tag) => {
                    let name = tag.name().0.len();
                    return self.begin(start, end, end - 1, name).map(Token::Start);
                }
                Event::Empty(tag) => {
                    let name = tag.name().0.len();
                    self.empty = Some(start..end);
                    return self.begin(start, end, end - 2, name).map(Token::Start);
                }
                Event::End(_) => return Ok(self.close(start..end)),
                Event::Text(_) if self.open.is_empty() => {
                    if !self.slice(start, end).trim().is_empty() {
                        return Err(MALFORMED);
                    }
                }
                Event::Text(_) => return Ok(Token::Text(self.slice(start, end))),
                Event::CData(_) if self.open.is_empty() => return Err(MALFORMED),
                Event::CData(_) => {
                    let data = start + "<![CDATA[".len();
                    return Ok(Token::CData(self.slice(data, end - "]]>".len())));
                }
                Event::GeneralRef(reference) => {
                    let character = match &*reference {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    return match character {
                        Some(character) if !self.open.is_empty() => Ok(Token::Character(character)),
                        _ => Err(Fault::Damaged("XML 含有未定义的实体", "undefined XML entity")),
                    };
                }
                Event::DocType(_) => {
                    return Err(Fault::Limit("XML 含有文档类型定义", "XML with a document type definition"));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.rooted && self.open.is_empty() => return Ok(Token::Eof),
                Event::Eof => return Err(MALFORMED),
            }
        }
    }

    fn begin(&mut self, start: usize, end: usize, inner: usize, name: usize) -> Result<Element<'a>, Fault> {
        if self.open.is_empty() && std::mem::replace(&mut self.rooted, true) {
            return Err(MALFORMED);
        }
        if self.open.len() >= limit::DEPTH {
            return Err(Fault::Limit("XML 嵌套过深", "XML nested too deeply"));
        }
        let tag = self.slice(start + 1, inner);
        let crowded = tag.len() > 4 * limit::ATTRIBUTES;
        if crowded && attributes(tag, name).take(limit::ATTRIBUTES + 1).count() > limit::ATTRIBUTES {
            return Err(Fault::Limit("XML 属性过多", "too many attributes on one XML element"));
        }
        let mut bound = Vec::new();
        if tag.contains("xmlns") {
            for (key, value) in attributes(tag, name) {
                let prefix = match key.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(prefix) => match prefix.strip_prefix(':') {
                        Some(prefix) => prefix,
                        None => continue,
                    },
                    None => continue,
                };
                let uri = unescaped(value);
                self.bindings.entry(prefix).or_default().push((Namespace::of(uri.trim()), uri));
                bound.push(prefix);
            }
        }
        let inherited = self.open.last().is_some_and(|parent| parent.preserve);
        let preserve = if tag.contains("xml:space") {
            attributes(tag, name)
                .find(|(key, _)| *key == "xml:space")
                .map_or(inherited, |(_, value)| value == "preserve")
        } else {
            inherited
        };
        let qualified = tag.get(..name).unwrap_or(tag);
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let namespace = self.resolve(prefix);
        self.count(namespace, local);
        self.open.push(Open { local, start, preserve, hidden: false, bound });
        Ok(Element { namespace, local, depth: self.open.len(), start, end, preserve, tag, name })
    }

    fn close(&mut self, tag: Range<usize>) -> Token<'a> {
        let depth = self.open.len();
        let Some(open) = self.open.pop() else { return Token::Eof };
        for prefix in &open.bound {
            if let Some(bindings) = self.bindings.get_mut(prefix) {
                bindings.pop();
            }
        }
        while self.alternates.last().is_some_and(|alternate| alternate.depth >= depth) {
            self.alternates.pop();
        }
        Token::End(End { depth, start: tag.start, span: open.start..tag.end, hidden: open.hidden })
    }

    /// Counts what places are counted in; tab stops (`w:tabs/w:tab`) are no text.
    fn count(&mut self, namespace: Namespace, local: &str) {
        if !matches!(namespace, Namespace::Word | Namespace::Math) {
            return;
        }
        match local {
            "p" if namespace == Namespace::Word => self.paragraphs += 1,
            "t" => self.texts += 1,
            "tab" if self.open.last().is_some_and(|parent| parent.local == "tabs") => {}
            "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "sym" => self.texts += 1,
            _ => {}
        }
    }

    fn hide(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.hidden = true;
        }
    }

    /// Whether a reader of today knows every namespace that an `mc:Choice` requires.
    fn understands(&self, choice: &Element<'a>) -> bool {
        let required = self.attribute(choice, "Requires").unwrap_or_default();
        required.split_whitespace().all(|prefix| {
            self.bindings.get(prefix).and_then(|bindings| bindings.last()).is_some_and(|(_, uri)| {
                [
                    "http://schemas.microsoft.com/office/",
                    "http://schemas.openxmlformats.org/",
                    "http://purl.oclc.org/ooxml/",
                    "urn:schemas-microsoft-com:",
                ]
                .iter()
                .any(|known| uri.starts_with(known))
            })
        })
    }

    fn find(&self, element: &Element<'a>, wanted: impl Fn(Namespace, &str) -> bool) -> Option<Cow<'a, str>> {
        attributes(element.tag, element.name)
            .find(|(key, _)| match key.split_once(':') {
                Some((prefix, local)) => wanted(self.resolve(prefix), local),
                None => wanted(Namespace::None, key),
            })
            .map(|(_, value)| unescaped(value))
    }

    fn resolve(&self, prefix: &str) -> Namespace {
        match self.bindings.get(prefix).and_then(|bindings| bindings.last()) {
            Some((namespace, _)) => *namespace,
            None if prefix.is_empty() => Namespace::None,
            None if prefix == "xml" => Namespace::Xml,
            None => Namespace::Other,
        }
    }

    /// One past the last token.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.xml.get(start..end).unwrap_or("")
    }
}

const MALFORMED: Fault = Fault::Damaged("XML 不完整或不合规范", "XML is incomplete or not well-formed");

/// Keys and raw values of a tag's attributes, up to the first that is not written as one.
fn attributes(tag: &str, name: usize) -> impl Iterator<Item = (&str, &str)> {
    let mut attributes = Attributes::new(tag, name);
    attributes.with_checks(false);
    attributes.map_while(Result::ok).map(|attribute| {
        let value = match attribute.value {
            Cow::Borrowed(value) => value,
            Cow::Owned(_) => "",
        };
        (attribute.key.0, value)
    })
}

fn unescaped(value: &str) -> Cow<'_, str> {
    unescape(value).unwrap_or(Cow::Borrowed(value))
}
