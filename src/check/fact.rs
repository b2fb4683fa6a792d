//! Facts: what the letter room has already found, for use as `@name` in patterns.

use std::sync::LazyLock;

use regex::Regex;

use super::Case;
use crate::finding::Span;
use crate::letter::{Strength, TimeExpression, TimeKind};

/// Something that the letter room knows of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A time that ends: what the notice calls 办理时限.
    Deadline,
    /// 尽快, 适时 and the like.
    VagueTime,
    /// Any time expression that names a time.
    Time,
    /// A number with its unit.
    Quantity,
    /// A document number.
    DocNumber,
    /// A cited document, the item itself apart.
    Citation,
    /// A commitment.
    Commitment,
    /// A commitment that can be held to a date or condition.
    FirmCommitment,
    /// A refusal.
    Refusal,
}

const NAMES: &[(&str, Fact)] = &[
    ("deadline", Fact::Deadline),
    ("vague-time", Fact::VagueTime),
    ("time", Fact::Time),
    ("quantity", Fact::Quantity),
    ("doc-number", Fact::DocNumber),
    ("citation", Fact::Citation),
    ("commitment", Fact::Commitment),
    ("firm-commitment", Fact::FirmCommitment),
    ("refusal", Fact::Refusal),
];

/// Words that open a promise rather than tell its time.
const SEQUENCE: &[&str] = &[
    "下一步",
    "下步",
    "下一步工作中",
    "下步工作中",
    "今后",
    "今后工作中",
    "后续",
    "未来",
    "接下来",
    "将来",
    "以后",
];

static QUANTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[0-9０-９.,]+\s*(?:余|多)?(?:万|亿|千|百)?(?:元|公里|千米|米|平方米|立方米|亩|公顷|户|人|名|个|所|座|条|处|台|套|辆|盏|棵|株|吨|千瓦|张|间|栋|家|项|件|次|%|％|倍|期|批)",
    )
    .ok()
});

impl Fact {
    /// The fact that patterns call `@name`.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, fact)| *fact)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The places inside `unit` where the fact holds.
    pub fn find(self, case: &Case<'_>, unit: Span) -> Vec<Span> {
        let letter = case.letter;
        let times = |wanted: fn(&TimeExpression) -> bool| -> Vec<Span> {
            letter
                .times
                .iter()
                .filter(|time| wanted(time) && unit.contains(time.span))
                .map(|time| time.span)
                .collect()
        };
        match self {
            Self::Deadline => {
                let inherited = letter
                    .commitments
                    .iter()
                    .filter(|commitment| unit.overlaps(commitment.span))
                    .filter(|commitment| commitment.strength == Strength::Dated)
                    .filter_map(|commitment| commitment.deadline.as_ref())
                    .map(|deadline| deadline.span);
                inherited.collect()
            }
            Self::VagueTime => times(|time| time.kind == TimeKind::Vague)
                .into_iter()
                .filter(|span| !SEQUENCE.contains(&span.of(&case.reply.text)))
                .collect(),
            Self::Time => times(|time| matches!(time.kind, TimeKind::Absolute | TimeKind::Relative)),
            Self::Quantity => QUANTITY
                .iter()
                .flat_map(|regex| regex.find_iter(unit.of(&case.reply.text)))
                .map(|found| Span::new(unit.start + found.start(), unit.start + found.end()))
                .collect(),
            Self::DocNumber => inside(unit, letter.doc_numbers.iter().map(|number| number.span)),
            Self::Citation => inside(unit, letter.citations.iter().map(|citation| citation.span)),
            Self::Commitment => touching(unit, letter.commitments.iter().map(|commitment| commitment.span)),
            Self::FirmCommitment => touching(
                unit,
                letter
                    .commitments
                    .iter()
                    .filter(|commitment| {
                        matches!(commitment.strength, Strength::Dated | Strength::Conditional)
                    })
                    .map(|commitment| commitment.span),
            ),
            Self::Refusal => touching(unit, letter.refusals.iter().map(|refusal| refusal.span)),
        }
    }
}

fn inside(unit: Span, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    spans.filter(|span| unit.contains(*span)).collect()
}

fn touching(unit: Span, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    spans.filter(|span| unit.overlaps(*span)).collect()
}
