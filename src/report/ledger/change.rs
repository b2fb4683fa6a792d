//! What became of the promises of an earlier ledger.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::Entry;
use crate::letter::Date;

/// How alike two promises of one item must be to be the same promise reworded.
const SAME: f32 = 0.6;

/// A promise of the earlier ledger and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// The promise as the earlier ledger has it; as the new one has it, for a new promise.
    pub before: Entry,
    /// The promise as it stands now.
    pub now: Option<Entry>,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is nowhere in the new letters.
    Vanished,
    /// Its words or its day have changed.
    Changed,
    /// Its day has come.
    Due,
    /// It was not in the earlier ledger.
    New,
}

/// Compares an earlier ledger with the present one on `today`.
pub fn changes(before: &[Entry], now: &[Entry], today: Option<Date>) -> Vec<Change> {
    let mut taken = HashSet::new();
    let mut changes = Vec::new();
    let exact: Vec<Option<usize>> = before
        .iter()
        .map(|old| {
            let found = now.iter().enumerate().position(|(index, new)| {
                !taken.contains(&index) && same_item(old, new) && bare(&old.promise) == bare(&new.promise)
            });
            taken.extend(found);
            found
        })
        .collect();
    for (old, exact) in before.iter().zip(exact) {
        let found = exact.or_else(|| nearest(old, now, &taken));
        taken.extend(found);
        let new = found.map(|index| now[index].clone());
        let kind = match &new {
            None => Some(ChangeKind::Vanished),
            Some(new) if new.due != old.due || bare(&new.promise) != bare(&old.promise) => {
                Some(ChangeKind::Changed)
            }
            Some(_) => None,
        };
        if let Some(kind) = kind {
            changes.push(Change { kind, before: old.clone(), now: new.clone() });
        }
        let due: Option<Date> = old.due.parse().ok();
        if due.zip(today).is_some_and(|(due, today)| due <= today) {
            changes.push(Change { kind: ChangeKind::Due, before: old.clone(), now: new });
        }
    }
    for (index, new) in now.iter().enumerate() {
        if !taken.contains(&index) {
            changes.push(Change { kind: ChangeKind::New, before: new.clone(), now: Some(new.clone()) });
        }
    }
    changes.sort_by_key(|change| change.kind);
    changes
}

/// The changes for people.
pub fn changes_text(changes: &[Change]) -> String {
    let mut out = String::new();
    for (kind, heading) in [
        (ChangeKind::Vanished, "不再出现的承诺"),
        (ChangeKind::Changed, "改动的承诺"),
        (ChangeKind::Due, "已经到期的承诺"),
        (ChangeKind::New, "新增的承诺"),
    ] {
        let these: Vec<&Change> = changes.iter().filter(|change| change.kind == kind).collect();
        if these.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{heading}（{} 项）", these.len());
        for change in these {
            let entry = &change.before;
            let due =
                if entry.due.is_empty() { String::new() } else { format!("，到期日 {}", entry.due) };
            let number = if entry.item_number.is_empty() { "无编号" } else { &entry.item_number };
            let _ = writeln!(out, "  · {number}　{}　{}{due}", entry.unit, entry.promise);
            if let Some(now) = change.now.as_ref().filter(|_| kind == ChangeKind::Changed) {
                let due = if now.due.is_empty() { "无到期日" } else { &now.due };
                let _ = writeln!(out, "    现为：{}（{due}）", now.promise);
            }
        }
    }
    if out.is_empty() {
        out.push_str("与原台账一致，没有到期的承诺。\n");
    }
    out
}

fn nearest(old: &Entry, now: &[Entry], taken: &HashSet<usize>) -> Option<usize> {
    now.iter()
        .enumerate()
        .filter(|(index, new)| !taken.contains(index) && same_item(old, new))
        .map(|(index, new)| (index, similar::TextDiff::from_chars(&old.promise, &new.promise).ratio()))
        .filter(|(_, alike)| *alike >= SAME)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}

/// Whether two entries are of one item: its number and title, else the reply's number, else the unit.
fn same_item(old: &Entry, new: &Entry) -> bool {
    let either = |one: &str, other: &str| !one.is_empty() && one == other;
    if !old.item_title.is_empty() && !new.item_title.is_empty() {
        return old.item_title == new.item_title
            && (old.item_number == new.item_number
                || old.item_number.is_empty()
                || new.item_number.is_empty());
    }
    either(&old.item_number, &new.item_number)
        || either(&old.reply_number, &new.reply_number)
        || old.file == new.file
}

fn bare(words: &str) -> String {
    words.chars().filter(|character| character.is_alphanumeric()).collect()
}
