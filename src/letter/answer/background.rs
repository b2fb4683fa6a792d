//! How common a term is in letters of this kind, and other letters to compare with, from a table that ships
//! with fuwen.
//!
//! The table is statistics, no sentences: `fuwen-judge background FILE` writes it.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::term::{self, Vector};

/// A term that fewer letters hold is as rare as one that none holds.
const FEWEST: u32 = 3;

/// A term that a larger share of the letters holds tells no letter from another.
const COMMON: f64 = 0.3;

/// By what power rarity counts when whole letters are compared.
const RARITY: f64 = 1.25;

/// Statistics of a collection of letters with their replies.
#[derive(Clone, Debug, Default)]
pub struct Background {
    letters: f64,
    terms: HashMap<String, Entry>,
    /// The length of each letter in single characters and in other terms, as asked and as answered.
    lengths: [[Vec<f64>; 2]; 2],
}

/// A term of the table.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// How many letters hold it.
    letters: u32,
    /// Which letters hold it, where they ask and where they answer: in ascending order, a letter as often as it
    /// holds the term.
    held: [Vec<u32>; 2],
}

/// A side of a letter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    /// What was asked.
    Asked = 0,
    /// What was answered.
    Answered = 1,
}

impl Background {
    /// The table that ships with fuwen.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Background> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(include_str!("background.tsv")))
    }

    /// The statistics of `letters`: what was asked, and what was answered.
    pub fn of<'a>(letters: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut background = Self::default();
        for (index, (asked, answered)) in (0u32..).zip(letters) {
            background.letters += 1.0;
            let sides = [asked, answered].map(term::terms);
            for term in sides.iter().flatten().collect::<HashSet<_>>() {
                background.terms.entry(term.clone()).or_default().letters += 1;
            }
            for (side, terms) in sides.into_iter().enumerate() {
                for term in terms {
                    background.terms.entry(term).or_default().held[side].push(index);
                }
            }
        }
        let most = background.letters * COMMON;
        background.terms.retain(|_, entry| entry.letters >= FEWEST);
        for entry in background.terms.values_mut().filter(|entry| f64::from(entry.letters) > most) {
            entry.held = Default::default();
        }
        background.measure();
        background
    }

    /// The weight of a term: 1 for one that every letter holds, more for a rarer one.
    pub(super) fn weight(&self, term: &str) -> f64 {
        let holding = f64::from(self.terms.get(term).map_or(0, |entry| entry.letters));
        ((self.letters + 1.0) / (holding + 1.0)).ln() + 1.0
    }

    /// The weight of a term when whole letters are compared.
    pub(super) fn rarity(&self, term: &str) -> f64 {
        (self.weight(term) - 0.5).powf(RARITY)
    }

    /// The cosine of each letter, on one side, with a vector of this length; all its terms are single characters,
    /// or none is.
    pub(super) fn likenesses(&self, side: Side, vector: &Vector, length: f64) -> Vec<f64> {
        let mut terms: Vec<(&String, &f64)> = vector.iter().collect();
        terms.sort_by(|one, other| one.0.cmp(other.0));
        let kind = terms.first().map_or(0, |(term, _)| kind(term));
        let lengths = &self.lengths[kind][side as usize];
        let mut products = vec![0.0; lengths.len()];
        for (term, weight) in terms {
            let Some(entry) = self.terms.get(term) else { continue };
            let both = weight * self.rarity(term);
            for (letter, times) in counted(&entry.held[side as usize]) {
                if let Some(product) = products.get_mut(letter) {
                    *product += both * times;
                }
            }
        }
        let cosine =
            |(product, own): (f64, &f64)| if own * length > 0.0 { product / (own * length) } else { 0.0 };
        products.into_iter().zip(lengths).map(cosine).collect()
    }

    /// The table as it is kept in a file: the number of letters, then each term with how many hold it and which.
    pub fn write(&self) -> String {
        let mut rows: Vec<(&String, &Entry)> = self.terms.iter().collect();
        rows.sort_by(|one, other| other.1.letters.cmp(&one.1.letters).then(one.0.cmp(other.0)));
        let mut out = format!("{}\n", self.letters);
        for (term, entry) in rows {
            let _ = write!(out, "{term}\t{}", entry.letters);
            if entry.held.iter().any(|held| !held.is_empty()) {
                let _ = write!(out, "\t{}\t{}", steps(&entry.held[0]), steps(&entry.held[1]));
            }
            out.push('\n');
        }
        out
    }

    fn read(table: &str) -> Self {
        let mut lines = table.lines();
        let letters = lines.next().and_then(|count| count.parse().ok()).unwrap_or(1.0);
        let mut background = Self { letters, ..Self::default() };
        for line in lines {
            let mut columns = line.split('\t');
            let (Some(term), Some(Ok(letters))) = (columns.next(), columns.next().map(str::parse)) else {
                continue;
            };
            let held = [(); 2].map(|()| walk(columns.next().unwrap_or("")));
            background.terms.insert(term.to_owned(), Entry { letters, held });
        }
        background.measure();
        background
    }

    /// Measures the letters.
    fn measure(&mut self) {
        let mut terms: Vec<(&String, &Entry)> = self.terms.iter().collect();
        terms.sort_by(|one, other| one.0.cmp(other.0));
        let mut squares: [[Vec<f64>; 2]; 2] = Default::default();
        for (term, entry) in terms {
            let weight = self.rarity(term);
            for (square, held) in squares[kind(term)].iter_mut().zip(&entry.held) {
                for (letter, times) in counted(held) {
                    if square.len() <= letter {
                        square.resize(letter + 1, 0.0);
                    }
                    square[letter] += (weight * times).powi(2);
                }
            }
        }
        self.lengths = squares.map(|sides| sides.map(|side| side.into_iter().map(f64::sqrt).collect()));
    }

    /// Whether hardly a letter holds the term.
    pub(super) fn is_rare(&self, term: &str) -> bool {
        !self.terms.contains_key(term)
    }
}

/// 0 for a single character, 1 for other terms.
fn kind(term: &str) -> usize {
    usize::from(!term::is_single(term))
}

/// Each letter of such a list, and what its occurrences count.
fn counted(held: &[u32]) -> impl Iterator<Item = (usize, f64)> {
    held.chunk_by(|one, other| one == other)
        .map(|run| (run[0] as usize, term::frequency(term::number(run.len()))))
}

/// Letters that stand for the last part of a step.
const STEPS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Ascending numbers as steps: a letter for one below 52, figures before it for how many times 52 more.
fn steps(numbers: &[u32]) -> String {
    let mut out = String::new();
    let mut before = 0;
    for number in numbers {
        let step = number - before;
        before = *number;
        if step >= 52 {
            let _ = write!(out, "{}", step / 52);
        }
        out.push(char::from(STEPS[step as usize % 52]));
    }
    out
}

/// The numbers that [`steps`] wrote.
fn walk(steps: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    let (mut at, mut times) = (0u32, 0u32);
    for byte in steps.bytes() {
        if byte.is_ascii_digit() {
            times = times.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        } else if let Some(part) = STEPS.iter().position(|letter| *letter == byte) {
            at = at.saturating_add(times.saturating_mul(52)).saturating_add(u32::try_from(part).unwrap_or(0));
            numbers.push(at);
            times = 0;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::{Background, Side, steps, walk};

    #[test]
    fn common_terms_weigh_less() {
        let background = Background::builtin();
        for (common, rare) in [("工作", "灌溉"), ("我们", "学校"), ("进行", "路灯")] {
            assert!(background.weight(common) < background.weight(rare), "{common} {rare}");
        }
    }

    #[test]
    fn a_table_is_read_as_written() {
        let letters = (0..200)
            .map(|index| if index % 9 == 0 { ("修复路灯", "路灯已修") } else { ("问学位", "已答") });
        let written = Background::of(letters).write();
        let read = Background::read(&written);
        assert_eq!(read.write(), written);
        let vector = [("路灯".to_owned(), 1.0)].into_iter().collect();
        let likenesses = read.likenesses(Side::Answered, &vector, 1.0);
        assert!(likenesses[0] > 0.5 && likenesses[1] == 0.0, "{likenesses:?}");
    }

    #[test]
    fn steps_lead_back() {
        for numbers in [&[][..], &[0], &[0, 1, 51, 52, 700, 1399]] {
            assert_eq!(walk(&steps(numbers)), numbers);
        }
    }
}
