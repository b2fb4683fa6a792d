//! A class mark that says “solved” over a text that only plans, hopes or declines; or the other way round.

use crate::check::Case;
use crate::finding::Hit;
use crate::letter::Outcome;

/// What a text tells of when the demand is not solved.
const UNSOLVED: [Outcome; 5] =
    [Outcome::Planned, Outcome::Later, Outcome::Refused, Outcome::Reference, Outcome::InProgress];

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let claimed = case.claimed();
    let Some(mark) = &case.letter.class else { return Vec::new() };
    let says_solved = claimed == [Outcome::Solved];
    let says_unsolved = !claimed.is_empty()
        && claimed.iter().all(|outcome| {
            matches!(outcome, Outcome::Later | Outcome::Refused | Outcome::Reference | Outcome::UpLevel)
        });
    let evidence = if says_solved && !case.states_result() {
        case.letter.outcomes.iter().find(|outcome| UNSOLVED.contains(&outcome.kind))
    } else if says_unsolved
        && !case.tells_of(&[
            Outcome::Later,
            Outcome::Refused,
            Outcome::Reference,
            Outcome::UpLevel,
            Outcome::Planned,
            Outcome::InProgress,
        ])
    {
        case.letter.outcomes.iter().find(|outcome| outcome.kind == Outcome::Solved)
    } else {
        None
    };
    evidence
        .map(|outcome| {
            Hit::at(outcome.span)
                .with("class", mark.class.clone())
                .related(crate::finding::Source::Reply, mark.span)
        })
        .into_iter()
        .collect()
}
