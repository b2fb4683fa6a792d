//! `fuwen check`.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use fuwen::document::Document;
use fuwen::letter::Record;
use fuwen::report::{self, Language, Look};
use fuwen::verdict::{FailOn, Review, Totals};
use fuwen::{Input, Settings, lint};

use super::arguments::{Case, Check, Color, Format};
use super::failure::Failure;
use super::{Outcome, files, print, settings};

/// Checks the replies, writes the reports, and says whether the gate stays open.
pub(crate) fn run(arguments: &Check) -> Outcome {
    let Evidence { replies, item, record, mut failures } = Evidence::gather(&arguments.case)?;
    let first = replies.first().map(|(path, _)| path.clone()).unwrap_or_default();
    let in_force = settings::load(&arguments.case, &first)?;
    let reviews: Vec<Review<'_>> = replies
        .iter()
        .map(|(path, document)| {
            let input = Input {
                path: path.display().to_string(),
                reply: document,
                item: item.as_ref().map(|(path, item)| (path.display().to_string(), item)),
                record: record.as_ref(),
            };
            lint(&input, &in_force.settings)
        })
        .collect();
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

/// The files of a run: replies, item and record, with those that could not be read.
pub(crate) struct Evidence {
    replies: Vec<(PathBuf, Document)>,
    item: Option<(PathBuf, Document)>,
    record: Option<Record>,
    failures: Vec<Failure>,
}

impl Evidence {
    /// Reads everything; one reply that cannot be read does not keep the others from being checked.
    fn gather(case: &Case) -> Result<Self, Vec<Failure>> {
        let one = |failure: Failure| vec![failure];
        let paths = files::replies(&case.replies).map_err(one)?;
        if case.item.is_some() && paths.len() > 1 {
            return Err(one(Failure::new("--item", "一份原件只能对应一件复文", "请逐件检查")));
        }
        if case.record.is_some() && paths.len() > 1 {
            return Err(one(Failure::new("--record", "一份台账只能对应一件复文", "请逐件检查")));
        }
        let item = match &case.item {
            Some(path) => Some((path.clone(), files::open(path).map_err(one)?)),
            None => None,
        };
        let record = match &case.record {
            Some(path) => {
                let text = files::read_text(path).map_err(one)?;
                Some(Record::from_toml(&text).map_err(|error| {
                    one(Failure::new(files::name(path), error, "请参照 docs/record.md 改正"))
                })?)
            }
            None => None,
        };
        let mut replies = Vec::new();
        let mut failures = Vec::new();
        for path in paths {
            match files::open(&path) {
                Ok(document) => replies.push((path, document)),
                Err(failure) => failures.push(failure),
            }
        }
        if replies.is_empty() {
            return Err(failures);
        }
        Ok(Self { replies, item, record, failures })
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
