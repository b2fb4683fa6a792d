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
