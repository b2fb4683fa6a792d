//! 先协商，后答复: a consultation must stand on file before the reply is dated.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let day = case.day();
    let before = record.consultations.iter().any(|consultation| match (consultation.date, day) {
        (Some(date), Some(day)) => date <= day,
        _ => true,
    });
    if before { Vec::new() } else { vec![Hit::at(Scope::Date.anchor(case))] }
}
