//! Why: the book of rules. A rule is a file with its authority, its words, its check and its examples.

mod example;
mod file;
mod notice;
mod repair;
mod wording;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::check::{Case, Check, Lexicons, Practice};
use crate::document::Format;
use crate::finding::{Basis, Finding, Hit, Severity, State, Wording};
use crate::letter::{LetterKind, Synonyms};

pub use example::{Example, Mismatch};
pub use file::LoadError;
pub use notice::{Sentence, sentences};

/// The files below rules/, embedded: path and contents.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/book.rs"));

/// One rule of the book.
#[derive(Debug)]
pub struct Rule {
    /// Family and defect, such as `commitment/no-deadline`.
    pub id: String,
    /// How grave a finding is, before any profile.
    pub severity: Severity,
    /// How grave it is where the input has lost its layout (plain text, Markdown), when that differs.
    pub without_layout: Option<Severity>,
    /// By which authority.
    pub basis: Basis,
    /// The title.
    pub title: Wording,
    /// What is wrong, with `{hit}` and other values to fill in.
    pub message: Wording,
    /// What to do.
    pub help: Wording,
    /// Evidence without which the rule is skipped.
    pub needs: Vec<Need>,
    /// To which letters it applies at all.
    pub applies: Applies,
    /// Rules whose finding at the same place makes this one superfluous.
    pub gives_way_to: Vec<String>,
    /// How the defect is found.
    pub check: Check,
    /// What is wrong and what is right.
    pub examples: Vec<Example>,
    /// Where the rule comes from and how sure its source is, for those who keep the book.
    pub notes: Option<String>,
    fixes: Vec<repair::Repair>,
}

/// Evidence that a rule cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// The item (建议、提案原文).
    Item,
    /// The handling record (办理台账).
    Record,
    /// Page and paragraph formatting (docx).
    Layout,
    /// The day the letter speaks from.
    Day,
    /// Other replies of the same folder.
    Siblings,
}

/// To which letters a rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Applies {
    /// Kinds of letter.
    pub kinds: Vec<LetterKind>,
    /// Formats; all when empty.
    pub formats: Vec<Format>,
    /// What local practice must ask for.
    pub practice: Option<Duty>,
    /// Only to letters that will be published.
    pub published: bool,
}

/// A duty that local practice may or may not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// [`Practice::class_required`].
    Class,
    /// [`Practice::publicity_required`].
    Publicity,
    /// [`Practice::deadline_required`].
    Deadline,
    /// [`Practice::contact_required`].
    Contact,
    /// The opposite of [`Practice::several_items_allowed`].
    OneItem,
}

/// The rules in the order of their ids, with the word lists they share.
#[derive(Debug, Default)]
pub struct Book {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The word lists.
    pub lexicons: Lexicons,
    /// The words that mean the same, from the list `synonyms`.
    pub synonyms: Synonyms,
}

impl Book {
    /// The book that comes with fuwen.
    ///
    /// A mistake in it is a failing test of this project; a reader gets the rules that did load.
    pub fn builtin() -> &'static Self {
        static BOOK: OnceLock<Book> = OnceLock::new();
        BOOK.get_or_init(|| Self::load(Self::files()).0)
    }

    /// The files of the book that comes with fuwen: path below rules/ and contents.
    pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        let elsewhere =
            |path: &str| !path.contains('/') || path.starts_with("profile/") || path.starts_with("library/");
        FILES.iter().copied().filter(move |(path, _)| !elsewhere(path))
    }

    /// The contents of `rules/PATH`, embedded.
    pub fn file(path: &str) -> Option<&'static str> {
        FILES.iter().find(|(known, _)| *known == path).map(|(_, contents)| *contents)
    }

    /// Loads a book; what is wrong in it is told all at once, and the sound rules are kept.
    pub fn load<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> (Self, Vec<LoadError>) {
        file::load(files, &Lexicons::new())
    }

    /// Loads a book whose word lists are changed by `changes`, list by list.
    pub fn load_with<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)>,
        changes: &Lexicons,
    ) -> (Self, Vec<LoadError>) {
        file::load(files, changes)
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The id of a rule most like `id`, for “did you mean”.
    pub fn nearest(&self, id: &str) -> Option<String> {
        crate::check::nearest(id, self.rules.iter().map(|rule| rule.id.as_str()))
    }
}

impl Rule {
    /// The family, such as `commitment`.
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or("")
    }

    /// How grave a finding in `case` is, before any profile.
    pub fn severity_for(&self, case: &Case<'_>) -> Severity {
        match self.without_layout {
            Some(severity) if case.reply.layout.is_none() => severity,
            _ => self.severity,
        }
    }

    /// The evidence that `case` lacks for this rule.
    pub fn missing(&self, case: &Case<'_>) -> Option<Need> {
        self.needs.iter().copied().find(|need| match need {
            Need::Item => case.item.is_none(),
            Need::Record => case.record.is_none(),
            Need::Layout => case.reply.layout.is_none(),
            Need::Day => case.day().is_none(),
            Need::Siblings => case.siblings.is_none(),
        })
    }

    /// Whether the rule has anything to say about such a letter.
    pub fn applies_to(&self, case: &Case<'_>) -> bool {
        let applies = &self.applies;
        applies.kinds.contains(&case.letter.kind)
            && (applies.formats.is_empty() || applies.formats.contains(&case.reply.format))
            && (!applies.published || case.published())
            && applies.practice.is_none_or(|duty| duty.is_known(case.practice))
    }

    /// The defects of `case` under this rule, at the rule's own severity.
    pub fn findings(&self, case: &Case<'_>) -> Vec<Finding> {
        self.check.run(case).into_iter().map(|hit| self.finding(case, hit)).collect()
    }

    /// What the rule says of a place.
    pub(crate) fn finding(&self, case: &Case<'_>, mut hit: Hit) -> Finding {
        let text = case.text(hit.source);
        hit.values.entry("hit".to_owned()).or_insert_with(|| hit.span.of(text).to_owned());
        let fix = hit.fix.clone().or_else(|| {
            let words = hit.span.of(text);
            repair::fix(&self.fixes, hit.span, words, &hit.values)
        });
        let fill = |wording: &Wording| Wording {
            zh: wording::fill(&wording.zh, &hit.values),
            en: wording::fill(&wording.en, &hit.values),
        };
        Finding {
            rule: self.id.clone(),
            severity: self.severity_for(case),
            state: State::Counted,
            message: fill(&self.message),
            help: fill(&self.help),
            basis: self.basis.clone(),
            source: hit.source,
            span: hit.span,
            related: hit.related,
            fix,
        }
    }
}

impl Default for Applies {
    fn default() -> Self {
        Self {
            kinds: vec![LetterKind::Reply, LetterKind::JointOpinion],
            formats: Vec::new(),
            practice: None,
            published: false,
        }
    }
}

impl Duty {
    fn is_known(self, practice: &Practice) -> bool {
        match self {
            Self::Class => practice.class_required,
            Self::Publicity => practice.publicity_required,
            Self::Deadline => practice.deadline_required,
            Self::Contact => practice.contact_required,
            Self::OneItem => !practice.several_items_allowed,
        }
    }
}
