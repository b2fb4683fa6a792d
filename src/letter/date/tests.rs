//! Time expressions and the days they mean, as a table.

use super::super::Date;
use super::{TimeKind, find};

/// Every row: the letter's day, a sentence with the time in ⟦⟧, its kind, its last day (`-` for none).
/// The first time found must be the marked one.
#[test]
fn times_mean_these_days() {
    let mut wrong = Vec::new();
    for (line, row) in rows(include_str!("tests/times.txt")) {
        let (Some(open), Some(close)) = (row.sentence.find('⟦'), row.sentence.find('⟧')) else {
            wrong.push(format!("{line}: no mark"));
            continue;
        };
        let text = row.sentence.replace(['⟦', '⟧'], "");
        let marked = open..close - '⟦'.len_utf8();
        let found = find(&text, row.day);
        let Some(time) =
            found.iter().find(|time| time.span.start < marked.end && marked.start < time.span.end)
        else {
            wrong.push(format!("{line}: {} found nothing", row.sentence));
            continue;
        };
        let last = if time.impossible {
            "impossible".to_owned()
        } else {
            time.last.map_or("-".to_owned(), |day| day.to_string())
        };
        let got = (time.span.of(&text), kind_name(time.kind), last.as_str());
        if got != (&text[marked.clone()], row.kind, row.last) {
            wrong.push(format!("{line}: {} gave {got:?}", row.sentence));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Sentences without any time to be held to.
#[test]
fn these_are_no_times() {
    let day = Date::new(2024, 5, 20).ok();
    let mut wrong = Vec::new();
    for sentence in include_str!("tests/no-times.txt").lines().filter(|line| !line.is_empty()) {
        let found: Vec<_> =
            find(sentence, day).into_iter().filter(|time| time.kind != TimeKind::Attributive).collect();
        if !found.is_empty() {
            wrong.push(format!("{sentence}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever stands in a text, spans lie on its characters and in order.
#[test]
fn spans_are_lossless() {
    for (line, row) in rows(include_str!("tests/times.txt")) {
        let text = format!("　{}\u{2003}\n{}", row.sentence, row.sentence.replace('年', "年\n"));
        let mut end = 0;
        for time in find(&text, row.day) {
            assert!(text.get(time.span.start..time.span.end).is_some_and(|t| !t.is_empty()), "line {line}");
            assert!(time.span.start >= end, "line {line}: {time:?}");
            end = time.span.end;
        }
    }
}

struct Row<'a> {
    day: Option<Date>,
    sentence: &'a str,
    kind: &'a str,
    last: &'a str,
}

fn rows(table: &str) -> impl Iterator<Item = (usize, Row<'_>)> {
    let mut day = None;
    table.lines().enumerate().filter_map(move |(index, line)| {
        if let Some(date) = line.strip_prefix("# ") {
            day = date.parse().ok();
        }
        let mut cells = line.split('|').map(str::trim);
        let (sentence, kind, last) = (cells.next()?, cells.next()?, cells.next()?);
        Some((index + 1, Row { day, sentence, kind, last }))
    })
}

fn kind_name(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Absolute => "absolute",
        TimeKind::Relative => "relative",
        TimeKind::Recurring => "recurring",
        TimeKind::Event => "event",
        TimeKind::Vague => "vague",
        TimeKind::Attributive => "attributive",
    }
}
