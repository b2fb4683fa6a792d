//! The walk itself: one pass over the tokens with an explicit stack of what is open.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::super::super::Story;
use super::super::field::{self, Anchor, Fields, Saved};
use super::super::property::{self, FramePosition, ParagraphProperties, Pool, RunProperties};
use super::super::refusal::Fault;
use super::super::section;
use super::super::value;
use super::super::xml::{Element, End, Namespace, Scanner, Token};
use super::{
    CommentMark, CommentMarkKind, Home, LINE_BREAK, NoteReference, PAGE_BREAK, Paragraph, Reading, RunElement,
};

/// How much of the whole file has been read, over all its parts.
#[derive(Debug, Default)]
pub(in super::super) struct Budget {
    pub(super) paragraphs: usize,
    pub(super) texts: usize,
    pub(super) sections: usize,
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

pub(super) struct Walk<'a, 'b> {
    pub(super) scanner: Scanner<'a>,
    pub(super) root: &'b str,
    pub(super) pool: &'b mut Pool,
    pub(super) budget: &'b mut Budget,
    pub(super) story: Story,
    pub(super) frames: Vec<(usize, Frame)>,
    pub(super) fields: Fields,
    pub(super) broken_fields: HashSet<usize>,
    pub(super) reading: Reading,
}

/// What is open and matters.
pub(super) enum Frame {
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

pub(super) struct Container {
    pub(super) home: Home,
    /// A paragraph whose end is deleted and that goes on in the next one.
    pub(super) unfinished: Option<OpenParagraph>,
    /// For a text box: the fields around it.
    pub(super) fields: Option<Saved>,
}

#[derive(Default)]
pub(super) struct OpenParagraph {
    pub(super) number: usize,
    pub(super) characters: usize,
    pub(super) paragraph: Paragraph,
    /// Paragraphs of the text boxes anchored in it.
    pub(super) followers: Vec<Paragraph>,
    pub(super) properties: Option<Range<usize>>,
    pub(super) mark_deleted: bool,
    pub(super) section: Option<section::SectionProperties>,
}

pub(super) struct OpenRun {
    pub(super) index: usize,
    pub(super) properties: usize,
}

impl<'a, 'b> Walk<'a, 'b> {
    pub(super) fn new(
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

    pub(super) fn run(&mut self) -> Result<(), Fault> {
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

    pub(super) fn start(&mut self, element: &Element<'a>) -> Result<(), Fault> {
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

    pub(super) fn start_word(&mut self, element: &Element<'a>, local: &str) -> Result<(), Fault> {
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
            "commentRangeStart" => self.mark_comment(element, CommentMarkKind::Start),
            "commentRangeEnd" => self.mark_comment(element, CommentMarkKind::End),
            "commentReference" => self.mark_comment(element, CommentMarkKind::Reference),
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

    pub(super) fn end(&mut self, end: &End) -> Result<(), Fault> {
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

    fn mark_comment(&mut self, element: &Element<'a>, kind: CommentMarkKind) {
        let id = self.scanner.attribute(element, "id").and_then(|id| value::integer(&id));
        let texts = self.reading.elements.texts.len();
        self.reading.comments.push(CommentMark { id, kind, texts });
    }

    pub(super) fn open_container(&mut self, element: &Element<'a>, home: Home) {
        let fields = (element.local == "txbxContent").then(|| self.fields.enter());
        let container = Container { home, unfinished: None, fields };
        self.frames.push((element.depth, Frame::Container(Box::new(container))));
    }

    pub(super) fn open_note(&mut self, element: &Element<'a>) -> Result<(), Fault> {
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

    pub(super) fn open_run(&mut self, element: &Element<'a>) {
        let index = self.reading.elements.runs.len();
        self.reading.elements.runs.push(RunElement {
            span: element.start..element.end,
            tag: element.start..element.end,
            properties: None,
        });
        self.frames.push((element.depth, Frame::Run(OpenRun { index, properties: 0 })));
    }

    pub(super) fn read_run_properties(&mut self, element: &Element<'a>) -> Result<(), Fault> {
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

    /// The innermost open run, unless a paragraph has begun inside it.
    pub(super) fn run_frame(&self) -> Option<&OpenRun> {
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
    pub(super) fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        self.frames.iter_mut().rev().find_map(|(_, frame)| match frame {
            Frame::Paragraph(open) => Some(&mut **open),
            _ => None,
        })
    }

    pub(super) fn container(&mut self) -> Option<&mut Container> {
        self.frames.iter_mut().rev().find_map(|(_, frame)| match frame {
            Frame::Container(container) => Some(&mut **container),
            _ => None,
        })
    }

    pub(super) fn home(&mut self) -> Home {
        self.container().map(|container| container.home.clone()).unwrap_or_default()
    }

    pub(super) fn run_properties(&mut self, properties: RunProperties) -> usize {
        self.pool.runs.number(properties)
    }

    pub(super) fn paragraph_properties(&mut self, properties: ParagraphProperties) -> usize {
        self.pool.paragraphs.number(properties)
    }
}
