//! 层次序数: 一、 then （一） then 1. then （1）; a level does not begin at two, skip a number or stand without its parent.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Span};

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:(?P<one>[一二三四五六七八九十]{1,3})、|[（(](?P<two>[一二三四五六七八九十]{1,3})[）)]|(?P<three>\d{1,2})[.．、](?:$|[^\d])|[（(](?P<four>\d{1,2})[）)])").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(number) = NUMBER.as_ref() else { return Vec::new() };
    let text = &case.reply.text;
    let mut last: [Option<u32>; 4] = [None; 4];
    let mut hits = Vec::new();
    for block in &case.reply.blocks {
        if case.letter.body.is_some_and(|body| !body.overlaps(block.span)) {
            continue;
        }
        let Some(found) = number.captures(block.span.of(text)) else { continue };
        // “八、九十年代” counts decades.
        if block.span.of(text).chars().take(8).collect::<String>().contains("年代") {
            continue;
        }
        let Some((level, mark)) = ["one", "two", "three", "four"]
            .iter()
            .enumerate()
            .find_map(|(level, name)| Some((level, found.name(name)?)))
        else {
            continue;
        };
        let Some(value) = mark.as_str().parse().ok().or_else(|| crate::letter::chinese_number(mark.as_str()))
        else {
            continue;
        };
        let expected = last[level].map_or(1, |before| before + 1);
        if value != expected && value != 1 {
            let whole = found.get(0).map_or("", |whole| whole.as_str()).trim_start();
            let start = block.span.start + mark.start();
            let span = Span::new(start, start + mark.len());
            hits.push(Hit::at(span).with("number", whole.to_owned()).with("expected", expected.to_string()));
        }
        last[level] = Some(value);
        for deeper in &mut last[level + 1..] {
            *deeper = None;
        }
    }
    hits
}
