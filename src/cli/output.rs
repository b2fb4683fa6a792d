//! One format, shown or saved.

use std::path::Path;

use fuwen::Settings;
use fuwen::report::{self, Look};
use fuwen::verdict::{FailOn, Review};
use serde_json::Value;

use super::arguments::Format;
use super::evidence::Evidence;
use super::failure::Failure;
use super::files;
use super::word::{self, Copy};

/// Saves the reviews in a format to a file, or, where a format has a file for each reply, into a folder.
pub(crate) fn save(
    format: Format,
    path: &Path,
    evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
    gate: FailOn,
) -> Vec<Failure> {
    let copy = match format {
        Format::Word => Copy::Comments,
        Format::WordChanges => Copy::Changes,
        _ => {
            let written = render(format, evidence, reviews, settings, look, gate)
                .and_then(|contents| files::write(path, &contents));
            return written.err().into_iter().collect();
        }
    };
    word::save(copy, path, evidence, reviews, look.language, settings.today)
}

/// The reviews in a format, for a gate that closes at `gate`; fails where the format cannot say them.
pub(crate) fn render(
    format: Format,
    _evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
    gate: FailOn,
) -> Result<Vec<u8>, Failure> {
    let (book, profile, language) = (settings.book, &settings.profile, look.language);
    Ok(match format {
        Format::Text => report::text(reviews, look).into_bytes(),
        Format::Json => lines(&report::json(reviews, profile, language)),
        Format::Sarif => lines(&report::sarif(reviews, book, profile, language)),
        Format::Junit => report::junit(reviews, book, gate, language).into_bytes(),
        Format::Github => report::github(reviews, language).into_bytes(),
        Format::Rdjson => lines(&report::rdjson(reviews, language)),
        Format::Checkstyle => report::checkstyle(reviews, language).into_bytes(),
        Format::Xlsx => report::xlsx(reviews, settings.today)
            .map_err(|error| Failure::new("xlsx", error, "请改用其他格式"))?,
        Format::Gitlab => lines(&report::gitlab(reviews, language)),
        Format::Word | Format::WordChanges => {
            return Err(Failure::new("--format", "这种格式不能显示在屏幕上", "请用 --output 格式=文件 另存"));
        }
    })
}

fn lines(json: &Value) -> Vec<u8> {
    format!("{json:#}\n").into_bytes()
}
