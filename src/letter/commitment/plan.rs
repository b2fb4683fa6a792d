//! Headings and lead sentences under which bare measures are promises: 下一步工作打算, 将采取以下措施.

use super::actor;
use super::clause::{self, Clause, ends, has};
use super::cue::{self, CueKind};
use super::word::{LIST_MARKS, LOOKING_BACK, PLAN_NOUNS, PLAN_TIMES, PLAN_TITLES, REPLIES};
use crate::letter::{Letter, Sentence};

/// What the text before a sentence makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing: a promise needs its own cue.
    Open,
    /// A heading or lead has announced what will be done; bare measures are promises.
    Ahead,
}

/// Whether a heading (or a lead that ends in a colon) announces what will be done.
pub(super) fn announces(words: &str) -> bool {
    let words = clause::without_number(words.trim());
    let short = words.chars().count() <= 30;
    let planned = has(words, &PLAN_TIMES) && has(words, &PLAN_NOUNS);
    let title = ends(words.trim_end_matches(['。', '：', ':']), &PLAN_TITLES);
    let tells = replies(words) || looks_back(words) || has(words, &["情况及", "已", "完成了", "取得"]);
    short && (planned || title) && !tells
}

/// Whether a sentence is a heading: a numbered or short line without a full stop, alone in its block.
pub(super) fn is_heading(words: &str, letter: &Letter, sentence: &Sentence) -> bool {
    let alone = letter.sentences.iter().filter(|other| other.block == sentence.block).count() == 1;
    let words = words.trim();
    let stops = words.ends_with(['。', '！', '？', '；']);
    let heading = letter.sections.iter().any(|section| section.heading == Some(sentence.span));
    let speaks = actor::names_writer(words) && words.contains('将');
    let colon = words.ends_with(['：', ':']) && !announces(words);
    let line = !stops && !colon && alone && !speaks || clause::is_numbered(words) && announces(words);
    // 一是…。 is a sentence of the text, though it opens a section.
    let counted = stops && clause::counts(words);
    heading && !counted || (words.chars().count() <= 32 && line)
}

/// Whether words introduce the reply itself: 现将有关情况汇报如下.
fn replies(words: &str) -> bool {
    has(words, &REPLIES)
}

/// Whether a sentence leads a list of promises: it looks ahead and says that a list follows.
///
/// `goes_on` tells that the sentence before it was a promise.
pub(super) fn leads(clauses: &[Clause], sentence: &str, goes_on: bool) -> bool {
    let closes = follows(sentence);
    let ahead = clauses.iter().any(|clause| {
        clause.has(&PLAN_TIMES)
            || cue::find(clause).is_some_and(|cue| matches!(cue.kind, CueKind::Future | CueKind::Striving))
    });
    let reply = replies(sentence) && !has(sentence, &["意见如下", "协办意见", "会办意见"]);
    closes && (ahead || goes_on || has(sentence, OPINIONS)) && !reply
}

/// Whether words say that a list follows.
pub(super) fn follows(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':']) || has(sentence, &LIST_MARKS)
}

/// Whether a sentence introduces the opinion of a joint opinion (协办意见).
pub(super) fn introduces_opinion(sentence: &str) -> bool {
    // A reply that tells of the opinions it asked for is not itself one.
    let answers = has(sentence, &["现答复如下", "现回复如下"]);
    has(sentence, OPINIONS) && sentence.trim_end().ends_with(['：', ':']) && !answers
}

/// Whether a heading or a sentence turns from plans back to what was done.
pub(super) fn looks_back(words: &str) -> bool {
    has(words, &LOOKING_BACK)
}

/// Words by which a joint opinion introduces what its writer will do.
const OPINIONS: &[&str] = &["协办意见", "会办意见", "协办建议"];
