//! 四个一: what must be on file for a key item.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record.filter(|record| record.key_item) else { return Vec::new() };
    let ones = record.four_ones;
    let missing: Vec<&str> = [
        (ones.plan, "一个工作方案"),
        (ones.survey, "一次联合调研"),
        (ones.meeting, "一场面商会议"),
        (ones.report, "一份情况报告"),
    ]
    .into_iter()
    .filter(|(there, _)| !there)
    .map(|(_, name)| name)
    .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Title.anchor(case)).with("missing", missing.join("、"))]
}
