//! One format, as bytes to show or to save.

use std::path::Path;

use fuwen::Settings;
use fuwen::report::{self, Language, Look, Occasion};
use fuwen::verdict::{FailOn, Review};
use serde_json::Value;

use super::arguments::Format;
use super::evidence::Evidence;
use super::failure::Failure;
use super::files;

/// The reviews in a format, for a gate that closes at `gate`; fails where the format cannot say them.
pub(crate) fn render(
    format: Format,
    evidence: &Evidence,
    reviews: &[Review<'_>],
    settings: &Settings<'_>,
    look: Look,
    gate: FailOn,
) -> Result<Vec<u8>, Failure> {
    let (book, profile, language) = (settings.book, &settings.profile, look.language);
    Ok(match format {
        Format::Text => report::text(reviews, look).into_bytes(),
        Format::Json => lines(&report::json(reviews, profile, language)),
        Format::Html => {
            report::html(reviews, &occasion(settings, &about_files(evidence), language)).into_bytes()
        }
        Format::Sarif => lines(&report::sarif(reviews, book, profile, language)),
        Format::Junit => report::junit(reviews, book, gate, language).into_bytes(),
        Format::Github => report::github(reviews, language).into_bytes(),
        Format::Rdjson => lines(&report::rdjson(reviews, language)),
        Format::Checkstyle => report::checkstyle(reviews, language).into_bytes(),
        Format::Xlsx => report::xlsx(reviews, settings.today)
            .map_err(|error| Failure::new("xlsx", error, "请改用其他格式"))?,
        Format::Gitlab => lines(&report::gitlab(reviews, language)),
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
    gate: FailOn,
) -> Result<(), Failure> {
    if !files::is_folder(path) {
        return files::write(path, &render(format, evidence, reviews, settings, look, gate)?);
    }
    if format != Format::Html {
        return Err(Failure::new(files::name(path), "这种格式只写一个文件", "请给出文件名，而不是文件夹"));
    }
    let pages = report::html_pages(reviews, &occasion(settings, &about_files(evidence), look.language));
    files::write_all(path, &pages)
}

/// By what and for whom a page is made.
pub(crate) fn occasion<'a>(
    settings: &'a Settings<'_>,
    about_files: &'a [String],
    language: Language,
) -> Occasion<'a> {
    Occasion { book: settings.book, profile: &settings.profile, today: settings.today, language, about_files }
}

/// The files that could not be read or have no counterpart, a line each.
fn about_files(evidence: &Evidence) -> Vec<String> {
    let unread = evidence.failures();
    unread.iter().map(Failure::plain).chain(evidence.notes().iter().cloned()).collect()
}

fn lines(json: &Value) -> Vec<u8> {
    format!("{json:#}\n").into_bytes()
}
