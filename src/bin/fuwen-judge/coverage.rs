//! How well the answers to marked asks are found, and work summaries told from answers, on a corpus folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use fuwen::letter::{AskStatus, Background, Item, Letter, Synonyms, Usage, align};

use super::deletion;
use super::several::{self, dense};

/// Compares the status of each marked ask, and the share of work summary of each letter.
pub(crate) fn run(path: &Path, synonyms: &Synonyms, list: bool, features: bool) -> Result<String, String> {
    let mut table: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut shares: BTreeMap<String, Vec<(f64, String)>> = BTreeMap::new();
    let mut out = String::new();
    let mut unread = 0;
    let usage = Usage { synonyms, background: Background::builtin() };
    for case in several::load(path)? {
        let letter = Letter::read(&case.reply, None);
        let item = Item::read(&case.item);
        let alignment = align(&case.reply, &letter, Some((&case.item, &item)), usage);
        for marked in &case.asks {
            let found = item
                .asks
                .iter()
                .zip(&alignment.asks)
                .find(|(ask, _)| dense(ask.span.of(&case.item.text)).contains(&marked.quote));
            let Some((_, answer)) = found else {
                unread += 1;
                continue;
            };
            let read = match answer.status {
                AskStatus::Answered => "answered",
                AskStatus::Weak => "weak",
                AskStatus::Unmatched => "unmatched",
            };
            if features {
                let alone = u8::from(item.asks.len() == 1);
                let marked = &marked.status;
                let _ = writeln!(out, "{}\t{alone}\t{marked}\t{}", case.id, deletion::columns(answer));
                continue;
            }
            *table.entry((marked.status.clone(), read)).or_default() += 1;
            if list && marked.status != read && !marked.status.is_empty() {
                let best = answer.evidence.first().map_or("", |best| best.span.of(&case.reply.text));
                let _ = writeln!(
                    out,
                    "{} {} read {read} {:.2}: {} <- {}",
                    case.id,
                    marked.status,
                    answer.score,
                    marked.quote,
                    dense(best)
                );
            }
        }
        if !case.work_summary.is_empty() {
            let composition = &alignment.composition;
            let preamble = composition.preamble.map_or(0, |span| span.characters(&case.reply.text));
            let relevance = alignment.relevance.unwrap_or_default();
            let detail = format!(
                "{} preamble {preamble} of {} relevance {:.2}",
                case.id, composition.characters, relevance.score
            );
            let entry = (composition.work_summary, detail);
            shares.entry(case.work_summary.clone()).or_default().push(entry);
        }
    }
    if features {
        return Ok(out);
    }
    let _ = writeln!(out, "marked      read        asks");
    for ((marked, read), count) in &table {
        let _ = writeln!(out, "{marked:11} {read:11} {count:4}");
    }
    let _ = writeln!(out, "not read as an ask      {unread:4}");
    for (judged, mut entries) in shares {
        entries.sort_by(|one, other| one.0.total_cmp(&other.0));
        let over = entries.iter().filter(|(share, _)| *share >= 0.5).count();
        let _ = writeln!(out, "work summary {judged}: {over} of {} at 0.5 or more", entries.len());
        if list {
            for (share, id) in entries {
                let _ = writeln!(out, "  {share:.2} {id}");
            }
        }
    }
    Ok(out)
}
