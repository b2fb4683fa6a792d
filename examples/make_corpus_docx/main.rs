//! Writes the docx files of `corpus/`, the same bytes every time: `cargo run --example make_corpus_docx`.

use std::error::Error;
use std::fs;
use std::path::Path;

mod files;

fn main() -> Result<(), Box<dyn Error>> {
    for file in files::all()? {
        fs::write(Path::new("corpus").join(file.path), &file.bytes)?;
    }
    Ok(())
}
