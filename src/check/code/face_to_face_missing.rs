//! 四个面商要求: key items, and those whose proposers ask for it, are talked over face to face.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let reason = match (record.key_item, record.face_to_face_requested) {
        (true, _) => "重点建议、重点提案一律面商",
        (_, true) => "代表、提案者有明确要求的必须面商",
        _ => return Vec::new(),
    };
    if record.consultations.iter().any(|consultation| consultation.is_face_to_face()) {
        return Vec::new();
    }
    vec![Hit::at(Scope::Salutation.anchor(case)).with("reason", reason)]
}
