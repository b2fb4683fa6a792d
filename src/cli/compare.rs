//! `fuwen compare`.

use std::path::Path;

use fuwen::report::{self, Language};
use fuwen::verdict;

use super::arguments::{Case, Compare, CompareFormat};
use super::evidence::Evidence;
use super::{Outcome, print, settings};

/// Checks both drafts and says what the revision fixed, kept and brought in; the gate closes at what it brought in.
pub(crate) fn run(arguments: &Compare) -> Outcome {
    let old_evidence = Evidence::gather(&case(arguments, &arguments.old))?;
    let new_case = case(arguments, &arguments.new);
    let new_evidence = Evidence::gather(&new_case)?;
    let in_force = settings::load(&new_case, new_evidence.first())?;
    let (old, new) = (old_evidence.reviews(&in_force)?, new_evidence.reviews(&in_force)?);
    let ([old], [new]) = (old.as_slice(), new.as_slice()) else {
        let one = super::Failure::new("compare", "只能比较两件复文", "请给出两个文件，而不是文件夹");
        return Err(vec![one]);
    };
    let comparison = verdict::compare(old, new);
    let language = Language::from(arguments.lang);
    print(match arguments.format {
        CompareFormat::Text => report::compare_text(&comparison, language),
        CompareFormat::Markdown => report::compare_markdown(&comparison, language),
        CompareFormat::Json => {
            format!("{:#}\n", report::compare_json(&comparison, &in_force.settings.profile, language))
        }
    })?;
    let threshold = arguments.fail_on.or(in_force.fail_on).unwrap_or_default();
    Ok(!comparison.fails(threshold))
}

/// One of the drafts with the evidence that both share.
fn case(arguments: &Compare, reply: &Path) -> Case {
    Case { replies: vec![reply.to_path_buf()], basis: arguments.basis.clone(), ..Case::default() }
}
