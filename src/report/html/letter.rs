//! One letter as a page shows it: head, main points, text with its cards, coverage, ledger, what was not checked.

use std::collections::BTreeMap;

use super::card::Card;
use super::sheet::{Note, Passage, Role, Sheet};
use super::{Occasion, one_line};
use crate::document::{Block, BlockKind};
use crate::finding::{Severity, Source, Span, State};
use crate::letter::{AskStatus, ItemKind};
use crate::report::Language;
use crate::report::coverage::{Coverage, Row};
use crate::report::ledger::{self, Entry};
use crate::rule::Need;
use crate::verdict::{Review, Totals};

/// A letter ready to be shown.
pub(super) struct LetterView<'a> {
    /// What the page calls it: `l1`.
    pub(super) key: String,
    pub(super) language: Language,
    pub(super) head: Head,
    pub(super) totals: Totals,
    /// Errors and warnings that count.
    pub(super) main_points: Vec<Card>,
    /// All findings.
    pub(super) found: usize,
    /// Family, its name, how many findings.
    pub(super) families: Vec<(String, String, usize)>,
    pub(super) text: Sheet<'a>,
    pub(super) item: Option<Sheet<'a>>,
    /// Findings that stand in no text that can be shown.
    pub(super) placeless: Vec<Card>,
    pub(super) coverage: Option<Coverage<'a>>,
    pub(super) asks: Vec<AskLine<'a>>,
    pub(super) ledger: Vec<Promise>,
    pub(super) unchecked: Vec<Unchecked>,
    pub(super) rules_run: usize,
    pub(super) not_applicable: usize,
    /// How the files were read.
    pub(super) remarks: Vec<String>,
}

/// What names a letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// 第46号建议; empty when unknown.
    pub(super) number: String,
    /// The letter's own title, or its path.
    pub(super) title: String,
    /// The item's title.
    pub(super) item_title: String,
    pub(super) unit: String,
    pub(super) doc_number: String,
    pub(super) class: String,
    pub(super) date: String,
    pub(super) path: String,
}

/// A row of the matrix: an ask, what was found for it, what is said of it.
pub(super) struct AskLine<'a> {
    pub(super) row: Row<'a>,
    /// Further paragraphs that may answer it.
    pub(super) also: Vec<usize>,
    pub(super) cards: Vec<Card>,
}

/// A row of the ledger (承诺台账).
pub(super) struct Promise {
    pub(super) key: String,
    pub(super) entry: Entry,
    pub(super) strength: &'static str,
    pub(super) missing: Vec<&'static str>,
}

/// Rules that did not look, and why.
pub(super) struct Unchecked {
    pub(super) why: String,
    /// Id and title.
    pub(super) rules: Vec<(String, String)>,
}

impl<'a> LetterView<'a> {
    /// The view of the `index`th review.
    pub(super) fn of(review: &'a Review<'_>, index: usize, occasion: &Occasion<'_>) -> Self {
        let language = occasion.language;
        let key = format!("l{}", index + 1);
        let mut families: BTreeMap<String, usize> = BTreeMap::new();
        let (mut notes, mut item_notes, mut placeless, mut main_points) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let coverage = Coverage::of(review);
        let mut asks = coverage.as_ref().map_or_else(Vec::new, ask_lines);
        for (number, judged) in review.verdict.findings.iter().enumerate() {
            let card = Card::of(review, judged, number + 1, &key, occasion.book, language);
            *families.entry(card.family.clone()).or_default() += 1;
            if card.state == State::Counted && card.severity >= Severity::Warning {
                main_points.push(card.clone());
            }
            let span = judged.finding.span;
            match judged.finding.source {
                Source::Reply if !review.reply.blocks.is_empty() => {
                    notes.push(Note { span, card, is_beside: true });
                }
                Source::Item if review.item.is_some() => {
                    let ask = asks.iter_mut().find(|ask| ask.row.span.contains(span));
                    let is_beside = ask.is_none();
                    if let Some(ask) = ask {
                        ask.cards.push(card.clone());
                    }
                    item_notes.push(Note { span, card, is_beside });
                }
                _ => placeless.push(card),
            }
        }
        main_points.sort_by_key(|card| std::cmp::Reverse(card.severity));
        let passages = passages(review, coverage.as_ref(), &key);
        let asked: Vec<Passage> = asks
            .iter()
            .map(|ask| Passage { key: format!("{key}-q{}", ask.row.number), span: ask.row.span })
            .collect();
        // Without the item the asks stand in the reply.
        let (passages, asked) = match review.item {
            Some(_) => (passages, asked),
            None => (passages.into_iter().chain(asked).collect(), Vec::new()),
        };
        let item = review.item.as_ref();
        Self {
            head: head(review, language),
            totals: review.verdict.totals(),
            main_points,
            found: review.verdict.findings.len(),
            families: families
                .into_iter()
                .map(|(family, count)| (family.clone(), language.family(&family).to_owned(), count))
                .collect(),
            text: Sheet::lay(review.reply, &notes, &passages, |block| role(review, block)),
            item: item.map(|item| {
                Sheet::lay(item.document, &item_notes, &asked, |block| match item.item.title {
                    Some(title) if title.overlaps(block.span) => Role::Title,
                    _ => Role::of(block),
                })
            }),
            placeless,
            coverage,
            asks,
            ledger: promises(review, &key, occasion),
            unchecked: unchecked(review, occasion),
            rules_run: review.verdict.run.len(),
            not_applicable: review.verdict.not_applicable,
            remarks: remarks(review, language),
            key,
            language,
        }
    }

    /// The verdict in one sentence.
    pub(super) fn verdict(&self) -> String {
        let Totals { error, warning, note, .. } = self.totals;
        match self.language {
            Language::Zh => match (error, warning, note) {
                (0, 0, 0) => "在所检查的范围内没有发现问题。".to_owned(),
                (0, 0, note) => format!("没有必改、应改之处；有{note}处提示，供参考。"),
                (0, warning, _) => format!("没有必改之处；有{warning}处应改，请逐条核对。"),
                (error, 0, _) => format!("有{error}处必改，请改正后再送审。"),
                (error, warning, _) => {
                    format!("有{error}处必改，请改正后再送审；另有{warning}处应改，请逐条核对。")
                }
            },
            Language::En => match (error, warning, note) {
                (0, 0, 0) => "Nothing was found in what was checked.".to_owned(),
                (0, 0, note) => format!("No error and no warning; notes: {note}."),
                (0, warning, _) => format!("No error; warnings to go through: {warning}."),
                (error, warning, _) => {
                    format!(
                        "Errors to correct before it is sent: {error}; warnings to go through: {warning}."
                    )
                }
            },
        }
    }

    /// How many asks no answering text was found for.
    pub(super) fn unmatched(&self) -> usize {
        self.coverage.as_ref().map_or(0, |coverage| coverage.count(AskStatus::Unmatched))
    }

    /// How many asks it is unclear for.
    pub(super) fn weak(&self) -> usize {
        self.coverage.as_ref().map_or(0, |coverage| coverage.count(AskStatus::Weak))
    }

    /// How many asks answering text was found for.
    pub(super) fn answered(&self) -> usize {
        self.coverage.as_ref().map_or(0, |coverage| coverage.count(AskStatus::Answered))
    }

    /// How many findings stand beside the asks.
    pub(super) fn on_item(&self) -> usize {
        self.asks.iter().map(|ask| ask.cards.len()).sum()
    }

    /// How many promises name no time.
    pub(super) fn undated(&self) -> usize {
        self.ledger.iter().filter(|promise| promise.entry.due.is_empty()).count()
    }
}

fn head(review: &Review<'_>, language: Language) -> Head {
    let text = &review.reply.text;
    let letter = &review.letter;
    let words = |span: Option<Span>| span.map(|span| one_line(span.of(text))).unwrap_or_default();
    let reference = letter.item.as_ref();
    let kind = match reference.and_then(|item| item.kind) {
        Some(ItemKind::Suggestion) => language.pick("建议", "suggestion"),
        Some(ItemKind::Proposal) => language.pick("提案", "proposal"),
        _ => "",
    };
    let number = words(reference.and_then(|item| item.number));
    let title = words(letter.title);
    Head {
        number: match (number.is_empty(), language) {
            (true, _) => String::new(),
            (false, Language::Zh) => format!("第{number}号{kind}"),
            (false, Language::En) => format!("{kind} no. {number}"),
        },
        title: if title.is_empty() { review.path.clone() } else { title },
        item_title: words(reference.and_then(|item| item.title)),
        unit: words(letter.signature),
        doc_number: words(letter.doc_number),
        class: letter.class.as_ref().map(|class| class.class.clone()).unwrap_or_default(),
        date: words(letter.date.as_ref().map(|date| date.span)),
        path: review.path.clone(),
    }
}

/// How a block of the letter is set: as a printed letter would have it.
fn role(review: &Review<'_>, block: &Block) -> Role {
    let letter = &review.letter;
    let here = |span: Option<Span>| span.is_some_and(|span| span.overlaps(block.span));
    let any = |spans: &[Span]| spans.iter().any(|span| span.overlaps(block.span));
    if here(letter.title) {
        Role::Title
    } else if here(letter.doc_number) || here(letter.letterhead) {
        Role::Centre
    } else if here(letter.signature) || here(letter.date.as_ref().map(|date| date.span)) {
        Role::Right
    } else if here(letter.salutation)
        || here(letter.class.as_ref().map(|class| class.span))
        || any(&letter.copy_to)
        || here(letter.printed)
    {
        Role::Plain
    } else if letter.sections.iter().any(|section| {
        section
            .heading
            .is_some_and(|heading| heading.overlaps(block.span) && heading.len() + 8 >= block.span.len())
    }) {
        Role::Heading
    } else {
        match block.kind {
            BlockKind::Heading(1) => Role::Heading,
            _ => Role::of(block),
        }
    }
}

/// The passages of the reply that the matrix and the ledger point to.
fn passages(review: &Review<'_>, coverage: Option<&Coverage<'_>>, key: &str) -> Vec<Passage> {
    let answers = coverage.into_iter().flat_map(|coverage| &coverage.rows).filter_map(|row| {
        Some(Passage { key: format!("{key}-a{}", row.number), span: row.passages.first()?.span })
    });
    let promises =
        review.letter.commitments.iter().enumerate().map(|(index, commitment)| Passage {
            key: format!("{key}-c{}", index + 1),
            span: commitment.span,
        });
    answers.chain(promises).collect()
}

/// The rows of the matrix, without what is said of them.
fn ask_lines<'a>(coverage: &Coverage<'a>) -> Vec<AskLine<'a>> {
    let line = |row: &Row<'a>| {
        let mut places = row.passages.iter().map(|passage| passage.paragraphs.0);
        let best = places.next();
        let mut also: Vec<usize> = places.filter(|place| Some(*place) != best).collect();
        also.dedup();
        AskLine { row: row.clone(), also, cards: Vec::new() }
    };
    coverage.rows.iter().map(line).collect()
}

fn promises(review: &Review<'_>, key: &str, occasion: &Occasion<'_>) -> Vec<Promise> {
    let entries = ledger::entries(std::slice::from_ref(review), occasion.today);
    let language = occasion.language;
    entries
        .into_iter()
        .zip(&review.letter.commitments)
        .enumerate()
        .map(|(index, (entry, commitment))| Promise {
            key: format!("{key}-c{}", index + 1),
            entry,
            strength: language.strength(commitment.strength),
            missing: commitment.missing.iter().map(|slot| language.slot(*slot)).collect(),
        })
        .collect()
}

fn unchecked(review: &Review<'_>, occasion: &Occasion<'_>) -> Vec<Unchecked> {
    let language = occasion.language;
    let titled = |rule: &String| {
        let title = occasion.book.rule(rule).map_or("", |rule| language.of(&rule.title));
        (rule.clone(), title.to_owned())
    };
    let skipped =
        [Need::Item, Need::Record, Need::Layout, Need::Day, Need::Siblings].into_iter().map(|need| {
            Unchecked {
                why: language.need(need).to_owned(),
                rules: review
                    .verdict
                    .skipped
                    .iter()
                    .filter(|skipped| skipped.missing == need)
                    .map(|skipped| titled(&skipped.rule))
                    .collect(),
            }
        });
    let off = Unchecked {
        why: language.pick("已在配置中关闭", "turned off by the configuration").to_owned(),
        rules: review.verdict.off.iter().map(titled).collect(),
    };
    skipped.chain([off]).filter(|unchecked| !unchecked.rules.is_empty()).collect()
}

fn remarks(review: &Review<'_>, language: Language) -> Vec<String> {
    let mut remarks = review.reply.diagnostics.clone();
    if review.reply.has_revisions {
        let words = language.pick(
            "文件中留有修订，检查的是接受修订后的文字",
            "tracked changes remain; the accepted text was checked",
        );
        remarks.push(words.to_owned());
    }
    if review.reply.has_comments {
        remarks.push(
            language
                .pick("文件中留有批注，批注没有检查", "comments remain; they were not checked")
                .to_owned(),
        );
    }
    remarks
}
