//! Parts that add up to more than their total.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Source, Span};

static TOTAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:共|总计|合计|共计|总共|累计|总投资|总额|总长|总面积)(?:[\p{Han}]{0,8}?)(?P<total>\d+(?:\.\d+)?)(?P<unit>万元|亿元|元|公里|米|平方米|亩|户|人|名|个|所|座|条|处|台|套|辆|盏|件)[^。；]{0,6}?[，：:（(]\s*(?:其中|包括|分别(?:是|为)?)").ok()
});
static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?P<part>\d+(?:\.\d+)?)(?P<unit>万元|亿元|元|公里|米|平方米|亩|户|人|名|个|所|座|条|处|台|套|辆|盏|件)").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    case.letter.sentences.iter().flat_map(|sentence| too_much(text, sentence.span)).collect()
}

fn too_much(text: &str, sentence: Span) -> Option<Hit> {
    let inside = sentence.of(text);
    let found = TOTAL.as_ref()?.captures(inside)?;
    let (whole, total, unit) = (found.get(0)?, found.name("total")?, found.name("unit")?);
    let parts: Vec<(Span, f64)> = PART
        .as_ref()?
        .captures_iter(inside.get(whole.end()..)?)
        .filter(|part| part.name("unit").is_some_and(|other| other.as_str() == unit.as_str()))
        .filter_map(|part| {
            let number = part.name("part")?;
            let start = sentence.start + whole.end() + number.start();
            Some((Span::new(start, start + number.len()), number.as_str().parse().ok()?))
        })
        .collect();
    let sum: f64 = parts.iter().map(|(_, value)| value).sum();
    let limit: f64 = total.as_str().parse().ok()?;
    if parts.len() < 2 || sum <= limit * 1.0001 {
        return None;
    }
    let start = sentence.start + total.start();
    let hit = Hit::at(Span::new(start, start + total.len()))
        .with("sum", format!("{}", (sum * 1000.0).round() / 1000.0))
        .with("unit", unit.as_str());
    Some(parts.iter().fold(hit, |hit, (part, _)| hit.related(Source::Reply, *part)))
}
