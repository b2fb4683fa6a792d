//! The page docs/quality.md: the figures on corpus/, rule by rule and fact by fact.

use std::fmt::Write as _;

use fuwen::finding::Severity;
use fuwen::rule::{Book, Rule};

use crate::figure::{Figure, Figures, three};

/// A rule less precise than this is at most a 提示.
const LEAST_PRECISION: f64 = 0.8;

/// The page.
pub(crate) fn page(figures: &Figures) -> String {
    let book = Book::builtin();
    let mut out = format!(
        "# 质量 · Quality\n\n\
         由 `cargo run --release --bin fuwen-judge -- quality corpus` 生成：{} 个案例上，程序所读所报与人工标注相符的程度。\n\
         P 是报出的里面对的，R 是该报的里面报出的，F1 是两者的调和平均；“案例”是有标注或有报出的案例数。案例既用来写规则，也用来测量，\n\
         所以这些数字说明程序没有变坏，不说明在没有见过的复文上有多好。\n\n\
         Generated: how far fuwen agrees with the labels of {} cases. The cases served for writing the rules too, so the\n\
         figures show that nothing got worse, not how good fuwen is on letters it has never seen.\n\n",
        figures.cases, figures.cases
    );
    let _ = writeln!(
        out,
        "## 事实 · Facts\n\n| 项目 | 标注 | 读出 | 相符 | P | R | F1 | 案例 |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    );
    for (name, figure) in figures
        .figures
        .iter()
        .filter(|(name, _)| !name.starts_with("rule/") && !name.starts_with("agreement/"))
    {
        out.push_str(&row(name, figure));
    }
    let _ = writeln!(out, "\n| 分数 | AUC | 应高 | 应低 |\n|---|--:|--:|--:|");
    for (name, curve) in &figures.curves {
        let _ = writeln!(
            out,
            "| {name} | {} | {} | {} |",
            three(curve.area()),
            curve.high.len(),
            curve.low.len()
        );
    }
    let _ = writeln!(
        out,
        "\n## 规则 · Rules\n\n| 规则 | 标注 | 报出 | 相符 | P | R | F1 | 案例 |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    );
    for rule in &book.rules {
        if let Some(figure) = figures.figures.get(&format!("rule/{}", rule.id)) {
            out.push_str(&row(&rule.id, figure));
        }
    }
    let read =
        |rule: &Rule| figures.figures.get(&format!("rule/{}", rule.id)).map_or(0, |figure| figure.read);
    let _ = writeln!(
        out,
        "\n## 两次判断 · Two judgements\n\n\
         每个案例判断两次，第二次看不到第一次的标注（`second.toml`）。“标注”是第一次，“读出”是第二次。\n\n\
         Each case was judged twice, the second time without the labels. The first judgement counts as labelled, the\n\
         second as read.\n\n\
         | 项目 | 标注 | 读出 | 相符 | P | R | F1 | 案例 |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    );
    for (name, figure) in figures.figures.iter().filter(|(name, _)| name.starts_with("agreement/")) {
        out.push_str(&row(name.trim_start_matches("agreement/"), figure));
    }
    section(
        &mut out,
        "案例中从不报出的规则 · Rules that fire on no case",
        book.rules.iter().filter(|rule| read(rule) == 0).map(|rule| rule.id.clone()),
    );
    let is_imprecise = |rule: &&Rule| {
        let figure = figures.figures.get(&format!("rule/{}", rule.id));
        figure.and_then(Figure::precision).is_some_and(|precision| precision < LEAST_PRECISION)
    };
    section(
        &mut out,
        "准确率低于 0.8、因而至多为提示的规则 · Rules capped at 提示",
        book.rules
            .iter()
            .filter(is_imprecise)
            .filter(|rule| rule.severity == Severity::Note)
            .map(|rule| rule.id.clone()),
    );
    section(
        &mut out,
        "准确率低于 0.8 而级别高于提示的规则 · Imprecise rules that are not capped",
        book.rules
            .iter()
            .filter(is_imprecise)
            .filter(|rule| rule.severity > Severity::Note)
            .map(|rule| rule.id.clone()),
    );
    out
}

fn row(name: &str, figure: &Figure) -> String {
    format!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} |\n",
        figure.labelled,
        figure.read,
        figure.agree,
        three(figure.precision()),
        three(figure.recall()),
        three(figure.f1()),
        figure.cases.len()
    )
}

fn section(out: &mut String, title: &str, rules: impl Iterator<Item = String>) {
    let _ = writeln!(out, "\n## {title}\n");
    let mut is_empty = true;
    for rule in rules {
        let _ = writeln!(out, "* `{rule}`");
        is_empty = false;
    }
    if is_empty {
        out.push_str("没有。None.\n");
    }
}
