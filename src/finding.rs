//! The vocabulary that every room shares: where something stands, how grave it is, what is said of it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes of one [`crate::document::Document::text`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers no byte; such a span marks a place between two characters.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The characters of `text` in this span; empty when the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// How many characters of `text` the span holds, white space aside: what people call 字数.
    pub fn characters(self, text: &str) -> usize {
        self.of(text).chars().filter(|character| !character.is_whitespace()).count()
    }

    /// The span without white space at either end; an all-white span becomes empty at its start.
    pub fn trim(self, text: &str) -> Self {
        let inner = self.of(text);
        let left = inner.len() - inner.trim_start().len();
        let kept = inner.trim().len();
        Self::new(self.start + left.min(inner.len()), self.start + left.min(inner.len()) + kept)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Which of the documents of a case a span belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The draft reply (复文).
    #[default]
    Reply,
    /// The suggestion or proposal that is answered (建议、提案).
    Item,
    /// The handling record (办理台账).
    Record,
}

/// How grave a finding is, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// 提示: worth a look.
    Note,
    /// 应改: should be changed.
    Warning,
    /// 必改: must be changed.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place that a check found, without words or judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The document the place is in.
    pub source: Source,
    /// The place. For something absent: the part beside which it should stand.
    pub span: Span,
    /// Named values for the message, such as `expected`; `hit` (the text of the span) is always there.
    pub values: BTreeMap<String, String>,
    /// Other places that explain this one.
    pub related: Vec<(Source, Span)>,
    /// A repair, when the check knows one.
    pub fix: Option<Fix>,
}

impl Hit {
    /// A place in the reply.
    pub fn at(span: Span) -> Self {
        Self { span, ..Self::default() }
    }

    /// The same hit with a named value for its message.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.insert(name.into(), value.into());
        self
    }

    /// The same hit pointing to one more place.
    #[must_use]
    pub fn related(mut self, source: Source, span: Span) -> Self {
        self.related.push((source, span));
        self
    }
}

/// A mechanical repair: replace the bytes of `span` by `replacement`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What is written instead.
    pub replacement: String,
    /// Whether the repair can never change what the letter says.
    pub safe: bool,
}

/// One statement in the two languages of the reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How binding the authority behind a rule is, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 法律法规.
    Law,
    /// 地方性法规、规章.
    LocalRule,
    /// The notice 临政发〔2020〕23号 and its like (通知).
    Notice,
    /// A clause of a standard (标准) that has no “一般”.
    Standard,
    /// A clause of a standard that says “一般” or allows adjustment.
    Conditional,
    /// 通行做法: what offices do, without a text in force.
    Practice,
    /// 经验判断: fuwen's own measurement.
    Heuristic,
}

/// The authority that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// How binding it is.
    pub level: Level,
    /// Where it stands, such as `临政发〔2020〕23号 三（四）`.
    pub cite: String,
    /// Its words, when there are words to quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

/// Whether a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It counts.
    Counted,
    /// A person has waived it, with a reason.
    Waived,
    /// It is in the baseline.
    Known,
}

/// A defect of the letter, with its place, its words and its authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id, such as `commitment/no-deadline`.
    pub rule: String,
    /// How grave it is under the profile in force.
    pub severity: Severity,
    /// Whether it counts.
    pub state: State,
    /// What is wrong.
    pub message: Wording,
    /// What to do.
    pub help: Wording,
    /// By which authority.
    pub basis: Basis,
    /// The document the place is in.
    pub source: Source,
    /// The place.
    pub span: Span,
    /// Other places that explain this one.
    pub related: Vec<(Source, Span)>,
    /// A mechanical repair.
    pub fix: Option<Fix>,
}
