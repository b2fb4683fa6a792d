//! 谁主办、谁答复: the organiser of the record signs the reply.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::LetterKind;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let organiser = case.record.and_then(|record| record.organiser.as_deref());
    let (Some(organiser), Some(signature)) = (organiser, case.letter.signature) else { return Vec::new() };
    let signed: String =
        signature.of(&case.reply.text).chars().filter(|character| !character.is_whitespace()).collect();
    let same = signed.contains(organiser) || organiser.contains(&signed);
    if case.letter.kind == LetterKind::JointOpinion || same {
        return Vec::new();
    }
    vec![Hit::at(signature).with("organiser", organiser)]
}
