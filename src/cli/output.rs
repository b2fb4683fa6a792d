//! One format, as bytes to show or to save.

use fuwen::Settings;
use fuwen::report::{self, Look};
use fuwen::verdict::Review;

use super::arguments::Format;
use super::evidence::Evidence;
use super::failure::Failure;

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
    })
}
