//! 亩 and 公顷 side by side without conversion.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Span};

static AREA: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d[\d.,]*\s*[万多余]*(亩|公顷)").ok());
static CONVERTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\d[\d.,]*\s*万?(?:公顷\s*[（(][^（）()]{0,12}亩|亩\s*[（(][^（）()]{0,12}公顷)").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let (Some(area), Some(converted)) = (AREA.as_ref(), CONVERTED.as_ref()) else { return Vec::new() };
    let text = &case.reply.text;
    if converted.is_match(text) {
        return Vec::new();
    }
    let units: Vec<(Span, &str)> = area
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            Some((Span::from(whole.range()), found.get(1)?.as_str()))
        })
        .collect();
    let Some((_, first)) = units.first() else { return Vec::new() };
    let odd = units.iter().find(|(_, unit)| unit != first);
    odd.map(|(span, _)| Hit::at(*span)).into_iter().collect()
}
