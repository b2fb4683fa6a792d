//! Profiles: what a place makes of the book (`national ← yunnan ← lincang ← fuwen.toml`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Table;

use super::config::{Config, ConfigError};
use crate::check::Practice;
use crate::finding::{Severity, Wording};
use crate::rule::Book;

/// A profile with everything it extends merged in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name, such as `lincang`.
    pub name: String,
    /// What it is for.
    pub title: Wording,
    /// Local practice.
    pub practice: Practice,
    grades: BTreeMap<String, Grade>,
}

/// What a profile makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The rule is not run.
    Off,
    /// The rule's findings are this grave.
    Severity(Severity),
}

/// A profile as its file states it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    extends: Option<String>,
    #[serde(default)]
    title: Wording,
    #[serde(default)]
    severity: BTreeMap<String, Grade>,
    #[serde(default)]
    practice: Table,
}

/// The names of the profiles that come with fuwen, from general to particular.
pub const BUILTIN: [&str; 3] = ["national", "yunnan", "lincang"];

impl Profile {
    /// The built-in profile of this name.
    ///
    /// # Errors
    /// [`ConfigError`] when there is none; it names those that there are.
    pub fn builtin(name: &str) -> Result<Self, ConfigError> {
        Self::with(name, &Config::default())
    }

    /// The built-in profile of this name as changed by a configuration.
    ///
    /// # Errors
    /// [`ConfigError`] when there is no such profile, or the configuration's practice has an unknown key.
    pub fn with(name: &str, config: &Config) -> Result<Self, ConfigError> {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next {
            let form = form(&name)?;
            next = form.extends.clone();
            chain.push(form);
            if chain.len() > BUILTIN.len() {
                return Err(ConfigError::new(format!("规则档案“{name}”的 extends 成环")));
            }
        }
        let mut practice = Table::new();
        let mut grades = BTreeMap::new();
        let mut title = Wording::default();
        for form in chain.into_iter().rev() {
            merge(&mut practice, form.practice);
            grades.extend(form.severity);
            title = form.title;
        }
        merge(&mut practice, config.practice.clone());
        grades.extend(config.severity.iter().map(|(rule, grade)| (rule.clone(), *grade)));
        let practice = Practice::deserialize(practice)
            .map_err(|error| ConfigError::new(format!("[practice] {}", error.message())))?;
        Ok(Self { name: name.to_owned(), title, practice, grades })
    }

    /// What the profile makes of a rule: an entry for the rule itself, else for its family (`format/*`).
    pub fn grade(&self, rule: &str) -> Option<Grade> {
        let family = rule.split('/').next().unwrap_or("");
        self.grades.get(rule).or_else(|| self.grades.get(&format!("{family}/*"))).copied()
    }

    /// The rules and families that the profile grades, with what it makes of them.
    pub fn grades(&self) -> impl Iterator<Item = (&str, Grade)> {
        self.grades.iter().map(|(rule, grade)| (rule.as_str(), *grade))
    }
}

fn form(name: &str) -> Result<Form, ConfigError> {
    let contents = Book::file(&format!("profile/{name}.toml")).ok_or_else(|| {
        ConfigError::new(format!("没有名为“{name}”的规则档案；可用：{}", BUILTIN.join("、")))
    })?;
    toml::from_str(contents)
        .map_err(|error| ConfigError::new(format!("rules/profile/{name}.toml：{}", error.message())))
}

/// Lays `over` upon `base`; tables are merged key by key, everything else is replaced.
fn merge(base: &mut Table, over: Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(toml::Value::Table(base)), toml::Value::Table(over)) => merge(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        match String::deserialize(input)?.as_str() {
            "off" => Ok(Self::Off),
            "error" => Ok(Self::Severity(Severity::Error)),
            "warning" => Ok(Self::Severity(Severity::Warning)),
            "note" => Ok(Self::Severity(Severity::Note)),
            other => {
                Err(serde::de::Error::custom(format!("“{other}”不是级别；请写 error、warning、note 或 off")))
            }
        }
    }
}

impl Serialize for Grade {
    fn serialize<S: serde::Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Off => output.serialize_str("off"),
            Self::Severity(severity) => severity.serialize(output),
        }
    }
}
