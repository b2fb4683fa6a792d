//! Where: finds places in a letter. It knows no message, no severity, no language and no configuration.

pub mod code;
mod fact;
mod forbid;
mod implies;
mod layout;
mod pattern;
mod practice;
mod require;
mod scope;

use std::cell::OnceCell;

use serde::Deserialize;

pub use code::Code;
use fact::Fact;
pub use forbid::Forbid;
pub use implies::Implies;
pub(crate) use pattern::nearest;
pub use pattern::{Lexicon, Lexicons, Pattern, PatternError, Patterns, Synonyms};
pub use practice::{CopyTo, Limits, Practice};
pub use require::Require;
pub use scope::Scope;

use crate::document::Document;
use crate::finding::{Hit, Source, Span};
use crate::letter::{
    self, Alignment, Background, Date, Item, ItemKind, Letter, Library, Outcome, Record, Siblings,
    TimeExpression, TimeKind, Usage, align,
};

/// All the evidence that a check may look at.
pub struct Case<'a> {
    /// The reply as written.
    pub reply: &'a Document,
    /// The reply as read.
    pub letter: &'a Letter,
    /// The item as written and as read.
    pub item: Option<(&'a Document, &'a Item)>,
    /// The handling record.
    pub record: Option<&'a Record>,
    /// What the place of the office makes of the rules.
    pub practice: &'a Practice,
    /// Known documents.
    pub library: &'a Library,
    /// The word lists that rules share.
    pub lexicons: &'a Lexicons,
    /// Words that mean the same.
    pub synonyms: &'a letter::Synonyms,
    /// The replies of the folder that this one belongs to, and which of them it is.
    pub siblings: Option<(&'a Siblings<'a>, usize)>,
    /// The day of judgement.
    pub today: Option<Date>,
    alignment: OnceCell<Alignment>,
}

impl<'a> Case<'a> {
    /// A case with nothing but a reply, and the word lists of the book that judges it.
    pub fn new(
        reply: &'a Document,
        letter: &'a Letter,
        practice: &'a Practice,
        library: &'a Library,
        lexicons: &'a Lexicons,
    ) -> Self {
        Self {
            reply,
            letter,
            item: None,
            record: None,
            siblings: None,
            practice,
            library,
            lexicons,
            synonyms: letter::Synonyms::builtin(),
            today: None,
            alignment: OnceCell::new(),
        }
    }

    /// The reply laid beside its item, computed when first asked for.
    pub fn alignment(&self) -> &Alignment {
        self.alignment.get_or_init(|| {
            let usage = Usage { synonyms: self.synonyms, background: Background::builtin() };
            align(self.reply, self.letter, self.item, usage)
        })
    }

    /// The reply laid beside its item, for keeping.
    pub fn into_alignment(self) -> Alignment {
        self.alignment();
        self.alignment.into_inner().unwrap_or_default()
    }

    /// The text that spans of `source` are in; the record has none.
    pub fn text(&self, source: Source) -> &str {
        match source {
            Source::Reply => &self.reply.text,
            Source::Item => self.item.map_or("", |(document, _)| &document.text),
            Source::Record => "",
        }
    }

    /// Whether the reply will be published: as it says, else as the place holds it.
    ///
    /// Of two marks that contradict each other the one that publishes counts: what leaves the office does harm.
    pub fn published(&self) -> bool {
        if ["此件公开发布", "此件主动公开", "同意公开"].iter().any(|mark| self.reply.text.contains(mark))
        {
            return true;
        }
        match self.letter.publicity.map(|span| span.of(&self.reply.text)) {
            Some(mark) => !["不予公开", "不公开", "不宜公开", "依申请"].iter().any(|no| mark.contains(no)),
            None => self.practice.published_by_default,
        }
    }

    /// What kind of item is answered: as the item itself says, else the record, else the reply.
    pub fn item_kind(&self) -> Option<ItemKind> {
        self.item
            .and_then(|(_, item)| item.kind)
            .or_else(|| self.record?.kind)
            .or_else(|| self.letter.item.as_ref()?.kind)
    }

    /// What the class mark may mean where the reply comes from; nothing when there is no known mark.
    pub fn claimed(&self) -> &[Outcome] {
        self.letter
            .class
            .as_ref()
            .and_then(|mark| self.practice.classes.get(&mark.class))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether the body states a result: it says so, or it gives figures or days that are past.
    pub fn states_result(&self) -> bool {
        let letter = self.letter;
        let promised =
            |span: Span| letter.commitments.iter().any(|commitment| commitment.span.overlaps(span));
        let day = self.day();
        let bodies = Scope::Body.units(self);
        let is_past = |time: &TimeExpression| match (time.last, day) {
            (Some(last), Some(day)) => last <= day,
            _ => false,
        };
        self.tells_of(&[Outcome::Solved])
            || bodies.iter().any(|body| {
                letter
                    .times
                    .iter()
                    .any(|time| body.contains(time.span) && !promised(time.span) && is_past(time))
            })
            || bodies.iter().any(|body| {
                Fact::Quantity
                    .find(self, *body)
                    .into_iter()
                    .any(|span| !promised(span) && self.tells_what_was_done(span))
            })
    }

    /// Whether the sentence around a place tells what was done, and not only what there is or what is planned.
    fn tells_what_was_done(&self, place: Span) -> bool {
        let sentence = self.letter.sentences.iter().find(|sentence| sentence.span.contains(place));
        let Some(sentence) = sentence.map(|sentence| sentence.span) else { return false };
        let mut words = String::new();
        let mut at = sentence.start;
        for promise in self.letter.commitments.iter().map(|commitment| commitment.span) {
            if promise.overlaps(sentence) {
                words.push_str(Span::new(at, promise.start.max(at)).of(&self.reply.text));
                at = at.max(promise.end);
            }
        }
        words.push_str(Span::new(at, sentence.end.max(at)).of(&self.reply.text));
        let planned = ["已列入", "已纳入", "已编入", "已上报", "已报"];
        let done = planned.iter().fold(words, |words, plan| words.replace(plan, ""));
        self.lexicons
            .get("done")
            .is_some_and(|list| list.words.iter().any(|word| done.contains(word.as_str())))
    }

    /// Whether the body names a day after the letter's own, promised in so many words or not.
    pub fn names_future_day(&self) -> bool {
        let Some(day) = self.day() else { return false };
        let inside = |span: Span| self.letter.body.is_none_or(|body| body.contains(span));
        self.letter.times.iter().any(|time| {
            inside(time.span)
                && matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)
                && time.last.is_some_and(|last| last > day)
        })
    }

    /// Whether the letter tells of one of `outcomes`.
    pub fn tells_of(&self, outcomes: &[Outcome]) -> bool {
        self.letter.outcomes.iter().any(|mark| outcomes.contains(&mark.kind))
    }

    /// The day from which the letter speaks: its own, else the day of judgement.
    pub fn day(&self) -> Option<Date> {
        self.letter.day().or(self.today)
    }
}

/// One way to find places.
#[derive(Debug)]
pub enum Check {
    /// A pattern must not occur in a scope.
    Forbid(Forbid),
    /// A scope must exist, and contain a pattern.
    Require(Require),
    /// A unit that holds one pattern must hold another.
    Implies(Implies),
    /// What patterns cannot say.
    Code(&'static Code),
    /// A defect of a waiver; the verdict finds it, after all other rules have looked.
    Waiver(WaiverDefect),
}

/// What can be wrong with a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaiverDefect {
    /// It is written so that it waives nothing.
    Malformed,
    /// Its day is past.
    Expired,
    /// There is nothing that it waives.
    Unused,
}

impl Check {
    /// The places in `case` that this check finds, in the order of the text.
    pub fn run(&self, case: &Case<'_>) -> Vec<Hit> {
        let mut hits = match self {
            Self::Forbid(forbid) => forbid.run(case),
            Self::Require(require) => require.run(case),
            Self::Implies(implies) => implies.run(case),
            Self::Code(code) => (code.run)(case),
            Self::Waiver(_) => Vec::new(),
        };
        hits.sort_by_key(|hit| (hit.source, hit.span));
        hits.dedup_by(|later, earlier| later.source == earlier.source && later.span == earlier.span);
        hits
    }

    /// The names of the values that its hits carry for messages, `hit` apart.
    pub fn values(&self) -> Vec<String> {
        match self {
            Self::Forbid(forbid) => forbid.patterns.values(),
            Self::Require(_) => Vec::new(),
            Self::Implies(implies) => implies.when.values(),
            Self::Code(code) => code.values.iter().map(ToString::to_string).collect(),
            Self::Waiver(WaiverDefect::Malformed) => vec!["problem".to_owned()],
            Self::Waiver(_) => ["rule", "reason", "until", "written"].map(str::to_owned).to_vec(),
        }
    }
}
