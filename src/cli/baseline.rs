//! `fuwen baseline`.

use std::path::Path;

use fuwen::letter::Date;
use fuwen::verdict::{Baseline, BaselineChange};

use super::arguments::BaselineArguments;
use super::evidence::Evidence;
use super::failure::Failure;
use super::{Outcome, files, settings};

/// Puts the findings of the replies on record, or drops from the record what is gone.
pub(crate) fn run(arguments: &BaselineArguments) -> Outcome {
    let one = |failure: Failure| vec![failure];
    let evidence = Evidence::gather(&arguments.case)?;
    let mut in_force = settings::load(&arguments.case, evidence.first())?;
    let earlier = match arguments.output.is_file() {
        true => read(&arguments.output).map_err(one)?,
        false => Baseline::default(),
    };
    in_force.settings.baseline = None;
    let today = in_force.settings.today.unwrap_or_default();
    let reviews = evidence.reviews(&in_force)?;
    let (baseline, change) = earlier.after(&reviews, today, !arguments.prune);
    files::write(&arguments.output, baseline.to_json().as_bytes()).map_err(one)?;
    eprintln!("{}", told(&baseline, &change, today, &files::name(&arguments.output)));
    let failures = evidence.failures();
    if failures.is_empty() { Ok(true) } else { Err(failures) }
}

/// Reads a baseline from its file.
pub(crate) fn read(path: &Path) -> Result<Baseline, Failure> {
    Baseline::from_json(&files::read_text(path)?)
        .map_err(|error| Failure::new(files::name(path), error, "请用 fuwen baseline 重新写出"))
}

fn told(baseline: &Baseline, change: &BaselineChange, today: Date, file: &str) -> String {
    let mut words = format!(
        "存量 {} 处，已写入 {file}：新记入 {} 处，原有仍在 {} 处，已消除 {} 处。",
        baseline.len(),
        change.added,
        change.kept.len(),
        change.gone.len()
    );
    if let Some(oldest) = change.kept.iter().min_by_key(|known| known.since) {
        let days = oldest.since.until(today).map_or(0, |span| span.get_days());
        words.push_str(&format!(
            "\n最早一处记于 {}，已 {days} 天：{} 的 {}。",
            oldest.since, oldest.file, oldest.rule
        ));
    }
    words
}
