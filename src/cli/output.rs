//! One format, as bytes to show or to save.

use std::path::Path;

use fuwen::Settings;
use fuwen::report::{self, Look, Occasion};
use fuwen::verdict::Review;

use super::arguments::Format;
use super::evidence::Evidence;
use super::failure::Failure;
use super::files;

/// The reviews in a format; fails where the format cannot say them.
pub(crate) fn render(
    format: Format,
    evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        Format::Text => report::text(reviews, look).into_bytes(),
        Format::Json => {
            format!("{:#}\n", report::json(reviews, &settings.profile, look.language)).into_bytes()
        }
        Format::Html => {
            report::html(reviews, &occasion(settings, &about_files(evidence), look.language)).into_bytes()
        }
    })
}

/// Writes the reviews to a file, or, where the format has a file a letter, into a folder.
pub(crate) fn save(
    format: Format,
    path: &Path,
    evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
) -> Result<(), Failure> {
    if !files::is_folder(path) {
        return files::write(path, &render(format, evidence, reviews, settings, look)?);
    }
    match format {
        Format::Html => {
            let pages =
                report::html_pages(reviews, &occasion(settings, &about_files(evidence), look.language));
            files::write_all(path, &pages)
        }
        Format::Text | Format::Json => {
            Err(Failure::new(files::name(path), "这种格式只写一个文件", "请给出文件名，而不是文件夹"))
        }
    }
}

/// By what and for whom a page is made.
pub(crate) fn occasion<'a>(
    settings: &'a Settings<'_>,
    about_files: &'a [String],
    language: report::Language,
) -> Occasion<'a> {
    Occasion { book: settings.book, profile: &settings.profile, today: settings.today, language, about_files }
}

/// The files that could not be read or have no counterpart, a line each.
fn about_files(evidence: &Evidence) -> Vec<String> {
    let unread = evidence.failures();
    unread.iter().map(Failure::plain).chain(evidence.notes().iter().cloned()).collect()
}
