//! What a revision made of the findings and of the text: for people, for a discussion page, for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Language;
use super::json as report;
use crate::document::Document;
use crate::finding::{Span, State};
use crate::verdict::{Comparison, Judged, Piece, Profile, Review};

/// The comparison for people at a terminal.
pub fn compare_text(comparison: &Comparison<'_>, language: Language) -> String {
    let mut out = summary(comparison, language);
    out.push('\n');
    for (heading, findings) in groups(comparison, language) {
        let _ = writeln!(out, "\n{heading}");
        for (review, judged) in findings {
            let _ = writeln!(out, "  · {}", line(review, judged, language));
        }
    }
    let changes = &comparison.alignment.paragraphs;
    if !changes.is_empty() {
        let _ = writeln!(out, "\n{}", changes_heading(changes.len(), language));
    }
    for change in changes {
        let [before, after] = marked(comparison, *change, ["[-", "-]"], ["{+", "+}"]);
        let _ = writeln!(out, "  {}", place(comparison, *change, language));
        for (sign, words) in [('-', before), ('+', after)] {
            for words in words.lines() {
                let _ = writeln!(out, "  {sign} {words}");
            }
        }
    }
    out
}

/// The comparison in Markdown, for the page where a revision is discussed.
pub fn compare_markdown(comparison: &Comparison<'_>, language: Language) -> String {
    let mut out = format!(
        "## {}\n\n{}\n",
        language.pick("复文修改前后对照", "The two drafts compared"),
        markdown(&summary(comparison, language))
    );
    for (heading, findings) in groups(comparison, language) {
        let _ = writeln!(out, "\n### {heading}\n");
        for (review, judged) in findings {
            let _ = writeln!(out, "* {}", markdown(&line(review, judged, language)));
        }
    }
    let changes = &comparison.alignment.paragraphs;
    if !changes.is_empty() {
        let _ = writeln!(out, "\n### {}", changes_heading(changes.len(), language));
    }
    for change in changes {
        let _ = writeln!(out, "\n{}\n", place(comparison, *change, language));
        for words in marked_markdown(comparison, *change).iter().filter(|words| !words.is_empty()) {
            let _ = writeln!(out, "> {}", words.trim_end().replace('\n', "  \n> "));
            out.push_str(">\n");
        }
    }
    out
}

/// The comparison for programs, version 1; findings are as in the JSON report.
pub fn compare_json(comparison: &Comparison<'_>, profile: &Profile, language: Language) -> Value {
    let Comparison { old, new, fixed, kept, brought_in, unchecked, alignment } = comparison;
    let all = |review: &Review<'_>, findings: &[&Judged]| {
        findings.iter().map(|judged| report::finding(review, judged, language)).collect::<Vec<_>>()
    };
    json!({
        "version": 1,
        "tool": {"name": "fuwen", "version": env!("CARGO_PKG_VERSION")},
        "profile": profile.name,
        "old": {"path": old.path, "text": old.reply.text},
        "new": {"path": new.path, "text": new.reply.text},
        "fixed": all(old, fixed),
        "kept": kept.iter().map(|(before, now)| json!({
            "old": report::finding(old, before, language),
            "new": report::finding(new, now, language),
        })).collect::<Vec<_>>(),
        "brought_in": all(new, brought_in),
        "unchecked": all(old, unchecked),
        "changes": alignment.paragraphs.iter().map(|change| json!({
            "old": side(old.reply, change.old),
            "new": side(new.reply, change.new),
        })).collect::<Vec<_>>(),
        "totals": {
            "fixed": fixed.len(),
            "kept": kept.len(),
            "brought_in": brought_in.len(),
            "unchecked": unchecked.len(),
            "changes": alignment.paragraphs.len(),
        },
    })
}

fn side(document: &Document, span: Span) -> Value {
    json!({
        "paragraph": document.paragraph_at(span.start),
        "range": report::range(span),
        "text": span.of(&document.text),
    })
}

fn summary(comparison: &Comparison<'_>, language: Language) -> String {
    let Comparison { old, new, fixed, kept, brought_in, .. } = comparison;
    let (fixed, kept, brought_in) = (fixed.len(), kept.len(), brought_in.len());
    match language {
        Language::Zh => {
            format!("{} → {}：改好 {fixed} 处，仍在 {kept} 处，新出现 {brought_in} 处。", old.path, new.path)
        }
        Language::En => {
            format!("{} → {}: {fixed} fixed, {kept} kept, {brought_in} brought in.", old.path, new.path)
        }
    }
}

/// The groups of findings that are not empty, what needs attention first.
fn groups<'a>(
    comparison: &'a Comparison<'a>,
    language: Language,
) -> Vec<(String, Vec<(&'a Review<'a>, &'a Judged)>)> {
    let Comparison { old, new, fixed, kept, brought_in, unchecked, .. } = comparison;
    let of = |review: &'a Review<'a>, findings: &[&'a Judged]| {
        findings.iter().map(|judged| (review, *judged)).collect::<Vec<_>>()
    };
    let kept: Vec<&Judged> = kept.iter().map(|(_, now)| *now).collect();
    [
        (language.pick("新出现的问题", "Brought in"), of(new, brought_in)),
        (language.pick("仍在的问题", "Kept"), of(new, &kept)),
        (language.pick("改好的问题", "Fixed"), of(old, fixed)),
        (
            language.pick("新稿没有检查的问题（缺少证据）", "Not looked for in the later draft"),
            of(old, unchecked),
        ),
    ]
    .into_iter()
    .filter(|(_, findings)| !findings.is_empty())
    .map(|(heading, findings)| {
        let count = findings.len();
        (language.pick_owned(format!("{heading}（{count} 处）"), format!("{heading} ({count})")), findings)
    })
    .collect()
}

fn line(review: &Review<'_>, judged: &Judged, language: Language) -> String {
    let finding = &judged.finding;
    let state = match finding.state {
        State::Counted => "",
        State::Waived => language.pick("·已豁免", ", waived"),
        State::Known => language.pick("·存量", ", known"),
    };
    let paragraph =
        review.document(finding.source).map_or(1, |document| document.paragraph_at(finding.span.start));
    let severity = language.severity(finding.severity);
    let message = language.of(&finding.message);
    match language {
        Language::Zh => format!("{severity}{state} {} 第{paragraph}段：{message}", finding.rule),
        Language::En => format!("{severity}{state} {} paragraph {paragraph}: {message}", finding.rule),
    }
}

fn changes_heading(count: usize, language: Language) -> String {
    language.pick_owned(format!("文字改动（{count} 处）"), format!("Changes of the text ({count})"))
}

/// Where a change is: 第3段 → 第4段.
fn place(comparison: &Comparison<'_>, change: Piece, language: Language) -> String {
    let number = |document: &Document, span: Span| {
        let paragraph = document.paragraph_at(span.start);
        match (span.is_empty(), language) {
            (true, _) => language.pick("（无）", "(none)").to_owned(),
            (false, Language::Zh) => format!("第{paragraph}段"),
            (false, Language::En) => format!("paragraph {paragraph}"),
        }
    };
    format!("{} → {}", number(comparison.old.reply, change.old), number(comparison.new.reply, change.new))
}

/// Both sides of a changed paragraph with what was taken out and what was put in between marks.
fn marked(comparison: &Comparison<'_>, change: Piece, out: [&str; 2], put: [&str; 2]) -> [String; 2] {
    sides(comparison, change, |words| words.to_owned(), out, put)
}

fn marked_markdown(comparison: &Comparison<'_>, change: Piece) -> [String; 2] {
    sides(comparison, change, markdown, ["<del>", "</del>"], ["<ins>", "</ins>"])
}

fn sides(
    comparison: &Comparison<'_>,
    change: Piece,
    written: impl Fn(&str) -> String,
    out: [&str; 2],
    put: [&str; 2],
) -> [String; 2] {
    let mut sides = [String::new(), String::new()];
    let [before, after] = &mut sides;
    let inside = |piece: &&Piece| change.old.contains(piece.old) && change.new.contains(piece.new);
    let pieces: Vec<&Piece> = comparison.alignment.pieces.iter().filter(inside).collect();
    for (index, piece) in pieces.iter().enumerate() {
        let old = piece.old.of(&comparison.old.reply.text);
        let new = piece.new.of(&comparison.new.reply.text);
        // A paragraph that is all new, or all gone, needs no marks.
        let whole = change.old.is_empty() || change.new.is_empty();
        for (side, words, [open, close]) in [(&mut *before, old, out), (&mut *after, new, put)] {
            if piece.equal {
                side.push_str(&written(&around(words, index == 0, index + 1 == pieces.len())));
            } else if whole || words.is_empty() {
                side.push_str(&written(words));
            } else {
                for line in words.split_inclusive('\n') {
                    let bare = line.trim_end_matches('\n');
                    let stop = &line[bare.len()..];
                    let _ = match bare {
                        "" => write!(side, "{stop}"),
                        _ => write!(side, "{open}{}{close}{stop}", written(bare)),
                    };
                }
            }
        }
    }
    sides
}

/// What stays of an unchanged stretch beside a change.
const BESIDE: usize = 20;

/// An unchanged stretch of one paragraph, as far as it shows where the changes beside it are.
fn around(words: &str, is_first: bool, is_last: bool) -> String {
    let count = words.chars().count();
    let (left, right) = (if is_first { 0 } else { BESIDE }, if is_last { 0 } else { BESIDE });
    if words.trim_end().contains('\n') || count <= left + right + BESIDE {
        return words.to_owned();
    }
    let stop = if words.ends_with('\n') { "\n" } else { "" };
    let before: String = words.chars().take(left).collect();
    let after: String = words.chars().skip(count - right).collect();
    format!("{before}……{after}{stop}")
}

/// Words as they may stand in Markdown.
fn markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}
