//! The catalogue of rules: as a table for people, as JSON for programs, as the page docs/rules.md.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Language, page};
use crate::rule::Book;
use crate::verdict::{Grade, Profile};

/// One line a rule: severity under the profile, id, title.
pub fn catalogue_text(book: &Book, profile: &Profile, language: Language) -> String {
    let mut out = String::new();
    let width = book.rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in &book.rules {
        let grade = match profile.grade(&rule.id) {
            Some(Grade::Off) => language.pick("关闭", "off"),
            Some(Grade::Severity(severity)) => language.severity(severity),
            None => language.severity(rule.severity),
        };
        let _ = writeln!(out, "{grade}  {:width$}  {}", rule.id, language.of(&rule.title));
    }
    let _ = match language {
        Language::Zh => writeln!(
            out,
            "\n共 {} 条规则，规则档案：{}。fuwen explain 规则名 可看一条规则的依据和例子。",
            book.rules.len(),
            profile.name
        ),
        Language::En => writeln!(
            out,
            "\n{} rules under the profile {}. `fuwen explain RULE` shows the basis and examples of one.",
            book.rules.len(),
            profile.name
        ),
    };
    out
}

/// The catalogue for programs.
pub fn catalogue_json(book: &Book) -> Value {
    let rules = book.rules.iter().map(|rule| {
        json!({
            "rule": rule.id,
            "family": rule.family(),
            "severity": rule.severity,
            "basis": rule.basis,
            "title": rule.title,
            "message": rule.message,
            "help": rule.help,
            "needs": rule.needs,
        })
    });
    json!({"version": 1, "rules": rules.collect::<Vec<_>>()})
}

/// The page docs/rules.md: every rule with authority and examples.
pub fn catalogue_markdown(book: &Book) -> String {
    let language = Language::Zh;
    let mut out = String::from(
        "# 规则目录\n\n本页由 `fuwen rules --format markdown` 生成，请勿手改。\n\n\
         | 规则 | 级别 | 依据 | 缺陷 |\n|---|---|---|---|\n",
    );
    for rule in &book.rules {
        let _ = writeln!(
            out,
            "| [`{}`](#{}) | {} | {} | {} |",
            rule.id,
            rule.id.replace('/', ""),
            language.severity(rule.severity),
            rule.basis.cite,
            language.of(&rule.title)
        );
    }
    for rule in &book.rules {
        let _ = writeln!(out, "\n## {}\n\n```text\n{}```", rule.id, page(rule, language));
    }
    out
}
