//! A work summary in place of an answer (不能用工作总结代替复文).

use crate::check::Case;
use crate::finding::Hit;

/// The share of work summary from which it stands in place of an answer.
const SUMMARY: f64 = 0.5;

/// Characters of a run below which it is no summary.
const SHORTEST: usize = 150;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let composition = &case.alignment().composition;
    let Some(run) = composition.longest_unaligned.filter(|_| composition.work_summary >= SUMMARY) else {
        return Vec::new();
    };
    let characters = run.characters(&case.reply.text);
    if characters < SHORTEST {
        return Vec::new();
    }
    vec![
        Hit::at(run)
            .with("characters", composition.characters.to_string())
            .with("answering", composition.answering.to_string())
            .with("run", characters.to_string()),
    ]
}
