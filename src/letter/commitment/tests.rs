//! Promises and refusals in sentences of our own, as tables.

use super::super::{Date, Letter};
use super::{Commitment, Strength};

/// The tricky cases of the reference and variants of them.
#[test]
fn promises_are_found_and_weighed() {
    check(include_str!("tests/promises.txt"));
}

/// Lists, headings and leads: `⏎` breaks the paragraph.
#[test]
fn lists_inherit_what_their_lead_says() {
    check(include_str!("tests/lists.txt"));
}

/// Sentences that promise nothing.
#[test]
fn these_promise_nothing() {
    check(include_str!("tests/no-promises.txt"));
}

/// `⟦refusal⟧|reason`; a line without marks declines nothing.
#[test]
fn refusals_are_found_with_their_reason() {
    let mut wrong = Vec::new();
    for (line, row) in include_str!("tests/refusals.txt").lines().enumerate() {
        let (sentence, reason) =
            row.split_once('|').map_or((row, None), |(text, reason)| (text, Some(reason)));
        let (text, marks) = unmark(sentence);
        let letter = read(&text, Date::new(2024, 5, 20).ok());
        let found: Vec<(usize, usize)> =
            letter.refusals.iter().map(|refusal| (refusal.span.start, refusal.span.end)).collect();
        let got = letter.refusals.first().and_then(|refusal| refusal.reason).map(|span| span.of(&text));
        if found != marks || (reason.is_some() && got != reason) {
            let words: Vec<&str> = letter.refusals.iter().map(|refusal| refusal.span.of(&text)).collect();
            wrong.push(format!("{}: {row}\n    read {words:?} because {got:?}", line + 1));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a promise says beside its strength: actor, action, measure, condition, control, gaps.
#[test]
fn the_slots_of_a_promise_are_filled() {
    for (sentence, slots) in [
        (
            "我局将于2024年9月底前在城东路安装路灯36盏。",
            ["我局", "于2024年9月底前在城东路安装路灯36盏", "36盏", "", "within", ""],
        ),
        (
            "待上级资金下达后，县水务局将组织清淤。",
            ["县水务局", "组织清淤", "", "待上级资金下达后", "outside", "Deadline Measure"],
        ),
        ("力争年内开工建设。", ["", "年内开工建设", "", "", "outside", "Actor Measure"]),
        (
            "下一步，我局将进一步加大工作力度。",
            ["我局", "进一步加大工作力度", "", "", "within", "Action Deadline Measure"],
        ),
    ] {
        let letter = read(sentence, Date::new(2024, 5, 20).ok());
        let Some(commitment) = letter.commitments.first() else {
            assert!(!letter.commitments.is_empty(), "nothing found in {sentence}");
            continue;
        };
        let of = |span: Option<crate::finding::Span>| span.map_or("", |span| span.of(sentence)).to_owned();
        let missing: Vec<String> = commitment.missing.iter().map(|slot| format!("{slot:?}")).collect();
        let got = [
            of(commitment.actor),
            of(commitment.action),
            of(commitment.measure),
            of(commitment.condition),
            if commitment.outside_control { "outside" } else { "within" }.to_owned(),
            missing.join(" "),
        ];
        assert_eq!(got, slots.map(str::to_owned), "{sentence}");
    }
}

/// Compares a table `text with ⟦promises⟧ | strength due, strength due …`; `# day` sets the letter's day.
fn check(table: &str) {
    let mut day = None;
    let mut wrong = Vec::new();
    for (index, row) in table.lines().enumerate() {
        if let Some(written) = row.strip_prefix("# ") {
            day = written.parse().ok();
            continue;
        }
        if row.trim().is_empty() {
            continue;
        }
        let (sentence, expected) = row.split_once('|').unwrap_or((row, ""));
        let (text, marks) = unmark(&sentence.replace('⏎', "\n"));
        let letter = read(&text, day);
        let found: Vec<(usize, usize)> = letter
            .commitments
            .iter()
            .map(|commitment| (commitment.span.start, commitment.span.end))
            .collect();
        let got: Vec<String> = letter.commitments.iter().map(strength_and_day).collect();
        let expected: Vec<&str> =
            expected.split(',').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if found != marks || got != expected {
            let words: Vec<&str> =
                letter.commitments.iter().map(|commitment| commitment.span.of(&text)).collect();
            wrong.push(format!("{}: {row}\n    read {words:?} {got:?}", index + 1));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn strength_and_day(commitment: &Commitment) -> String {
    let strength = match commitment.strength {
        Strength::Dated => "dated",
        Strength::Conditional => "conditional",
        Strength::Undated => "undated",
        Strength::Hollow => "hollow",
    };
    let by = commitment
        .deadline
        .as_ref()
        .filter(|_| commitment.strength == Strength::Dated)
        .and_then(|deadline| deadline.by);
    by.map_or(strength.to_owned(), |day| format!("{strength} {day}"))
}

fn read(text: &str, day: Option<Date>) -> Letter {
    let document =
        crate::document::open("x.txt", text.as_bytes()).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(document.text, text, "the test's text is read as it is written");
    Letter::read(&document, day)
}

/// The text without its marks, and where they stood.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), 0);
    for character in marked.chars() {
        match character {
            '⟦' => open = text.len(),
            '⟧' => marks.push((open, text.len())),
            _ => text.push(character),
        }
    }
    (text, marks)
}
