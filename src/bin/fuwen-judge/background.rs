//! Writes the statistics of a file of letters (JSON lines with `message` and `reply`).

use std::path::Path;

use fuwen::letter::Background;

use super::pair;

/// The table for `src/letter/answer/background.tsv`.
pub(crate) fn run(file: &Path) -> Result<String, String> {
    let pairs = pair::load(file)?;
    let texts = pairs.iter().map(|pair| (pair.asked.as_str(), pair.answered.as_str()));
    Ok(Background::of(texts).write())
}
