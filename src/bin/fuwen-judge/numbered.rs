//! Items with several asks and the parts of their replies: marked by a reader, found by their numbers, or composed.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use super::deletion::Sectioned;
use super::letters;
use super::pair::{self, Pair};

/// Characters of a composed ask, by turns.
const LENGTHS: [usize; 4] = [30, 60, 120, 200];

/// Characters of the longest answer that is composed with others.
const LONGEST: usize = 700;

/// The letters of a file like several-asks.json, as a reader marked them.
pub(crate) fn several(file: &Path) -> Result<Vec<Sectioned>, String> {
    let written = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let cases: Vec<Value> =
        serde_json::from_str(&written).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = |value: &Value| -> Vec<String> {
        let texts = value.as_array().map_or(&[][..], Vec::as_slice).iter();
        texts.filter_map(Value::as_str).map(flat).collect()
    };
    Ok(cases
        .iter()
        .map(|case| Sectioned {
            id: case["id"].as_str().unwrap_or_default().to_owned(),
            asks: lines(&case["asks"]),
            sections: lines(&case["sections"]),
            answers: case["answers"]
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(ask, section)| {
                    Some((ask.parse().ok()?, usize::try_from(section.as_u64()?).ok()?))
                })
                .collect(),
        })
        .collect())
}

/// Of a file of letters: those with as many numbered asks as the reply has parts, and groups of letters on one
/// topic composed into one item with one reply.
pub(crate) fn load(file: &Path) -> Result<(Vec<Sectioned>, Vec<Sectioned>), String> {
    let pairs = pair::load(file)?;
    let marks = [r"(?:^|[^0-9.．第])([1-9])[、.．]", r"(?:^|[^第十])([一二三四五六七八九])、"]
        .map(|marks| Regex::new(marks).map_err(|error| error.to_string()));
    let [figures, chinese] = marks;
    let (figures, chinese) = (figures?, chinese?);
    let split = |text: &str| {
        [&chinese, &figures]
            .into_iter()
            .map(|marks| members(text, marks))
            .max_by_key(Vec::len)
            .unwrap_or_default()
    };
    let mut numbered = Vec::new();
    for pair in &pairs {
        let (asks, sections) = (split(&pair.asked), split(&pair.answered));
        if asks.len() == sections.len() && (2..=8).contains(&asks.len()) {
            let answers = (0..asks.len()).map(|index| (index, index)).collect();
            numbered.push(Sectioned { id: pair.id.clone(), asks, sections, answers });
        }
    }
    Ok((numbered, composed(&pairs)))
}

/// The members of a series 1、 2、 3、 … from the first 1 on.
fn members(text: &str, marks: &Regex) -> Vec<String> {
    let value = |mark: &str| {
        mark.parse().ok().or_else(|| {
            "一二三四五六七八九".chars().position(|figure| mark.starts_with(figure)).map(|at| at + 1)
        })
    };
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for found in marks.captures_iter(text) {
        let (Some(whole), Some(mark)) = (found.get(0), found.get(1)) else { continue };
        if value(mark.as_str()) == Some(starts.len() + 1) {
            starts.push((mark.start(), whole.end()));
        }
    }
    let end = |index: usize| starts.get(index + 1).map_or(text.len(), |(next, _)| *next);
    let members: Vec<String> =
        starts.iter().enumerate().map(|(index, (_, from))| flat(&text[*from..end(index)])).collect();
    if members.iter().all(|member| member.chars().count() >= 10) { members } else { Vec::new() }
}

/// Letters on one topic as one item, each letter an ask of two to four, and their answers as its reply.
fn composed(pairs: &[Pair]) -> Vec<Sectioned> {
    let nearest = letters::nearest(pairs);
    let mut used = HashSet::new();
    let mut cases = Vec::new();
    for (first, others) in nearest.iter().enumerate() {
        let size = 2 + first % 3;
        let group: Vec<usize> = std::iter::once(first).chain(others.iter().copied()).take(size).collect();
        let fits = |index: &usize| !used.contains(index) && pairs[*index].answered.chars().count() <= LONGEST;
        if group.len() < 2 || !group.iter().all(fits) {
            continue;
        }
        used.extend(group.iter().copied());
        let asks =
            group.iter().enumerate().map(|(turn, index)| ask(&pairs[*index], LENGTHS[(first + turn) % 4]));
        cases.push(Sectioned {
            id: pairs[first].id.clone(),
            asks: asks.collect(),
            sections: group.iter().map(|index| flat(&pairs[*index].answered)).collect(),
            answers: (0..group.len()).map(|index| (index, index)).collect(),
        });
    }
    cases
}

/// The subject of a letter with its first sentences, about `length` characters.
fn ask(pair: &Pair, length: usize) -> String {
    let mut ask = format!("{}。", flat(&pair.subject));
    for sentence in flat(&pair.asked).split_inclusive(['。', '！', '？']) {
        if ask.chars().count() >= length {
            break;
        }
        ask.push_str(sentence);
    }
    ask.chars().take(300).collect()
}

/// A text in one line without blanks.
fn flat(text: &str) -> String {
    text.chars().filter(|next| !next.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::members;
    use regex::Regex;

    #[test]
    #[expect(clippy::unwrap_used, reason = "a test")]
    fn members_follow_their_numbers() {
        let marks = Regex::new(r"(?:^|[^0-9.．第])([1-9])[、.．]").unwrap();
        let text = "请问：1、校门口的红绿灯何时安装？共1.5公里。2、小区停车位何时开放使用？";
        assert_eq!(
            members(text, &marks),
            ["校门口的红绿灯何时安装？共1.5公里。", "小区停车位何时开放使用？"]
        );
    }
}
