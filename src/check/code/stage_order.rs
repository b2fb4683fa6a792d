//! The eight stages of handling follow each other; 沟通协商 is over before 书面答复.

use crate::check::{Case, Scope};
use crate::finding::Hit;

const STAGES: [&str; 8] =
    ["接收核对", "登记交办", "调查研究", "沟通协商", "书面答复", "复文公开", "总结报告", "续办续复"];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let mut dated: Vec<_> = record
        .stages
        .iter()
        .filter_map(|stage| {
            let place = STAGES.iter().position(|name| *name == stage.name)?;
            Some((place, stage.date?, stage.name.as_str()))
        })
        .collect();
    dated.sort_by_key(|(place, _, _)| *place);
    let wrong = dated.windows(2).find(|pair| pair[0].1 > pair[1].1);
    wrong
        .map(|pair| Hit::at(Scope::Date.anchor(case)).with("earlier", pair[0].2).with("later", pair[1].2))
        .into_iter()
        .collect()
}
