//! The command line of a fuzzer.

use std::path::Path;
use std::time::Duration;
use std::{env, fs, process};

use crate::run::fuzz;

/// Longer than any file of the size of the seeds may take in a release build.
const SLOW: Duration = Duration::from_secs(2);

/// Runs a target with the arguments `SECONDS [SEED]`; a failing file is kept in fuzz/artifacts.
pub fn main(target: fn(&str, &[u8]), wanted: fn(&str) -> bool) {
    let mut arguments = env::args().skip(1);
    let seconds = arguments.next().and_then(|seconds| seconds.parse().ok()).unwrap_or(60);
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    match fuzz(target, seed, Duration::from_secs(seconds), SLOW, wanted) {
        Ok(tried) => println!("{tried} files in {seconds} s, seed {seed}: no failure"),
        Err((file, why)) => {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/artifacts");
            let path = folder.join(format!("seed-{seed}-{}-bytes", file.len()));
            let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &file));
            eprintln!("{why}: {} ({kept:?})", path.display());
            process::exit(1);
        }
    }
}
