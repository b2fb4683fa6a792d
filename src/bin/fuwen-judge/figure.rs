//! Figures: what was labelled, what was read, and in how many both agree; and every disagreement with its text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// One figure: of so many labelled and so many read, so many agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figure {
    /// How many a reader marked.
    pub(crate) labelled: usize,
    /// How many fuwen read.
    pub(crate) read: usize,
    /// How many of them are the same.
    pub(crate) agree: usize,
    /// The cases that have any.
    pub(crate) cases: BTreeSet<String>,
}

/// A place where label and reading differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Disagreement {
    /// The figure it lowers.
    pub(crate) figure: String,
    /// The case.
    pub(crate) case: String,
    /// What a reader marked; empty when nothing.
    pub(crate) label: String,
    /// What fuwen read; empty when nothing.
    pub(crate) read: String,
}

/// All figures of a run, by name (`letter/title`, `rule/format/title-form`), with the disagreements behind them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// The folder's cases.
    pub(crate) cases: usize,
    /// The figures.
    pub(crate) figures: BTreeMap<String, Figure>,
    /// Areas under the ROC curve, with how many positive and negative ones there were.
    pub(crate) curves: BTreeMap<String, Curve>,
    /// The disagreements, in the order of figure and case.
    pub(crate) disagreements: Vec<Disagreement>,
}

/// How well a score tells two kinds apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Curve {
    /// Scores of those that should score high.
    pub(crate) high: Vec<f64>,
    /// Scores of those that should score low.
    pub(crate) low: Vec<f64>,
}

impl Figure {
    /// The share of what was read that a reader marked too.
    pub(crate) fn precision(&self) -> Option<f64> {
        share(self.agree, self.read)
    }

    /// The share of what a reader marked that was read.
    pub(crate) fn recall(&self) -> Option<f64> {
        share(self.agree, self.labelled)
    }

    /// The harmonic mean of both.
    pub(crate) fn f1(&self) -> Option<f64> {
        share(2 * self.agree, self.labelled + self.read)
    }
}

impl Curve {
    /// The chance that one that should score high scores above one that should score low; half for a tie.
    pub(crate) fn area(&self) -> Option<f64> {
        let pairs = self.high.len() * self.low.len();
        let won: f64 = self
            .high
            .iter()
            .flat_map(|high| self.low.iter().map(move |low| (high, low)))
            .map(|(high, low)| {
                if high > low {
                    1.0
                } else if (high - low).abs() < f64::EPSILON {
                    0.5
                } else {
                    0.0
                }
            })
            .sum();
        (pairs > 0).then(|| won / pairs as f64)
    }
}

impl Figures {
    /// Counts what both have.
    pub(crate) fn agree(&mut self, figure: &str, case: &str) {
        let figure = self.figure(figure, case);
        figure.labelled += 1;
        figure.read += 1;
        figure.agree += 1;
    }

    /// Counts what a reader marked and fuwen did not read, or the other way round, or both when they differ.
    pub(crate) fn differ(&mut self, name: &str, case: &str, label: Option<&str>, read: Option<&str>) {
        let figure = self.figure(name, case);
        figure.labelled += usize::from(label.is_some());
        figure.read += usize::from(read.is_some());
        let line = |text: Option<&str>| one_line(text.unwrap_or(""));
        self.disagreements.push(Disagreement {
            figure: name.to_owned(),
            case: case.to_owned(),
            label: line(label),
            read: line(read),
        });
    }

    /// Counts two that should be the same.
    pub(crate) fn compare(&mut self, name: &str, case: &str, label: Option<&str>, read: Option<&str>) {
        match (label, read) {
            (None, None) => {}
            (Some(label), Some(read)) if label == read => self.agree(name, case),
            _ => self.differ(name, case, label, read),
        }
    }

    /// Adds a score to a curve.
    pub(crate) fn score(&mut self, name: &str, is_high: bool, score: f64) {
        let curve = self.curves.entry(name.to_owned()).or_default();
        if is_high { &mut curve.high } else { &mut curve.low }.push(score);
    }

    fn figure(&mut self, name: &str, case: &str) -> &mut Figure {
        let figure = self.figures.entry(name.to_owned()).or_default();
        figure.cases.insert(case.to_owned());
        figure
    }

    /// Only the figures whose name begins so.
    pub(crate) fn only(mut self, prefix: &str) -> Self {
        self.figures.retain(|name, _| name.starts_with(prefix));
        self.curves.retain(|name, _| name.starts_with(prefix));
        self.disagreements.retain(|disagreement| disagreement.figure.starts_with(prefix));
        self
    }

    /// A table for people; `list` adds every disagreement.
    pub(crate) fn text(&self, list: bool) -> String {
        let mut out = format!(
            "{} cases\n{:<44}{:>9}{:>6}{:>7}{:>8}{:>8}{:>8}{:>7}\n",
            self.cases, "figure", "labelled", "read", "agree", "P", "R", "F1", "cases"
        );
        for (name, figure) in &self.figures {
            let _ = writeln!(
                out,
                "{name:<44}{:>9}{:>6}{:>7}{:>8}{:>8}{:>8}{:>7}",
                figure.labelled,
                figure.read,
                figure.agree,
                three(figure.precision()),
                three(figure.recall()),
                three(figure.f1()),
                figure.cases.len()
            );
        }
        for (name, curve) in &self.curves {
            let _ = writeln!(
                out,
                "{name:<44} AUC {} ({} against {})",
                three(curve.area()),
                curve.high.len(),
                curve.low.len()
            );
        }
        if list {
            for one in &self.disagreements {
                let _ = write!(
                    out,
                    "\n{} {}\n    label: {}\n    read:  {}\n",
                    one.case, one.figure, one.label, one.read
                );
            }
        }
        out
    }
}

/// Three decimals, or a dash where there is nothing to divide by.
pub(crate) fn three(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// Line breaks made visible.
pub(crate) fn one_line(text: &str) -> String {
    text.replace('\n', "⏎")
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_under_a_curve() {
        for (high, low, area) in [
            (vec![2.0, 3.0], vec![0.0, 1.0], Some(1.0)),
            (vec![1.0], vec![1.0], Some(0.5)),
            (vec![0.0], vec![1.0], Some(0.0)),
            (vec![1.0, 3.0], vec![2.0], Some(0.5)),
            (vec![], vec![2.0], None),
        ] {
            assert_eq!(Curve { high, low }.area(), area);
        }
    }

    #[test]
    fn a_difference_lowers_what_it_concerns() {
        let mut figures = Figures::default();
        figures.compare("a", "1", Some("x"), Some("x"));
        figures.compare("a", "2", Some("x"), Some("y"));
        figures.compare("a", "3", Some("x"), None);
        figures.compare("a", "4", None, Some("y"));
        figures.compare("a", "5", None, None);
        let figure = &figures.figures["a"];
        assert_eq!((figure.labelled, figure.read, figure.agree, figure.cases.len()), (3, 3, 1, 4));
        assert_eq!(figures.disagreements.len(), 3);
    }
}
