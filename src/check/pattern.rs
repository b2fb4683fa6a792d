//! Patterns of rule files: regular expressions, word lists and facts.

use std::collections::BTreeMap;
use std::fmt;

use regex::Regex;
use serde::Deserialize;

use super::Case;
use super::fact::Fact;
use crate::finding::Span;

/// A word list that rules share (`rules/lexicon/NAME.toml`), written `@NAME` in a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lexicon {
    /// What the list holds and where it comes from.
    pub about: String,
    /// Words, taken literally.
    pub words: Vec<String>,
    /// Regular expressions.
    pub patterns: Vec<String>,
    /// A match directly followed by one of these does not count.
    pub not_before: Vec<String>,
    /// A match directly preceded by one of these does not count.
    pub not_after: Vec<String>,
    /// Groups of words that mean the same (同义词), for lists of synonyms.
    pub group: Vec<Synonyms>,
}

/// Words that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    /// The words; the first stands for all.
    pub words: Vec<String>,
}

/// The word lists by name.
pub type Lexicons = BTreeMap<String, Lexicon>;

/// Several patterns, of which any may match.
#[derive(Debug, Default)]
pub struct Patterns(pub Vec<Pattern>);

/// One pattern.
#[derive(Debug)]
pub enum Pattern {
    /// A regular expression; its group `hit`, when it has one, is the place that is reported.
    Regex {
        /// The compiled expression.
        regex: Regex,
        /// A match directly followed by one of these does not count.
        not_before: Vec<String>,
        /// A match directly preceded by one of these does not count.
        not_after: Vec<String>,
    },
    /// Something the letter room knows.
    Fact(Fact),
}

/// One match of a pattern.
#[derive(Clone, Debug)]
pub struct Match {
    /// The place that is reported.
    pub span: Span,
    /// The named groups of the expression.
    pub values: BTreeMap<String, String>,
}

/// Why a pattern of a rule file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The pattern as written.
    pub pattern: String,
    /// The reason.
    pub reason: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "样式“{}”：{}", self.pattern, self.reason)
    }
}

impl Patterns {
    /// Compiles patterns as rule files write them.
    ///
    /// `@name` alone is a word list or a fact; `{@name}` inside an expression stands for the words of a list.
    ///
    /// # Errors
    /// One error for each pattern that names an unknown list or is no regular expression.
    pub fn compile(written: &[String], lexicons: &Lexicons) -> Result<Self, Vec<PatternError>> {
        let mut patterns = Vec::new();
        let mut errors = Vec::new();
        for pattern in written {
            match compile(pattern, lexicons) {
                Ok(compiled) => patterns.push(compiled),
                Err(reason) => errors.push(PatternError { pattern: pattern.clone(), reason }),
            }
        }
        if errors.is_empty() { Ok(Self(patterns)) } else { Err(errors) }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All matches inside `unit`, in the order of the text.
    pub fn matches(&self, case: &Case<'_>, unit: Span) -> Vec<Match> {
        let mut matches: Vec<Match> = self.0.iter().flat_map(|pattern| pattern.matches(case, unit)).collect();
        matches.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
        matches.dedup_by(|later, earlier| earlier.span.contains(later.span));
        matches
    }

    /// Whether any matches inside `unit`.
    pub fn hold(&self, case: &Case<'_>, unit: Span) -> bool {
        self.0.iter().any(|pattern| !pattern.matches(case, unit).is_empty())
    }

    /// The names of all named groups.
    pub fn values(&self) -> Vec<String> {
        self.0
            .iter()
            .filter_map(|pattern| match pattern {
                Pattern::Regex { regex, .. } => Some(regex),
                Pattern::Fact(_) => None,
            })
            .flat_map(|regex| regex.capture_names().flatten())
            .map(ToString::to_string)
            .collect()
    }
}

impl Pattern {
    fn matches(&self, case: &Case<'_>, unit: Span) -> Vec<Match> {
        match self {
            Self::Fact(fact) => fact
                .find(case, unit)
                .into_iter()
                .map(|span| Match { span, values: BTreeMap::new() })
                .collect(),
            Self::Regex { regex, not_before, not_after } => {
                let text = unit.of(&case.reply.text);
                regex
                    .captures_iter(text)
                    .filter_map(|captures| {
                        let found = captures.name("hit").or_else(|| captures.get(0))?;
                        let before = text.get(..found.start()).unwrap_or("");
                        let after = text.get(found.end()..).unwrap_or("");
                        if found.is_empty()
                            || not_after.iter().any(|word| before.ends_with(word))
                            || not_before.iter().any(|word| after.starts_with(word))
                        {
                            return None;
                        }
                        let values = regex
                            .capture_names()
                            .flatten()
                            .filter_map(|name| {
                                Some((name.to_owned(), captures.name(name)?.as_str().to_owned()))
                            })
                            .collect();
                        let start = unit.start + found.start();
                        Some(Match { span: Span::new(start, start + found.len()), values })
                    })
                    .collect()
            }
        }
    }
}

fn compile(written: &str, lexicons: &Lexicons) -> Result<Pattern, String> {
    if let Some(name) = written.strip_prefix('@') {
        let Some(lexicon) = lexicons.get(name) else {
            return Fact::named(name).map(Pattern::Fact).ok_or_else(|| unknown(name, lexicons));
        };
        return Ok(Pattern::Regex {
            regex: expression(&lexicon.alternation())?,
            not_before: lexicon.not_before.clone(),
            not_after: lexicon.not_after.clone(),
        });
    }
    let mut whole = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("{@") {
        let (name, tail) = after.split_once('}').ok_or("“{@”没有对应的“}”")?;
        let lexicon = lexicons.get(name).ok_or_else(|| unknown(name, lexicons))?;
        whole.push_str(before);
        whole.push_str(&lexicon.alternation());
        rest = tail;
    }
    whole.push_str(rest);
    Ok(Pattern::Regex { regex: expression(&whole)?, not_before: Vec::new(), not_after: Vec::new() })
}

fn expression(source: &str) -> Result<Regex, String> {
    let regex = Regex::new(source).map_err(|error| format!("不是正确的正则表达式：{error}"))?;
    if regex.is_match("") {
        return Err("会匹配空文字".to_owned());
    }
    Ok(regex)
}

fn unknown(name: &str, lexicons: &Lexicons) -> String {
    let known = lexicons.keys().map(String::as_str).chain(Fact::names().map(|name| name as &str));
    let hint = nearest(name, known).map(|near| format!("，是否指“@{near}”？")).unwrap_or_default();
    format!("没有词表“@{name}”{hint}")
}

/// The candidate most like `name`, when one is like it at all.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    candidates
        .map(|candidate| (similar::TextDiff::from_chars(name, candidate).ratio(), candidate))
        .filter(|(likeness, _)| *likeness > 0.6)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate.to_owned())
}

impl Lexicon {
    /// Its words and expressions as one group, longer words first.
    fn alternation(&self) -> String {
        let mut words: Vec<&String> = self.words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        let parts: Vec<String> =
            words.into_iter().map(|word| regex::escape(word)).chain(self.patterns.iter().cloned()).collect();
        format!("(?:{})", parts.join("|"))
    }
}
