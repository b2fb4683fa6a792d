//! 五级责任制: five roles, each with a name.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(roles) = case.record.and_then(|record| record.responsibility.as_ref()) else {
        return Vec::new();
    };
    let missing: Vec<&str> = [
        (&roles.principal, "主要领导"),
        (&roles.deputy, "分管领导"),
        (&roles.coordinator, "综合科室"),
        (&roles.section, "业务科室"),
        (&roles.handler, "专人"),
    ]
    .into_iter()
    .filter(|(name, _)| name.as_deref().is_none_or(|name| name.trim().is_empty()))
    .map(|(_, role)| role)
    .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Title.anchor(case)).with("missing", missing.join("、"))]
}
