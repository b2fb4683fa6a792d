//! The page docs/traceability.md: from each sentence of the notice to the rules that enforce it.

use std::fmt::Write as _;

use crate::rule::sentences;

/// The table, in Markdown.
pub fn traceability() -> String {
    let mut out = String::from(
        "# 通知条文与规则对照\n\n本页由 `fuwen rules --format traceability` 生成，请勿手改。左列为《临沧市人民政府关于进一步做好人大代表建议和政协提案办理工作的通知》\
         （临政发〔2020〕23号）的原句，第三部分逐句列出，第二部分列出可查的职责。\n\n| 条 | 原句 | 规则 | 不能由程序查的 |\n|---|---|---|---|\n",
    );
    for sentence in sentences() {
        let rules: Vec<String> = sentence.rules.iter().map(|rule| format!("`{rule}`")).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            sentence.clause,
            sentence.text,
            rules.join("<br>"),
            sentence.reason.as_deref().unwrap_or("")
        );
    }
    out
}
