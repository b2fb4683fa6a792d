//! The way back from a byte of the text to the place in the file it came from.

use crate::finding::Span;

/// Maps byte spans of [`super::Document::text`] back to the file they were read from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The decoded file of a text format, line ends as in the file, without a BOM; empty for docx.
    pub source: String,
    /// Encoding of the file of a text format (WHATWG name, such as `gb18030`); empty for docx.
    pub encoding: &'static str,
    runs: Vec<Run>,
}

/// A stretch of the text that came from one unbroken stretch of the file.
#[derive(Clone, Debug)]
struct Run {
    text: Span,
    place: Place,
}

/// Where a stretch of text begins in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A byte of [`Origin::source`]; the bytes that follow are the same on both sides.
    File(usize),
    /// Bytes of [`Origin::source`] that spell the characters another way (an entity such as `&lt;`): all or none.
    Entity(Span),
    /// A character of a docx run; the characters that follow are the same on both sides.
    Docx(DocxPlace),
    /// Made by fuwen (a rendered number, a line break between blocks): in no file.
    Rendered,
}

/// A place in a docx: part, paragraph, run and character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocxPlace {
    /// The part's name inside the package, such as `word/document.xml`.
    pub part: std::sync::Arc<str>,
    /// The paragraph (`w:p`) in document order of the part, from 0; nested ones, and those that are not read
    /// (deleted ones, `mc:Fallback`), are counted.
    pub paragraph: usize,
    /// The text element (`w:t` or an equivalent such as `w:tab`) in document order of the part, from 0; those
    /// that are not read are counted.
    pub run: usize,
    /// Decoded characters before it inside that element.
    pub character: usize,
    /// Bytes of the part's XML, decoded and without its BOM, at which the element's character data begins; for
    /// an equivalent, at which the element begins.
    pub xml: usize,
}

impl Origin {
    /// The origin of a text format, whose stretches are added with [`Origin::push`].
    pub fn new(source: String, encoding: &'static str) -> Self {
        Self { source, encoding, runs: Vec::new() }
    }

    /// Records where the stretch `text` came from; stretches are added in the order of the text.
    pub fn push(&mut self, text: Span, place: Place) {
        if text.is_empty() {
            return;
        }
        if let (Some(last), Place::File(start)) = (self.runs.last_mut(), &place)
            && let Place::File(before) = last.place
            && last.text.end == text.start
            && before + last.text.len() == *start
        {
            last.text.end = text.end;
            return;
        }
        self.runs.push(Run { text, place });
    }

    /// Each stretch of `span` with the place where it begins; `text` is the document's text.
    pub fn places(&self, text: &str, span: Span) -> Vec<(Span, Place)> {
        let first = self.runs.partition_point(|run| run.text.end <= span.start);
        self.runs[first..]
            .iter()
            .take_while(|run| run.text.start < span.end)
            .map(|run| {
                let piece = Span::new(run.text.start.max(span.start), run.text.end.min(span.end));
                let skipped = Span::new(run.text.start, piece.start);
                let place = match &run.place {
                    Place::File(start) => Place::File(start + skipped.len()),
                    Place::Entity(spelling) => Place::Entity(*spelling),
                    Place::Docx(place) => Place::Docx(DocxPlace {
                        character: place.character + skipped.of(text).chars().count(),
                        ..place.clone()
                    }),
                    Place::Rendered => Place::Rendered,
                };
                (piece, place)
            })
            .collect()
    }

    /// The byte of [`Origin::source`] that byte `offset` of the text came from, for text formats.
    ///
    /// A rendered byte, or the end of the text, is given the end of the stretch before it.
    pub fn source_offset(&self, offset: usize) -> Option<usize> {
        let after = self.runs.partition_point(|run| run.text.start <= offset);
        self.runs[..after].iter().rev().find_map(|run| run.source_offset(offset))
    }

    /// The bytes of [`Origin::source`] from the first to the last byte of `span`, for text formats.
    ///
    /// Markup inside is covered, markup before and after is not; a span of rendered bytes alone is empty.
    pub fn source_span(&self, span: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.text.end <= span.start);
        let after = self.runs.partition_point(|run| run.text.start < span.end).max(first);
        let inside = &self.runs[first..after];
        let start = inside.iter().find_map(|run| run.source_offset(span.start.max(run.text.start)));
        let end = inside.iter().rev().find_map(|run| run.source_offset(span.end.min(run.text.end)));
        match (start, end) {
            (Some(start), Some(end)) if !span.is_empty() => Some(Span::new(start, end)),
            _ => self.source_offset(span.start).map(|place| Span::new(place, place)),
        }
    }
}

impl Run {
    fn source_offset(&self, offset: usize) -> Option<usize> {
        match &self.place {
            Place::File(start) => Some(start + (offset - self.text.start).min(self.text.len())),
            Place::Entity(spelling) if offset < self.text.end => Some(spelling.start),
            Place::Entity(spelling) => Some(spelling.end),
            Place::Docx(_) | Place::Rendered => None,
        }
    }
}
