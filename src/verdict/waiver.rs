//! Waivers (豁免): a person says that a finding may stay, why, who answers for it, and until when.

use serde::Deserialize;

use super::config::ConfigError;
use crate::check::WaiverDefect;
use crate::document::{Document, Remark};
use crate::finding::{Finding, Source, Span};
use crate::letter::Date;
use crate::rule::Book;

/// One waiver, as written in the reply, beside it, or in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule, or a family such as `format/*`.
    pub rule: String,
    /// Why the finding may stay (理由).
    pub reason: String,
    /// Who answers for it (责任人).
    pub owner: Option<String>,
    /// The last day it holds (有效期).
    pub until: Option<Date>,
    /// What it covers.
    pub covers: Covers,
    /// Where it is written, for people: the name of a file, or of the kind of comment.
    pub written: String,
    /// Where it is written, when that is in the reply: the paragraph it stands at.
    pub span: Option<Span>,
    /// Whether it stands for many letters, as the configuration's do: that one of them has no use for it is no defect.
    pub is_standing: bool,
}

/// Which findings of its rule a waiver covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Covers {
    /// All of the letter's.
    Letter,
    /// Those in these paragraphs of the reply.
    Paragraphs(Span),
    /// Those whose sentence contains these words.
    Words(String),
}

/// A waiver as a file states it: `[[allow]]` of `REPLY.fuwen.toml` or of the configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverForm {
    /// The rule, or a family such as `format/*`.
    pub rule: String,
    /// Why the finding may stay.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day it holds, such as `2026-12-31`.
    pub until: Option<Date>,
    /// Words that a finding's sentence must contain; all findings of the rule when not given.
    pub words: Option<String>,
    /// In the configuration: the replies that are meant, as a pattern of paths (`2025/*.docx`); all when not given.
    pub path: Option<String>,
}

/// A comment that begins as a waiver and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    /// What is wrong with it, in Chinese.
    pub(super) problem: String,
    /// The paragraph it stands at.
    pub(super) span: Span,
}

/// What begins a comment that is meant for fuwen.
const MARKS: [&str; 2] = ["fuwen:", "fuwen："];

/// The verbs that waive.
const VERBS: [&str; 4] = ["allow", "豁免", "忽略", "允许"];

/// What stands before the last day.
const UNTIL: [&str; 4] = ["until", "至", "有效期至", "期限"];

impl WaiverForm {
    /// The waiver that the form states, written in the file called `written`.
    ///
    /// # Errors
    /// [`ConfigError`] when the reason is empty, or the book has no such rule.
    pub fn waiver(&self, written: &str, book: &Book) -> Result<Waiver, ConfigError> {
        if self.reason.trim().is_empty() {
            return Err(ConfigError::new(format!("[[allow]] “{}”没有写理由（reason）", self.rule)));
        }
        known(&self.rule, book).map_err(|problem| ConfigError::new(format!("[[allow]] {problem}")))?;
        Ok(Waiver {
            rule: self.rule.clone(),
            reason: self.reason.trim().to_owned(),
            owner: self.owner.clone(),
            until: self.until,
            covers: self.words.clone().map_or(Covers::Letter, Covers::Words),
            written: written.to_owned(),
            span: None,
            is_standing: false,
        })
    }
}

impl Waiver {
    /// The waivers in a file of `[[allow]]` tables, `REPLY.fuwen.toml`.
    ///
    /// # Errors
    /// [`ConfigError`] for bad TOML, an unknown key, a missing reason, an unknown rule.
    pub fn from_toml(text: &str, written: &str, book: &Book) -> Result<Vec<Self>, ConfigError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Sidecar {
            #[serde(default)]
            allow: Vec<WaiverForm>,
        }
        let sidecar: Sidecar = super::config::parse(text)?;
        sidecar.allow.iter().map(|form| form.waiver(written, book)).collect()
    }

    /// Whether the waiver covers a finding of this sentence, whatever the day.
    pub(super) fn covers(&self, finding: &Finding, sentence: &str) -> bool {
        let is_meant = match self.rule.strip_suffix("/*") {
            Some(family) => finding.rule.split('/').next() == Some(family),
            None => finding.rule == self.rule,
        };
        is_meant
            && match &self.covers {
                Covers::Letter => true,
                Covers::Paragraphs(span) => {
                    finding.source == Source::Reply
                        && (span.overlaps(finding.span)
                            || (finding.span.is_empty() && span.contains(finding.span)))
                }
                Covers::Words(words) => sentence.contains(words.as_str()),
            }
    }

    /// Whether the waiver no longer holds on `today`.
    pub(super) fn is_expired(&self, today: Option<Date>) -> bool {
        self.until.zip(today).is_some_and(|(until, today)| until < today)
    }
}

/// The waivers in the comments of a reply, and the comments that begin as one and are none.
pub(super) fn in_remarks(reply: &Document, book: &Book) -> (Vec<Waiver>, Vec<Malformed>) {
    let mut waivers = Vec::new();
    let mut malformed = Vec::new();
    for remark in &reply.remarks {
        let Some(words) = MARKS.iter().find_map(|mark| remark.text.strip_prefix(mark)) else { continue };
        let span = paragraphs(reply, remark);
        match read(words.trim(), book) {
            Ok(waiver) => {
                let is_first = reply.blocks.first().is_some_and(|block| remark.offset == block.span.start);
                let covers = if is_first { Covers::Letter } else { Covers::Paragraphs(span) };
                let owner = waiver.owner.clone().or_else(|| remark.author.clone());
                waivers.push(Waiver { covers, owner, span: Some(span), ..waiver });
            }
            Err(problem) => malformed.push(Malformed { problem, span }),
        }
    }
    (waivers, malformed)
}

fn paragraphs(reply: &Document, remark: &Remark) -> Span {
    let block = |offset: usize| reply.block_at(offset).map(|block| block.span);
    let last = remark.span.end.saturating_sub(1).max(remark.offset);
    match (block(remark.offset), block(last)) {
        (Some(first), Some(last)) => first.cover(last),
        _ => Span::new(remark.offset, remark.offset),
    }
}

/// Reads what follows the mark: `allow commitment/no-deadline 理由 @责任人 至 2026-12-31`.
fn read(words: &str, book: &Book) -> Result<Waiver, String> {
    let (verb, words) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    if !VERBS.contains(&verb) {
        return Err(format!("“{verb}”不是豁免的写法，应写 allow"));
    }
    let words = words.trim();
    let end = words.find(|character: char| !is_of_rule(character)).unwrap_or(words.len());
    let (rule, words) = words.split_at(end);
    if rule.is_empty() {
        return Err("没有写明豁免哪一条规则".to_owned());
    }
    known(rule, book)?;
    let mut parts = words.trim_start_matches(['，', ',', '：', ':']).split_whitespace();
    let mut reason = Vec::new();
    let (mut owner, mut until) = (None, None);
    while let Some(part) = parts.next() {
        if let Some(name) = part.strip_prefix('@') {
            owner = Some(name.to_owned());
        } else if UNTIL.contains(&part) {
            let day = parts.next().unwrap_or("");
            until = Some(day.parse().map_err(|_| format!("“{day}”不是日期，请写成 2025-06-30 的样子"))?);
        } else {
            reason.push(part);
        }
    }
    if reason.is_empty() {
        return Err(format!("豁免“{rule}”没有写理由"));
    }
    Ok(Waiver {
        rule: rule.to_owned(),
        reason: reason.join(" "),
        owner,
        until,
        covers: Covers::Letter,
        written: "复文中的批注".to_owned(),
        span: None,
        is_standing: false,
    })
}

/// What the names of rules and families are made of.
const fn is_of_rule(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '/' | '-' | '*')
}

fn known(rule: &str, book: &Book) -> Result<(), String> {
    let is_known = match rule.strip_suffix("/*") {
        Some(family) => book.rules.iter().any(|known| known.family() == family),
        None => book.rule(rule).is_some(),
    };
    if is_known {
        return Ok(());
    }
    let hint = book.nearest(rule).map(|near| format!("，是否指“{near}”？")).unwrap_or_default();
    Err(format!("没有“{rule}”这条规则{hint}"))
}

/// A defect of a waiver with what its message names.
pub(super) struct Defect {
    pub(super) kind: WaiverDefect,
    pub(super) span: Option<Span>,
    pub(super) values: Vec<(&'static str, String)>,
}

/// What is wrong with the waivers of a letter; `used` tells for each whether it covered a finding.
pub(super) fn defects(
    waivers: &[Waiver],
    malformed: Vec<Malformed>,
    used: &[bool],
    today: Option<Date>,
) -> Vec<Defect> {
    let mut defects: Vec<Defect> = malformed
        .into_iter()
        .map(|malformed| Defect {
            kind: WaiverDefect::Malformed,
            span: Some(malformed.span),
            values: vec![("problem", malformed.problem)],
        })
        .collect();
    for (waiver, used) in waivers.iter().zip(used) {
        let kind = match (waiver.is_expired(today), used) {
            (true, true) => WaiverDefect::Expired,
            (_, false) if !waiver.is_standing => WaiverDefect::Unused,
            _ => continue,
        };
        let until = waiver.until.map(|day| day.to_string()).unwrap_or_default();
        defects.push(Defect {
            kind,
            span: waiver.span,
            values: vec![
                ("rule", waiver.rule.clone()),
                ("reason", waiver.reason.clone()),
                ("until", until),
                ("written", waiver.written.clone()),
            ],
        });
    }
    defects
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_words_of_a_waiver() {
        let book = Book::builtin();
        let read = |words: &str| {
            read(words, book).map(|waiver| {
                (waiver.rule, waiver.reason, waiver.owner, waiver.until.map(|day| day.to_string()))
            })
        };
        let waiver = |reason: &str, owner: Option<&str>, until: Option<&str>| {
            Ok((
                "commitment/no-deadline".to_owned(),
                reason.to_owned(),
                owner.map(str::to_owned),
                until.map(str::to_owned),
            ))
        };
        assert_eq!(
            read("allow commitment/no-deadline 已当面说明 @周华 至 2026-12-31"),
            waiver("已当面说明", Some("周华"), Some("2026-12-31"))
        );
        assert_eq!(
            read("忽略 commitment/no-deadline，代表同意 口头答复"),
            waiver("代表同意 口头答复", None, None)
        );
        for (words, problem) in [
            ("allow commitment/no-deadline", "没有写理由"),
            ("allow commitment/no-deadlin 理由", "是否指“commitment/no-deadline”"),
            ("allow", "没有写明豁免哪一条规则"),
            ("allow format/* 理由 until 明年", "“明年”不是日期"),
            ("delete format/* 理由", "应写 allow"),
            ("", "应写 allow"),
        ] {
            assert!(read(words).unwrap_err().contains(problem), "{words}: {:?}", read(words));
        }
    }
}
