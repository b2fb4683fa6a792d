//! The coverage as a table for a terminal, where a Chinese character takes two columns.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

use super::{Coverage, Row, clip};
use crate::letter::AskStatus;
use crate::report::{Language, Look};

/// Characters of a passage that are shown.
const SHOWN: usize = 120;

/// The most shared words that are shown.
const WORDS: usize = 6;

/// The table of one reply.
pub fn coverage_text(coverage: &Coverage<'_>, look: Look) -> String {
    let language = look.language;
    // Three columns between two blanks each, and the bars between them.
    let room = look.width.saturating_sub(8).max(40);
    let status = 16;
    let ask = (room - status) * 2 / 5;
    let widths = [ask, status, room - status - ask];
    let mut out = coverage.title.map_or_else(String::new, |title| format!("《{}》\n", clip(title, 80)));
    let _ = match coverage.item {
        Some(item) => writeln!(out, "{} ← {item}", coverage.reply),
        None => writeln!(out, "{}", coverage.reply),
    };
    line(&mut out, &widths, ['┌', '┬', '┐']);
    let headings = [
        heading(coverage, language),
        language.pick("结果", "result"),
        language.pick("复文中的文字", "text of the reply"),
    ];
    cells(&mut out, &widths, &headings.map(|heading| vec![heading.to_owned()]));
    for row in &coverage.rows {
        line(&mut out, &widths, ['├', '┼', '┤']);
        cells(&mut out, &widths, &columns(row, language));
    }
    line(&mut out, &widths, ['└', '┴', '┘']);
    out.push_str(&sum(coverage, language));
    out
}

/// What the asks are called.
pub(in crate::report) fn heading(coverage: &Coverage<'_>, language: Language) -> &'static str {
    match coverage.item {
        Some(_) => language.pick("原件的要求", "ask"),
        None => language.pick("复文转述的诉求", "ask as the reply restates it"),
    }
}

/// 提了几条，找到对应答复几条; without the item, what its absence leaves open.
pub(in crate::report) fn sum(coverage: &Coverage<'_>, language: Language) -> String {
    let count = |status| coverage.count(status);
    let (answered, weak, unmatched) =
        (count(AskStatus::Answered), count(AskStatus::Weak), count(AskStatus::Unmatched));
    let (asks, characters, answering) = (coverage.rows.len(), coverage.characters, coverage.answering);
    let title = coverage.title.map_or_else(String::new, |title| format!("《{title}》"));
    match (language, coverage.item) {
        (Language::Zh, None) => format!(
            "未提供建议、提案原文。复文转述了 {asks} 项诉求：找到对应答复 {answered} 项，对应不明确 {weak} 项。\
             诉求取自复文本身，不能说明复文有无遗漏。\n\
             正文 {characters} 字，与建议相关 {answering} 字。\n"
        ),
        (Language::En, None) => format!(
            "No item was given. The reply restates {asks} asks: answering text found for {answered}, unclear for {weak}. \
             The list comes from the reply itself and cannot show what it leaves out.\n\
             The body has {characters} characters, {answering} of them bear on the asks.\n"
        ),
        (Language::Zh, Some(_)) => format!(
            "原件{title}提出 {asks} 条建议：找到对应答复 {answered} 条，对应不明确 {weak} 条，未找到对应文字 {unmatched} 条。\n\
             正文 {characters} 字，与建议相关 {answering} 字。\n"
        ),
        (Language::En, Some(_)) => format!(
            "The item makes {asks} asks: answering text found for {answered}, unclear for {weak}, none found for {unmatched}.\n\
             The body has {characters} characters, {answering} of them bear on the asks.\n"
        ),
    }
}

/// Where a passage stands: 第4段, 第4至6段.
pub(super) fn place((first, last): (usize, usize), language: Language) -> String {
    match language {
        Language::Zh if first == last => format!("第{first}段"),
        Language::Zh => format!("第{first}至{last}段"),
        Language::En if first == last => format!("paragraph {first}"),
        Language::En => format!("paragraphs {first} to {last}"),
    }
}

fn columns(row: &Row<'_>, language: Language) -> [Vec<String>; 3] {
    let result = vec![
        language.ask_status(row.status).to_owned(),
        format!("{} {:.2}", language.pick("把握", "score"), row.score),
    ];
    let mut found = Vec::new();
    if let Some(passage) = row.passages.first() {
        let what = match row.status {
            AskStatus::Answered => String::new(),
            other => format!("{}，", language.passage(other)),
        };
        found.push(format!("{what}{}：“{}”", place(passage.paragraphs, language), clip(passage.text, SHOWN)));
        if !passage.words.is_empty() {
            let words: Vec<&str> = passage.words.iter().take(WORDS).map(String::as_str).collect();
            found.push(format!("{}{}", language.pick("共同用词：", "shared: "), words.join("、")));
        }
        if let Some(other) = row.runner_up {
            found.push(match language {
                Language::Zh => format!("这段文字其次对应第{other}条"),
                Language::En => format!("this text fits ask {other} next best"),
            });
        }
    }
    [vec![format!("{}. {}", row.number, clip(row.text, SHOWN))], result, found]
}

fn line(out: &mut String, widths: &[usize; 3], [left, middle, right]: [char; 3]) {
    let parts: Vec<String> = widths.iter().map(|width| "─".repeat(width + 1)).collect();
    let _ = writeln!(out, "{left}{}{right}", parts.join(&middle.to_string()));
}

fn cells(out: &mut String, widths: &[usize; 3], columns: &[Vec<String>; 3]) {
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .zip(widths)
        .map(|(lines, width)| lines.iter().flat_map(|line| wrap(line, *width)).collect())
        .collect();
    for index in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
        for (lines, width) in wrapped.iter().zip(widths) {
            let cell = lines.get(index).map_or("", String::as_str);
            let blank = width.saturating_sub(columns_of(cell));
            let _ = write!(out, "│{cell}{} ", " ".repeat(blank));
        }
        out.push_str("│\n");
    }
}

/// Lines of at most `width` columns; a mark that closes never begins a line when the one before has room to give.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for character in text.chars() {
        let wide = character.width().unwrap_or(0);
        if used + wide > width {
            let mut next = String::new();
            if closes(character)
                && let Some(line) = lines.last_mut()
                && line.chars().count() > 1
                && let Some(last) = line.chars().next_back()
                && last.width().unwrap_or(0) + wide <= width
            {
                line.pop();
                next.push(last);
            }
            used = columns_of(&next);
            lines.push(next);
        }
        if let Some(line) = lines.last_mut() {
            line.push(character);
            used += wide;
        }
    }
    lines
}

fn columns_of(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

const fn closes(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '；' | '：' | '”' | '）' | '》' | '！' | '？' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_every_character() {
        for text in [
            "",
            "甲",
            "一二三四五六，七八九。十",
            "abc甲乙丙defg",
            "，。，。，。",
            "e\u{301}e\u{301}e\u{301}𠮷𠮷",
        ] {
            for width in 2..12 {
                let lines = wrap(text, width);
                assert!(lines.iter().all(|line| columns_of(line) <= width), "{text} {width} {lines:?}");
                assert_eq!(lines.concat(), text);
            }
        }
        assert_eq!(wrap("一二三，四", 6), ["一二", "三，四"]);
    }
}
