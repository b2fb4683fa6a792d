//! Days that are in no calendar, such as 9月31日.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let written = case.letter.times.iter().filter(|time| time.impossible).map(|time| time.span);
    written.map(Hit::at).collect()
}
