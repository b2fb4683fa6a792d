//! The walk itself: one pass over the tokens with an explicit stack of what is open.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::super::super::Story;
use super::super::field::{self, Anchor, Fields, Saved};
use super::super::limit;
use super::super::property::{self, FramePosition, ParagraphProperties, Pool, RunProperties};
use super::super::refusal::Fault;
use super::super::section;
use super::super::symbol;
use super::super::value;
use super::super::xml::{Element, End, Namespace, Scanner, Token};
use super::{
    Home, LINE_BREAK, NoteReference, PAGE_BREAK, PageField, Paragraph, ParagraphElement, Piece, Reading,
    RunElement, TextElement,
};

/// How much of the whole file has been read, over all its parts.
#[derive(Debug, Default)]
pub(in super::super) struct Budget {
    paragraphs: usize,
    texts: usize,
    sections: usize,
}

/// Walks a part of `story` whose root is the WordprocessingML element `root`.
pub(in super::super) fn walk(
    xml: &str,
    root: &str,
    story: Story,
    pool: &mut Pool,
    budget: &mut Budget,
) -> Result<Reading, Fault> {
    let mut walk = Walk::new(xml, root, story, pool, budget, HashSet::new());
    walk.run()?;
    let broken: HashSet<usize> = walk.fields.unfinished().into_iter().collect();
    if broken.is_empty() {
        return Ok(walk.reading);
    }
    // A field that never ends would swallow the text after it: read again without those fields.
    drop(walk);
    let mut walk = Walk::new(xml, root, story, pool, budget, broken);
    walk.run()?;
    Ok(walk.reading)
}

struct Walk<'a, 'b> {
    scanner: Scanner<'a>,
    root: &'b str,
    pool: &'b mut Pool,
    budget: &'b mut Budget,
    story: Story,
    frames: Vec<(usize, Frame)>,
    fields: Fields,
    broken_fields: HashSet<usize>,
    reading: Reading,
}

/// What is open and matters.
enum Frame {
    /// What holds paragraphs: the part, a table cell, a text box, a note.
    Container(Box<Container>),
    Paragraph(Box<OpenParagraph>),
    Run(OpenRun),
    SimpleField {
        page: bool,
        dashes: bool,
        anchor: Anchor,
    },
    Table(Option<Arc<str>>),
    Row,
    /// A drawing, with its place on the page.
    Drawing(Option<FramePosition>),
}

struct Container {
    home: Home,
    /// A paragraph whose end is deleted and that goes on in the next one.
    unfinished: Option<OpenParagraph>,
    /// For a text box: the fields around it.
    fields: Option<Saved>,
}

#[derive(Default)]
struct OpenParagraph {
    number: usize,
    characters: usize,
    paragraph: Paragraph,
    /// Paragraphs of the text boxes anchored in it.
    followers: Vec<Paragraph>,
    properties: Option<Range<usize>>,
    mark_deleted: bool,
    section: Option<section::SectionProperties>,
}

struct OpenRun {
    index: usize,
    properties: usize,
}

impl<'a, 'b> Walk<'a, 'b> {
    fn new(
        xml: &'a str,
        root: &'b str,
        story: Story,
        pool: &'b mut Pool,
        budget: &'b mut Budget,
        broken_fields: HashSet<usize>,
    ) -> Self {
        Self {
            scanner: Scanner::new(xml),
            root,
            pool,
            budget,
            story,
            frames: Vec::new(),
            fields: Fields::default(),
            broken_fields,
            reading: Reading::default(),
        }
    }

    fn run(&mut self) -> Result<(), Fault> {
        loop {
            match self.scanner.next()? {
                Token::Start(element) => {
                    if element.depth == 1 {
                        if !element.is(Namespace::Word, self.root) {
                            return Err(Fault::Damaged("部件内容与类型不符", "unexpected root element"));
                        }
                        self.open_container(&element, Home { story: self.story, ..Home::default() });
                    } else {
                        self.start(&element)?;
                    }
                }
                Token::End(end) => self.end(&end)?,
                Token::Text(_) | Token::CData(_) | Token::Character(_) => {}
                Token::Eof => break,
            }
        }
        self.reading.elements.paragraphs.sort_by_key(|paragraph| paragraph.number);
        Ok(())
    }

    fn start(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        match (element.namespace, element.local) {
            (Namespace::Word, local) => self.start_word(element, local),
            (Namespace::Math, "t") => self.read_text(element),
            (Namespace::WordDrawing, "anchor" | "inline") => {
                self.frames.push((element.depth, Frame::Drawing(None)));
                Ok(())
            }
            (Namespace::WordDrawing, "positionH") => {
                let text = self.read_characters(element)?.0;
                if let Some((_, Frame::Drawing(position))) = self.frames.last_mut() {
                    *position = FramePosition::parse(&text);
                }
                Ok(())
            }
            (Namespace::Vml, "textpath") => self.read_text_effect(element),
            (Namespace::Vml, _) => {
                if let Some(style) = self.scanner.attribute(element, "style") {
                    let position = style.split(';').find_map(|rule| {
                        let value = rule.trim().strip_prefix("mso-position-horizontal:")?;
                        FramePosition::parse(value)
                    });
                    if position.is_some() {
                        self.frames.push((element.depth, Frame::Drawing(position)));
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start_word(&mut self, element: &Element<'a>, local: &str) -> Result<(), Fault> {
        let depth = element.depth;
        match local {
            "p" => return self.open_paragraph(element),
            "pPr" => return self.read_paragraph_properties(element),
            "r" if self.paragraph().is_some() => self.open_run(element),
            "rPr" => return self.read_run_properties(element),
            "t" => return self.read_text(element),
            "tab" | "ptab" => return self.stand_in(element, '\t'),
            "cr" => return self.stand_in(element, LINE_BREAK),
            "br" => {
                let is_page = self.scanner.attribute(element, "type").is_some_and(|kind| kind == "page");
                return self.stand_in(element, if is_page { PAGE_BREAK } else { LINE_BREAK });
            }
            "noBreakHyphen" => return self.stand_in(element, '-'),
            "sym" => return self.read_symbol(element),
            "pgNum" => {
                let here = self.anchor();
                self.mark_page_number(here, false);
            }
            "instrText" => {
                let code = self.read_characters(element)?.0;
                self.fields.code(&code);
            }
            "fldChar" => self.field_character(element),
            "fldSimple" => {
                let code = self.scanner.attribute(element, "instr").unwrap_or_default();
                let (page, dashes) = (field::is_page(&code), field::has_dashes(&code));
                let anchor = self.anchor();
                self.frames.push((depth, Frame::SimpleField { page, dashes, anchor }));
            }
            "footnoteReference" | "endnoteReference" => {
                let id = self.scanner.attribute(element, "id").and_then(|id| value::integer(&id));
                if let Some(id) = id {
                    self.reading.notes.push(NoteReference { endnote: local == "endnoteReference", id });
                }
            }
            "commentReference" | "commentRangeStart" => self.reading.commented = true,
            "ins" | "moveTo" => self.reading.revised = true,
            "del" | "moveFrom" => {
                self.reading.revised = true;
                return self.scanner.skip(depth);
            }
            "tbl" => {
                self.finish_container_paragraph()?;
                self.frames.push((depth, Frame::Table(None)));
            }
            "tblPr" => return self.read_table_properties(element),
            "tr" => self.frames.push((depth, Frame::Row)),
            "trPr" => return self.read_deletion(element, "del"),
            "tcPr" => return self.read_deletion(element, "cellDel"),
            "tc" => {
                let home = self.home();
                let table = self.frames.iter().rev().find_map(|(_, frame)| match frame {
                    Frame::Table(style) => Some(style.clone()),
                    _ => None,
                });
                let table_style = table.flatten().or(home.table_style.clone());
                self.open_container(element, Home { in_cell: true, table_style, ..home });
            }
            "txbxContent" => {
                let position = self.frames.iter().rev().find_map(|(_, frame)| match frame {
                    Frame::Drawing(position) => *position,
                    _ => None,
                });
                let home = self.home();
                let story = if home.story == Story::Body { Story::TextBox } else { home.story };
                self.open_container(
                    element,
                    Home { story, position, in_cell: false, table_style: None, ..home },
                );
            }
            "footnote" | "endnote" => return self.open_note(element),
            "sectPr" => {
                let section = section::read(&mut self.scanner, element)?;
                self.add_section(section)?;
            }
            "altChunk" | "subDoc" => self.reading.embedded = true,
            "delText" | "delInstrText" | "rt" | "rubyPr" | "sdtPr" | "sdtEndPr" | "tblGrid" | "tblPrEx"
            | "smartTagPr" | "customXmlPr" | "fldData" | "pPrChange" | "rPrChange" | "tblPrChange"
            | "trPrChange" | "tcPrChange" | "sectPrChange" | "numberingChange" => {
                self.reading.revised |= local.ends_with("Change");
                return self.scanner.skip(depth);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, end: &End) -> Result<(), Fault> {
        while self.frames.last().is_some_and(|(depth, _)| *depth >= end.depth) {
            match self.frames.pop() {
                Some((_, Frame::Container(container))) => {
                    if let Some(unfinished) = container.unfinished {
                        self.emit(unfinished)?;
                    }
                    if let Some(saved) = container.fields {
                        self.fields.leave(saved);
                    }
                }
                Some((_, Frame::Paragraph(open))) => self.close_paragraph(*open, end)?,
                Some((_, Frame::Run(run))) => {
                    if let Some(element) = self.reading.elements.runs.get_mut(run.index) {
                        element.span = end.span.clone();
                    }
                }
                Some((_, Frame::SimpleField { page: true, dashes, anchor })) => {
                    self.mark_page_number(anchor, dashes);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn open_container(&mut self, element: &Element<'a>, home: Home) {
        let fields = (element.local == "txbxContent").then(|| self.fields.enter());
        let container = Container { home, unfinished: None, fields };
        self.frames.push((element.depth, Frame::Container(Box::new(container))));
    }

    fn open_note(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let kind = self.scanner.attribute(element, "type").unwrap_or_default();
        let id = self.scanner.attribute(element, "id").and_then(|id| value::integer(&id));
        match id {
            Some(id) if kind.is_empty() || kind == "normal" => {
                let home = self.home();
                self.open_container(element, Home { note: Some(id), ..home });
                Ok(())
            }
            _ => self.scanner.skip(element.depth),
        }
    }

    fn open_paragraph(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        self.budget.paragraphs += 1;
        if self.budget.paragraphs > limit::PARAGRAPHS {
            return Err(Fault::Limit("段落过多", "too many paragraphs"));
        }
        let continued = self.container().and_then(|container| container.unfinished.take());
        let mut open = continued.unwrap_or_default();
        open.number = self.scanner.paragraphs() - 1;
        open.properties = None;
        open.mark_deleted = false;
        open.paragraph.properties = 0;
        open.paragraph.home = self.home();
        open.paragraph.section = self.reading.sections.len();
        self.frames.push((element.depth, Frame::Paragraph(Box::new(open))));
        Ok(())
    }

    fn read_paragraph_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let is_own =
            matches!(self.frames.last(), Some((depth, Frame::Paragraph(_))) if depth + 1 == element.depth);
        if !is_own {
            return self.scanner.skip(element.depth);
        }
        let read = property::read_paragraph(&mut self.scanner, element)?;
        let span = element.start..self.scanner.position();
        self.reading.revised |= read.revised;
        let properties = self.paragraph_properties(read.properties);
        if let Some(open) = self.paragraph() {
            open.properties = Some(span);
            open.mark_deleted = read.mark_deleted;
            open.paragraph.properties = properties;
            open.section = read.section;
        }
        Ok(())
    }

    fn close_paragraph(&mut self, mut open: OpenParagraph, end: &End) -> Result<(), Fault> {
        self.reading.elements.paragraphs.push(ParagraphElement {
            number: open.number,
            span: end.span.clone(),
            properties: open.properties.take(),
        });
        let section = open.section.take();
        if open.mark_deleted && section.is_none() {
            if let Some(container) = self.container() {
                container.unfinished = Some(open);
            }
            return Ok(());
        }
        self.emit(open)?;
        match section {
            Some(section) => self.add_section(section),
            None => Ok(()),
        }
    }

    /// Gives out a finished paragraph: to the story, or to the paragraph that its text box is anchored in.
    fn emit(&mut self, open: OpenParagraph) -> Result<(), Fault> {
        let OpenParagraph { paragraph, followers, .. } = open;
        let target = match self.paragraph() {
            Some(host) => &mut host.followers,
            None => &mut self.reading.paragraphs,
        };
        target.push(paragraph);
        target.extend(followers);
        Ok(())
    }

    /// A paragraph whose end is deleted has no next paragraph before a table: it ends there.
    fn finish_container_paragraph(&mut self) -> Result<(), Fault> {
        match self.container().and_then(|container| container.unfinished.take()) {
            Some(unfinished) => self.emit(unfinished),
            None => Ok(()),
        }
    }

    fn add_section(&mut self, section: section::SectionProperties) -> Result<(), Fault> {
        self.budget.sections += 1;
        if self.budget.sections > limit::SECTIONS {
            return Err(Fault::Limit("分节过多", "too many sections"));
        }
        self.reading.revised |= section.revised;
        self.reading.sections.push(section);
        Ok(())
    }

    fn open_run(&mut self, element: &Element<'a>) {
        let index = self.reading.elements.runs.len();
        self.reading.elements.runs.push(RunElement {
            span: element.start..element.end,
            tag: element.start..element.end,
            properties: None,
        });
        self.frames.push((element.depth, Frame::Run(OpenRun { index, properties: 0 })));
    }

    fn read_run_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let is_own = matches!(self.frames.last(), Some((depth, Frame::Run(_))) if depth + 1 == element.depth);
        if !is_own {
            return self.scanner.skip(element.depth);
        }
        let (properties, revised) = property::read_run(&mut self.scanner, element)?;
        let span = element.start..self.scanner.position();
        self.reading.revised |= revised;
        let number = self.run_properties(properties);
        if let Some((_, Frame::Run(run))) = self.frames.last_mut() {
            run.properties = number;
            if let Some(element) = self.reading.elements.runs.get_mut(run.index) {
                element.properties = Some(span);
            }
        }
        Ok(())
    }

    fn read_table_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let depth = element.depth;
        loop {
            match self.scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "tblStyle") => {
                    let id = value::val(&self.scanner, &element).map(|id| value::name(&id));
                    if let Some((_, Frame::Table(style))) = self.frames.last_mut() {
                        *style = id;
                    }
                }
                Token::Start(element) if element.is(Namespace::Word, "tblPrChange") => {
                    self.reading.revised = true;
                    self.scanner.skip(element.depth)?;
                }
                Token::End(end) if end.depth <= depth => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads the properties of a row or cell; one that is deleted (tracked) is passed over.
    fn read_deletion(&mut self, element: &Element<'a>, mark: &str) -> Result<(), Fault> {
        let depth = element.depth;
        let mut deleted = false;
        loop {
            match self.scanner.next()? {
                Token::Start(element) if element.namespace == Namespace::Word => match element.local {
                    "trPrChange" | "tcPrChange" => {
                        self.reading.revised = true;
                        self.scanner.skip(element.depth)?;
                    }
                    "ins" | "cellIns" | "cellMerge" => self.reading.revised = true,
                    local if local == mark => deleted = true,
                    _ => {}
                },
                Token::End(end) if end.depth <= depth => break,
                Token::Eof => break,
                _ => {}
            }
        }
        let owner = self.frames.last().filter(|_| deleted).and_then(|(owner, frame)| match frame {
            Frame::Row => Some(*owner),
            Frame::Container(container) if container.home.in_cell => Some(*owner),
            _ => None,
        });
        match owner {
            Some(owner) => {
                self.reading.revised = true;
                self.frames.pop();
                self.scanner.skip(owner)
            }
            None => Ok(()),
        }
    }

    /// Reads a `w:t` or `m:t` to its end.
    fn read_text(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let number = self.scanner.texts() - 1;
        let (text, data, span) = self.read_characters(element)?;
        let (kept, skipped) = if element.preserve || element.namespace == Namespace::Math {
            (text.as_str(), 0)
        } else {
            let space = |character: char| matches!(character, ' ' | '\t');
            let start = text.trim_start_matches(space);
            (start.trim_end_matches(space), text[..text.len() - start.len()].chars().count())
        };
        self.add_text(kept, number, data, span, skipped, element.preserve)
    }

    /// Adds the character that an element such as `w:tab` stands for.
    fn stand_in(&mut self, element: &Element<'a>, character: char) -> Result<(), Fault> {
        if !matches!(self.frames.last(), Some((_, Frame::Run(_)))) {
            return Ok(());
        }
        let number = self.scanner.texts().saturating_sub(1);
        let place = element.start..element.start;
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        self.add_text(text, number, place, element.start..element.end, 0, true)
    }

    fn read_symbol(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let font = self.scanner.attribute(element, "font").unwrap_or_default();
        let code = self.scanner.attribute(element, "char").unwrap_or_default();
        let character =
            u32::from_str_radix(code.trim(), 16).ok().and_then(|code| symbol::character(&font, code));
        match character.filter(|character| !character.is_control()) {
            Some(character) => self.stand_in(element, character),
            None => Ok(()),
        }
    }

    /// The words of a text effect (WordArt in VML), which letterheads are made of; in headers such are watermarks.
    fn read_text_effect(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let home = self.home();
        let words = self.scanner.attribute(element, "string").unwrap_or_default();
        if words.trim().is_empty() || !matches!(home.story, Story::Body | Story::TextBox) {
            return Ok(());
        }
        self.budget.paragraphs += 1;
        let text: String = words.chars().take(limit::NAME_CHARACTERS).map(printable).collect();
        let piece = Piece { text: 0..text.len(), element: None, character: 0, run: 0 };
        let paragraph = Paragraph {
            text,
            pieces: vec![piece],
            home: Home { story: Story::TextBox, in_cell: false, table_style: None, ..home },
            section: self.reading.sections.len(),
            ..Paragraph::default()
        };
        self.emit(OpenParagraph { paragraph, ..OpenParagraph::default() })
    }

    fn add_text(
        &mut self,
        text: &str,
        number: usize,
        data: Range<usize>,
        span: Range<usize>,
        character: usize,
        preserve: bool,
    ) -> Result<(), Fault> {
        if text.is_empty() || !self.fields.shows_text() {
            return Ok(());
        }
        let run = self.run_frame();
        let (run_index, properties) = run.map_or((None, 0), |run| (Some(run.index), run.properties));
        let element = self.reading.elements.texts.len();
        let Some(open) = self.paragraph() else { return Ok(()) };
        open.characters += text.chars().count();
        if open.characters > limit::PARAGRAPH_CHARACTERS {
            return Err(Fault::Limit("段落过长", "a paragraph is too long"));
        }
        let start = open.paragraph.text.len();
        open.paragraph.text.push_str(text);
        let end = open.paragraph.text.len();
        open.paragraph.pieces.push(Piece {
            text: start..end,
            element: Some(element),
            character,
            run: properties,
        });
        let paragraph = open.number;
        self.reading.elements.texts.push(TextElement {
            number,
            paragraph,
            run: run_index,
            span,
            data,
            preserve,
        });
        self.budget.texts += 1;
        if self.budget.texts > limit::TEXT_ELEMENTS {
            return Err(Fault::Limit("文字片段过多", "too many pieces of text"));
        }
        Ok(())
    }

    /// The decoded characters of an element to its end, the bytes they stand in, and the whole element.
    fn read_characters(
        &mut self,
        element: &Element<'a>,
    ) -> Result<(String, Range<usize>, Range<usize>), Fault> {
        let depth = element.depth;
        let mut text = String::new();
        loop {
            match self.scanner.next()? {
                Token::Text(raw) | Token::CData(raw) => push_printable(&mut text, raw),
                Token::Character(character) => text.push(printable(character)),
                Token::End(end) if end.depth <= depth => {
                    let data = element.end..end.start.max(element.end);
                    return Ok((text, data, end.span));
                }
                Token::Start(_) | Token::End(_) => {}
                Token::Eof => return Ok((text, element.end..element.end, element.start..element.end)),
            }
        }
    }

    fn field_character(&mut self, element: &Element<'a>) {
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
    fn mark_page_number(&mut self, anchor: Anchor, dashes: bool) {
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

    fn anchor(&mut self) -> Anchor {
        let run = self.run_frame().map_or(0, |run| run.properties);
        self.paragraph().map_or_else(Anchor::default, |open| Anchor {
            paragraph: open.number,
            text: open.paragraph.text.len(),
            run,
        })
    }

    /// The innermost open run, unless a paragraph has begun inside it.
    fn run_frame(&self) -> Option<&OpenRun> {
        for (_, frame) in self.frames.iter().rev() {
            match frame {
                Frame::Run(run) => return Some(run),
                Frame::Paragraph(_) | Frame::Container(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// The innermost open paragraph; between the paragraphs of a text box, the one it is anchored in.
    fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        self.frames.iter_mut().rev().find_map(|(_, frame)| match frame {
            Frame::Paragraph(open) => Some(&mut **open),
            _ => None,
        })
    }

    fn container(&mut self) -> Option<&mut Container> {
        self.frames.iter_mut().rev().find_map(|(_, frame)| match frame {
            Frame::Container(container) => Some(&mut **container),
            _ => None,
        })
    }

    fn home(&mut self) -> Home {
        self.container().map(|container| container.home.clone()).unwrap_or_default()
    }

    fn run_properties(&mut self, properties: RunProperties) -> usize {
        self.pool.runs.number(properties)
    }

    fn paragraph_properties(&mut self, properties: ParagraphProperties) -> usize {
        self.pool.paragraphs.number(properties)
    }
}

/// Adds character data with line ends as XML counts them: CR LF is one character.
fn push_printable(text: &mut String, raw: &str) {
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        text.push(printable(character));
    }
}

/// White space of the XML is a blank; other control characters have no place in a text.
fn printable(character: char) -> char {
    match character {
        '\n' | '\r' | '\t' => ' ',
        character if character.is_control() => '\u{fffd}',
        character => character,
    }
}
