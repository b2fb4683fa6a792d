//! Each 协办 or 会办 unit of the record is named in the reply.

use crate::check::{Case, Scope};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(record) = case.record else { return Vec::new() };
    let text = &case.reply.text;
    let missing: Vec<&str> = record
        .co_organisers
        .iter()
        .map(String::as_str)
        .filter(|unit| !unit.is_empty() && !names(unit).iter().any(|name| text.contains(name.as_str())))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Hit::at(Scope::Opening.anchor(case)).with("missing", missing.join("、"))]
}

/// What units are called in full and for short (规范化简称).
const SHORT: &[(&str, &str)] = &[
    ("市场监督管理局", "市场监管局"),
    ("发展和改革委员会", "发展改革委"),
    ("发展和改革委员会", "发改委"),
    ("发展和改革局", "发展改革局"),
    ("发展和改革局", "发改局"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("工业和信息化", "工信"),
    ("文化和旅游", "文旅"),
    ("卫生健康委员会", "卫生健康委"),
    ("卫生健康", "卫健"),
    ("教育体育", "教体"),
    ("医疗保障", "医保"),
    ("退役军人事务", "退役军人"),
];

/// The names by which a reply may call the unit: with the place or without, in full or for short.
fn names(unit: &str) -> Vec<String> {
    let full = without_place(unit);
    let short = SHORT.iter().flat_map(|(long, short)| {
        full.iter().filter(move |name| name.contains(long)).map(move |name| name.replace(long, short))
    });
    full.iter().cloned().chain(short).collect()
}

/// The unit's name, and the name without the place in front (县财政局 for 青河县财政局).
fn without_place(unit: &str) -> Vec<String> {
    let mut names = vec![unit.to_owned()];
    for place in ['省', '州', '市', '县', '区'] {
        if let Some((at, _)) = unit.char_indices().find(|(at, character)| *at > 0 && *character == place) {
            let short = &unit[at..];
            if short.chars().count() >= 4 {
                names.push(short.to_owned());
                names.push(short.trim_start_matches(place).to_owned());
            }
        }
    }
    names
}
