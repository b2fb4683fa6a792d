//! `fuwen check`.

use std::io::IsTerminal as _;

use fuwen::report::{Language, Look};
use fuwen::verdict::Totals;

use super::arguments::{Check, Color};
use super::evidence::Evidence;
use super::failure::Failure;
use super::{Outcome, baseline, output, print, settings};

/// Checks the replies, writes the reports, and says whether the gate stays open.
pub(crate) fn run(arguments: &Check) -> Outcome {
    if !arguments.format.is_text() {
        let remedy = "请用 --output 格式=文件 另存";
        return Err(vec![Failure::new("--format", "这种格式不能显示在屏幕上", remedy)]);
    }
    let evidence = Evidence::gather(&arguments.case)?;
    let mut in_force = settings::load(&arguments.case, evidence.first())?;
    if let Some(path) = &arguments.baseline {
        in_force.settings.baseline = Some(baseline::read(path).map_err(|failure| vec![failure])?);
    }
    let reviews = evidence.reviews(&in_force)?;
    let mut failures = evidence.failures();
    for note in evidence.notes().iter().chain(&in_force.waivers.unused(&reviews)) {
        eprintln!("fuwen：说明：{note}");
    }
    let language = Language::from(arguments.lang);
    let threshold = arguments.fail_on.or(in_force.fail_on).unwrap_or_default();
    for (format, path) in &arguments.output {
        let look = Look { language, ..Look::default() };
        let settings = &in_force.settings;
        failures.extend(output::save(*format, path, &evidence, &reviews, settings, look, threshold));
    }
    let look = Look { language, colour: coloured(arguments.color), width: width() };
    let shown = output::render(arguments.format, &evidence, &reviews, &in_force.settings, look, threshold);
    print(&shown.map_err(|failure| vec![failure])?)?;
    if !failures.is_empty() {
        return Err(failures);
    }
    let totals =
        reviews.iter().fold(Totals::default(), |totals, review| totals.plus(review.verdict.totals()));
    Ok(!totals.fails(threshold))
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
pub(super) fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100).clamp(40, 240)
}
