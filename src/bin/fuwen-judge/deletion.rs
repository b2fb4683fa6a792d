//! Whether an ask counts as answered while its answer stands in the reply, and no longer when that is deleted.

use std::fmt::Write as _;
use std::path::Path;

use fuwen::letter::{AskAnswer, AskStatus, Background, Item, Letter, Synonyms, Usage, align};
use regex::Regex;
use serde_json::{Value, json};

use super::ask_reading;
use super::numbered;
use super::pair;
use super::scores::{self, Scores};
use super::several::{self, MarkedAsk, Several, dense};

/// An item with numbered asks, and the parts of its reply.
pub(crate) struct Sectioned {
    /// Its name.
    pub(crate) id: String,
    /// The asks.
    pub(crate) asks: Vec<String>,
    /// The parts of the reply, without numbers.
    pub(crate) sections: Vec<String>,
    /// Which part answers which ask.
    pub(crate) answers: Vec<(usize, usize)>,
}

/// What is tried: the set and the form of the reply.
#[derive(Default)]
struct Trials {
    name: &'static str,
    scores: [Scores; 2],
    statuses: [[usize; 3]; 2],
    rows: String,
}

/// Measures the sets that `path` holds: letters with several asks (JSON), letters (JSON lines), or a corpus.
pub(crate) fn run(path: &Path, synonyms: &Synonyms, features: bool, as_json: bool) -> Result<String, String> {
    let usage = Usage { synonyms, background: Background::builtin() };
    let mut all = Vec::new();
    if path.is_dir() {
        all.push(corpus(path, usage)?);
    } else if path.extension().is_some_and(|ending| ending == "jsonl") {
        let (letters, composed) = numbered::load(path)?;
        for (form, name) in FORMS.iter().zip([
            "numbered, sections",
            "numbered, no headings",
            "numbered, windows",
            "numbered, windows, no headings",
        ]) {
            all.push(sectioned(&letters, *form, name, usage)?);
        }
        all.push(sectioned(&composed, FORMS[1], "composed, sections", usage)?);
        all.push(sectioned(&composed, FORMS[3], "composed, windows", usage)?);
    } else {
        let cases = numbered::several(path)?;
        for (form, name) in
            FORMS.iter().zip(["sections", "sections, no headings", "windows", "windows, no headings"])
        {
            all.push(sectioned(&cases, *form, name, usage)?);
        }
    }
    if features {
        return Ok(all.into_iter().map(|trials| trials.rows).collect());
    }
    if as_json {
        let sets: Vec<Value> = all.iter().map(Trials::json).collect();
        return Ok(format!("{}\n", json!({"measure": "deletion", "sets": sets})));
    }
    Ok(all.iter().map(Trials::lines).collect())
}

/// Whether the parts of the reply stand under numbers, and whether they keep their headings.
const FORMS: [(bool, bool); 4] = [(true, true), (true, false), (false, true), (false, false)];

impl Trials {
    fn add(&mut self, id: &str, ask: usize, intact: &AskAnswer, deleted: &AskAnswer) {
        let half = &mut self.scores[scores::half(id)];
        half.high.push(intact.score);
        half.low.push(deleted.score);
        for (index, answer) in [intact, deleted].into_iter().enumerate() {
            let status = match answer.status {
                AskStatus::Answered => 0,
                AskStatus::Weak => 1,
                AskStatus::Unmatched => 2,
            };
            self.statuses[index][status] += 1;
            let _ = writeln!(self.rows, "{}\t{id}\t{ask}\t{}\t{}", self.name, 1 - index, columns(answer));
        }
    }

    fn both(&self) -> Scores {
        let mut both = self.scores[0].clone();
        both.extend(&self.scores[1]);
        both
    }

    fn lines(&self) -> String {
        let [intact, deleted] = self.statuses;
        format!(
            "{:30} {}\n{:30} AUC by half {:.3} {:.3}; intact read answered/weak/unmatched {intact:?}, deleted {deleted:?}\n",
            self.name,
            self.both().line(),
            "",
            self.scores[0].auc(),
            self.scores[1].auc()
        )
    }

    fn json(&self) -> Value {
        json!({
            "set": self.name,
            "all": self.both().json(),
            "halves": self.scores.each_ref().map(Scores::json),
            "intact": self.statuses[0],
            "deleted": self.statuses[1],
        })
    }
}

/// What the score is made of, for fitting.
pub(crate) fn columns(answer: &AskAnswer) -> String {
    let fit = answer.fit;
    format!(
        "{:.5}\t{:.5}\t{:.5}\t{:.5}\t{}\t{}\t{:.4}",
        fit.likeness,
        fit.margin,
        fit.section_margin,
        fit.covered,
        fit.size,
        u8::from(fit.named),
        answer.score
    )
}

fn sectioned(
    cases: &[Sectioned],
    (numbered, headed): (bool, bool),
    name: &'static str,
    usage: Usage<'_>,
) -> Result<Trials, String> {
    let mut trials = Trials { name, ..Trials::default() };
    let heading = Regex::new(concat!(
        r"^\s*(?:(?:关于|有关|对于|针对|反映)[^。？]{0,30}?“[^”]{4,120}”(?:的?(?:问题|建议|情况))?[。：:，,]?",
        r"|(?:关于|有关|对于|针对|就)?[^。]{2,40}?(?:问题|建议|方面|情况|诉求|事宜)(?:的(?:回复|答复|说明|情况))?[。：:])",
    ))
    .map_err(|error| error.to_string())?;
    for case in cases {
        let item: String =
            case.asks.iter().enumerate().map(|(index, ask)| format!("{}、{ask}\n", chinese(index))).collect();
        let item = pair::open("item.txt", &format!("题目：来信\n建议：\n{item}"))?;
        let read = Item::read(&item);
        let marked: Vec<MarkedAsk> = case
            .asks
            .iter()
            .map(|ask| MarkedAsk {
                quote: dense(ask),
                status: String::new(),
                answered_by: Vec::new(),
                restated: Vec::new(),
            })
            .collect();
        let spans: Vec<String> = read.asks.iter().map(|ask| dense(ask.span.of(&item.text))).collect();
        let found = ask_reading::matches(&marked, &spans);
        let part = |section: &str| {
            if headed {
                return section.to_owned();
            }
            let end = heading.find(section).map_or(0, |heading| heading.end());
            let kept = &section[end..];
            if kept.chars().count() >= 15 { kept.to_owned() } else { section.to_owned() }
        };
        let parts: Vec<String> = case.sections.iter().map(|section| part(section)).collect();
        let judge = |left_out: Option<usize>| -> Result<Vec<AskAnswer>, String> {
            let kept = parts.iter().enumerate().filter(|(index, _)| Some(*index) != left_out);
            let body: String = if numbered {
                kept.enumerate().map(|(index, (_, part))| format!("{}、{part}\n", chinese(index))).collect()
            } else {
                kept.map(|(_, part)| {
                    part.trim_end_matches(['；', ';']).to_owned()
                        + if part.ends_with(['。', '！', '？']) { "" } else { "。" }
                })
                .collect()
            };
            let reply = pair::open("reply.txt", &pair::wrapped(&body))?;
            let letter = Letter::read(&reply, None);
            Ok(align(&reply, &letter, Some((&item, &read)), usage).asks)
        };
        let intact = judge(None)?;
        for (ask, section) in &case.answers {
            let deleted = judge(Some(*section))?;
            if let Some(at) = found[*ask] {
                trials.add(&case.id, *ask, &intact[at], &deleted[at]);
            }
        }
    }
    Ok(trials)
}

/// The cases of a corpus folder, each answered ask against the reply without the passages that answer it.
fn corpus(folder: &Path, usage: Usage<'_>) -> Result<Trials, String> {
    let mut trials = Trials { name: "corpus", ..Trials::default() };
    for case in several::load(folder)? {
        let item = Item::read(&case.item);
        let spans: Vec<String> = item.asks.iter().map(|ask| dense(ask.span.of(&case.item.text))).collect();
        let found = ask_reading::matches(&case.asks, &spans);
        let judge = |reply: &fuwen::document::Document| {
            let letter = Letter::read(reply, None);
            align(reply, &letter, Some((&case.item, &item)), usage).asks
        };
        let intact = judge(&case.reply);
        for (index, ask) in case.asks.iter().enumerate() {
            let (Some(at), false, "answered") = (found[index], ask.answered_by.is_empty(), &*ask.status)
            else {
                continue;
            };
            let without = without(&case, &ask.answered_by);
            let deleted = judge(&pair::open("reply.txt", &without)?);
            trials.add(&case.id, index, &intact[at], &deleted[at]);
        }
    }
    Ok(trials)
}

/// The text of the reply without `passages`.
fn without(case: &Several, passages: &[String]) -> String {
    passages.iter().fold(case.reply.text.clone(), |text, passage| text.replace(passage.as_str(), ""))
}

fn chinese(index: usize) -> String {
    const FIGURES: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    FIGURES
        .get(index)
        .map_or_else(|| format!("十{}", FIGURES[(index - 10) % 10]), |figure| (*figure).to_owned())
}
