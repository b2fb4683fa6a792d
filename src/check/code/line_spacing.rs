//! 22 lines to the page: a fixed line of 28 to 29 points, or the grid (GB/T 9704-2012 5.2.3, “一般”).

use crate::check::Case;
use crate::check::layout::{Role, first_of, paragraphs, sections};
use crate::document::{LineRule, ParagraphFormat, Section};
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let section = sections(case).first();
    let wrong = paragraphs(case, Role::Body)
        .filter_map(|(span, format)| wrong_spacing(format, section).map(|actual| (span, actual)))
        .collect();
    first_of(wrong)
}

/// What the line spacing is, when it does not give about 22 lines.
fn wrong_spacing(format: &ParagraphFormat, section: Option<&Section>) -> Option<String> {
    let line = format.spacing.line;
    match format.spacing.rule {
        LineRule::Exact | LineRule::AtLeast => {
            let line = line?;
            (!(520..=600).contains(&line)).then(|| format!("固定值{}磅", f64::from(line) / 20.0))
        }
        LineRule::Auto => {
            let pitch = section
                .and_then(|section| section.grid.as_ref())
                .filter(|grid| grid.kind.as_deref().is_some_and(|kind| kind != "default"));
            let on_grid =
                pitch.and_then(|grid| grid.line_pitch).is_some_and(|pitch| (520..=600).contains(&pitch));
            let single = line.is_none_or(|line| line <= 240);
            if on_grid && single {
                return None;
            }
            Some(match line {
                Some(line) if line != 240 => format!("{:.2}倍行距", f64::from(line) / 240.0),
                _ => "单倍行距".to_owned(),
            })
        }
    }
}
