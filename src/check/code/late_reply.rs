//! A reply dated after its time limit; months are counted from the day the item was handed over.

use crate::check::{Case, Scope};
use crate::finding::Hit;
use crate::letter::{Date, LetterKind};

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let (Some(record), Some(day)) = (case.record, case.day()) else { return Vec::new() };
    let limits = &case.practice.limits;
    let months = match case.letter.kind {
        LetterKind::JointOpinion => limits.joint_opinion_months,
        _ => limits.reply_months,
    };
    let by_months = record.handed_over.zip(months).and_then(|(handed, months)| {
        // The same day of a later month, or that month's last day.
        handed.checked_add(jiff::Span::new().months(months)).ok()
    });
    let fixed = limits
        .reply_by
        .as_deref()
        .and_then(|month_day| -> Option<Date> { format!("{}-{month_day}", day.year()).parse().ok() });
    let Some(limit) = [by_months, fixed].into_iter().flatten().min() else { return Vec::new() };
    if day <= limit {
        return Vec::new();
    }
    vec![Hit::at(Scope::Date.anchor(case)).with("limit", limit.strftime("%Y年%-m月%-d日").to_string())]
}
