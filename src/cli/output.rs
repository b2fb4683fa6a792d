//! One format, as bytes to show or to save.

use fuwen::Settings;
use fuwen::report::{self, Look};
use fuwen::verdict::{FailOn, Review};
use serde_json::Value;

use super::arguments::Format;
use super::evidence::Evidence;
use super::failure::Failure;

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
    })
}

fn lines(json: &Value) -> Vec<u8> {
    format!("{json:#}\n").into_bytes()
}
