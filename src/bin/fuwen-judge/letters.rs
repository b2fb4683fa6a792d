//! Whether a reply is known as the one to its letter, among other replies and among those on the same topic.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use fuwen::letter::{Background, Item, Letter, Relevance, Synonyms, Usage, align};
use jieba_rs::Jieba;
use serde_json::json;

use super::pair::{self, Pair};
use super::scores::{self, Scores};

/// Replies on the same topic, and random ones, for each letter.
const OTHERS: usize = 3;

/// Likeness of two letters from which they are one letter sent twice.
const SAME: f64 = 0.5;

/// One pair put to the test.
struct Trial {
    letter: usize,
    reply: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    True,
    Topic,
    Random,
}

/// Measures the relevance of true pairs against false ones; each half by the statistics of the other.
pub(crate) fn run(file: &Path, synonyms: &Synonyms, features: bool, as_json: bool) -> Result<String, String> {
    let pairs = pair::load(file)?;
    let trials = trials(&pairs);
    let mut replies = Vec::new();
    let mut items = Vec::new();
    for pair in &pairs {
        let (reply, item) = (pair.reply()?, pair.item()?);
        replies.push((Letter::read(&reply, None), reply));
        items.push((Item::read(&item), item));
    }
    let halves = [0, 1].map(|half| {
        let texts = pairs.iter().filter(|pair| scores::half(&pair.id) == half);
        Background::of(texts.map(|pair| (pair.asked.as_str(), pair.answered.as_str())))
    });
    let mut rows = String::new();
    // Topic, random; by half.
    let mut scores: [[Scores; 2]; 2] = Default::default();
    for trial in &trials {
        let half = scores::half(&pairs[trial.letter].id);
        let usage = Usage { synonyms, background: &halves[1 - half] };
        let (letter, reply) = &replies[trial.reply];
        let (item, document) = &items[trial.letter];
        let relevance = align(reply, letter, Some((document, item)), usage).relevance.unwrap_or_default();
        if features {
            let kind = trial.kind as u8;
            let _ = writeln!(rows, "{half}\t{kind}\t{}", columns(&relevance));
        }
        let [topic, random] = &mut scores[half];
        match trial.kind {
            Kind::True => {
                topic.high.push(relevance.score);
                random.high.push(relevance.score);
            }
            Kind::Topic => topic.low.push(relevance.score),
            Kind::Random => random.low.push(relevance.score),
        }
    }
    if features {
        return Ok(rows);
    }
    Ok(report(pairs.len(), &scores, as_json))
}

fn report(letters: usize, scores: &[[Scores; 2]; 2], as_json: bool) -> String {
    let mut both = scores[0].clone();
    both.iter_mut().zip(&scores[1]).for_each(|(all, more)| all.extend(more));
    let sets = [("both halves", &both), ("first half", &scores[0]), ("second half", &scores[1])];
    if as_json {
        let figures = sets.map(
            |(name, [topic, random])| json!({"set": name, "topic": topic.json(), "random": random.json()}),
        );
        return format!("{}\n", json!({"measure": "letters", "letters": letters, "figures": figures}));
    }
    let mut out = format!("letters {letters}\n");
    for (name, [topic, random]) in sets {
        let _ = writeln!(out, "{name:12} same topic  {}", topic.line());
        let _ = writeln!(out, "{name:12} random      {}", random.line());
    }
    out.push_str("threshold  alarms  caught topic  caught random\n");
    for threshold in [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0] {
        let (alarms, topic) = both[0].below(threshold);
        let _ =
            writeln!(out, "{threshold:9.1}  {alarms:6.3}  {topic:12.3}  {:13.3}", both[1].below(threshold).1);
    }
    out
}

fn columns(relevance: &Relevance) -> String {
    format!(
        "{:.5}\t{:.5}\t{:.5}\t{:.5}\t{:.5}\t{:.5}\t{:.5}",
        relevance.among_replies,
        relevance.beyond_nearest,
        relevance.commonness,
        relevance.characters_beyond_nearest,
        relevance.names_answered,
        relevance.names_asked,
        relevance.size
    )
}

/// Each letter with its own reply, with those to the letters most like it, and with random ones of its half.
fn trials(pairs: &[Pair]) -> Vec<Trial> {
    let nearest = nearest(pairs);
    let mut trials = Vec::new();
    let mut random = 1u64;
    for letter in 0..pairs.len() {
        trials.push(Trial { letter, reply: letter, kind: Kind::True });
        trials.extend(nearest[letter].iter().map(|reply| Trial { letter, reply: *reply, kind: Kind::Topic }));
        let mut left = OTHERS;
        while left > 0 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let Ok(reply) = usize::try_from((random >> 33) % (pairs.len() as u64)) else { continue };
            if reply != letter && scores::half(&pairs[reply].id) == scores::half(&pairs[letter].id) {
                trials.push(Trial { letter, reply, kind: Kind::Random });
                left -= 1;
            }
        }
    }
    trials
}

/// For each letter the others of its half that share most words with it, unless they are the same letter.
pub(crate) fn nearest(pairs: &[Pair]) -> Vec<Vec<usize>> {
    let jieba = Jieba::new();
    let words: Vec<HashMap<&str, f64>> = pairs
        .iter()
        .map(|pair| {
            let mut counts: HashMap<&str, f64> = HashMap::new();
            for word in jieba.cut(&pair.asked, false) {
                let word = word.word;
                if word.chars().count() > 1 {
                    *counts.entry(word).or_default() += 1.0;
                }
            }
            counts
        })
        .collect();
    let mut holding: HashMap<&str, f64> = HashMap::new();
    for word in words.iter().flat_map(|words| words.keys().copied().collect::<HashSet<_>>()) {
        *holding.entry(word).or_default() += 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand letters")]
    let letters = pairs.len() as f64;
    let vectors: Vec<HashMap<&str, f64>> = words
        .into_iter()
        .map(|mut words| {
            for (word, weight) in &mut words {
                *weight = (1.0 + weight.ln()) * (((letters + 1.0) / (holding[word] + 1.0)).ln() + 1.0);
            }
            let length = words.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(1e-9);
            words.values_mut().for_each(|weight| *weight /= length);
            words
        })
        .collect();
    (0..pairs.len())
        .map(|one| {
            let mut others: Vec<(f64, usize)> = (0..pairs.len())
                .filter(|other| {
                    *other != one && scores::half(&pairs[*other].id) == scores::half(&pairs[one].id)
                })
                .map(|other| {
                    let shared = vectors[one]
                        .iter()
                        .filter_map(|(word, weight)| Some(weight * vectors[other].get(word)?));
                    (shared.sum::<f64>(), other)
                })
                .filter(|(likeness, _)| *likeness < SAME)
                .collect();
            others.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
            others.into_iter().take(OTHERS).map(|(_, other)| other).collect()
        })
        .collect()
}
