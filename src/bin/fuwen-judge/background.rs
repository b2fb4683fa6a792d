//! Writes the table of how many letters hold each term, from a file of letters (JSON lines with `reply`).

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fuwen::letter::terms;

/// A term that fewer letters hold is as rare as one that none holds.
const FEWEST: u32 = 4;

/// The table for `src/letter/answer/background.tsv`.
pub(crate) fn run(file: &Path) -> Result<String, String> {
    let lines = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut holding: HashMap<String, u32> = HashMap::new();
    let mut letters = 0;
    for line in lines.lines() {
        let letter: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let Some(reply) = letter["reply"].as_str() else { continue };
        letters += 1;
        for term in terms(reply).into_iter().collect::<HashSet<_>>() {
            *holding.entry(term).or_default() += 1;
        }
    }
    let mut rows: Vec<(String, u32)> = holding.into_iter().filter(|(_, count)| *count >= FEWEST).collect();
    rows.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut out = format!("{letters}\n");
    for (term, count) in rows {
        let _ = writeln!(out, "{term}\t{count}");
    }
    Ok(out)
}
