//! How well the answers to marked asks are found, and work summaries told from answers, on a corpus folder; with the
//! items or, from what the replies restate, without them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use fuwen::finding::Span;
use fuwen::letter::{Ask, AskStatus, Background, Item, Letter, Synonyms, Usage, align};

use super::deletion;
use super::several::{self, dense};

/// What is looked at, and how it is told.
pub(crate) struct Options<'a> {
    /// The words that mean the same.
    pub(crate) synonyms: &'a Synonyms,
    /// Every disagreement with its text.
    pub(crate) list: bool,
    /// What the scores are made of.
    pub(crate) features: bool,
    /// As if the items were not given.
    pub(crate) without_item: bool,
}

/// Compares the status of each marked ask, and the share of work summary of each letter.
pub(crate) fn run(path: &Path, options: &Options<'_>) -> Result<String, String> {
    let Options { list, features, without_item, .. } = *options;
    let usage = Usage { synonyms: options.synonyms, background: Background::builtin() };
    let mut table: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut shares: BTreeMap<String, Vec<(f64, String)>> = BTreeMap::new();
    let mut out = String::new();
    let (mut unread, mut beyond, mut marked_restated) = (0, 0, 0);
    for case in several::load(path)? {
        let letter = Letter::read(&case.reply, None);
        let item = Item::read(&case.item);
        let beside = (!without_item).then_some((&case.item, &item));
        let alignment = align(&case.reply, &letter, beside, usage);
        let (asked, asks) =
            if without_item { (&case.reply, &letter.restated) } else { (&case.item, &item.asks) };
        let mut known = vec![false; asks.len()];
        for marked in &case.asks {
            let is_same = |ask: &Ask| {
                let words = dense(ask.span.of(&asked.text));
                if without_item {
                    marked.restated.iter().any(|quote| overlaps(&case.reply.text, ask.span, quote))
                } else {
                    words.contains(&marked.quote)
                }
            };
            marked_restated += usize::from(!marked.restated.is_empty());
            let found: Vec<usize> = (0..asks.len()).filter(|index| is_same(&asks[*index])).collect();
            found.iter().for_each(|index| known[*index] = true);
            let Some(answer) = found.first().and_then(|index| alignment.asks.get(*index)) else {
                unread += 1;
                if list && without_item && !marked.restated.is_empty() {
                    let _ =
                        writeln!(out, "{} restatement not read: {}", case.id, marked.restated.join(" / "));
                }
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
        beyond += known.iter().filter(|known| !**known).count();
        if list && without_item {
            for (ask, _) in asks.iter().zip(&known).filter(|(_, known)| !**known) {
                let _ = writeln!(
                    out,
                    "{} restated beyond the marks: {}",
                    case.id,
                    dense(ask.span.of(&asked.text))
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
    if without_item {
        let _ = writeln!(out, "marked as restated      {marked_restated:4}");
        let _ = writeln!(out, "read beyond the marks   {beyond:4}");
    }
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

/// Whether `span` touches a place where `quote` stands.
fn overlaps(text: &str, span: Span, quote: &str) -> bool {
    text.match_indices(quote).any(|(start, found)| span.overlaps(Span::new(start, start + found.len())))
}
