//! The report for people at a terminal: each place with its words, its clause and what to do.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, renderer::DecorStyle};

use super::Language;
use super::coverage::{Coverage, text::sum};
use super::position::Positions;
use crate::document::Document;
use crate::finding::{Severity, Span, State};
use crate::rule::Need;
use crate::verdict::{Judged, Review, Totals};

/// How the report is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The reader's language.
    pub language: Language,
    /// Whether the terminal shows colours.
    pub colour: bool,
    /// Columns of the terminal; a Chinese character takes two.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { language: Language::Zh, colour: false, width: 100 }
    }
}

/// The report of all reviews.
pub fn text(reviews: &[Review<'_>], look: Look) -> String {
    let mut out = String::new();
    for review in reviews {
        if reviews.len() > 1 {
            let _ = writeln!(out, "── {} ──\n", review.path);
        }
        for judged in &review.verdict.findings {
            out.push_str(&finding(review, judged, look));
            out.push_str("\n\n");
        }
        for diagnostic in &review.reply.diagnostics {
            let _ = writeln!(out, "{}{diagnostic}", look.language.pick("读取说明：", "while reading: "));
        }
        out.push_str(&asked(review, look.language));
    }
    out.push_str(&summary(reviews, look.language));
    out
}

fn finding(review: &Review<'_>, judged: &Judged, look: Look) -> String {
    let (language, finding) = (look.language, &judged.finding);
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(look.width);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::INFO,
    };
    let name = match finding.state {
        State::Counted => language.severity(finding.severity).to_owned(),
        State::Waived => {
            format!("{}·{}", language.severity(finding.severity), language.pick("已豁免", "waived"))
        }
        State::Known => {
            format!("{}·{}", language.severity(finding.severity), language.pick("存量", "known"))
        }
    };
    let basis = language.clause(&finding.basis);
    let title = level.with_name(name).primary_title(language.of(&finding.message)).id(finding.rule.clone());
    let mut group = match review.document(finding.source) {
        Some(document) => {
            let path = review.path_of(finding.source);
            let excerpt = Positions::new(document).excerpt(finding.span);
            title.element(Snippet::source(excerpt.line).path(path).line_start(excerpt.number).annotation(
                AnnotationKind::Primary.span(excerpt.hit.start..excerpt.hit.end).label(label(
                    document,
                    finding.span,
                    language,
                )),
            ))
        }
        None => title.elements(std::iter::empty::<annotate_snippets::Element<'_>>()),
    };
    if let Some(allowed) = allowed(review, judged, language) {
        group = group.element(Level::NOTE.with_name(language.pick("处理", "allowed")).message(allowed));
    }
    group = group
        .element(Level::NOTE.with_name(language.pick("依据", "basis")).message(basis))
        .element(Level::HELP.with_name(language.pick("建议", "help")).message(language.of(&finding.help)));
    renderer.render(&[group])
}

/// By whom a finding is allowed to stand and why, or since when it is on record.
pub(super) fn allowed(review: &Review<'_>, judged: &Judged, language: Language) -> Option<String> {
    if let Some(waiver) = judged.waiver.and_then(|index| review.verdict.waivers.get(index)) {
        let mut words = format!("{}（{}）", waiver.reason, waiver.written);
        if let Some(owner) = &waiver.owner {
            let _ = write!(words, "，{} {owner}", language.pick("责任人", "owner"));
        }
        if let Some(until) = waiver.until {
            let _ = write!(words, "，{} {until}", language.pick("有效期至", "until"));
        }
        return Some(words);
    }
    judged.known_since.map(|since| match language {
        Language::Zh => format!("存量，自 {since} 起记录在案"),
        Language::En => format!("on record since {since}"),
    })
}

/// Where a person finds the place: 第几段.
fn label(document: &Document, span: Span, language: Language) -> String {
    let first = document.paragraph_at(span.start);
    let last = document.paragraph_at(span.end.saturating_sub(1).max(span.start));
    match language {
        Language::Zh if first == last => format!("第{first}段"),
        Language::Zh => {
            format!("第{first}段至第{last}段，共{}字", span.of(&document.text).chars().count())
        }
        Language::En if first == last => format!("paragraph {first}"),
        Language::En => format!("paragraphs {first} to {last}"),
    }
}

/// 提了几条，找到对应答复几条.
fn asked(review: &Review<'_>, language: Language) -> String {
    Coverage::of(review)
        .filter(|coverage| !coverage.rows.is_empty())
        .map_or_else(String::new, |coverage| format!("{}\n", sum(&coverage, language)))
}

fn summary(reviews: &[Review<'_>], language: Language) -> String {
    let totals =
        reviews.iter().fold(Totals::default(), |totals, review| totals.plus(review.verdict.totals()));
    let mut out = match language {
        Language::Zh => format!(
            "共 {} 件复文：必改 {} 处，应改 {} 处，提示 {} 处",
            reviews.len(),
            totals.error,
            totals.warning,
            totals.note
        ),
        Language::En => format!(
            "{} checked: {}, {}, {}",
            plural(reviews.len(), "letter"),
            plural(totals.error, "error"),
            plural(totals.warning, "warning"),
            plural(totals.note, "note")
        ),
    };
    if totals.waived + totals.known > 0 {
        let _ = match language {
            Language::Zh => write!(out, "（另有已豁免 {} 处、存量 {} 处）", totals.waived, totals.known),
            Language::En => write!(out, " ({} waived, {} known)", totals.waived, totals.known),
        };
    }
    out.push_str(language.pick("。\n", ".\n"));
    let [review] = reviews else {
        let (run, skipped) = reviews.iter().fold((0, 0), |(run, skipped), review| {
            (run + review.verdict.run.len(), skipped + review.verdict.skipped.len())
        });
        let _ = match language {
            Language::Zh => writeln!(out, "共检查 {run} 项次，因缺少证据跳过 {skipped} 项次。"),
            Language::En => writeln!(out, "{run} checks made, {skipped} skipped for want of evidence."),
        };
        return out;
    };
    out.push_str(&ran(review, language));
    out
}

/// How many rules ran, how many did not, and why.
fn ran(review: &Review<'_>, language: Language) -> String {
    let verdict = &review.verdict;
    let mut reasons: Vec<String> = [Need::Item, Need::Record, Need::Layout, Need::Day, Need::Siblings]
        .into_iter()
        .filter_map(|need| {
            let count = verdict.skipped.iter().filter(|skipped| skipped.missing == need).count();
            (count > 0).then(|| match language {
                Language::Zh => format!("{count} 条因{}", language.need(need)),
                Language::En => format!("{count}: {}", language.need(need)),
            })
        })
        .collect();
    if verdict.not_applicable > 0 {
        reasons.push(match language {
            Language::Zh => format!("{} 条不适用于此类文件", verdict.not_applicable),
            Language::En => format!("{} do not apply to such a letter", verdict.not_applicable),
        });
    }
    if !verdict.off.is_empty() {
        reasons.push(match language {
            Language::Zh => format!("{} 条已在配置中关闭", verdict.off.len()),
            Language::En => format!("{} turned off by the configuration", verdict.off.len()),
        });
    }
    let left_out = verdict.skipped.len() + verdict.not_applicable + verdict.off.len();
    match (language, reasons.is_empty()) {
        (Language::Zh, true) => format!("检查了 {} 条规则。\n", verdict.run.len()),
        (Language::Zh, false) => {
            format!("检查了 {} 条规则，未检查 {left_out} 条：{}。\n", verdict.run.len(), reasons.join("，"))
        }
        (Language::En, true) => format!("{} ran.\n", plural(verdict.run.len(), "rule")),
        (Language::En, false) => format!(
            "{} ran, {left_out} did not ({}).\n",
            plural(verdict.run.len(), "rule"),
            reasons.join("; ")
        ),
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
