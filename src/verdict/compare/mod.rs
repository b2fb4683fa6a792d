//! What a revision made of the findings: fixed, kept, brought in.

mod alignment;

use std::collections::HashMap;

pub use alignment::{Alignment, Piece};

use super::{FailOn, Judged, Review};
use crate::finding::{Source, Span, State};

/// Two drafts of one reply, and what became of the findings of the first.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The earlier draft.
    pub old: &'a Review<'a>,
    /// The later draft.
    pub new: &'a Review<'a>,
    /// Findings of the earlier draft that are gone.
    pub fixed: Vec<&'a Judged>,
    /// Findings of both, as the one and as the other has them.
    pub kept: Vec<(&'a Judged, &'a Judged)>,
    /// Findings that only the later draft has.
    pub brought_in: Vec<&'a Judged>,
    /// Findings of the earlier draft whose rule did not look at the later one: nobody knows what became of them.
    pub unchecked: Vec<&'a Judged>,
    /// Which text of the one is which of the other.
    pub alignment: Alignment,
}

/// Compares two drafts: a finding is the same when its fingerprint is, or else its rule and its place.
pub fn compare<'a>(old: &'a Review<'a>, new: &'a Review<'a>) -> Comparison<'a> {
    let alignment = Alignment::between(&old.reply.text, &new.reply.text);
    let before = &old.verdict.findings;
    let now = &new.verdict.findings;
    let mut partners: Vec<Option<usize>> = vec![None; before.len()];
    let mut taken = vec![false; now.len()];
    let mut waiting: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, judged) in now.iter().enumerate().rev() {
        waiting.entry(&judged.fingerprint).or_default().push(index);
    }
    for (judged, partner) in before.iter().zip(&mut partners) {
        *partner = waiting.get_mut(judged.fingerprint.as_str()).and_then(Vec::pop);
        if let Some(index) = *partner {
            taken[index] = true;
        }
    }
    for (judged, partner) in before.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
        *partner = now
            .iter()
            .enumerate()
            .position(|(index, other)| !taken[index] && same_place(judged, other, &alignment));
        if let Some(index) = *partner {
            taken[index] = true;
        }
    }
    let mut comparison = Comparison {
        old,
        new,
        fixed: Vec::new(),
        kept: Vec::new(),
        brought_in: now.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(judged, _)| judged).collect(),
        unchecked: Vec::new(),
        alignment,
    };
    for (judged, partner) in before.iter().zip(partners) {
        match partner {
            Some(index) => comparison.kept.push((judged, &now[index])),
            None if new.verdict.run.contains(&judged.finding.rule) => comparison.fixed.push(judged),
            None => comparison.unchecked.push(judged),
        }
    }
    comparison
}

impl Comparison<'_> {
    /// Whether the revision brought in something at which the gate closes.
    pub fn fails(&self, gate: FailOn) -> bool {
        self.brought_in
            .iter()
            .any(|judged| judged.finding.state == State::Counted && gate.closes_at(judged.finding.severity))
    }
}

/// Whether two findings of one rule stand at one place, as far as the texts can be aligned.
fn same_place(old: &Judged, new: &Judged, alignment: &Alignment) -> bool {
    let (old, new) = (&old.finding, &new.finding);
    if old.rule != new.rule || old.source != new.source {
        return false;
    }
    let place = if old.source == Source::Reply { alignment.image(old.span) } else { old.span };
    place.overlaps(new.span) || touches(place, new.span)
}

/// Whether a place between two characters lies in or at the edge of the other.
fn touches(one: Span, other: Span) -> bool {
    (one.is_empty() || other.is_empty()) && one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::{Input, Settings, document, lint};

    /// The rules fixed, kept and brought in under two drafts that differ in their middle.
    fn fate(before: &str, now: &str) -> [Vec<String>; 3] {
        let letter = |middle: &str| {
            document::open(
                "a.txt",
                format!(
                    "王志远代表：\n您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n{middle}\n\
                     感谢您对交通工作的关心和支持。\n青河县交通运输局\n2025年6月12日\n（联系人及电话：李明，0883-2101234）"
                )
                .as_bytes(),
            )
            .unwrap()
        };
        let settings = Settings::builtin("lincang").unwrap();
        let (old, new) = (letter(before), letter(now));
        let old = lint(&Input::new("old.txt", &old), &settings);
        let new = lint(&Input::new("new.txt", &new), &settings);
        let comparison = compare(&old, &new);
        assert!(comparison.unchecked.is_empty());
        let promise = |judged: &&Judged| judged.finding.rule.starts_with("commitment/");
        let name = |judged: &Judged| judged.finding.rule.clone();
        [
            comparison.fixed.iter().copied().filter(promise).map(name).collect(),
            comparison.kept.iter().map(|(_, new)| *new).filter(promise).map(name).collect(),
            comparison.brought_in.iter().copied().filter(promise).map(name).collect(),
        ]
    }

    #[test]
    fn a_revision_fixes_keeps_and_brings_in() {
        let none: [&str; 0] = [];
        let deadline = ["commitment/no-deadline"];
        let cases = [
            (
                "我局将尽快修复城南路。",
                "我局将尽快修复城南路。",
                none.as_slice(),
                deadline.as_slice(),
                none.as_slice(),
            ),
            ("我局将尽快修复城南路。", "我局将于2025年8月底前修复城南路。", &deadline, &none, &none),
            ("我局将于2025年8月底前修复城南路。", "我局将尽快修复城南路。", &none, &none, &deadline),
            // The sentence has changed, the defect stands where it stood.
            ("我局将尽快修复城南路。", "我局会同镇政府，将尽快修复城南路全线路面。", &none, &deadline, &none),
            // The paragraph has moved.
            (
                "我局将尽快修复城南路。\n城南路全长2公里，2008年建成。",
                "城南路全长2公里，2008年建成。\n我局将尽快修复城南路。",
                &none,
                &deadline,
                &none,
            ),
            // One of two is fixed.
            (
                "我局将尽快修复城南路。\n我局将尽快安装路灯。",
                "我局将于2025年8月底前修复城南路。\n我局将尽快安装路灯。",
                &deadline,
                &deadline,
                &none,
            ),
        ];
        for (before, now, fixed, kept, brought_in) in cases {
            let expected = [fixed, kept, brought_in].map(|rules| rules.join(" "));
            assert_eq!(fate(before, now).map(|rules| rules.join(" ")), expected, "{before} → {now}");
        }
    }
}
