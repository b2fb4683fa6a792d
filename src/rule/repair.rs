//! How a rule file repairs what its check reports: the words of the place, rewritten.

use std::collections::BTreeMap;

use regex::Regex;

use super::wording;
use crate::finding::{Fix, Span};

/// One way to repair a reported place.
#[derive(Debug)]
pub(super) struct Repair {
    /// What the reported words must look like; any words when there is none.
    pub(super) find: Option<Regex>,
    /// What is written instead: `{name}` is a value of the check, `$1` and `${name}` a group of `find`.
    pub(super) replace: String,
    /// Whether it can never change what the letter says.
    pub(super) safe: bool,
}

/// The repair of `span`, which reads `words`, by the first of `repairs` that fits.
pub(super) fn fix(
    repairs: &[Repair],
    span: Span,
    words: &str,
    values: &BTreeMap<String, String>,
) -> Option<Fix> {
    repairs.iter().find_map(|repair| {
        let template = wording::fill_whole(&repair.replace, values);
        let replacement = match &repair.find {
            Some(find) if find.is_match(words) => find.replace(words, template.as_str()).into_owned(),
            Some(_) => return None,
            None => template,
        };
        (replacement != words).then_some(Fix { span, replacement, safe: repair.safe })
    })
}
