//! Findings become edited text: mechanical repairs, each as small as it can be, and none on top of another.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::{self, Document, Edit, Manner, OpenError};
use crate::finding::{Source, Span, State};
use crate::verdict::Judged;

/// What can be repaired in one reply, and what is left to people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The repairs to make, in the order of the text, none overlapping another.
    pub repairs: Vec<Repair>,
    /// The repairs that are known and not made.
    pub left: Vec<Left>,
}

/// A repair of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The rule whose finding it repairs.
    pub rule: String,
    /// What is replaced.
    pub span: Span,
    /// What is written instead.
    pub replacement: String,
    /// Whether it can never change what the letter says.
    pub safe: bool,
}

/// A repair that is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The repair.
    pub repair: Repair,
    /// Why it is not made.
    pub why: Why,
}

/// Why a repair is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It might change what the letter says, and such were not asked for.
    Unsafe,
    /// It overlaps an earlier one; another run may make it.
    Overlap,
    /// It cannot be written where it belongs: in a field, a control, a text box, a header or note.
    Place,
}

/// A file with its repairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file.
    pub bytes: Vec<u8>,
    /// The text with the repairs.
    pub text: String,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// What was not, and why.
    pub left: Vec<Left>,
    /// Whether the file bore a digital signature, which the repairs break.
    pub was_signed: bool,
}

impl Plan {
    /// The repairs of the findings that count; those that are not safe only when asked for.
    pub fn of(findings: &[Judged], with_unsafe: bool) -> Self {
        let mut known: Vec<Repair> = findings
            .iter()
            .map(|judged| &judged.finding)
            .filter(|finding| finding.source == Source::Reply && finding.state == State::Counted)
            .filter_map(|finding| {
                let fix = finding.fix.as_ref()?;
                Some(Repair {
                    rule: finding.rule.clone(),
                    span: fix.span,
                    replacement: fix.replacement.clone(),
                    safe: fix.safe,
                })
            })
            .collect();
        known.sort_by_key(|repair| (repair.span, !repair.safe));
        known.dedup_by(|later, earlier| {
            later.span == earlier.span && later.replacement == earlier.replacement
        });
        let mut plan = Self::default();
        let mut reached = None;
        for repair in known {
            if !repair.safe && !with_unsafe {
                plan.left.push(Left { repair, why: Why::Unsafe });
            } else if reached.is_some_and(|reached| repair.span.start < reached) {
                plan.left.push(Left { repair, why: Why::Overlap });
            } else {
                reached = Some(repair.span.end.max(repair.span.start + usize::from(repair.span.is_empty())));
                plan.repairs.push(repair);
            }
        }
        plan
    }

    /// Writes the repairs into the file that `document` was read from; a repair is made whole or not at all.
    ///
    /// # Errors
    /// [`OpenError`] when the file cannot be given back as it is where it is not repaired.
    pub fn apply(&self, bytes: &[u8], document: &Document, manner: Manner<'_>) -> Result<Fixed, OpenError> {
        let mut repairs = self.repairs.clone();
        let mut left = self.left.clone();
        loop {
            let edits: Vec<(usize, Edit)> = repairs
                .iter()
                .enumerate()
                .flat_map(|(index, repair)| {
                    smallest(&document.text, repair).into_iter().map(move |edit| (index, edit))
                })
                .collect();
            let (owners, edits): (Vec<usize>, Vec<Edit>) = edits.into_iter().unzip();
            let edited = document::edit(bytes, document, &edits, manner)?;
            if edited.refused.is_empty() {
                let text = document::applied(&document.text, &edits);
                let was_signed = edited.was_signed;
                return Ok(Fixed { bytes: edited.bytes, text, repairs, left, was_signed });
            }
            let refused: Vec<usize> =
                edited.refused.iter().filter_map(|edit| owners.get(*edit).copied()).collect();
            let mut kept = Vec::new();
            for (index, repair) in repairs.into_iter().enumerate() {
                if refused.contains(&index) {
                    left.push(Left { repair, why: Why::Place });
                } else {
                    kept.push(repair);
                }
            }
            repairs = kept;
        }
    }
}

/// The characters of a repair that really change.
fn smallest(text: &str, repair: &Repair) -> Vec<Edit> {
    let old: Vec<char> = repair.span.of(text).chars().collect();
    let new: Vec<char> = repair.replacement.chars().collect();
    let starts: Vec<usize> = old
        .iter()
        .scan(repair.span.start, |at, character| {
            let start = *at;
            *at += character.len_utf8();
            Some(start)
        })
        .chain([repair.span.end])
        .collect();
    capture_diff_slices(Algorithm::Myers, &old, &new)
        .into_iter()
        .filter(|step| !matches!(step, DiffOp::Equal { .. }))
        .map(|step| {
            let replaced = step.old_range();
            Edit {
                span: Span::new(starts[replaced.start], starts[replaced.end]),
                replacement: new[step.new_range()].iter().collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::document::{applied, open};

    fn repair(text: &str, words: &str, replacement: &str, safe: bool) -> Repair {
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Repair { rule: "format/test".to_owned(), span, replacement: replacement.to_owned(), safe }
    }

    #[test]
    fn only_what_changes_is_written() {
        for (old, new, steps) in [
            ("青交建复[2025]012号", "青交建复〔2025〕12号", 2),
            ("一.", "一、", 1),
            ("。。", "。", 1),
            ("𠮷，，", "𠮷，", 1),
            ("甲", "甲乙", 1),
            ("同", "同", 0),
        ] {
            let repair = repair(old, old, new, true);
            let edits = smallest(old, &repair);
            assert_eq!(edits.len(), steps, "{old} {edits:?}");
            assert_eq!(applied(old, &edits), new);
        }
    }

    #[test]
    fn encodings_line_ends_and_marks_around_stay() {
        let text = "甲局[2025]1号\r\n\r\n  我局将尽快办&lt;。。\n";
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
        for (name, bytes) in [
            ("a.md", text.as_bytes().to_vec()),
            ("a.txt", text.as_bytes().to_vec()),
            ("a.txt", format!("\u{feff}{text}").into_bytes()),
            ("a.txt", utf16),
            ("a.txt", gb18030(text)),
        ] {
            let document = open(name, &bytes).unwrap();
            let plan = Plan {
                repairs: vec![
                    repair(&document.text, "甲局[2025]1号", "甲局〔2025〕1号", true),
                    repair(&document.text, "。。", "。", true),
                ],
                left: Vec::new(),
            };
            let fixed = plan.apply(&bytes, &document, Manner::InPlace).unwrap();
            let again = open(name, &fixed.bytes).unwrap();
            assert_eq!(again.origin.source, text.replace('[', "〔").replace(']', "〕").replace("。。", "。"));
            assert_eq!(again.origin.encoding, document.origin.encoding);
            assert_eq!(bytes.starts_with(b"\xEF\xBB\xBF"), fixed.bytes.starts_with(b"\xEF\xBB\xBF"));
        }
    }
}
