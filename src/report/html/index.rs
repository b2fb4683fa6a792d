//! Several letters at a glance: each letter, then by unit, by rule, by clause.

use std::collections::HashMap;

use super::letter::{Head, LetterView};
use crate::finding::{Severity, State};
use crate::report::Language;
use crate::verdict::{Review, Totals};

/// The table of contents of a run.
pub(super) struct Index {
    pub(super) language: Language,
    pub(super) lines: Vec<Line>,
    pub(super) units: Vec<Group>,
    pub(super) rules: Vec<Group>,
    pub(super) clauses: Vec<Group>,
    pub(super) totals: Totals,
    /// What is to be known of the files.
    pub(super) about_files: Vec<String>,
}

/// One letter.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) href: String,
    pub(super) head: Head,
    pub(super) totals: Totals,
    pub(super) asks: usize,
    pub(super) unmatched: usize,
    pub(super) promises: usize,
    pub(super) undated: usize,
}

/// What several letters share: a unit, a rule, a clause.
pub(super) struct Group {
    pub(super) name: String,
    /// More about it: the title of a rule, the level of a clause.
    pub(super) about: String,
    pub(super) totals: Totals,
    /// The letters: way, name, how many findings.
    pub(super) letters: Vec<(String, String, usize)>,
}

impl Line {
    /// The line of a letter that is shown at `href`.
    pub(super) fn of(view: &LetterView<'_>, href: String) -> Self {
        Self {
            href,
            head: view.head.clone(),
            totals: view.totals,
            asks: view
                .coverage
                .as_ref()
                .filter(|_| view.item.is_some())
                .map_or(0, |coverage| coverage.rows.len()),
            unmatched: view.unmatched(),
            promises: view.ledger.len(),
            undated: view.undated(),
        }
    }

    /// 第46号建议, or what else the letter is known by.
    pub(super) fn name(&self) -> &str {
        if self.head.number.is_empty() { &self.head.title } else { &self.head.number }
    }
}

impl Index {
    /// The index of reviews, with the line of each.
    pub(super) fn of(
        reviews: &[Review<'_>],
        lines: Vec<Line>,
        title: impl Fn(&str) -> String,
        about_files: &[String],
        language: Language,
    ) -> Self {
        let (mut units, mut rules, mut clauses) = (Groups::default(), Groups::default(), Groups::default());
        for (review, line) in reviews.iter().zip(&lines) {
            let unit = match line.head.unit.as_str() {
                "" => language.pick("（没有署名）", "(no signature)"),
                unit => unit,
            };
            units.add(unit, String::new, line, line.totals);
            for (number, judged) in review.verdict.findings.iter().enumerate() {
                let finding = &judged.finding;
                let one = one(finding.state, finding.severity);
                let line = &Line { href: format!("{}-f{}", anchor(&line.href), number + 1), ..line.clone() };
                rules.add(&finding.rule, || title(&finding.rule), line, one);
                let level = || language.level(finding.basis.level).to_owned();
                clauses.add(&finding.basis.cite, level, line, one);
            }
        }
        Self {
            language,
            totals: lines.iter().fold(Totals::default(), |sum, line| sum.plus(line.totals)),
            units: units.sorted(),
            rules: rules.sorted(),
            clauses: clauses.sorted(),
            about_files: about_files.to_vec(),
            lines,
        }
    }
}

/// `#l1` stays; of a page of its own, the letter in it.
fn anchor(href: &str) -> String {
    if href.contains('#') { href.to_owned() } else { format!("{href}#l1") }
}

fn one(state: State, severity: Severity) -> Totals {
    let mut totals = Totals::default();
    match (state, severity) {
        (State::Waived, _) => totals.waived = 1,
        (State::Known, _) => totals.known = 1,
        (State::Counted, Severity::Error) => totals.error = 1,
        (State::Counted, Severity::Warning) => totals.warning = 1,
        (State::Counted, Severity::Note) => totals.note = 1,
    }
    totals
}

/// Groups in the order they came up, by name.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    places: HashMap<String, usize>,
}

impl Groups {
    fn add(&mut self, name: &str, about: impl FnOnce() -> String, line: &Line, totals: Totals) {
        let place = *self.places.entry(name.to_owned()).or_insert(self.all.len());
        if place == self.all.len() {
            let name = name.to_owned();
            self.all.push(Group { name, about: about(), totals: Totals::default(), letters: Vec::new() });
        }
        let group = &mut self.all[place];
        group.totals = group.totals.plus(totals);
        match group.letters.last_mut() {
            // Findings of one letter come together.
            Some((href, _, count)) if same_letter(href, &line.href) => *count += 1,
            _ => group.letters.push((line.href.clone(), line.name().to_owned(), 1)),
        }
    }

    /// Gravest first, then by name.
    fn sorted(mut self) -> Vec<Group> {
        let weight = |group: &Group| (group.totals.error, group.totals.warning, group.totals.note);
        self.all
            .sort_by(|one, other| weight(other).cmp(&weight(one)).then_with(|| one.name.cmp(&other.name)));
        self.all
    }
}

fn same_letter(one: &str, other: &str) -> bool {
    let letter = |href: &str| href.rsplit_once("-f").map_or(href.to_owned(), |(letter, _)| letter.to_owned());
    letter(one) == letter(other)
}
