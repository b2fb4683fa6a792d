//! Whether each demand has a passage that answers it, and which.

use std::sync::LazyLock;

use regex::Regex;

use super::demand::Demand;
use super::term;
use super::unit::{Unit, UnitKind};
use super::{AskAnswer, AskStatus, Evidence};
use crate::document::Document;
use crate::letter::{Letter, Section, chinese_number};

/// The likeness below which a passage has nothing to do with a demand (language.md 3, trap 1).
const FLOOR: f64 = 0.03;

/// By how much a section, and a window, must fit this demand better than any other.
const MARGIN: (f64, f64) = (0.012, 0.02);

/// The share of a demand's weight that a heading or passage holds when it plainly takes it up.
const TAKEN_UP: f64 = 0.5;

/// The share of a demand's weight in one passage below which nothing of it is taken up.
const UNTOUCHED: f64 = 0.22;

/// The likeness at which the score reaches one half.
const HALF: f64 = 0.08;

/// 关于第一、三条建议, 您提出的第2点.
static ORDINAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"第((?:[一二三四五六七八九十\d]{1,3}(?:[、，,和及至到]第?)?)+)(?:条|点|项|个|款)(?:建议|意见|问题|诉求|方面|要求)?").ok()
});

/// The verdict on each demand.
pub(super) fn judge(reply: &Document, letter: &Letter, demands: &[Demand], units: &[Unit]) -> Vec<AskAnswer> {
    let scores: Vec<Vec<f64>> = demands
        .iter()
        .map(|demand| {
            units.iter().map(|unit| term::cosine(&demand.terms, &demand.emphasis, &unit.headed)).collect()
        })
        .collect();
    (0..demands.len()).map(|index| answer(reply, letter, demands, units, &scores, index)).collect()
}

fn answer(
    reply: &Document,
    letter: &Letter,
    demands: &[Demand],
    units: &[Unit],
    scores: &[Vec<f64>],
    index: usize,
) -> AskAnswer {
    let demand = &demands[index];
    let rival = |unit: usize| {
        let others = (0..demands.len()).filter(|other| *other != index).map(|other| scores[other][unit]);
        others.fold(0.0, f64::max)
    };
    // Best by likeness less what rivals like it; a passage must be worth its own name first.
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by(|one, other| {
        let worth = |unit: usize| scores[index][unit] - rival(unit);
        worth(*other).total_cmp(&worth(*one)).then(one.cmp(other))
    });
    let evidence: Vec<Evidence> = evidence(demand, units, scores, index, &order);
    let own = evidence.first().map_or(0.0, |best| best.score);
    let best = order.first().copied();
    let margin = best.map_or(0.0, |unit| scores[index][unit] - rival(unit));
    let needed = match best.map(|unit| units[unit].kind) {
        Some(UnitKind::Section) => MARGIN.0,
        _ => MARGIN.1,
    };
    let best_cover = units
        .iter()
        .map(|unit| term::covered(&demand.terms, &demand.emphasis, &unit.headed))
        .fold(0.0, f64::max);
    let named = by_ordinal(reply, letter, index) || by_heading(reply, letter, demand);
    let alone = demands.len() == 1;
    // One shared pair of characters may be chance.
    let shared = evidence.first().map_or(0, |best| best.terms.len());
    let fits = own >= FLOOR && shared >= 2 && (alone || margin >= needed);
    let status = if named || fits || best_cover >= TAKEN_UP {
        AskStatus::Answered
    } else if own >= FLOOR || best_cover >= UNTOUCHED {
        AskStatus::Weak
    } else {
        AskStatus::Unmatched
    };
    let score = if named { (own / (own + HALF)).max(0.8) } else { (own / (own + HALF) + best_cover) / 2.0 };
    let runner_up = best.and_then(|unit| {
        let mut others: Vec<usize> = (0..demands.len()).filter(|other| *other != index).collect();
        others.sort_by(|one, other| scores[*other][unit].total_cmp(&scores[*one][unit]));
        others.first().copied()
    });
    AskAnswer { status, score: score.clamp(0.0, 1.0), evidence, runner_up }
}

/// The three best passages that do not overlap.
fn evidence(
    demand: &Demand,
    units: &[Unit],
    scores: &[Vec<f64>],
    index: usize,
    order: &[usize],
) -> Vec<Evidence> {
    let mut kept: Vec<Evidence> = Vec::new();
    for unit in order {
        let passage = &units[*unit];
        let score = scores[index][*unit];
        if score <= 0.0 || kept.iter().any(|other| other.span.overlaps(passage.span)) {
            continue;
        }
        kept.push(Evidence {
            span: passage.span,
            score,
            terms: term::shared(&demand.terms, &demand.emphasis, &passage.headed),
        });
        if kept.len() == 3 {
            break;
        }
    }
    kept
}

/// Whether the body takes up the demand by its number (关于第一、三条建议).
fn by_ordinal(reply: &Document, letter: &Letter, index: usize) -> bool {
    let (Some(ordinal), Some(body)) = (ORDINAL.as_ref(), letter.body) else { return false };
    ordinal.captures_iter(body.of(&reply.text)).any(|found| {
        let whole = found.get(0).map_or("", |whole| whole.as_str());
        let is_reference = ["建议", "意见", "诉求", "要求"].iter().any(|word| whole.ends_with(word));
        let numbers = found.get(1).map_or("", |numbers| numbers.as_str());
        is_reference && names(numbers, index + 1)
    })
}

/// Whether “一、三” or “二至四” names `number`.
fn names(numbers: &str, number: usize) -> bool {
    let value = |written: &str| {
        let written = written.trim_start_matches('第');
        written.parse().ok().or_else(|| chinese_number(written)).map(|value: u32| value as usize)
    };
    numbers.split(['、', '，', ',', '和', '及']).any(|part| match part.split_once(['至', '到']) {
        Some((from, to)) => {
            matches!((value(from), value(to)), (Some(from), Some(to)) if (from..=to).contains(&number))
        }
        None => value(part) == Some(number),
    })
}

/// Whether a heading plainly takes the demand up and text follows it.
fn by_heading(reply: &Document, letter: &Letter, demand: &Demand) -> bool {
    letter.sections.iter().enumerate().any(|(index, section)| {
        let Some(heading) = section.heading else { return false };
        let terms = term::vector(heading.of(&reply.text));
        let rest = with_deeper(reply, letter, index).saturating_sub(heading.len());
        rest > 60
            && !terms.is_empty()
            && term::covered(&terms, &demand.emphasis, &demand.terms) >= 0.6
            && term::covered(&demand.terms, &demand.emphasis, &terms) >= 0.15
    })
}

/// The length of a section, and if its heading is of the first level (一、), of the deeper ones under it too.
fn with_deeper(reply: &Document, letter: &Letter, index: usize) -> usize {
    let is_first = |section: &Section| {
        let number =
            section.heading.and_then(|heading| heading.of(&reply.text).trim_start().split_once('、'));
        number.is_some_and(|(number, _)| chinese_number(number).is_some())
    };
    let Some((section, after)) = letter.sections.get(index..).and_then(<[Section]>::split_first) else {
        return 0;
    };
    let deeper = after.iter().take_while(|next| is_first(section) && !is_first(next));
    section.span.len() + deeper.map(|next| next.span.len()).sum::<usize>()
}
