//! `fuwen check`.

use std::io::IsTerminal as _;

use fuwen::Settings;
use fuwen::report::{self, Language, Look};
use fuwen::verdict::{FailOn, Review, Totals};

use super::arguments::{Check, Color, Format};
use super::evidence::Evidence;
use super::{Outcome, files, print, settings};

/// Checks the replies, writes the reports, and says whether the gate stays open.
pub(crate) fn run(arguments: &Check) -> Outcome {
    let evidence = Evidence::gather(&arguments.case)?;
    let in_force = settings::load(&arguments.case, evidence.first())?;
    let reviews = evidence.reviews(&in_force.settings);
    let mut failures = evidence.failures();
    let language = Language::from(arguments.lang);
    for (format, path) in &arguments.output {
        let look = Look { language, ..Look::default() };
        let contents = render(*format, &reviews, &in_force.settings, look);
        if let Err(failure) = files::write(path, contents.as_bytes()) {
            failures.push(failure);
        }
    }
    let look = Look { language, colour: coloured(arguments.color), width: width() };
    print(&render(arguments.format, &reviews, &in_force.settings, look))?;
    if !failures.is_empty() {
        return Err(failures);
    }
    let threshold = arguments.fail_on.or(in_force.fail_on).unwrap_or_default();
    let totals =
        reviews.iter().fold(Totals::default(), |totals, review| totals.plus(review.verdict.totals()));
    Ok(threshold == FailOn::Never || !totals.fails(threshold))
}

fn render(format: Format, reviews: &[Review<'_>], settings: &Settings<'_>, look: Look) -> String {
    match format {
        Format::Text => report::text(reviews, look),
        Format::Json => format!("{:#}\n", report::json(reviews, &settings.profile, look.language)),
    }
}

fn coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
        }
    }
}

/// Columns of the terminal, as the shell tells them.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100).clamp(40, 240)
}
