//! The other replies of a folder: what two replies to different items have in common.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::counterpart::Handle;
use super::{Letter, number_key};
use crate::document::Document;
use crate::finding::Span;

/// The replies of one folder, laid beside each other.
#[derive(Debug, Default)]
pub struct Siblings<'a> {
    letters: Vec<Sibling<'a>>,
    numbers: HashMap<String, Vec<usize>>,
    sketches: HashMap<u64, Vec<(usize, usize)>>,
}

/// One reply among others.
#[derive(Debug)]
struct Sibling<'a> {
    path: String,
    document: &'a Document,
    handle: Handle,
    number: Option<String>,
    sentences: Vec<Shingled>,
}

/// A sentence as the set of its four-character pieces, hashed.
#[derive(Debug)]
struct Shingled {
    span: Span,
    pieces: BTreeSet<u64>,
}

/// A passage that stands in two replies to different items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPassage {
    /// Where it stands in this reply.
    pub span: Span,
    /// The other reply.
    pub other: usize,
    /// Where it stands there.
    pub other_span: Span,
}

/// Characters that a passage must have to be told of: less is how offices write.
const SHORTEST_PASSAGE: usize = 150;

/// Characters of the shortest sentence that can be recognised.
const SHORTEST_SENTENCE: usize = 12;

/// The share of common pieces (Jaccard) from which two sentences are one, a name or a figure apart.
const SAME: f64 = 0.7;

/// How many of a sentence's pieces stand for it where sentences are looked up.
const SKETCH: usize = 6;

/// Letters that one piece may stand in before it is too common to look up by.
const COMMONEST: usize = 400;

impl<'a> Siblings<'a> {
    /// Lays replies beside each other: each with its path, as written and as read.
    pub fn of<'b>(replies: impl Iterator<Item = (String, &'a Document, &'b Letter)>) -> Self {
        let mut all = Self::default();
        for (path, document, letter) in replies {
            all.add(path, document, letter);
        }
        all
    }

    fn add(&mut self, path: String, document: &'a Document, letter: &Letter) {
        let text = &document.text;
        let index = self.letters.len();
        let number = letter.doc_number.map(|span| number_key(span.of(text)));
        if let Some(number) = &number {
            self.numbers.entry(number.clone()).or_default().push(index);
        }
        let sentences: Vec<Shingled> = letter
            .sentences
            .iter()
            .filter(|sentence| letter.body.is_some_and(|body| body.contains(sentence.span)))
            .filter(|sentence| sentence.span.characters(text) >= SHORTEST_SENTENCE)
            .map(|sentence| Shingled { span: sentence.span, pieces: pieces(sentence.span.of(text)) })
            .collect();
        for (at, sentence) in sentences.iter().enumerate() {
            for piece in sentence.pieces.iter().take(SKETCH) {
                self.sketches.entry(*piece).or_default().push((index, at));
            }
        }
        self.letters.push(Sibling {
            path,
            document,
            handle: Handle::of_reply(None, document, letter),
            number,
            sentences,
        });
    }

    /// The path of a reply.
    pub fn path(&self, reply: usize) -> &str {
        self.letters.get(reply).map_or("", |letter| &letter.path)
    }

    /// The words of a passage of a reply.
    pub fn text(&self, reply: usize, span: Span) -> &'a str {
        self.letters.get(reply).map_or("", |letter| span.of(&letter.document.text))
    }

    /// The number of the paragraph in which a passage of a reply begins.
    pub fn paragraph(&self, reply: usize, span: Span) -> usize {
        self.letters.get(reply).map_or(1, |letter| letter.document.paragraph_at(span.start))
    }

    /// The replies to other items that bear the same 发文字号.
    pub fn sharing_number(&self, reply: usize) -> Vec<usize> {
        let Some(letter) = self.letters.get(reply) else { return Vec::new() };
        let same = letter.number.as_ref().and_then(|number| self.numbers.get(number));
        same.into_iter()
            .flatten()
            .copied()
            .filter(|other| self.answer_different_items(reply, *other))
            .collect()
    }

    /// The passages that this reply shares with replies to other items, the longest for each place.
    pub fn shared_passages(&self, reply: usize) -> Vec<SharedPassage> {
        let Some(letter) = self.letters.get(reply) else { return Vec::new() };
        let mut others: BTreeSet<usize> = BTreeSet::new();
        for piece in letter.sentences.iter().flat_map(|sentence| sentence.pieces.iter().take(SKETCH)) {
            let places = self.sketches.get(piece).map_or(&[][..], Vec::as_slice);
            others.extend(places.iter().take(COMMONEST).map(|(other, _)| *other));
        }
        let mut passages: Vec<SharedPassage> = others
            .into_iter()
            .filter(|other| self.answer_different_items(reply, *other))
            .flat_map(|other| self.runs(letter, other))
            .collect();
        passages.sort_by_key(|passage| (std::cmp::Reverse(passage.span.len()), passage.other));
        let mut kept: Vec<SharedPassage> = Vec::new();
        for passage in passages {
            if kept.iter().all(|longer| !longer.span.overlaps(passage.span)) {
                kept.push(passage);
            }
        }
        kept.sort_by_key(|passage| passage.span);
        kept
    }

    /// The runs of sentences that `letter` and `other` have in common, in the same order.
    fn runs(&self, letter: &Sibling<'_>, other: usize) -> Vec<SharedPassage> {
        let Some(theirs) = self.letters.get(other) else { return Vec::new() };
        let mut runs = Vec::new();
        let mut open: Option<(SharedPassage, usize)> = None;
        for sentence in &letter.sentences {
            let next = open.as_ref().map(|(_, last)| last + 1);
            let follows =
                next.filter(|at| theirs.sentences.get(*at).is_some_and(|one| is_same(one, sentence)));
            let found = follows.or_else(|| theirs.sentences.iter().position(|one| is_same(one, sentence)));
            match (found, &mut open) {
                (Some(at), Some((run, last))) if follows == Some(at) => {
                    run.span = run.span.cover(sentence.span);
                    run.other_span = run.other_span.cover(theirs.sentences[at].span);
                    *last = at;
                }
                (Some(at), _) => {
                    runs.extend(open.take().map(|(run, _)| run));
                    let other_span = theirs.sentences[at].span;
                    open = Some((SharedPassage { span: sentence.span, other, other_span }, at));
                }
                (None, _) => runs.extend(open.take().map(|(run, _)| run)),
            }
        }
        runs.extend(open.map(|(run, _)| run));
        runs.retain(|run| run.span.characters(&letter.document.text) >= SHORTEST_PASSAGE);
        runs
    }

    /// Whether it is known that the two answer different items.
    fn answer_different_items(&self, one: usize, other: usize) -> bool {
        match (self.letters.get(one), self.letters.get(other)) {
            (Some(first), Some(second)) if one != other => first.handle.differs(&second.handle),
            _ => false,
        }
    }
}

fn is_same(one: &Shingled, other: &Shingled) -> bool {
    let (short, long) = {
        let (one, other) = (one.pieces.len(), other.pieces.len());
        (one.min(other), one.max(other))
    };
    if short == 0 || (short as f64) < SAME * long as f64 {
        return false;
    }
    let common = one.pieces.intersection(&other.pieces).count() as f64;
    let all = one.pieces.len() as f64 + other.pieces.len() as f64 - common;
    common / all >= SAME
}

/// The four-character pieces of a sentence, marks, blanks and digits aside, hashed.
fn pieces(sentence: &str) -> BTreeSet<u64> {
    let letters: Vec<char> = sentence
        .chars()
        .filter(|character| character.is_alphanumeric() && !character.is_ascii_digit())
        .collect();
    letters
        .windows(4)
        .map(|piece| {
            let mut hasher = DefaultHasher::new();
            piece.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}
