//! `fuwen.toml`: what an office sets for itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use toml::Table;

use super::profile::Grade;
use super::waiver::WaiverForm;
use crate::check::Lexicons;
use crate::finding::Severity;
use crate::rule::Book;

/// A configuration as its file states it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The profile to start from.
    pub profile: Option<String>,
    /// The gate.
    pub fail_on: Option<FailOn>,
    /// Severity by rule (`format/title-form`) or family (`format/*`); `off` turns it off.
    pub severity: BTreeMap<String, Grade>,
    /// Changes of local practice.
    pub practice: Table,
    /// Words added to word lists.
    pub lexicon: Lexicons,
    /// The library of known documents.
    pub library: LibraryConfig,
    /// Rules of one's own.
    pub rules: RulesConfig,
    /// Waivers, by rule and path.
    pub allow: Vec<WaiverForm>,
    /// The baseline, relative to the configuration.
    pub baseline: Option<String>,
}

/// Where libraries of known documents are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LibraryConfig {
    /// TOML or CSV files, relative to the configuration.
    pub files: Vec<String>,
}

/// Where rules of one's own are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RulesConfig {
    /// Folders laid out as the built-in book, relative to the configuration.
    pub folders: Vec<String>,
}

/// At what severity the gate closes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// At 必改.
    #[default]
    Error,
    /// At 应改.
    Warning,
    /// At 提示.
    Note,
    /// Never.
    Never,
}

impl FailOn {
    /// Whether one finding of this severity closes the gate.
    pub const fn closes_at(self, severity: Severity) -> bool {
        match self {
            Self::Error => matches!(severity, Severity::Error),
            Self::Warning => matches!(severity, Severity::Error | Severity::Warning),
            Self::Note => true,
            Self::Never => false,
        }
    }
}

/// A mistake in a configuration: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, from 1, when it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl ConfigError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "第{line}行：{}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// [`ConfigError`] for bad TOML, an unknown key, and a wrong value.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        parse(text)
    }

    /// Rules that the configuration grades and the book does not have, each with the nearest that it has.
    ///
    /// # Errors
    /// [`ConfigError`] that names them all.
    pub fn check_rules(&self, book: &Book) -> Result<(), ConfigError> {
        let unknown: Vec<String> = self
            .severity
            .keys()
            .filter(|name| match name.strip_suffix("/*") {
                Some(family) => !book.rules.iter().any(|rule| rule.family() == family),
                None => book.rule(name).is_none(),
            })
            .map(|name| match book.nearest(name) {
                Some(near) => format!("“{name}”（是否指“{near}”？）"),
                None => format!("“{name}”"),
            })
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        Err(ConfigError::new(format!(
            "[severity] 中没有这些规则：{}。运行 fuwen rules 可看全部规则",
            unknown.join("、")
        )))
    }
}

/// Reads TOML; what is wrong is told with its line.
pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ConfigError> {
    toml::from_str(text).map_err(|error| ConfigError {
        line: error.span().map(|span| text.get(..span.start).unwrap_or(text).matches('\n').count() + 1),
        message: error.message().to_owned(),
    })
}
