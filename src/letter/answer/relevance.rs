//! How far a reply as a whole stands out from other replies as the one to this item.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::background::Side;
use super::echo;
use super::term::{self, Vector};
use super::usage::Usage;
use crate::document::Document;
use crate::letter::{Item, Letter, word_list};

/// Spread below which a background counts as no narrower, so that rare words alone decide nothing.
const NARROWEST: f64 = 0.003;

/// Background letters that are nearest.
const NEAREST: usize = 8;

/// How a reply as a whole fits its item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Relevance {
    /// How far it stands out: below 0 it is as unlike its item as a reply to another one; true replies mostly
    /// reach 2 and more.
    pub score: f64,
    /// By how many standard deviations it is more like the item than other replies are.
    pub among_replies: f64,
    /// By how much it is more like the item than what is nearest to either in the background.
    pub beyond_nearest: f64,
    /// How like other replies it is in general.
    pub commonness: f64,
    /// The same as `beyond_nearest` in single characters.
    pub characters_beyond_nearest: f64,
    /// The share of the item's names of places and bodies that the reply holds, half a name added to both sides.
    pub names_answered: f64,
    /// The share of the reply's names of places and bodies that the item holds, half a name added to both sides.
    pub names_asked: f64,
    /// Logarithm of one and the number of different characters of the reply.
    pub size: f64,
}

/// The relevance of the body; none without a body.
pub(super) fn of(
    reply: &Document,
    letter: &Letter,
    item: (&Document, &Item),
    usage: Usage<'_>,
) -> Option<Relevance> {
    let body = letter.body?;
    let item = dense(&said(item.0, item.1));
    let body = echo::blank(&dense(body.of(&reply.text)), &item);
    let [in_characters, in_pairs] =
        [Standing::of(&item, &body, true, usage)?, Standing::of(&item, &body, false, usage)?];
    let (named, naming) = (Names::of(&item, usage), Names::of(&body, usage));
    let mut relevance = Relevance {
        score: 0.0,
        among_replies: in_pairs.among_replies(),
        beyond_nearest: in_pairs.beyond_nearest(),
        commonness: in_pairs.commonness(),
        characters_beyond_nearest: in_characters.beyond_nearest(),
        names_answered: named.share_in(&body),
        names_asked: naming.share_in(&item),
        size: in_characters.size(),
    };
    relevance.score = relevance.weigh();
    Some(relevance)
}

impl Relevance {
    /// Weights from a logistic regression over 1,090 letters with their answers, three answers on the same topic
    /// and three random ones each (docs/measures.md); the constant puts 0 where 6 in 1,000 true answers fall short.
    fn weigh(&self) -> f64 {
        2.743
            + 0.061 * self.among_replies
            + 25.02 * self.beyond_nearest
            + 121.5 * self.commonness
            + 9.748 * self.characters_beyond_nearest
            + 1.111 * self.names_answered
            + 2.197 * self.names_asked
            - 0.779 * self.size
    }
}

/// A text without white space.
fn dense(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// An item and a reply in one kind of terms, and how like each is to the background.
struct Standing<'a> {
    answered: Vector,
    length: f64,
    likeness: f64,
    replies: Vec<f64>,
    items: Vec<f64>,
    usage: Usage<'a>,
}

impl<'a> Standing<'a> {
    /// In single characters, or in pairs and words; none when a side has no such term.
    fn of(item: &str, body: &str, characters: bool, usage: Usage<'a>) -> Option<Self> {
        let (asked, answered) = (vector(item, characters, usage), vector(body, characters, usage));
        if asked.is_empty() || answered.is_empty() {
            return None;
        }
        let (asking, length) = (term::length(&asked), term::length(&answered));
        Some(Self {
            likeness: term::cosine((&asked, asking), (&answered, length)),
            replies: usage.background.likenesses(Side::Answered, &asked, asking),
            items: usage.background.likenesses(Side::Asked, &answered, length),
            answered,
            length,
            usage,
        })
    }

    fn among_replies(&self) -> f64 {
        beyond(self.likeness, &self.replies)
    }

    fn beyond_nearest(&self) -> f64 {
        self.likeness - f64::midpoint(nearest(&self.replies), nearest(&self.items))
    }

    fn commonness(&self) -> f64 {
        mean(&self.usage.background.likenesses(Side::Answered, &self.answered, self.length))
    }

    fn size(&self) -> f64 {
        (1.0 + term::number(self.answered.len())).ln()
    }
}

/// The names of places and bodies in a text, each by its first two characters.
struct Names(HashSet<String>);

/// Two characters, then the last word of such a name.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = word_list::read(include_str!("words/places.txt"));
    Regex::new(&format!(r"(\p{{Han}}\p{{Han}})(?:{})", words.join("|"))).ok()
});

impl Names {
    /// Those whose second character and the first of the last word are rare together, as in a name and not in a
    /// word.
    fn of(text: &str, usage: Usage<'_>) -> Self {
        let found = NAME.as_ref().into_iter().flat_map(|name| name.captures_iter(text));
        Self(
            found
                .filter_map(|found| {
                    let (whole, stem) = (found.get(0)?.as_str(), found.get(1)?.as_str());
                    let seam: String = whole.chars().skip(1).take(2).collect();
                    usage.background.is_rare(&seam).then(|| stem.to_owned())
                })
                .collect(),
        )
    }

    /// The share that `text` holds, half a name added to both sides: half when there is none.
    fn share_in(&self, text: &str) -> f64 {
        let held = self.0.iter().filter(|name| text.contains(name.as_str())).count();
        (term::number(held) + 0.5) / (term::number(self.0.len()) + 1.0)
    }
}

/// What an item says: its title and its prose.
pub(super) fn said(document: &Document, item: &Item) -> String {
    let title = item.title.map_or("", |title| title.of(&document.text));
    format!("{title}\n{}", item.prose.of(&document.text))
}

/// The terms of a text, by rarity: its single characters, or its pairs and words.
fn vector(text: &str, characters: bool, usage: Usage<'_>) -> Vector {
    let mut vector = Vector::new();
    for term in term::terms(&usage.synonyms.unify(text)) {
        if term::is_single(&term) == characters {
            *vector.entry(term).or_default() += 1.0;
        }
    }
    for (term, weight) in &mut vector {
        *weight = term::frequency(*weight) * usage.background.rarity(term);
    }
    vector
}

/// By how many standard deviations `value` exceeds the mean of `others`.
fn beyond(value: f64, others: &[f64]) -> f64 {
    let mean = mean(others);
    let variance =
        others.iter().map(|other| (other - mean).powi(2)).sum::<f64>() / term::number(others.len().max(1));
    (value - mean) / (variance.sqrt() + NARROWEST)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / term::number(values.len().max(1))
}

/// The mean of the highest values.
fn nearest(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(|one, other| other.total_cmp(one));
    values.truncate(NEAREST);
    values.iter().sum::<f64>() / term::number(NEAREST)
}
