//! How a reply fits one ask, and how surely it is answered by that.

use serde::Serialize;

use super::AskStatus;

/// How the passages of a reply fit one ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Fit {
    /// The likeness (cosine, 0 to 1) of the passage most like it.
    pub likeness: f64,
    /// By how much a passage is more like it than like any other ask, at best.
    pub margin: f64,
    /// The same for whole sections; that of passages when the reply has no sections.
    pub section_margin: f64,
    /// The share of its words' weight (0 to 1) in the passage that holds most of them.
    pub covered: f64,
    /// How many pairs and words it has.
    pub size: usize,
    /// Whether the reply names it by its number or in a heading.
    pub named: bool,
}

/// The margin beyond which a better fit says little more.
const CLEAR: f64 = 0.15;

/// How much of a margin beyond [`CLEAR`] counts.
const BEYOND: f64 = 0.1;

/// The margin below which a worse fit says nothing more.
const NONE: f64 = -0.1;

/// The score of an ask that the reply names, at least.
const NAMED: f64 = 0.8;

/// An ask of at most so many pairs and words, less than this share of whose words the reply holds, is answered in
/// other words at best: so high its score may be.
const OTHER_WORDS: (usize, f64, f64) = (60, 0.12, 0.49);

/// The score from which an ask is answered, and from which the answer is doubtful.
pub(super) const STATUS: (f64, f64) = (0.5, 0.2);

impl Fit {
    /// How surely the ask is answered, 0 to 1.
    ///
    /// The weights come from a logistic regression over asks whose answer stands in the reply or was deleted, and
    /// over the marked asks of the corpus (docs/measures.md).
    pub(super) fn score(self) -> f64 {
        let telling = |margin: f64| margin.clamp(NONE, CLEAR) + (margin - CLEAR).max(0.0) * BEYOND;
        let (margin, section) = (telling(self.margin), telling(self.section_margin));
        let score = 1.0 / (1.0 + (1.8 - 32.0 * margin - 4.4 * section).exp());
        let (size, covered, highest) = OTHER_WORDS;
        if self.named {
            score.max(NAMED)
        } else if self.size <= size && self.covered < covered {
            score.min(highest)
        } else {
            score
        }
    }
}

impl AskStatus {
    /// The verdict that a score means.
    pub(super) fn of(score: f64) -> Self {
        if score >= STATUS.0 {
            Self::Answered
        } else if score >= STATUS.1 {
            Self::Weak
        } else {
            Self::Unmatched
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AskStatus, Fit};

    #[test]
    fn a_better_fit_scores_higher() {
        let fit = |margin: f64, named| Fit {
            margin,
            section_margin: margin,
            covered: 0.3,
            size: 20,
            named,
            ..Fit::default()
        };
        let other_words = |size| Fit { covered: 0.1, size, ..fit(0.2, false) };
        for (fit, status) in [
            (fit(0.2, false), AskStatus::Answered),
            (other_words(20), AskStatus::Weak),
            (other_words(200), AskStatus::Answered),
            (fit(0.03, false), AskStatus::Weak),
            (fit(0.0, false), AskStatus::Unmatched),
            (fit(0.0, true), AskStatus::Answered),
        ] {
            assert_eq!(AskStatus::of(fit.score()), status, "{fit:?}");
        }
        assert!(fit(0.05, false).score() < fit(0.06, false).score());
    }
}
