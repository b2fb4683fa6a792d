//! What is said of one finding, beside its place.

use crate::finding::{Severity, Source, State};
use crate::report::Language;
use crate::report::coverage::clip;
use crate::report::text::allowed;
use crate::rule::Book;
use crate::verdict::{Judged, Review};

/// One finding in words.
#[derive(Clone, Debug)]
pub(super) struct Card {
    /// Its number in the letter, from 1.
    pub(super) number: usize,
    /// What the page calls it: `l1-f3`.
    pub(super) key: String,
    /// 必改, 应改·已豁免, 提示·存量.
    pub(super) name: String,
    pub(super) severity: Severity,
    pub(super) state: State,
    pub(super) family: String,
    pub(super) rule: String,
    /// The title of the rule.
    pub(super) title: String,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) level: &'static str,
    pub(super) cite: String,
    pub(super) quote: Option<String>,
    /// By whom it is allowed to stand and why, or since when it is on record.
    pub(super) allowed: Option<String>,
    /// What to replace and by what, when the repair is mechanical.
    pub(super) fix: Option<(String, String)>,
    /// Other places that explain it.
    pub(super) related: Vec<Link>,
}

/// A way to another place of the page.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) words: String,
}

impl Card {
    /// The card of a finding of `review`, whose places begin with `letter` on the page.
    pub(super) fn of(
        review: &Review<'_>,
        judged: &Judged,
        number: usize,
        letter: &str,
        book: &Book,
        language: Language,
    ) -> Self {
        let finding = &judged.finding;
        let related = finding.related.iter().filter_map(|(source, span)| {
            let document = review.document(*source)?;
            let paragraph = document.paragraph_at(span.start);
            let words = clip(span.of(&document.text), 24);
            let (kind, place) = match source {
                Source::Item => ("i", language.pick("原件", "item ")),
                _ => ("p", ""),
            };
            Some(Link {
                href: format!("#{letter}-{kind}{paragraph}"),
                words: match language {
                    Language::Zh => format!("{place}第{paragraph}段“{words}”"),
                    Language::En => format!("{place}paragraph {paragraph} “{words}”"),
                },
            })
        });
        let fix = finding.fix.as_ref().and_then(|fix| {
            Some((fix.span.of(&review.document(finding.source)?.text).to_owned(), fix.replacement.clone()))
        });
        Self {
            number,
            key: format!("{letter}-f{number}"),
            name: name(finding.severity, finding.state, language),
            severity: finding.severity,
            state: finding.state,
            family: finding.rule.split('/').next().unwrap_or_default().to_owned(),
            rule: finding.rule.clone(),
            title: book
                .rule(&finding.rule)
                .map_or_else(String::new, |rule| language.of(&rule.title).to_owned()),
            message: language.of(&finding.message).to_owned(),
            help: language.of(&finding.help).to_owned(),
            level: language.level(finding.basis.level),
            cite: finding.basis.cite.clone(),
            quote: finding.basis.quote.clone(),
            allowed: allowed(review, judged, language),
            fix,
            related: related.collect(),
        }
    }

    /// Whether it counts.
    pub(super) fn counts(&self) -> bool {
        self.state == State::Counted
    }

    /// The class of its mark and card: its severity, or that it does not count.
    pub(super) fn grade(&self) -> &'static str {
        match (self.state, self.severity) {
            (State::Counted, Severity::Error) => "error",
            (State::Counted, Severity::Warning) => "warning",
            (State::Counted, Severity::Note) => "note",
            _ => "quiet",
        }
    }

    /// The severity as the filters know it.
    pub(super) fn severity(&self) -> String {
        self.severity.to_string()
    }

    /// Whether it counts, as the filters know it.
    pub(super) fn state(&self) -> &'static str {
        match self.state {
            State::Counted => "counted",
            State::Waived => "waived",
            State::Known => "known",
        }
    }
}

fn name(severity: Severity, state: State, language: Language) -> String {
    let severity = language.severity(severity);
    match state {
        State::Counted => severity.to_owned(),
        State::Waived => format!("{severity}·{}", language.pick("已豁免", "waived")),
        State::Known => format!("{severity}·{}", language.pick("存量", "known")),
    }
}
