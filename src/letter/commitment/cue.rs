//! Words that turn a clause to the future: 将, 拟, 计划, 会, 力争.

use super::actor::{self, Subject};
use super::clause::{Clause, begins, ends, has, longest, without_number};
use super::segment;
use super::word::{
    ACT_LEADS, ADVERBS, AMOUNTS, EFFECTS, HUI_ACTORS, HUI_NOUNS, HUI_TAILS, NO_OBJECT_LEADS,
    NOT_BEFORE_JIANG, OBJECT_LEADS, OBJECT_NOUNS, PLACING, PLAN_NOUN_LEADS, PLAN_NOUN_TAILS, PLAN_VERB_LEADS,
    PREPOSITIONS, PROMISED_LEADS, QUALIFIED_NOUNS, STATES, VERBS, VERBS_OR_NOUNS,
};

/// A cue in a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Where it begins in the clause.
    pub(super) at: usize,
    /// Where it ends in the clause.
    pub(super) end: usize,
    /// What it can carry by itself.
    pub(super) kind: CueKind,
    /// Who acts.
    pub(super) subject: Subject,
}

/// What a cue can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// 将, 拟, 会, 计划: a promise by itself.
    Future,
    /// 预计: a promise only with a time.
    Forecast,
    /// 力争, 争取, 努力: a promise unless it tells what was done.
    Striving,
    /// 继续, 确保…前: a promise when the writer acts or the text looks ahead.
    Going,
    /// 将该路纳入…: a promise when the writer acts or the text looks ahead.
    Placing,
}

/// The first cue of a clause.
pub(super) fn find(clause: &Clause) -> Option<Cue> {
    let words = clause.words.as_str();
    let mut found: Vec<Cue> = Vec::new();
    for (at, character) in words.char_indices() {
        let cue = match character {
            '将' => future_jiang(words, at),
            '会' if promises_by_hui(&words[..at]) || reports_back(&words[at..]) => future_hui(words, at),
            '拟' => future_ni(words, at),
            '要' => future_yao(words, at),
            '计' | '打' | '准' | '规' => planning(words, at),
            '预' => forecast(words, at),
            '力' | '争' | '努' | '尽' => striving(words, at),
            '继' | '确' | '持' | '承' | '保' | '定' | '必' | '把' => going(words, at),
            _ => None,
        };
        if let Some((end, kind)) = cue {
            let subject = actor::subject(&words[..at]);
            found.push(Cue { at, end, kind, subject });
        }
    }
    // The firmest cue speaks for the clause: 继续 before 将 does not weaken it.
    found.into_iter().min_by_key(|cue| (rank(cue.kind), cue.at))
}

/// Where a clause turns to the future by 将, 拟 or 会.
pub(super) fn find_future(words: &str) -> Option<usize> {
    words.char_indices().find_map(|(at, character)| {
        let cue = match character {
            '将' => future_jiang(words, at),
            '会' if promises_by_hui(&words[..at]) || reports_back(&words[at..]) => future_hui(words, at),
            '拟' => future_ni(words, at),
            _ => None,
        };
        cue.filter(|cue| cue.1 == CueKind::Future).map(|_| at)
    })
}

const fn rank(kind: CueKind) -> u8 {
    match kind {
        CueKind::Future => 0,
        CueKind::Striving | CueKind::Forecast => 1,
        CueKind::Placing => 2,
        CueKind::Going => 3,
    }
}

/// Whether an action begins at the head of `words`: adverbs, prepositions, a verb.
pub(super) fn acts(words: &str) -> bool {
    let words = words.trim_start();
    longest(words, &VERBS).is_some()
        || longest(words, &ADVERBS).is_some()
        || longest(words, &PREPOSITIONS).is_some()
        || words.starts_with(|c: char| c.is_ascii_digit())
        || begins(words, &ACT_LEADS)
}

/// Whether a verb of doing stands at the head of `words`, adverbs before it allowed.
pub(super) fn begins_with_verb(words: &str) -> bool {
    let mut rest = without_number(words);
    for _ in 0..4 {
        if longest(rest, &VERBS).is_some() {
            return true;
        }
        match longest(rest, &ADVERBS) {
            Some(adverb) => rest = rest[adverb.len()..].trim_start_matches(['、', '地']),
            None => return false,
        }
    }
    false
}

fn before(words: &str, at: usize) -> &str {
    &words[..at]
}

/// 将 as an adverb of the future, not as 把, not in 将来 or 即将.
fn future_jiang(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let end = at + '将'.len_utf8();
    let rest = &words[end..];
    let prior = before(words, at);
    if ends(prior, &NOT_BEFORE_JIANG)
        || prior.ends_with('要') && !follows_actor(&prior[..prior.len() - '要'.len_utf8()])
        || rest.contains("法律责任")
    {
        return None;
    }
    if longest(rest, &STATES).is_some() && longest(rest, &VERBS).is_none_or(|verb| verb.len() < 3) {
        return None;
    }
    if !is_object(rest)
        && (acts(rest) || follows_actor(prior) && !placing(rest) && segment::begins_with_verb(rest))
    {
        return Some((end, CueKind::Future));
    }
    placing(rest).then_some((end, CueKind::Placing))
}

/// Whether somebody who acts stands right before 将, adverbs apart.
fn follows_actor(prior: &str) -> bool {
    actor::subject(prior).acts()
}

/// Whether what follows 将 is its object (将 as 把).
fn is_object(rest: &str) -> bool {
    if begins(rest, &OBJECT_LEADS) {
        return !begins(rest, &NO_OBJECT_LEADS);
    }
    // 将从工地运来的土方进行清运: what is carried is the object.
    let carried = rest.starts_with(['从', '由'])
        && rest.find('的').is_some_and(|at| has(&rest[at..], &["进行", "予以", "加以", "纳入", "列入"]));
    if let Some(noun) = longest(rest, &VERBS_OR_NOUNS) {
        let tail = &rest[noun.len()..];
        let headed = longest(tail, &OBJECT_NOUNS).is_some_and(|head| has(&tail[head.len()..], &VERBS));
        return headed || placing(rest);
    }
    carried || rest.starts_with(|c: char| c.is_ascii_digit()) && placing(rest)
}

/// Whether the clause puts an object somewhere, with no second future verb between.
fn placing(rest: &str) -> bool {
    PLACING.iter().any(|verb| {
        rest.find(verb).is_some_and(|place| {
            place > 0
                && !["，", "对", "进行", "并", "将", "把"].iter().any(|mark| rest[..place].contains(mark))
        })
    })
}

/// Whether somebody of the writer's side stands before 会; “公司会追偿” foretells, it does not promise.
fn promises_by_hui(before: &str) -> bool {
    let other = before.trim_end().ends_with(['司', '业', '户', '者', '商', '众', '民']);
    actor::subject(before).acts() && !other
}

/// 会向您反馈: whoever acts, the proposer will hear of it.
fn reports_back(tail: &str) -> bool {
    begins(tail, &["会向您", "会向你", "会及时告知", "会及时向您", "会第一时间告知"])
}

/// 会 as a modal verb of somebody who acts.
fn future_hui(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let end = at + '会'.len_utf8();
    let rest = &words[end..];
    if longest(rest, &STATES).is_some() && longest(rest, &VERBS).is_none() {
        return None;
    }
    if begins(rest, &HUI_TAILS) {
        return None;
    }
    let prior = before(words, at);
    let body = ends(prior, &HUI_NOUNS);
    let adverbial = longest(rest, &ADVERBS).is_some()
        || rest.starts_with(['向', '与', '对', '按', '把', '将', '给', '在', '同']);
    let modal = (adverbial && !body && !prior.is_empty()) || ends(prior, &HUI_ACTORS);
    (modal && acts(rest)).then_some((end, CueKind::Future))
}

/// 拟 as 打算, not in 拟定, 模拟.
fn future_ni(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let end = at + '拟'.len_utf8();
    let rest = &words[end..];
    let prior = before(words, at);
    let word = rest.starts_with(['定', '订', '稿', '态', '合', '制', '文', '好', '办', '人'])
        && !begins(rest, &["定于", "制定", "制订", "办理"]);
    (!word && !prior.ends_with(['模', '虚', '比', '草', '编', '起', '原', '初', '的']) && !rest.is_empty())
        .then_some((end, CueKind::Future))
}

/// 我们要…, 还要…: the writer tells what it must do.
fn future_yao(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let end = at + '要'.len_utf8();
    let rest = &words[end..];
    let prior = before(words, at);
    let led = prior.ends_with("我们")
        || actor::own(prior).is_some_and(|(_, own_end)| own_end == at)
        || ends(prior, &["我们还", "我们也", "我局还", "我局也"]);
    (led && !rest.starts_with(['求', '点', '素', '务', '件', '害', '闻']) && acts(rest))
        .then_some((end, CueKind::Future))
}

/// 计划, 打算, 准备 and 规划 as verbs.
fn planning(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let cue = longest(&words[at..], &["计划", "打算", "准备", "规划"])?;
    let end = at + cue.len();
    let rest = &words[end..];
    let prior = before(words, at).trim_end();
    if cue == "规划" {
        return None;
    }
    let free = prior.is_empty() || ends(prior, &PLAN_VERB_LEADS) || actor::subject(prior).acts();
    let nominal_before =
        ends(prior, &PLAN_NOUN_LEADS) && !prior.ends_with("本年") && !prior.ends_with("该年");
    let nominal_after = rest.is_empty() || begins(rest, &PLAN_NOUN_TAILS);
    let told = (rest.starts_with("投资") && has(words, &["已", "了"]))
        || has(prior, &["已", "按照", "根据", "按"])
        || QUALIFIED_NOUNS.iter().any(|noun| rest.contains(noun));
    (free
        && !nominal_before
        && !nominal_after
        && !told
        && (acts(rest) || rest.starts_with(['在', '今', '明', '下', '上', '年', '每'])))
    .then_some((end, CueKind::Future))
}

/// 预计 with something done, not with an amount.
fn forecast(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let end = at + longest(&words[at..], &["预计", "预期"])?.len();
    let rest = &words[end..];
    let done = VERBS.iter().any(|verb| rest.contains(verb)) || has(rest, &["使用", "到位", "完毕"]);
    (done && !begins(rest, &AMOUNTS)).then_some((end, CueKind::Forecast))
}

/// 力争, 争取, 努力.
fn striving(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let cue = longest(&words[at..], &["力争", "争取", "努力", "尽最大努力", "尽力", "尽快", "尽早"])?;
    let end = at + cue.len();
    let rest = &words[end..];
    let prior = before(words, at);
    let told = rest.starts_with(['了', '到', '过', '来', '得'])
        && !rest.starts_with("到2")
        && !rest.starts_with("到位")
        && !rest.starts_with("到年")
        && !rest.starts_with("到“");
    let nominal = prior.ends_with(['的', '未', '已', '为'])
        || prior.ends_with("共同")
        || prior.ends_with("经过")
        || prior.ends_with("通过")
        || rest.starts_with(['的', '下', '，']) && cue == "努力";
    (!told && !nominal && !rest.is_empty() && (cue != "努力" || acts(rest)))
        .then_some((end, CueKind::Striving))
}

/// 继续, 确保, 承诺 and the like: what goes on or is assured.
fn going(words: &str, at: usize) -> Option<(usize, CueKind)> {
    let tail = &words[at..];
    let prior = before(words, at);
    if let Some(cue) = longest(tail, &["承诺"]) {
        let end = at + cue.len();
        let rest = &words[end..];
        let said = !ends(prior, &PROMISED_LEADS) && !rest.starts_with(['了', '书', '事', '的', '制']);
        return (said && acts(rest)).then_some((end, CueKind::Future));
    }
    if let Some(cue) = longest(tail, &["定将", "必将", "定会", "必会"]) {
        return acts(&words[at + cue.len()..]).then_some((at + cue.len(), CueKind::Future));
    }
    if tail.starts_with('把') {
        if prior.ends_with("坚持") {
            return None;
        }
        return placing(&tail['把'.len_utf8()..]).then_some((at + '把'.len_utf8(), CueKind::Placing));
    }
    let cue = longest(tail, &["继续", "持续", "确保", "保证"])?;
    let rest = &words[at + cue.len()..];
    (!rest.starts_with(['了', '的', '到', '性']) && !prior.ends_with(['已', '可', '的']) && !rest.is_empty())
        .then_some((at + cue.len(), CueKind::Going))
}

/// Whether the words behind a cue tell an effect or a state rather than an action.
pub(super) fn predicts(rest: &str) -> bool {
    let mut rest = rest;
    while let Some(adverb) = longest(rest, &ADVERBS)
        .filter(|adverb| longest(rest, &EFFECTS).is_none_or(|effect| effect.len() < adverb.len()))
    {
        rest = &rest[adverb.len()..];
    }
    longest(rest, &STATES).is_some() || longest(rest, &EFFECTS).is_some()
}
