//! Whether each demand has a passage that answers it, and which.

use std::sync::LazyLock;

use regex::Regex;

use super::demand::Demand;
use super::term;
use super::unit::{Unit, UnitKind};
use super::usage::Usage;
use super::{AskAnswer, AskStatus, Evidence, Fit};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{Letter, Section, chinese_number};

/// 关于第一、三条建议, 您提出的第2点.
static ORDINAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"第((?:[一二三四五六七八九十\d]{1,3}(?:[、，,和及至到]第?)?)+)(?:条|点|项|个|款)(?:建议|意见|问题|诉求|方面|要求)?").ok()
});

/// The verdict on each demand; `named` tells which of them the reply takes up by name.
pub(super) fn judge(
    reply: &Document,
    demands: &[Demand],
    units: &[Unit],
    named: impl Fn(usize) -> bool,
    usage: Usage<'_>,
) -> Vec<AskAnswer> {
    let likeness = |demand: &Demand, unit: &Unit| {
        term::cosine((&demand.terms, demand.length), (&unit.terms, unit.length))
    };
    let scores: Vec<Vec<f64>> =
        demands.iter().map(|demand| units.iter().map(|unit| likeness(demand, unit)).collect()).collect();
    let nearest: Vec<Nearest> = (0..units.len()).map(|unit| Nearest::of(&scores, unit)).collect();
    let judged = Judged { reply, demands, units, scores: &scores, nearest: &nearest, usage };
    (0..demands.len()).map(|index| judged.answer(index, named(index))).collect()
}

/// Everything that one verdict looks at.
struct Judged<'a> {
    reply: &'a Document,
    demands: &'a [Demand],
    units: &'a [Unit],
    scores: &'a [Vec<f64>],
    nearest: &'a [Nearest],
    usage: Usage<'a>,
}

/// The demand that a passage is most like, how much, and how much it is like the next one.
struct Nearest {
    demand: usize,
    likeness: f64,
    next: f64,
}

impl Nearest {
    fn of(scores: &[Vec<f64>], unit: usize) -> Self {
        let mut nearest = Self { demand: 0, likeness: 0.0, next: 0.0 };
        for (demand, scores) in scores.iter().enumerate() {
            let likeness = scores[unit];
            if likeness > nearest.likeness {
                nearest = Self { demand, likeness, next: nearest.likeness };
            } else {
                nearest.next = nearest.next.max(likeness);
            }
        }
        nearest
    }
}

impl Judged<'_> {
    fn answer(&self, index: usize, named: bool) -> AskAnswer {
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        order.sort_by(|one, other| {
            self.margin(index, *other).total_cmp(&self.margin(index, *one)).then(one.cmp(other))
        });
        let fit = self.fit(index, &order, named);
        let score = fit.score();
        let evidence = self.evidence(index, &order);
        let runner_up = order.first().and_then(|unit| {
            (0..self.demands.len())
                .filter(|other| *other != index)
                .max_by(|one, other| self.scores[*one][*unit].total_cmp(&self.scores[*other][*unit]))
        });
        AskAnswer { status: AskStatus::of(score), score, fit, evidence, runner_up }
    }

    /// How much better a passage fits this demand than the one that it fits best beside it.
    fn margin(&self, index: usize, unit: usize) -> f64 {
        let nearest = &self.nearest[unit];
        let other = if nearest.demand == index { nearest.next } else { nearest.likeness };
        self.scores[index][unit] - other
    }

    fn fit(&self, index: usize, order: &[usize], named: bool) -> Fit {
        let demand = &self.demands[index];
        let best = |units: &mut dyn Iterator<Item = f64>| units.fold(f64::NEG_INFINITY, f64::max);
        let sections = || (0..self.units.len()).filter(|unit| self.units[*unit].kind == UnitKind::Section);
        let margin = order.first().map_or(0.0, |unit| self.margin(index, *unit));
        let section = best(&mut sections().map(|unit| self.margin(index, unit)));
        Fit {
            likeness: best(&mut self.scores[index].iter().copied()).max(0.0),
            margin,
            section_margin: if section.is_finite() { section } else { margin },
            covered: best(&mut self.units.iter().map(|unit| term::covered(&demand.terms, &unit.terms)))
                .max(0.0),
            size: demand.terms.keys().filter(|term| !term::is_single(term)).count(),
            named,
        }
    }

    /// The three best passages that do not overlap.
    fn evidence(&self, index: usize, order: &[usize]) -> Vec<Evidence> {
        let mut kept: Vec<Evidence> = Vec::new();
        for unit in order {
            let passage = &self.units[*unit];
            let score = self.scores[index][*unit];
            if score <= 0.0 || kept.iter().any(|other| other.span.overlaps(passage.span)) {
                continue;
            }
            let text = passage.span.of(&self.reply.text);
            let terms = term::shared(&self.demands[index].terms, text, self.usage);
            kept.push(Evidence { span: passage.span, score, terms });
            if kept.len() == 3 {
                break;
            }
        }
        kept
    }
}

/// Whether the body takes up the demand by its number (关于第一、三条建议).
pub(super) fn by_ordinal(reply: &Document, letter: &Letter, index: usize) -> bool {
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
pub(super) fn by_heading(reply: &Document, letter: &Letter, demand: &Demand, usage: Usage<'_>) -> bool {
    letter.sections.iter().enumerate().any(|(index, section)| {
        let Some(heading) = section.heading else { return false };
        let terms = term::vector(heading.of(&reply.text), usage);
        let rest = with_deeper(reply, letter, index).len().saturating_sub(heading.len());
        rest > 60
            && !terms.is_empty()
            && term::covered(&terms, &demand.terms) >= 0.6
            && term::covered(&demand.terms, &terms) >= 0.15
    })
}

/// A section, and if its heading is of the first level (一、), of the deeper ones under it too.
pub(super) fn with_deeper(reply: &Document, letter: &Letter, index: usize) -> Span {
    let is_first = |section: &Section| {
        let number =
            section.heading.and_then(|heading| heading.of(&reply.text).trim_start().split_once('、'));
        number.is_some_and(|(number, _)| chinese_number(number).is_some())
    };
    let Some((section, after)) = letter.sections.get(index..).and_then(<[Section]>::split_first) else {
        return Span::default();
    };
    let deeper = after.iter().take_while(|next| is_first(section) && !is_first(next));
    deeper.fold(section.span, |whole, next| whole.cover(next.span))
}
