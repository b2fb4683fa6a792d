//! How long it takes to read a letter, to read its item, and to lay one beside the other.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use fuwen::letter::{Item, Letter, Usage, align};
use serde_json::json;

use super::scores::{quantile, rounded};
use super::several;

/// Times each case of a corpus folder.
pub(crate) fn run(path: &Path, as_json: bool) -> Result<String, String> {
    let cases = several::load(path)?;
    let started = Instant::now();
    let usage = Usage::builtin();
    let loading = milliseconds(started);
    let mut times: [Vec<f64>; 3] = Default::default();
    for case in &cases {
        let started = Instant::now();
        let letter = Letter::read(&case.reply, None);
        times[0].push(milliseconds(started));
        let started = Instant::now();
        let item = Item::read(&case.item);
        times[1].push(milliseconds(started));
        let started = Instant::now();
        let alignment = align(&case.reply, &letter, Some((&case.item, &item)), usage);
        std::hint::black_box(alignment);
        times[2].push(milliseconds(started));
    }
    let names = ["reply read", "item read", "aligned"];
    if as_json {
        let rows: Vec<_> = names
            .iter()
            .zip(&times)
            .map(|(name, times)| json!({"step": name, "p50": rounded(quantile(times, 0.5)), "p95": rounded(quantile(times, 0.95)), "most": rounded(quantile(times, 1.0))}))
            .collect();
        let figures = json!({"measure": "time", "cases": cases.len(), "loading": rounded(loading), "milliseconds": rows});
        return Ok(format!("{figures}\n"));
    }
    let mut out = format!("cases {}; background loaded in {loading:.1} ms\n", cases.len());
    for (name, times) in names.iter().zip(&times) {
        let [half, most, longest] = [0.5, 0.95, 1.0].map(|share| quantile(times, share));
        let _ = writeln!(out, "{name:12} p50 {half:7.2} ms  p95 {most:7.2} ms  longest {longest:7.2} ms");
    }
    Ok(out)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
