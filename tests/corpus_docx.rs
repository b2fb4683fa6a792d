//! The docx files of `corpus/` are what their generator writes: `cargo run --example make_corpus_docx`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "../examples/make_corpus_docx/files/mod.rs"]
mod files;

use std::error::Error;
use std::fs;
use std::path::Path;

/// Compares part by part: how well the parts are compressed may change with the library that does it.
#[test]
fn docx_files_are_what_the_generator_writes() -> Result<(), Box<dyn Error>> {
    let mut different = Vec::new();
    for file in files::all()? {
        let kept = fs::read(Path::new("corpus").join(file.path))?;
        let (kept, made) = (files::archive::parts(&kept)?, files::archive::parts(&file.bytes)?);
        let names =
            |parts: &[(String, String)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        if names(&kept) != names(&made) {
            different.push(format!("{}: {:?} ≠ {:?}", file.path, names(&kept), names(&made)));
        }
        for ((name, kept), (_, made)) in kept.iter().zip(&made) {
            if kept != made {
                different.push(format!("{}: {name}", file.path));
            }
        }
    }
    assert!(different.is_empty(), "{different:#?}");
    Ok(())
}

#[test]
fn the_generator_writes_the_same_bytes_each_time() -> Result<(), Box<dyn Error>> {
    for (first, second) in files::all()?.iter().zip(&files::all()?) {
        assert!(first.bytes == second.bytes, "{}", first.path);
    }
    Ok(())
}
