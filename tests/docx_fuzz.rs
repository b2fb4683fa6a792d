//! A short run of both fuzzers (see fuzz/README.md) on each test run, from fixed seeds.
#![allow(clippy::panic, unreachable_pub, reason = "a test may fail loudly; the modules are shared")]

#[path = "../fuzz/mutate.rs"]
mod mutate;
#[path = "../fuzz/run.rs"]
mod run;
#[path = "../fuzz/target.rs"]
mod target;

use std::time::Duration;

/// Generous, for a debug build on a busy machine.
const SLOW: Duration = Duration::from_secs(20);

#[test]
fn broken_docx_files_are_endured() {
    smoke(target::read_docx, |name| name.ends_with(".docx"));
}

#[test]
fn broken_files_of_every_kind_are_endured() {
    smoke(target::read_letter, |name| !name.is_empty());
}

/// Each seed as it is must be read, so that there is something to break.
#[test]
fn seeds_are_sound() {
    for (name, file) in run::seeds() {
        let document = fuwen::document::open(&name, &file);
        assert!(document.is_ok(), "{name}: {document:?}");
    }
}

fn smoke(target: fn(&str, &[u8]), wanted: fn(&str) -> bool) {
    if let Err((file, why)) = run::fuzz(target, 7, Duration::from_secs(2), SLOW, wanted) {
        panic!("{why}: {} bytes: {}", file.len(), String::from_utf8_lossy(&file));
    }
}
