//! The signer of the letter is the signer of the record.

use crate::check::Case;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let filed = case.record.and_then(|record| record.signer.as_deref());
    let (Some(filed), Some(signer)) = (filed, case.letter.signer) else { return Vec::new() };
    let bare = |name: &str| name.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    if bare(filed) == bare(signer.of(&case.reply.text)) {
        return Vec::new();
    }
    vec![Hit::at(signer).with("filed", filed)]
}
