//! The asks of an item, and where the reply answers each: one model for the table, the page and the data. Without the
//! item, the asks that the reply restates.

mod markdown;
pub(super) mod text;

use serde_json::{Value, json};

pub use markdown::coverage_markdown;
pub use text::coverage_text;

use super::json::{asks, composition, relevance};
use crate::finding::Span;
use crate::letter::AskStatus;
use crate::verdict::Review;

/// The asks of an item beside the answers of a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage<'a> {
    /// The reply's path.
    pub reply: &'a str,
    /// The item's path; none when it was not given, and the asks are those that the reply restates.
    pub item: Option<&'a str>,
    /// The item's title, without quotation marks.
    pub title: Option<&'a str>,
    /// One row an ask, in order.
    pub rows: Vec<Row<'a>>,
    /// Characters of the reply's body.
    pub characters: usize,
    /// Characters of the body that bear on an ask.
    pub answering: usize,
}

/// One ask and what was found for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// Its number among the asks, from 1.
    pub number: usize,
    /// Its words.
    pub text: &'a str,
    /// Its place in the item, or in the reply that restates it.
    pub span: Span,
    /// The paragraph there that it begins in.
    pub paragraph: usize,
    /// Whether answering text was found.
    pub status: AskStatus,
    /// 0 to 1: how surely it is answered.
    pub score: f64,
    /// The best passages of the reply, best first.
    pub passages: Vec<Passage<'a>>,
    /// The number of the other ask that the best passage fits best.
    pub runner_up: Option<usize>,
}

/// A passage of the reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'a> {
    /// Its place in the reply.
    pub span: Span,
    /// Its words.
    pub text: &'a str,
    /// The first and the last paragraph it touches.
    pub paragraphs: (usize, usize),
    /// The words it shares with the ask, weightiest first; terms that overlap in the ask are one word.
    pub words: Vec<String>,
}

impl<'a> Coverage<'a> {
    /// The coverage of a review; none when neither an item was given nor the reply restates an ask.
    pub fn of(review: &'a Review<'_>) -> Option<Self> {
        if !is_shown(review) {
            return None;
        }
        let (_, document) = review.asked_in();
        let words = &document.text;
        let rows = review.asks().enumerate().map(|(index, (ask, answer))| Row {
            number: index + 1,
            text: ask.span.of(words),
            span: ask.span,
            paragraph: document.paragraph_at(ask.span.start),
            status: answer.status,
            score: answer.score,
            passages: answer
                .evidence
                .iter()
                .map(|evidence| Passage {
                    span: evidence.span,
                    text: evidence.span.of(&review.reply.text),
                    paragraphs: (
                        review.reply.paragraph_at(evidence.span.start),
                        review.reply.paragraph_at(evidence.span.end.saturating_sub(1)),
                    ),
                    words: joined(&evidence.terms, ask.span.of(words)),
                })
                .collect(),
            runner_up: answer.runner_up.map(|other| other + 1),
        });
        Some(Self {
            reply: &review.path,
            item: review.item.as_ref().map(|item| item.path.as_str()),
            title: match &review.item {
                Some(item) => item.item.title,
                None => review.letter.item.as_ref().and_then(|item| item.title),
            }
            .map(|title| title.of(words)),
            rows: rows.collect(),
            characters: review.alignment.composition.characters,
            answering: review.alignment.composition.answering,
        })
    }

    /// How many asks have this status.
    pub fn count(&self, status: AskStatus) -> usize {
        self.rows.iter().filter(|row| row.status == status).count()
    }
}

/// Whether there is an item or a restated ask to show.
fn is_shown(review: &Review<'_>) -> bool {
    review.item.is_some() || !review.letter.restated.is_empty()
}

/// The coverage of all reviews that have any, for programs: the objects of the JSON report; `item` is null when none
/// was given, and then the `origin` of every ask is `restated`.
pub fn coverage_json(reviews: &[Review<'_>]) -> Value {
    let cases = reviews.iter().filter(|review| is_shown(review)).map(|review| {
        json!({
            "reply": {"path": review.path},
            "item": review.item.as_ref().map(|item| json!({
                "path": item.path,
                "number": item.item.number.map(|number| number.of(&item.document.text)),
                "title": item.item.title.map(|title| title.of(&item.document.text)),
            })),
            "asks": asks(review),
            "relevance": relevance(review),
            "composition": composition(review),
        })
    });
    json!({
        "version": 1,
        "tool": {"name": "fuwen", "version": env!("CARGO_PKG_VERSION")},
        "cases": cases.collect::<Vec<_>>(),
    })
}

/// The beginning of `text` on one line, at most `most` characters.
pub(super) fn clip(text: &str, most: usize) -> String {
    let mut clipped: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = clipped.char_indices().nth(most) {
        clipped.truncate(at);
        clipped.push('…');
    }
    clipped
}

/// Terms of two characters put together again as they stand in `text`: 糖尿, 尿病 are 糖尿病.
fn joined(terms: &[String], text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for term in terms {
        let mut word = term.clone();
        // A word that takes in another may then fit a third.
        while let Some((index, longer)) = words.iter().enumerate().find_map(|(index, other)| {
            let longer = chain(other, &word).or_else(|| chain(&word, other))?;
            text.contains(&longer).then_some((index, longer))
        }) {
            words.remove(index);
            word = longer;
        }
        words.push(word);
    }
    words
}

/// Two words as one, when the second begins with the last character of the first.
fn chain(first: &str, second: &str) -> Option<String> {
    let last = first.chars().next_back()?;
    second.strip_prefix(last).map(|rest| format!("{first}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_terms_are_one_word() {
        for (terms, text, expected) in [
            (vec!["尿病", "病用", "糖尿"], "特别是糖尿病用药", vec!["糖尿病用"]),
            (vec!["供销", "后面", "社后", "销社"], "供销社后面那块空地", vec!["供销社后面"]),
            (vec!["路灯", "灯具"], "路灯和灯具", vec!["路灯", "灯具"]),
            (vec!["2023"], "2023年", vec!["2023"]),
            (vec![], "甲", vec![]),
        ] {
            let terms: Vec<String> = terms.into_iter().map(str::to_owned).collect();
            assert_eq!(joined(&terms, text), expected, "{text}");
        }
    }
}
