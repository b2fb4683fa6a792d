//! A document as it reads, cut into pieces so that each finding is marked exactly where it stands.

use super::card::Card;
use crate::document::{Block, BlockKind, Document, Story};
use crate::finding::Span;

/// A document as paragraphs.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) paragraphs: Vec<Paragraph<'a>>,
}

/// One paragraph with the cards that belong beside it.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    /// The number a person would give it; none for a blank one.
    pub(super) number: Option<usize>,
    /// What kind of paragraph it looks like.
    pub(super) role: Role,
    /// Whether it stands outside the main text.
    pub(super) aside: bool,
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) cards: Vec<Card>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    Body,
    /// Without indent.
    Plain,
    /// At the right.
    Right,
    /// In the middle.
    Centre,
}

/// A stretch of text that the same annotations cover, or a place between two characters.
#[derive(Debug, Default)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// What covers it, by key: `l1-f3 l1-a2`.
    pub(super) of: String,
    /// The class of the gravest finding here; none where there is only a passage.
    pub(super) grade: Option<&'static str>,
    /// Whether several findings share it.
    pub(super) shared: bool,
    /// The numbers to show after it.
    pub(super) refs: Vec<Ref>,
}

/// The number of a finding behind its mark, a way to its card.
#[derive(Debug)]
pub(super) struct Ref {
    pub(super) number: usize,
    pub(super) key: String,
    pub(super) grade: &'static str,
    pub(super) name: String,
}

/// A passage that can be pointed to, such as the answer to an ask.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) key: String,
    pub(super) span: Span,
}

/// A finding with its place.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) span: Span,
    pub(super) card: Card,
    /// Whether its card belongs beside the paragraph; else it stands elsewhere on the page.
    pub(super) is_beside: bool,
}

/// An annotation within one block.
struct Stretch<'n> {
    span: Span,
    key: &'n str,
    note: Option<&'n Note>,
    /// Whether its number is shown where it ends.
    is_first: bool,
}

impl<'a> Sheet<'a> {
    /// The document with notes in its margin and passages to point to; `role` says how a block is set.
    pub(super) fn lay(
        document: &'a Document,
        notes: &[Note],
        passages: &[Passage],
        role: impl Fn(&Block) -> Role,
    ) -> Self {
        let text = &document.text;
        let mut stretches: Vec<Vec<Stretch<'_>>> = document.blocks.iter().map(|_| Vec::new()).collect();
        let mut cards: Vec<Vec<Card>> = document.blocks.iter().map(|_| Vec::new()).collect();
        let all = notes.iter().map(|note| (note.span, note.card.key.as_str(), Some(note)));
        for (span, key, note) in
            all.chain(passages.iter().map(|passage| (passage.span, passage.key.as_str(), None)))
        {
            let parts = parts(document, span);
            if let (Some(note), Some((first, _))) = (note.filter(|note| note.is_beside), parts.first()) {
                cards[*first].push(note.card.clone());
            }
            for (index, (block, span)) in parts.into_iter().enumerate() {
                stretches[block].push(Stretch { span, key, note, is_first: index == 0 });
            }
        }
        let mut number = 0;
        let paragraphs =
            document.blocks.iter().zip(stretches).zip(cards).map(|((block, stretches), cards)| {
                let blank = block.span.of(text).trim().is_empty();
                number += usize::from(!blank);
                Paragraph {
                    number: (!blank).then_some(number),
                    role: role(block),
                    aside: block.story != Story::Body,
                    pieces: cut(text, block.span, &stretches),
                    cards,
                }
            });
        Self { paragraphs: paragraphs.collect() }
    }
}

impl Role {
    /// How a block looks when nothing is known of it.
    pub(super) const fn of(block: &Block) -> Self {
        match block.kind {
            BlockKind::Heading(1) => Self::Title,
            BlockKind::Heading(_) => Self::Heading,
            BlockKind::Paragraph => Self::Body,
            BlockKind::ListItem | BlockKind::TableCell => Self::Plain,
        }
    }

    /// Its class.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Plain => "plain",
            Self::Right => "right",
            Self::Centre => "centre",
        }
    }

    /// Its rank among the headings of the page, when it is one.
    pub(super) const fn rank(self) -> Option<u8> {
        match self {
            Self::Title => Some(4),
            Self::Heading => Some(5),
            _ => None,
        }
    }
}

/// The part of a span in each block that it touches; a span that touches none is a place in the block before it.
fn parts(document: &Document, span: Span) -> Vec<(usize, Span)> {
    let text = &document.text;
    let blocks = &document.blocks;
    if !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) {
        return Vec::new();
    }
    let first = blocks.partition_point(|block| block.span.end <= span.start);
    let touched: Vec<(usize, Span)> = blocks
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, block)| block.span.start < span.end)
        .map(|(index, block)| {
            (index, Span::new(span.start.max(block.span.start), span.end.min(block.span.end)))
        })
        .filter(|(_, part)| !part.is_empty())
        .collect();
    if !touched.is_empty() {
        return touched;
    }
    let place = document.block_index_at(span.start).or((!blocks.is_empty()).then_some(0));
    place
        .map(|index| {
            let block = blocks[index].span;
            let at = span.start.clamp(block.start, block.end);
            vec![(index, Span::new(at, at))]
        })
        .unwrap_or_default()
}

/// The pieces of a block, all of its text in order.
fn cut<'a>(text: &'a str, block: Span, stretches: &[Stretch<'_>]) -> Vec<Piece<'a>> {
    let mut cuts: Vec<usize> =
        stretches.iter().flat_map(|stretch| [stretch.span.start, stretch.span.end]).collect();
    cuts.extend([block.start, block.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut ahead: Vec<&Stretch<'_>> = stretches.iter().filter(|stretch| !stretch.span.is_empty()).collect();
    ahead.sort_by_key(|stretch| std::cmp::Reverse(stretch.span.start));
    let mut open: Vec<&Stretch<'_>> = Vec::new();
    let mut pieces = Vec::new();
    for (index, at) in cuts.iter().copied().enumerate() {
        let places = stretches.iter().filter(|stretch| stretch.span.is_empty() && stretch.span.start == at);
        pieces.extend(places.filter(|place| place.note.is_some()).map(|place| piece("", &[place], at)));
        open.retain(|stretch| stretch.span.end > at);
        while let Some(next) = ahead.pop_if(|next| next.span.start <= at) {
            open.push(next);
        }
        if let Some(end) = cuts.get(index + 1).copied() {
            pieces.push(piece(Span::new(at, end).of(text), &open, end));
        }
    }
    pieces
}

fn piece<'a>(text: &'a str, covering: &[&Stretch<'_>], end: usize) -> Piece<'a> {
    let keys: Vec<&str> = covering.iter().map(|stretch| stretch.key).collect();
    let notes: Vec<&Note> = covering.iter().filter_map(|stretch| stretch.note).collect();
    let gravest = notes.iter().max_by_key(|note| (note.card.counts(), note.card.severity));
    let refs = covering
        .iter()
        .filter(|stretch| stretch.is_first && stretch.span.end == end)
        .filter_map(|stretch| stretch.note)
        .map(|note| Ref {
            number: note.card.number,
            key: note.card.key.clone(),
            grade: note.card.grade(),
            name: note.card.name.clone(),
        });
    let mut refs: Vec<Ref> = refs.collect();
    refs.sort_by_key(|one| one.number);
    Piece {
        text,
        of: keys.join(" "),
        grade: gravest.map(|note| note.card.grade()),
        shared: notes.len() > 1,
        refs,
    }
}
