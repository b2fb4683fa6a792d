//! How it looks: one file a format, each a pure function of the same reviews.
//!
//! This room alone knows lines, columns and the reader's language.

mod catalogue;
mod json;
pub mod ledger;
mod page;
pub mod position;
mod text;
mod traceability;
mod word;

use serde::{Deserialize, Serialize};

pub use catalogue::{catalogue_json, catalogue_markdown, catalogue_text};
pub use json::json;
pub use page::page;
pub use text::{Look, text};
pub use traceability::traceability;
pub use word::{word, word_time};

use crate::finding::{Basis, Level, Severity, Wording};
use crate::rule::Need;

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

    /// A clause as people cite it: where it stands, how binding it is, and its words.
    pub fn clause(self, basis: &Basis) -> String {
        let quote = basis.quote.as_ref().map_or_else(String::new, |quote| format!("“{quote}”"));
        format!("{}（{}）{quote}", basis.cite, self.level(basis.level))
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
