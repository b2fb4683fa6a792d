//! 办理结果类别: the mark that says how far an item is solved.

use super::ClassMark;
use super::field::{Field, Label};
use super::line::Line;
use super::pattern::Pattern;
use crate::finding::Span;

/// A letter or 甲, 乙, 丙, 丁, alone or with 类, in brackets or not; another letter only with 类.
const LETTER: &str = r"[（(【\[［〔]?\s*(?:([A-DＡ-Ｄa-d甲乙丙丁])\s*[1-9]?\s*(?:类|級|级)?|([E-ZＥ-Ｚ戊己])\s*类)(?:件)?\s*[）)】\]］〕]?";

/// The words of places that use words.
const WORDS: &str = r"解决采纳|采纳解决|已经解决|已解决|基本解决|部分解决|正在解决|正在办理|计划解决|计划采纳|列入计划|列入规划|逐步解决|暂难解决|暂时难以解决|暂不能解决|难以解决|无法解决|不予采纳|留作参考|供参考|作参考|已采纳|采纳";

/// The whole of a line or value: a letter, with at most an explanation in brackets behind it.
static ALONE: Pattern = Pattern::built(|| format!(r"^({LETTER})\s*(?:[（(][^（）()]{{2,20}}[）)])?$"));

static WORD_ALONE: Pattern = Pattern::built(|| format!("^({WORDS})$"));

/// A mark in brackets or with 类, so that a bare letter inside a word is not taken for one.
static MARKED: Pattern = Pattern::new(concat!(
    r"([（(【\[［〔]\s*(?:([A-DＡ-Ｄ甲乙丙丁])\s*类?|([E-ZＥ-Ｚ戊己])\s*类)(?:件)?\s*[）)】\]］〕]|(?:^|[\s\u{3000}号])([A-ZＡ-Ｚ甲乙丙丁戊己])\s*类(?:件)?)",
    r"(?:[\s\u{3000}]|$|[（(])",
));

/// A letter at the end of a line behind white space or a bracket.
static AT_END: Pattern = Pattern::new(r"[\s\u{3000}]([A-DＡ-Ｄ])$");

/// The mark, from the labelled values, the first lines and the margins.
pub(super) fn find(text: &str, fields: &[Field], front: &[Line], margins: &[Line]) -> Option<ClassMark> {
    labelled(text, fields)
        .or_else(|| front.iter().chain(margins).find_map(|line| alone(text, line.span)))
        .or_else(|| front.iter().chain(margins).find_map(|line| beside(text, line.span)))
}

/// Where a mark at the end of `span` (a title, a number) begins.
pub(super) fn trailing(text: &str, span: Span) -> Option<usize> {
    beside(text, span).map(|mark| mark.span.start)
}

/// Whether a line is nothing but a mark.
pub(super) fn is_alone(text: &str, line: Span) -> bool {
    alone(text, line).is_some()
}

/// 类别：B, with the label as part of the mark unless the label stands on a line of its own.
fn labelled(text: &str, fields: &[Field]) -> Option<ClassMark> {
    fields.iter().filter(|field| field.is(Label::Class)).find_map(|field| {
        let mark = alone(text, field.value)?;
        let between = text.get(field.label.end..mark.span.start)?;
        let span = if between.contains('\n') { mark.span } else { field.label.cover(mark.span) };
        Some(ClassMark { span, class: mark.class })
    })
}

fn alone(text: &str, span: Span) -> Option<ClassMark> {
    if let Some(groups) = ALONE.groups(text, span) {
        let class = groups.get(2).or_else(|| groups.get(3))?;
        return Some(ClassMark { span: groups.get(1)?, class: letter(class.of(text))? });
    }
    let word = WORD_ALONE.groups(text, span)?.get(1)?;
    Some(ClassMark { span: word, class: word.of(text).to_owned() })
}

fn beside(text: &str, span: Span) -> Option<ClassMark> {
    if let Some(groups) = MARKED.groups(text, span) {
        let mark = groups.get(1)?;
        let mark =
            mark.of(text).strip_prefix('号').map_or(mark, |rest| Span::new(mark.end - rest.len(), mark.end));
        let class = groups.get(2).or_else(|| groups.get(3)).or_else(|| groups.get(4))?;
        return Some(ClassMark { span: mark.trim(text), class: letter(class.of(text))? });
    }
    let mark = AT_END.groups(text, span)?.get(1)?;
    Some(ClassMark { span: mark, class: letter(mark.of(text))? })
}

/// The plain capital that `mark` stands for; 甲 is A.
fn letter(mark: &str) -> Option<String> {
    let plain = match mark.chars().next()? {
        c if c.is_ascii_alphabetic() => c.to_ascii_uppercase(),
        // The full-width capitals lie as far from each other as the plain ones.
        c @ 'Ａ'..='Ｚ' => char::from_u32(c as u32 - 'Ａ' as u32 + 'A' as u32)?,
        '甲' => 'A',
        '乙' => 'B',
        '丙' => 'C',
        '丁' => 'D',
        '戊' => 'E',
        '己' => 'F',
        _ => return None,
    };
    Some(plain.to_string())
}
