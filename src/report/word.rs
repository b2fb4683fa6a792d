//! The report in the reply itself: a Word comment (批注) on exactly the words of each finding.
//!
//! A finding that is waived or on record has no comment. Word shows none in headers, footers, text boxes and notes:
//! those stand at the paragraph beside them and name the place; what is about the item or the record stands at the
//! first paragraph and quotes the words.

use crate::document::docx::{self, Comment, Reviewed};
use crate::document::{Document, OpenError, Story};
use crate::finding::{Finding, Severity, Source, Span, State};
use crate::letter::Date;
use crate::verdict::Review;

use super::Language;

/// Most comments that are written: Word refuses files with more than 32,767 ranges, and nobody reads as many.
const MOST: usize = 2_000;

/// Characters that are quoted of words that a comment cannot be set on.
const QUOTED: usize = 60;

/// The reply's file with its findings as comments, in place of those of an earlier run.
///
/// `bytes` is the file of the reply, a docx; `day` the day the comments bear.
///
/// # Errors
/// [`OpenError`] when the file cannot carry comments.
pub fn word(
    review: &Review<'_>,
    bytes: &[u8],
    language: Language,
    day: Option<Date>,
) -> Result<Reviewed, OpenError> {
    let mut findings: Vec<&Finding> = review
        .verdict
        .findings
        .iter()
        .map(|judged| &judged.finding)
        .filter(|finding| finding.state == State::Counted)
        .collect();
    let mut comments = Vec::new();
    if findings.len() > MOST {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        comments.push(rest(review, &findings.split_off(MOST - 1), language));
    }
    comments.extend(findings.into_iter().map(|finding| comment(review, finding, language)));
    let time = day.map(word_time);
    docx::annotate(bytes, review.reply, &comments, language.pick("复文", "fw"), time.as_deref())
}

/// A day as Word dates comments and changes.
pub fn word_time(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn comment(review: &Review<'_>, finding: &Finding, language: Language) -> Comment {
    let (span, place) = anchor(review, finding, language);
    let mut lines = vec![format!(
        "{}{}{}",
        language.severity(finding.severity),
        language.pick("：", ": "),
        language.of(&finding.message)
    )];
    lines.extend(place);
    lines.push(format!("{}{}", language.pick("依据：", "Basis: "), language.clause(&finding.basis)));
    lines.push(format!("{}{}", language.pick("建议：", "Help: "), language.of(&finding.help)));
    lines.push(format!("{}{}", language.pick("规则：", "Rule: "), finding.rule));
    Comment { span, lines }
}

/// The words of the main text that a finding's comment is set on, and the place it means when that is elsewhere.
fn anchor(review: &Review<'_>, finding: &Finding, language: Language) -> (Span, Option<String>) {
    let reply = review.reply;
    let quoted = |text: &str| shortened(finding.span.of(text));
    let first = first(review);
    match finding.source {
        Source::Item => {
            let words = review.document(Source::Item).map(|item| quoted(&item.text)).unwrap_or_default();
            let place = match language {
                Language::Zh => format!("位置：建议、提案原文中的“{words}”"),
                Language::En => format!("Place: in the item, “{words}”"),
            };
            (first, (!words.is_empty()).then_some(place))
        }
        Source::Record => {
            (first, Some(language.pick("位置：办理台账", "Place: the handling record").to_owned()))
        }
        Source::Reply => {
            let Some(index) = reply.block_index_at(finding.span.start) else { return (first, None) };
            let block = &reply.blocks[index];
            if block.story == Story::Body {
                let is_whole = review.letter.body.is_some_and(|body| finding.span.contains(body));
                return (if is_whole { first } else { finding.span }, None);
            }
            let host = reply.blocks[..index].iter().rev().find(|host| host.story == Story::Body);
            let host = match block.story {
                Story::TextBox => host.map_or(first, |host| host.span),
                _ => first,
            };
            let (story, words) = (story(block.story, language), quoted(&reply.text));
            let place = match language {
                Language::Zh => format!("位置：{story}中的“{words}”"),
                Language::En => format!("Place: in a {story}, “{words}”"),
            };
            (host, Some(place))
        }
    }
}

/// The title, or the first paragraph of the main text.
fn first(review: &Review<'_>) -> Span {
    let reply: &Document = review.reply;
    let is_body = |span: &Span| reply.block_at(span.start).is_some_and(|block| block.story == Story::Body);
    review
        .letter
        .title
        .filter(is_body)
        .or_else(|| reply.blocks.iter().find(|block| block.story == Story::Body).map(|block| block.span))
        .unwrap_or_default()
}

const fn story(story: Story, language: Language) -> &'static str {
    match story {
        Story::Body => language.pick("正文", "paragraph"),
        Story::TextBox => language.pick("文本框", "text box"),
        Story::Note => language.pick("脚注或尾注", "note"),
        Story::Header => language.pick("页眉", "header"),
        Story::Footer => language.pick("页脚", "footer"),
    }
}

/// One comment for all findings beyond the most that are written.
fn rest(review: &Review<'_>, findings: &[&Finding], language: Language) -> Comment {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (error, warning, note) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let line = match language {
        Language::Zh => format!(
            "另有 {} 处没有逐一加批注：必改 {error} 处，应改 {warning} 处，提示 {note} 处；全部内容见文字报告",
            findings.len()
        ),
        Language::En => format!(
            "{} more findings have no comment of their own ({error} errors, {warning} warnings, {note} notes); \
             see the text report",
            findings.len()
        ),
    };
    Comment { span: first(review), lines: vec![line] }
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}……", &words[..end]),
        None => words,
    }
}
