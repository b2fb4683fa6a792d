//! 严格审核把关: reviewer and signer stand on file before the reply is sent.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let signer = record.signer.is_some() || case.letter.signer.is_some();
    let missing: Vec<&str> = [(record.reviewer.is_some(), "审核人"), (signer, "签发人")]
        .into_iter()
        .filter(|(there, _)| !there)
        .map(|(_, name)| name)
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Signature.anchor(case)).with("missing", missing.join("、"))]
}
