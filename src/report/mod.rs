//! How it looks: one file a format, each a pure function of the same reviews.
//!
//! This room alone knows lines, columns and the reader's language.

mod catalogue;
mod checkstyle;
mod compare;
mod coverage;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod label;
pub mod ledger;
mod page;
mod place;
pub mod position;
mod rdjson;
mod sarif;
mod sheet;
mod text;
mod traceability;
mod xlsx;
mod xml;

use serde::{Deserialize, Serialize};

pub use catalogue::{catalogue_json, catalogue_markdown, catalogue_text};
pub use checkstyle::checkstyle;
pub use compare::{compare_json, compare_markdown, compare_text};
pub use coverage::{Coverage, Passage, Row, coverage_json, coverage_markdown, coverage_text};
pub use github::github;
pub use gitlab::gitlab;
pub use html::{Occasion, coverage_html, html, html_pages};
pub use json::json;
pub use junit::junit;
pub use page::page;
pub use rdjson::rdjson;
pub use sarif::sarif;
pub use text::{Look, text};
pub use traceability::traceability;
pub use xlsx::xlsx;

use crate::finding::{Finding, Level, Severity, State, Wording};
use crate::rule::Need;
use crate::verdict::{Judged, Review};

/// The language of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The words in this language.
    pub fn of(self, wording: &Wording) -> &str {
        match self {
            Self::Zh => &wording.zh,
            Self::En => &wording.en,
        }
    }

    /// One of two words.
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// One of two texts made for the occasion.
    fn pick_owned(self, zh: String, en: String) -> String {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// 必改, 应改, 提示.
    pub const fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("必改", "error"),
            Severity::Warning => self.pick("应改", "warning"),
            Severity::Note => self.pick("提示", "note"),
        }
    }

    /// The name of a level of authority.
    pub const fn level(self, level: Level) -> &'static str {
        match level {
            Level::Law => self.pick("法律法规", "law"),
            Level::LocalRule => self.pick("地方规定", "local rule"),
            Level::Notice => self.pick("通知", "notice"),
            Level::Standard => self.pick("标准", "standard"),
            Level::Conditional => self.pick("标准·一般条款", "standard, conditional"),
            Level::Practice => self.pick("通行做法", "common practice"),
            Level::Heuristic => self.pick("经验判断", "heuristic"),
        }
    }

    /// The name of a piece of evidence.
    pub const fn need(self, need: Need) -> &'static str {
        match need {
            Need::Item => self.pick("未提供建议、提案原文（--item）", "no item given (--item)"),
            Need::Record => self.pick("未提供办理台账（--record）", "no handling record given (--record)"),
            Need::Layout => self.pick("不是 docx，没有版式信息", "not a docx: no layout to look at"),
            Need::Day => self
                .pick("复文没有成文日期，也未给 --today", "the letter has no date and --today was not given"),
            Need::Siblings => self
                .pick("只检查了一件复文，没有同批复文可比", "one letter only: no others to compare it with"),
        }
    }
}

/// The findings of a review that count.
fn counted<'a>(review: &'a Review<'_>) -> impl Iterator<Item = &'a Judged> {
    review.verdict.findings.iter().filter(|judged| judged.finding.state == State::Counted)
}

/// A finding in one paragraph, for formats that have room for one: what, what to do, by which clause.
fn statement(finding: &Finding, language: Language) -> String {
    let (message, help) = (language.of(&finding.message), language.of(&finding.help));
    let (cite, level) = (&finding.basis.cite, language.level(finding.basis.level));
    match language {
        Language::Zh => {
            let [message, help] = [message, help].map(|words| ended(words, '。'));
            format!("{message}建议：{help}依据：{cite}（{level}）")
        }
        Language::En => {
            let [message, help] = [message, help].map(|words| ended(words, '.'));
            format!("{message} {help} Basis: {cite} ({level})")
        }
    }
}

/// A sentence with a stop at its end, unless it has one, perhaps inside quotation marks.
fn ended(sentence: &str, stop: char) -> String {
    let stops = ['。', '！', '？', '.', '!', '?'];
    let bare = sentence.trim_end_matches(['”', '"', '』', '」']);
    let stop = if bare.ends_with(stops) { None } else { Some(stop) };
    sentence.chars().chain(stop).collect()
}
