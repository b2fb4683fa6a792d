//! One rule as a page: authority, words, examples, how to configure it.

use std::fmt::Write as _;

use super::Language;
use crate::rule::Rule;

/// The page of a rule.
pub fn page(rule: &Rule, language: Language) -> String {
    let mut out = String::new();
    let pick = |zh, en| language.pick(zh, en);
    let _ = writeln!(out, "{}　{}\n", rule.id, language.of(&rule.title));
    let _ = writeln!(out, "{}{}", pick("级别：", "Severity: "), language.severity(rule.severity));
    let _ = writeln!(
        out,
        "{}{}（{}）",
        pick("依据：", "Basis: "),
        rule.basis.cite,
        language.level(rule.basis.level)
    );
    if let Some(quote) = &rule.basis.quote {
        let _ = writeln!(out, "　　　“{quote}”");
    }
    let _ = writeln!(out, "{}{}", pick("提示语：", "Message: "), language.of(&rule.message));
    let _ = writeln!(out, "{}{}", pick("怎样改：", "What to do: "), language.of(&rule.help));
    for need in &rule.needs {
        let _ = writeln!(out, "{}{}", pick("跳过的情形：", "Skipped when: "), language.need(*need));
    }
    for example in &rule.examples {
        let (heading, text) = match (&example.bad, &example.good) {
            (Some(bad), _) => (pick("反例（[[…]] 为应报之处）", "Wrong ([[…]] is reported)"), bad),
            (_, Some(good)) => (pick("正例", "Right"), good),
            _ => continue,
        };
        let _ = writeln!(out, "\n{heading}");
        for line in text.trim_end().lines() {
            let _ = writeln!(out, "    {line}");
        }
        if let Some(why) = &example.why {
            let _ = writeln!(out, "    —— {why}");
        }
    }
    let _ = writeln!(
        out,
        "\n{}\n    [severity]\n    \"{}\" = \"note\"    # error | warning | note | off",
        pick("在 fuwen.toml 中调整：", "To change it in fuwen.toml:"),
        rule.id
    );
    if let Some(notes) = &rule.notes {
        let _ = writeln!(out, "\n{}{}", pick("说明：", "Notes: "), notes.trim());
    }
    out
}
