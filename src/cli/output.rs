//! One format, shown or saved.

use std::path::Path;

use fuwen::Settings;
use fuwen::report::{self, Look};
use fuwen::verdict::Review;

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
) -> Vec<Failure> {
    let copy = match format {
        Format::Word => Copy::Comments,
        Format::WordChanges => Copy::Changes,
        _ => {
            let written = render(format, evidence, reviews, settings, look)
                .and_then(|contents| files::write(path, &contents));
            return written.err().into_iter().collect();
        }
    };
    word::save(copy, path, evidence, reviews, look.language, settings.today)
}

/// The reviews in a format; fails where the format cannot say them.
pub(crate) fn render(
    format: Format,
    _evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        Format::Text => report::text(reviews, look).into_bytes(),
        Format::Json => {
            format!("{:#}\n", report::json(reviews, &settings.profile, look.language)).into_bytes()
        }
        Format::Word | Format::WordChanges => {
            return Err(Failure::new("--format", "这种格式不能显示在屏幕上", "请用 --output 格式=文件 另存"));
        }
    })
}
