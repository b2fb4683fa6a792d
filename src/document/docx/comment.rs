//! Comments (批注): what people wrote in them, and the words they are set on.

use std::collections::{HashMap, HashSet};

use super::super::{Origin, Place, Remark};
use super::AUTHOR;
use super::limit;
use super::load::StoryPart;
use super::refusal::Fault;
use super::story::{CommentMarkKind, Reading};
use super::value;
use super::xml::{Namespace, Scanner, Token};
use crate::finding::Span;

/// A comment as its part holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) id: Option<i64>,
    pub(super) author: String,
    /// Its paragraphs, one a line.
    pub(super) text: String,
    /// Its element, in bytes of the part's XML.
    pub(super) span: std::ops::Range<usize>,
}

impl Comment {
    /// Whether fuwen wrote it.
    pub(super) fn is_own(&self) -> bool {
        self.author == AUTHOR
    }
}

/// Reads a comments part.
pub(super) fn read(xml: &str) -> Result<Vec<Comment>, Fault> {
    let mut comments = Vec::new();
    let mut open: Option<(usize, Comment)> = None;
    let mut in_text = None;
    let mut scanner = Scanner::new(xml);
    loop {
        match scanner.next()? {
            Token::Start(element) if element.is(Namespace::Word, "comment") && open.is_none() => {
                let value = |name| scanner.attribute(&element, name).unwrap_or_default();
                let comment = Comment {
                    id: value::integer(&value("id")),
                    author: value("author").trim().to_owned(),
                    ..Comment::default()
                };
                open = Some((element.depth, comment));
            }
            Token::Start(element) if element.is(Namespace::Word, "p") => {
                if let Some((_, comment)) = open.as_mut().filter(|(_, comment)| !comment.text.is_empty()) {
                    comment.text.push('\n');
                }
            }
            Token::Start(element) if element.is(Namespace::Word, "t") => in_text = Some(element.depth),
            Token::Text(text) | Token::CData(text) if in_text.is_some() => {
                if let Some((_, comment)) = &mut open
                    && comment.text.len() < limit::PARAGRAPH_CHARACTERS
                {
                    comment.text.push_str(text);
                }
            }
            Token::Character(character) if in_text.is_some() => {
                if let Some((_, comment)) = &mut open {
                    comment.text.push(character);
                }
            }
            Token::End(end) => {
                if in_text.is_some_and(|depth| end.depth <= depth) {
                    in_text = None;
                }
                if let Some((_, mut comment)) = open.take_if(|(depth, _)| end.depth <= *depth) {
                    comment.text = comment.text.trim().to_owned();
                    comment.span = end.span;
                    comments.push(comment);
                }
            }
            Token::Eof => return Ok(comments),
            _ => {}
        }
    }
}

/// Whether comments of people remain, or marks of comments that are nowhere.
pub(super) fn of_people<'a>(comments: &[Comment], mut readings: impl Iterator<Item = &'a Reading>) -> bool {
    let own: HashSet<i64> =
        comments.iter().filter(|comment| comment.is_own()).filter_map(|comment| comment.id).collect();
    let is_own = |id: Option<i64>| id.is_some_and(|id| own.contains(&id));
    comments.iter().any(|comment| !comment.is_own())
        || readings.any(|reading| reading.comments.iter().any(|mark| !is_own(mark.id)))
}

/// People's comments with the words of the main text that they are set on.
pub(super) fn remarks(comments: &[Comment], main: &StoryPart, text: &str, origin: &Origin) -> Vec<Remark> {
    let people: Vec<&Comment> = comments.iter().filter(|comment| !comment.is_own()).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let mut ranges: HashMap<i64, [Option<usize>; 2]> = HashMap::new();
    for mark in &main.reading.comments {
        let Some(id) = mark.id else { continue };
        let [start, end] = ranges.entry(id).or_default();
        match mark.kind {
            CommentMarkKind::Start => *start = start.or(Some(mark.texts)),
            CommentMarkKind::End => *end = end.or(Some(mark.texts)),
            CommentMarkKind::Reference => {
                *start = start.or(Some(mark.texts));
                *end = end.or(Some(mark.texts));
            }
        }
    }
    let spans = spans(main, text, origin);
    people
        .into_iter()
        .map(|comment| {
            let range = comment.id.and_then(|id| ranges.get(&id));
            let from = range.and_then(|[start, _]| *start).unwrap_or(0);
            let to = range.and_then(|[_, end]| *end).unwrap_or(from).max(from);
            let inside = spans.get(from..to.min(spans.len())).unwrap_or_default();
            let words = inside.iter().flatten().copied().reduce(Span::cover);
            let span = words.unwrap_or_else(|| {
                let before = spans.iter().take(from).rev().flatten().next();
                let at = before.map_or(0, |span| span.end);
                Span::new(at, at)
            });
            Remark {
                text: comment.text.clone(),
                author: Some(comment.author.clone()),
                span,
                offset: span.start,
            }
        })
        .collect()
}

/// The stretch of the text that each text element of the main part became.
fn spans(main: &StoryPart, text: &str, origin: &Origin) -> Vec<Option<Span>> {
    let elements = &main.reading.elements.texts;
    let mut spans = vec![None; elements.len()];
    for (span, place) in origin.places(text, Span::new(0, text.len())) {
        if let Place::Docx(place) = place
            && place.part == main.name
            && let Ok(index) = elements.binary_search_by_key(&place.run, |element| element.number)
        {
            let known: &mut Option<Span> = &mut spans[index];
            *known = Some(known.map_or(span, |known| known.cover(span)));
        }
    }
    spans
}
