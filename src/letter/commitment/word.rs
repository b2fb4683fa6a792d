//! Words that promises are made of; the lists themselves stand in `words/`, one file a list.

use std::sync::LazyLock;

use crate::letter::word_list::read;

/// A list of words, read when first needed.
pub(super) type Words = LazyLock<Vec<&'static str>>;

/// Verbs that offices act with.
pub(super) static VERBS: Words = LazyLock::new(|| read(include_str!("words/verbs.txt")));

/// Adverbs and adjectives before such a verb.
pub(super) static ADVERBS: Words = LazyLock::new(|| read(include_str!("words/adverbs.txt")));

/// Prepositions that lead an adverbial before the verb.
pub(super) static PREPOSITIONS: Words = LazyLock::new(|| read(include_str!("words/prepositions.txt")));

/// Verbs that also are nouns: behind 将 they may begin its object (将改造纳入…).
pub(super) static VERBS_OR_NOUNS: Words = LazyLock::new(|| read(include_str!("words/verbs-or-nouns.txt")));

/// Nouns behind such a verb that make it the object: 检测结果, 建设资金.
pub(super) static OBJECT_NOUNS: Words = LazyLock::new(|| read(include_str!("words/object-nouns.txt")));

/// Verbs that put the object of 将 or 把 somewhere.
pub(super) static PLACING: Words = LazyLock::new(|| read(include_str!("words/placing.txt")));

/// Verbs of what comes by itself: with them 将 and 会 predict.
pub(super) static STATES: Words = LazyLock::new(|| read(include_str!("words/states.txt")));

/// Verbs of an effect: of a thing they predict, of an office they promise.
pub(super) static EFFECTS: Words = LazyLock::new(|| read(include_str!("words/effects.txt")));

/// Beginnings of a clause about what will come.
pub(super) static AHEAD_LEADS: Words = LazyLock::new(|| read(include_str!("words/ahead-leads.txt")));

/// Beginnings of a clause that leads to the next.
pub(super) static LEAD_INS: Words = LazyLock::new(|| read(include_str!("words/lead-ins.txt")));

/// Verbs of what can be checked: it was done or not.
pub(super) static CHECKABLE: Words = LazyLock::new(|| read(include_str!("words/checkable.txt")));

/// Words in front of a subject that do not belong to it.
pub(super) static SUBJECT_LEADS: Words = LazyLock::new(|| read(include_str!("words/subject-leads.txt")));

/// Words that join a clause to the one before.
pub(super) static CONNECTIVES: Words = LazyLock::new(|| read(include_str!("words/connectives.txt")));

/// Words for the time to come.
pub(super) static PLAN_TIMES: Words = LazyLock::new(|| read(include_str!("words/plan-times.txt")));

/// Nouns of a heading about what is to be done.
pub(super) static PLAN_NOUNS: Words = LazyLock::new(|| read(include_str!("words/plan-nouns.txt")));

/// Headings that by themselves announce measures.
pub(super) static PLAN_TITLES: Words = LazyLock::new(|| read(include_str!("words/plan-titles.txt")));

/// Words that say a list follows.
pub(super) static LIST_MARKS: Words = LazyLock::new(|| read(include_str!("words/list-marks.txt")));

/// Nouns that a clause with 计划 qualifies: 计划种植的农户.
pub(super) static QUALIFIED_NOUNS: Words = LazyLock::new(|| read(include_str!("words/qualified-nouns.txt")));

/// Words of a rule or a state; a clause with one of them and a time sets no task.
pub(super) static RULES: Words = LazyLock::new(|| read(include_str!("words/rules.txt")));

/// Beginnings of a clause that turns from a promise to something else.
pub(super) static TURNS: Words = LazyLock::new(|| read(include_str!("words/turns.txt")));

/// Words that say a plan has been carried out.
pub(super) static CARRIED_OUT: Words = LazyLock::new(|| read(include_str!("words/carried-out.txt")));

/// Words before a cue that say a thing is finished: what follows is told of the thing.
pub(super) static COMPLETED: Words = LazyLock::new(|| read(include_str!("words/completed.txt")));

/// Words right before a time that make it part of a basis, a comparison or a demand.
pub(super) static TIME_BASES: Words = LazyLock::new(|| read(include_str!("words/time-bases.txt")));

/// Beginnings of a clause that says why, about what or on whose demand; its time sets no task.
pub(super) static NO_TASK_LEADS: Words = LazyLock::new(|| read(include_str!("words/no-task-leads.txt")));

/// Words right behind a time that make it part of a noun phrase or a comparison.
pub(super) static TIME_TAILS: Words = LazyLock::new(|| read(include_str!("words/time-tails.txt")));

/// Words of finishing or beginning something.
pub(super) static COMPLETIONS: Words = LazyLock::new(|| read(include_str!("words/completions.txt")));

/// Words of what was done, or has been done for some time.
pub(super) static PAST: Words = LazyLock::new(|| read(include_str!("words/past.txt")));

/// Beginnings of a clause that describes how things are or why.
pub(super) static DESCRIPTIONS: Words = LazyLock::new(|| read(include_str!("words/descriptions.txt")));

/// Words right behind the beginning of a clause about what will come.
pub(super) static AHEAD_TAILS: Words = LazyLock::new(|| read(include_str!("words/ahead-tails.txt")));

/// Beginnings of a clause that name the proposer or the proposal.
pub(super) static PROPOSERS: Words = LazyLock::new(|| read(include_str!("words/proposers.txt")));

/// Verbs of what a proposer says.
pub(super) static PROPOSING: Words = LazyLock::new(|| read(include_str!("words/proposing.txt")));

/// Beginnings of a clause that acts on a policy rather than repeats it.
pub(super) static POLICY_BASES: Words = LazyLock::new(|| read(include_str!("words/policy-bases.txt")));

/// Words that name a policy or the body that made it.
pub(super) static POLICIES: Words = LazyLock::new(|| read(include_str!("words/policies.txt")));

/// Beginnings of a wish, a request or thanks to the reader.
pub(super) static REQUESTS: Words = LazyLock::new(|| read(include_str!("words/requests.txt")));

/// Words right behind 建议 as a noun.
pub(super) static ADVICE_TAILS: Words = LazyLock::new(|| read(include_str!("words/advice-tails.txt")));

/// Formulas of a letter.
pub(super) static FORMULAS: Words = LazyLock::new(|| read(include_str!("words/formulas.txt")));

/// Ends of a clause that says when or in which case.
pub(super) static LEAD_IN_ENDS: Words = LazyLock::new(|| read(include_str!("words/lead-in-ends.txt")));

/// Beginnings of a clause that says in which case or from when.
pub(super) static CASES: Words = LazyLock::new(|| read(include_str!("words/cases.txt")));

/// Words other than adverbs that an action may begin with.
pub(super) static ACT_LEADS: Words = LazyLock::new(|| read(include_str!("words/act-leads.txt")));

/// Words right before 将 with which it tells no future.
pub(super) static NOT_BEFORE_JIANG: Words =
    LazyLock::new(|| read(include_str!("words/not-before-jiang.txt")));

/// Beginnings of the object of 将.
pub(super) static OBJECT_LEADS: Words = LazyLock::new(|| read(include_str!("words/object-leads.txt")));

/// Words right behind 会 with which it is a noun.
pub(super) static HUI_TAILS: Words = LazyLock::new(|| read(include_str!("words/hui-tails.txt")));

/// Words right before 会 with which it is a body or a meeting.
pub(super) static HUI_NOUNS: Words = LazyLock::new(|| read(include_str!("words/hui-nouns.txt")));

/// Words right before 会 with which it is a modal verb.
pub(super) static HUI_ACTORS: Words = LazyLock::new(|| read(include_str!("words/hui-actors.txt")));

/// Words right before 计划 as a verb, apart from its actor.
pub(super) static PLAN_VERB_LEADS: Words = LazyLock::new(|| read(include_str!("words/plan-verb-leads.txt")));

/// Words right before 计划 as a noun.
pub(super) static PLAN_NOUN_LEADS: Words = LazyLock::new(|| read(include_str!("words/plan-noun-leads.txt")));

/// Words right behind 计划 as a noun.
pub(super) static PLAN_NOUN_TAILS: Words = LazyLock::new(|| read(include_str!("words/plan-noun-tails.txt")));

/// Words right behind 预计 that foretell an amount.
pub(super) static AMOUNTS: Words = LazyLock::new(|| read(include_str!("words/amounts.txt")));

/// Words right before 承诺 with which it is a noun, or another's word.
pub(super) static PROMISED_LEADS: Words = LazyLock::new(|| read(include_str!("words/promised-leads.txt")));

/// Words that introduce the reply itself.
pub(super) static REPLIES: Words = LazyLock::new(|| read(include_str!("words/replies.txt")));

/// Words of a heading about what was done or how things are.
pub(super) static LOOKING_BACK: Words = LazyLock::new(|| read(include_str!("words/looking-back.txt")));

/// Adverbs that begin like the object of 将.
pub(super) static NO_OBJECT_LEADS: Words = LazyLock::new(|| read(include_str!("words/no-object-leads.txt")));
