//! The coverage as a Markdown table.

use std::fmt::Write as _;

use super::text::{heading, place, sum};
use super::{Coverage, clip};
use crate::report::Language;

/// Characters of an ask or a passage that are shown.
const SHOWN: usize = 200;

/// The table of one reply.
pub fn coverage_markdown(coverage: &Coverage<'_>, language: Language) -> String {
    let title = coverage.title.or(coverage.item).unwrap_or(coverage.reply);
    let mut out = format!("## {}\n\n", cell(&clip(title, SHOWN)));
    let asked = heading(coverage, language);
    let _ = match language {
        Language::Zh => {
            writeln!(out, "| 序号 | {asked} | 结果 | 把握 | 段落 | 复文中的文字 | 共同用词 | 其次对应 |")
        }
        Language::En => {
            writeln!(
                out,
                "| no. | {asked} | result | score | place | text of the reply | shared words | next best |"
            )
        }
    };
    out.push_str("|---|---|---|---|---|---|---|---|\n");
    for row in &coverage.rows {
        let passage = row.passages.first();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {:.2} | {} | {} | {} | {} |",
            row.number,
            cell(&clip(row.text, SHOWN)),
            language.ask_status(row.status),
            row.score,
            passage.map(|passage| place(passage.paragraphs, language)).unwrap_or_default(),
            passage.map(|passage| cell(&clip(passage.text, SHOWN))).unwrap_or_default(),
            passage.map(|passage| cell(&passage.words.join("、"))).unwrap_or_default(),
            row.runner_up.map(|other| other.to_string()).unwrap_or_default(),
        );
    }
    let _ = writeln!(out, "\n{}", sum(coverage, language).replace('\n', " ").trim());
    out
}

/// Words that mean no markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
