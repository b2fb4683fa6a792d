//! Runs a target on broken files for a number of seconds, on stable Rust and without a fuzzing engine.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::mutate::{Random, broken};

/// The seeds, by name.
pub fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let mut seeds: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, fs::read(entry.path()).ok()?)))
        .collect();
    seeds.sort();
    seeds
}

/// Breaks seeds until the time is over; gives the number of files tried, or the file that failed and why.
/// A file that takes longer than `slow` fails.
pub fn fuzz(
    target: fn(&str, &[u8]),
    seed: u64,
    time: Duration,
    slow: Duration,
    wanted: fn(&str) -> bool,
) -> Result<usize, (Vec<u8>, String)> {
    let mut pool: Vec<(String, Vec<u8>)> = seeds().into_iter().filter(|(name, _)| wanted(name)).collect();
    assert!(!pool.is_empty(), "no seeds");
    let sound = pool.len();
    let start = Instant::now();
    let mut random = Random::new(seed);
    let mut tried = 0;
    while start.elapsed() < time {
        let (name, file) = pool[random.below(pool.len())].clone();
        let others: Vec<Vec<u8>> = pool.iter().take(sound).map(|(_, file)| file.clone()).collect();
        let changed = broken(&file, &others, &mut random);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| target(&name, &changed)));
        tried += 1;
        if outcome.is_err() {
            return Err((changed, "panic".to_owned()));
        }
        if begun.elapsed() > slow {
            return Err((changed, format!("took {:?}", begun.elapsed())));
        }
        // Broken files are broken further, so that damage adds up.
        if random.below(10) == 0 && changed.len() < 200_000 {
            if pool.len() < sound + 200 {
                pool.push((name, changed));
            } else {
                let slot = sound + random.below(200);
                pool[slot] = (name, changed);
            }
        }
    }
    Ok(tried)
}
