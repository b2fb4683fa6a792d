//! The last body of 抄送 is followed by a full stop (GB/T 9704-2012 7.4.2).

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(last) = case.letter.copy_to.last() else { return Vec::new() };
    let after = case.reply.text.get(last.end..).unwrap_or("").trim_start_matches([' ', '　']);
    if after.starts_with('。') { Vec::new() } else { vec![Hit::at(*last)] }
}
