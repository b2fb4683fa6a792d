//! Whether a careful reviewer asks for the number of a document at its first mention.

use super::super::part::pattern::Pattern;
use super::{CitationKind, Draft, Place, Relation, kind};

/// Papers of the Party's centre, cited by title: their numbers are often not public.
static CENTRAL: Pattern = Pattern::new(r"^(?:中共中央|中国共产党)");

/// Papers that are numbered although they are neither notice nor opinion.
static NUMBERED: Pattern = Pattern::new(r"(?:批复|函|请示|复函|答复|回复|令|明电)$");

/// Plans that are issued by a notice and gone by like one.
static ISSUED_PLAN: Pattern = Pattern::new(r"(?:方案|预案)$");

/// Whether the first mention of a document should bear its number.
pub(super) fn is_number_due(place: &Place<'_>, draft: &Draft) -> bool {
    let name = kind::stem(draft.name.of(place.text));
    if draft.number.is_none() && (draft.relation == Relation::OwnWork || is_central(place, draft, name)) {
        return false;
    }
    match draft.kind {
        CitationKind::Item | CitationKind::Law | CitationKind::Standard | CitationKind::Report => false,
        CitationKind::Notice | CitationKind::Opinion => true,
        CitationKind::Plan => {
            ISSUED_PLAN.matches(name) && (draft.relation == Relation::ReliedOn || draft.number.is_some())
        }
        CitationKind::Other => {
            let stands_for_its_document = draft.number.is_some_and(|number| draft.title.overlaps(number));
            stands_for_its_document || kind::is_rules(name) || NUMBERED.matches(name)
        }
    }
}

fn is_central(place: &Place<'_>, draft: &Draft, name: &str) -> bool {
    draft.number.is_none()
        && (CENTRAL.matches(name)
            || draft.issuer.is_some_and(|issuer| CENTRAL.matches(issuer.of(place.text))))
}
