//! `fuwen coverage`.

use fuwen::letter::AskStatus;
use fuwen::report::{self, Coverage, Language, Look};

use super::arguments::{self, CoverageFormat, CoverageGate};
use super::check::width;
use super::evidence::Evidence;
use super::failure::Failure;
use super::{Outcome, files, output, print, settings};

/// Shows where each ask is answered; the gate stays open unless `--fail-on` closes it.
pub(crate) fn run(arguments: &arguments::Coverage) -> Outcome {
    let one = |failure: Failure| vec![failure];
    let evidence = Evidence::gather(&arguments.case)?;
    let in_force = settings::load(&arguments.case, evidence.first())?;
    let reviews = evidence.reviews(&in_force)?;
    let coverages: Vec<Coverage<'_>> = reviews.iter().filter_map(Coverage::of).collect();
    let from_item = || coverages.iter().filter(|coverage| coverage.item.is_some());
    if coverages.is_empty() {
        let cause = "没有给出建议、提案原文，复文也没有转述具体诉求，无从对照";
        return Err(one(Failure::new("fuwen coverage", cause, "请用 --item 给出原件")));
    }
    // What a reply restates is no ground for a gate, open or closed.
    if arguments.fail_on != CoverageGate::Never && from_item().next().is_none() {
        let cause = "没有给出建议、提案原文，仅凭复文的转述无从判断有无遗漏";
        return Err(one(Failure::new("--fail-on", cause, "请用 --item 给出原件")));
    }
    let language = Language::from(arguments.lang);
    let shown = match arguments.format {
        CoverageFormat::Text => {
            let look = Look { language, colour: false, width: width() };
            joined(&coverages, |coverage| report::coverage_text(coverage, look))
        }
        CoverageFormat::Markdown => {
            joined(&coverages, |coverage| report::coverage_markdown(coverage, language))
        }
        CoverageFormat::Html => {
            report::coverage_html(&reviews, &output::occasion(&in_force.settings, &[], language))
        }
        CoverageFormat::Json => format!("{:#}\n", report::coverage_json(&reviews)),
    };
    match &arguments.output {
        Some(path) => files::write(path, shown.as_bytes()).map_err(one)?,
        None => {
            print(shown)?;
        }
    }
    let failures = evidence.failures();
    if !failures.is_empty() {
        return Err(failures);
    }
    let count = |status| from_item().map(|coverage| coverage.count(status)).sum::<usize>();
    Ok(match arguments.fail_on {
        CoverageGate::Never => true,
        CoverageGate::Unmatched => count(AskStatus::Unmatched) == 0,
        CoverageGate::Weak => count(AskStatus::Unmatched) + count(AskStatus::Weak) == 0,
    })
}

fn joined(coverages: &[Coverage<'_>], show: impl Fn(&Coverage<'_>) -> String) -> String {
    coverages.iter().map(show).collect::<Vec<_>>().join("\n")
}
