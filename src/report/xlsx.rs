//! The workbook for the office that follows up: findings, asks, promises and totals, one row a thing.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::Language;
use super::ledger::{self, Entry, xlsx::sheet as ledger_sheet};
use super::sheet::{headings, workbook, wrapped};
use crate::finding::{Severity, Span, State};
use crate::letter::{AskOrigin, AskStatus, Date};
use crate::verdict::{Review, Totals};

/// The workbook of all reviews; promises are judged on `today`.
///
/// # Errors
/// What the writer says, should it fail.
pub fn xlsx(reviews: &[Review<'_>], today: Option<Date>) -> Result<Vec<u8>, String> {
    build(reviews, today).map_err(|error| error.to_string())
}

/// The most characters that a cell holds.
const LONGEST: usize = 32_767;

/// A cell.
enum Cell {
    Words(String),
    /// A number that can be added up.
    Number(usize),
    /// From 0 to 1.
    Score(f64),
    /// A day, when there is one.
    Day(Option<Date>),
}

fn build(reviews: &[Review<'_>], today: Option<Date>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook()?;
    write(workbook.add_worksheet().set_name("问题")?, &FINDING, findings(reviews))?;
    write(workbook.add_worksheet().set_name("建议与答复")?, &ASK, asks(reviews))?;
    let entries = ledger::entries(reviews, today);
    ledger_sheet(workbook.add_worksheet().set_name("承诺台账")?, &entries.iter().collect::<Vec<&Entry>>())?;
    write(workbook.add_worksheet().set_name("汇总")?, &TOTAL, totals(reviews))?;
    write(workbook.add_worksheet().set_name("按规则汇总")?, &RULE, by_rule(reviews))?;
    workbook.save_to_buffer()
}

/// The columns of findings: heading and width in characters.
const FINDING: [(&str, u16); 16] = [
    ("复文", 24),
    ("建议提案编号", 12),
    ("单位", 20),
    ("级别", 8),
    ("规则", 26),
    ("问题", 44),
    ("原文", 32),
    ("所在文件", 24),
    ("段落", 6),
    ("依据", 24),
    ("条文", 40),
    ("建议", 36),
    ("状态", 8),
    ("豁免理由", 28),
    ("存量起始", 12),
    ("指纹", 18),
];

fn findings(reviews: &[Review<'_>]) -> Vec<Vec<Cell>> {
    let language = Language::Zh;
    let mut rows = Vec::new();
    for review in reviews {
        for judged in &review.verdict.findings {
            let finding = &judged.finding;
            let document = review.document(finding.source);
            let waiver = judged.waiver.and_then(|index| review.verdict.waivers.get(index));
            rows.push(vec![
                words(&review.path),
                words(item_number(review)),
                words(unit(review)),
                words(language.severity(finding.severity)),
                words(&finding.rule),
                words(language.of(&finding.message)),
                words(document.map_or("", |document| finding.span.of(&document.text))),
                words(review.path_of(finding.source)),
                document.map_or_else(
                    || words(""),
                    |document| Cell::Number(document.paragraph_at(finding.span.start)),
                ),
                words(format!("{}（{}）", finding.basis.cite, language.level(finding.basis.level))),
                words(finding.basis.quote.as_deref().unwrap_or("")),
                words(language.of(&finding.help)),
                words(match finding.state {
                    State::Counted => "计入",
                    State::Waived => "已豁免",
                    State::Known => "存量",
                }),
                words(waiver.map_or("", |waiver| &waiver.reason)),
                Cell::Day(judged.known_since),
                words(&judged.fingerprint),
            ]);
        }
    }
    rows
}

const ASK: [(&str, u16); 11] = [
    ("复文", 24),
    ("建议提案编号", 12),
    ("建议提案标题", 32),
    ("单位", 20),
    ("序号", 6),
    ("建议", 48),
    ("由来", 12),
    ("对应情况", 14),
    ("把握", 8),
    ("复文段落", 10),
    ("对应的答复", 60),
];

fn asks(reviews: &[Review<'_>]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for review in reviews {
        let (_, document) = review.asked_in();
        let text = &document.text;
        for (index, (ask, answer)) in review.asks().enumerate() {
            let evidence: Vec<&str> =
                answer.evidence.iter().map(|evidence| evidence.span.of(&review.reply.text)).collect();
            rows.push(vec![
                words(&review.path),
                words(item_number(review)),
                words(item_title(review)),
                words(unit(review)),
                Cell::Number(index + 1),
                words(ask.span.of(text)),
                words(match ask.origin {
                    AskOrigin::Numbered => "编号",
                    AskOrigin::Phrased => "语句",
                    AskOrigin::Title => "标题",
                    AskOrigin::Restated => "复文转述",
                }),
                words(match answer.status {
                    AskStatus::Answered => "找到对应答复",
                    AskStatus::Weak => "对应不明确",
                    AskStatus::Unmatched => "未找到对应文字",
                }),
                Cell::Score(answer.score),
                answer.evidence.first().map_or_else(
                    || words(""),
                    |evidence| Cell::Number(review.reply.paragraph_at(evidence.span.start)),
                ),
                words(evidence.join("\n")),
            ]);
        }
    }
    rows
}

const TOTAL: [(&str, u16); 15] = [
    ("复文", 28),
    ("建议提案编号", 12),
    ("单位", 24),
    ("成文日期", 12),
    ("必改", 8),
    ("应改", 8),
    ("提示", 8),
    ("已豁免", 8),
    ("存量", 8),
    ("建议条数", 10),
    ("找到对应", 10),
    ("对应不明确", 12),
    ("未找到", 8),
    ("承诺数", 8),
    ("检查规则数", 12),
];

fn totals(reviews: &[Review<'_>]) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for review in reviews {
        let Totals { error, warning, note, waived, known } = review.verdict.totals();
        // Only those of the item are counted: what a reply restates is not all it was asked.
        let asks = if review.item.is_some() { &review.alignment.asks[..] } else { &[] };
        let with = |status: AskStatus| asks.iter().filter(|ask| ask.status == status).count();
        let numbers = [
            error,
            warning,
            note,
            waived,
            known,
            asks.len(),
            with(AskStatus::Answered),
            with(AskStatus::Weak),
            with(AskStatus::Unmatched),
            review.letter.commitments.len(),
            review.verdict.run.len(),
        ];
        let day = review.letter.date.as_ref().and_then(|date| date.day);
        let names = [words(&review.path), words(item_number(review)), words(unit(review)), Cell::Day(day)];
        rows.push(names.into_iter().chain(numbers.map(Cell::Number)).collect());
    }
    rows
}

const RULE: [(&str, u16); 7] = [
    ("规则", 30),
    ("依据", 32),
    ("必改", 8),
    ("应改", 8),
    ("提示", 8),
    ("已豁免或存量", 14),
    ("复文件数", 10),
];

fn by_rule(reviews: &[Review<'_>]) -> Vec<Vec<Cell>> {
    #[derive(Default)]
    struct Count<'a> {
        basis: &'a str,
        /// 必改, 应改, 提示, and those that do not count.
        numbers: [usize; 4],
        letters: usize,
        last: Option<usize>,
    }
    let mut counts: BTreeMap<&str, Count<'_>> = BTreeMap::new();
    for (letter, review) in reviews.iter().enumerate() {
        for judged in &review.verdict.findings {
            let finding = &judged.finding;
            let count = counts.entry(&finding.rule).or_default();
            count.basis = &finding.basis.cite;
            count.numbers[match (finding.state, finding.severity) {
                (State::Counted, Severity::Error) => 0,
                (State::Counted, Severity::Warning) => 1,
                (State::Counted, Severity::Note) => 2,
                (State::Waived | State::Known, _) => 3,
            }] += 1;
            if count.last != Some(letter) {
                count.letters += 1;
                count.last = Some(letter);
            }
        }
    }
    counts
        .into_iter()
        .map(|(rule, count)| {
            [words(rule), words(count.basis)]
                .into_iter()
                .chain(count.numbers.map(Cell::Number))
                .chain([Cell::Number(count.letters)])
                .collect()
        })
        .collect()
}

fn write(sheet: &mut Worksheet, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Result<(), XlsxError> {
    let wrapped = wrapped();
    let score_look = wrapped.clone().set_num_format("0.00");
    let dated = wrapped.clone().set_num_format("yyyy-mm-dd");
    headings(sheet, columns, rows.len())?;
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                // A string cell is never taken for a formula.
                Cell::Words(words) => sheet.write_string_with_format(row, column, words, &wrapped)?,
                Cell::Number(number) => {
                    let number = u32::try_from(number).unwrap_or(u32::MAX);
                    sheet.write_with_format(row, column, number, &wrapped)?
                }
                Cell::Score(score) => sheet.write_with_format(row, column, score, &score_look)?,
                Cell::Day(None) => sheet.write_with_format(row, column, "", &wrapped)?,
                Cell::Day(Some(day)) => {
                    let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                    sheet.write_with_format(row, column, &day, &dated)?
                }
            };
        }
    }
    Ok(())
}

fn words(words: impl AsRef<str>) -> Cell {
    let words = words.as_ref();
    // The writer counts as Excel does, in UTF-16 units.
    if words.encode_utf16().count() <= LONGEST {
        return Cell::Words(words.to_owned());
    }
    let kept: String = words.chars().take(LONGEST / 2 - 1).collect();
    Cell::Words(format!("{kept}…"))
}

/// 建议、提案编号, as the reply has it or else the item.
fn item_number(review: &Review<'_>) -> String {
    let own = review.letter.item.as_ref().and_then(|item| item.number);
    match (own, &review.item) {
        (None, Some(item)) => one_line(&item.document.text, item.item.number),
        (own, _) => one_line(&review.reply.text, own),
    }
}

/// 建议、提案标题, as the item has it or else the reply.
fn item_title(review: &Review<'_>) -> String {
    match (&review.item, &review.letter.item) {
        (Some(item), _) => one_line(&item.document.text, item.item.title),
        (None, reference) => one_line(&review.reply.text, reference.as_ref().and_then(|item| item.title)),
    }
}

/// Who signs the reply.
fn unit(review: &Review<'_>) -> String {
    one_line(&review.reply.text, review.letter.signature)
}

fn one_line(text: &str, span: Option<Span>) -> String {
    span.map_or_else(String::new, |span| span.of(text).split_whitespace().collect())
}
