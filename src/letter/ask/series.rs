//! Numbered series (一、 （一） 1. ① 一是 …), how they nest, and where each member ends.

use crate::document::{BlockKind, Document};
use crate::finding::Span;
use crate::letter::chinese_number;

/// How the members of a series are numbered, outermost habit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::letter) enum Style {
    /// 建议一：
    Advice,
    /// 一、
    Chinese,
    /// 第一， 其一，
    Ordinal,
    /// （一）
    ChineseInBrackets,
    /// 1. 1、
    Digit,
    /// （1） 1）
    DigitInBrackets,
    /// ①
    Circled,
    /// 一是 一要
    Spoken,
    /// A bullet, which bears no number.
    Bullet,
}

/// A numbered part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::letter) struct Member {
    /// From its number to the next member of its series, or to the end of what holds the series.
    pub span: Span,
    /// Its number with the mark behind it.
    pub label: Span,
    /// The number.
    pub value: u32,
    /// Whether it begins a paragraph.
    pub opens_block: bool,
}

/// Members in running order: two or more, or one that takes up the numbering of an earlier series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::letter) struct Series {
    /// How its members are numbered.
    pub style: Style,
    /// Its members in order.
    pub members: Vec<Member>,
    /// The series and the member it stands in; none for an outermost one.
    pub parent: Option<(usize, usize)>,
}

/// Finds the numbered series in `region` of a document.
pub(in crate::letter) fn find(document: &Document, region: Span) -> Vec<Series> {
    close(assemble(&marks(document, region)), region)
}

/// A number that may begin a member.
#[derive(Clone, Copy, Debug)]
struct Mark {
    style: Style,
    value: u32,
    label: Span,
    opens_block: bool,
}

/// What stands before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing: a paragraph begins.
    Block,
    /// The end of a sentence, a colon, or white space.
    Sentence,
    /// A comma.
    Clause,
    /// A Chinese character or a closing mark.
    Word,
    /// A digit, a letter, or something else a number may be part of.
    Number,
}

fn marks(document: &Document, region: Span) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut bullet = 0;
    for block in &document.blocks {
        let span = Span::new(block.span.start.max(region.start), block.span.end.min(region.end));
        if span.is_empty() {
            continue;
        }
        let text = span.of(&document.text);
        let indent = text.len() - text.trim_start_matches(is_decoration).len();
        let mut opens_with_mark = false;
        let mut skip = 0;
        for (at, _) in text.char_indices() {
            if at < indent || at < skip {
                continue;
            }
            let before = if at == indent { Before::Block } else { before(&text[..at]) };
            if before == Before::Number {
                continue;
            }
            let Some((style, value, length)) = mark_at(&text[at..], before) else { continue };
            opens_with_mark |= at == indent;
            skip = at + length;
            let label = Span::new(span.start + at, span.start + at + length);
            found.push(Mark { style, value, label, opens_block: at == indent });
        }
        let bulleted = block.kind == BlockKind::ListItem
            || BULLETS.iter().any(|bullet| text.trim_start().starts_with(bullet));
        if bulleted && !opens_with_mark && !text.trim().is_empty() {
            bullet += 1;
            let label = Span::new(span.start, span.start + indent);
            found.push(Mark { style: Style::Bullet, value: bullet, label, opens_block: true });
        } else {
            bullet = 0;
        }
    }
    found.sort_by_key(|mark| mark.label.start);
    found
}

const BULLETS: [&str; 9] = ["- ", "* ", "+ ", "•", "·", "●", "■", "◆", "▪"];

/// Whether a character may stand before the number that opens a paragraph.
fn is_decoration(character: char) -> bool {
    character.is_whitespace() || "#*-+•·●■◆▪>_【".contains(character)
}

fn before(text: &str) -> Before {
    match text.chars().next_back() {
        None => Before::Block,
        Some(last) if last.is_whitespace() || "。！？!?；;：:*".contains(last) => Before::Sentence,
        Some(last) if "，,、".contains(last) => Before::Clause,
        Some(last) if last.is_alphanumeric() && !is_han(last) => Before::Number,
        Some(last) if ".．-－—/~～〔[［﹝第%％".contains(last) || is_chinese_digit(last) => {
            Before::Number
        }
        Some(_) => Before::Word,
    }
}

/// The style, value and length in bytes of the mark that begins `text`, if one does.
fn mark_at(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    let first = text.chars().next()?;
    match first {
        '①'..='⑳' => {
            let value = u32::from(first).checked_sub(u32::from('①'))? + 1;
            Some((Style::Circled, value, first.len_utf8()))
        }
        '（' | '(' => in_brackets(text, before),
        '建' => advice(text, before),
        '第' | '其' => ordinal(text, before),
        _ if digit(first).is_some() => arabic(text, before),
        _ if is_chinese_digit(first) => chinese(text, before),
        _ => None,
    }
}

fn in_brackets(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    let opened = text.chars().next()?.len_utf8();
    let (value, length, style) = match arabic_number(&text[opened..]) {
        Some((value, length)) => (value, length, Style::DigitInBrackets),
        None => {
            let (value, length) = chinese_numeral(&text[opened..])?;
            (value, length, Style::ChineseInBrackets)
        }
    };
    let rest = &text[opened + length..];
    let closed = rest.chars().next().filter(|next| "）)".contains(*next))?.len_utf8();
    let mut end = opened + length + closed;
    if names_a_thing(&text[end..]) || (before == Before::Word && value > 9) {
        return None;
    }
    end += text[end..].chars().next().filter(|next| "、.．".contains(*next)).map_or(0, char::len_utf8);
    Some((style, value, end))
}

fn advice(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    let rest = text.strip_prefix("建议")?;
    if matches!(before, Before::Word | Before::Clause) {
        return None;
    }
    let (value, length) = chinese_numeral(rest).or_else(|| arabic_number(rest))?;
    let end = text.len() - rest.len() + length;
    let next = text[end..].chars().next()?;
    ("、：:.．，,".contains(next) || next.is_whitespace())
        .then(|| (Style::Advice, value, end + next.len_utf8()))
}

fn ordinal(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    if before == Before::Word {
        return None;
    }
    let opened = text.chars().next()?.len_utf8();
    let is_rank = text.starts_with('第');
    let (value, length) = chinese_numeral(&text[opened..])
        .or_else(|| is_rank.then(|| arabic_number(&text[opened..])).flatten())?;
    let mut end = opened + length;
    let counted = ["个方面", "方面", "条建议", "条", "点", "项", "个"];
    if is_rank && let Some(word) = counted.iter().find(|word| text[end..].starts_with(**word)) {
        end += word.len();
    }
    let next = text[end..].chars().next()?;
    if "、，,：:.．".contains(next) {
        return Some((Style::Ordinal, value, end + next.len_utf8()));
    }
    (next == '是').then(|| (Style::Ordinal, value, end + next.len_utf8()))
}

fn arabic(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    let (value, mut end) = arabic_number(text)?;
    end += text[end..].len() - text[end..].trim_start_matches(' ').len();
    let next = text[end..].chars().next()?;
    let after = &text[end + next.len_utf8()..];
    let loose = matches!(before, Before::Block | Before::Sentence);
    match next {
        '）' | ')' if before != Before::Word && !names_a_thing(after) => {
            Some((Style::DigitInBrackets, value, end + next.len_utf8()))
        }
        '.' | '．' if !starts_with_digit(after) || starts_with_year(after) => {
            Some((Style::Digit, value, end + next.len_utf8()))
        }
        '、' if !enumerates(after, arabic_number) => Some((Style::Digit, value, end + next.len_utf8())),
        '，' | ',' | '：' | ':' if loose && !starts_with_digit(after) => {
            Some((Style::Digit, value, end + next.len_utf8()))
        }
        _ => None,
    }
}

fn chinese(text: &str, before: Before) -> Option<(Style, u32, usize)> {
    let (value, end) = chinese_numeral(text)?;
    let next = text[end..].chars().next()?;
    let after = &text[end + next.len_utf8()..];
    match next {
        '、' | '.' | '．'
            if matches!(before, Before::Block | Before::Sentence) && !enumerates(after, chinese_numeral) =>
        {
            Some((Style::Chinese, value, end + next.len_utf8()))
        }
        '，' | ',' if before == Before::Block => Some((Style::Chinese, value, end + next.len_utf8())),
        '是' | '要' if before != Before::Word && value <= 20 => {
            let comma =
                after.chars().next().filter(|next| "，,、：:".contains(*next)).map_or(0, char::len_utf8);
            Some((Style::Spoken, value, end + next.len_utf8() + comma))
        }
        _ => None,
    }
}

/// Whether what follows `1、` goes on counting things in the same numerals (`2号楼`) and is no text of a member.
fn enumerates(after: &str, number: fn(&str) -> Option<(u32, usize)>) -> bool {
    number(after).is_some_and(|(_, length)| {
        let rest = &after[length..];
        rest.starts_with(['、', '，', '和', '及', '至', '-', '～']) || names_a_thing(rest)
    })
}

/// Whether a number before this text counts or names a thing (`1号楼`, `（2）班`).
fn names_a_thing(after: &str) -> bool {
    after.starts_with([
        '号', '栋', '幢', '期', '班', '楼', '组', '社', '级', '类', '路', '线', '队', '届', '次', '款', '条',
    ])
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().is_some_and(|first| digit(first).is_some())
}

fn starts_with_year(text: &str) -> bool {
    let digits = text.chars().take_while(|next| digit(*next).is_some()).count();
    digits == 4 && text.chars().nth(4) == Some('年')
}

fn digit(character: char) -> Option<u32> {
    character
        .to_digit(10)
        .or_else(|| ('０'..='９').contains(&character).then(|| u32::from(character) - u32::from('０')))
}

/// A number of one or two digits and its length in bytes.
fn arabic_number(text: &str) -> Option<(u32, usize)> {
    let digits: Vec<(usize, u32)> =
        text.char_indices().map_while(|(at, next)| Some((at, digit(next)?))).take(3).collect();
    if digits.is_empty() || digits.len() > 2 {
        return None;
    }
    let value = digits.iter().fold(0, |sum, (_, digit)| sum * 10 + digit);
    let end = text.char_indices().nth(digits.len()).map_or(text.len(), |(at, _)| at);
    (value > 0).then_some((value, end))
}

/// A Chinese numeral of at most three characters and its length in bytes.
fn chinese_numeral(text: &str) -> Option<(u32, usize)> {
    let end = text.char_indices().take_while(|(_, next)| is_chinese_digit(*next)).last();
    let end = end.map(|(at, last)| at + last.len_utf8())?;
    if text[..end].chars().count() > 3 {
        return None;
    }
    chinese_number(&text[..end]).map(|value| (value, end))
}

fn is_chinese_digit(character: char) -> bool {
    "一二三四五六七八九十".contains(character)
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// A series under construction.
struct Run {
    style: Style,
    members: Vec<Mark>,
    parent: Option<(usize, usize)>,
    /// Whether it takes up the numbering of an earlier one.
    resumed: bool,
}

fn assemble(marks: &[Mark]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        if let Some(depth) = open.iter().rposition(|run| continues(&runs[*run], mark)) {
            open.truncate(depth + 1);
            runs[open[depth]].members.push(*mark);
            continue;
        }
        let resumed = mark.value > 1 && resumes(&runs, &open, mark);
        if mark.value != 1 && !resumed {
            continue;
        }
        while let Some(top) = open.last() {
            let top = &runs[*top];
            if top.style != mark.style && (mark.style > top.style || goes_on(top, &marks[index + 1..])) {
                break;
            }
            open.pop();
        }
        let parent = open.last().map(|run| (*run, runs[*run].members.len() - 1));
        open.push(runs.len());
        runs.push(Run { style: mark.style, members: vec![*mark], parent, resumed });
    }
    runs
}

/// Whether `mark` is the next member of a run; a slip in the numbering of paragraphs is forgiven.
fn continues(run: &Run, mark: &Mark) -> bool {
    let Some(last) = run.members.last() else { return false };
    if run.style != mark.style {
        return false;
    }
    let slip = mark.opens_block
        && last.opens_block
        && mark.value > 1
        && (last.value..=last.value + 2).contains(&mark.value);
    mark.value == last.value + 1 || slip
}

/// Whether `mark` takes up the numbering of a closed series under an earlier member: 一、（一）（二） 二、（三）.
fn resumes(runs: &[Run], open: &[usize], mark: &Mark) -> bool {
    let Some(holder) = open.iter().rfind(|run| runs[**run].style < mark.style) else { return false };
    runs.iter()
        .rev()
        .find(|run| run.style == mark.style)
        .is_some_and(|run| run.parent.is_some_and(|(parent, _)| parent == *holder) && continues(run, mark))
}

/// Whether `run` goes on behind a new series of another style, which therefore stands inside it.
fn goes_on(run: &Run, rest: &[Mark]) -> bool {
    rest.iter()
        .filter(|mark| mark.style == run.style)
        .take_while(|mark| mark.value != 1)
        .any(|mark| continues(run, mark))
}

/// Gives every member its end and lifts what stands in a series of one member.
fn close(runs: Vec<Run>, region: Span) -> Vec<Series> {
    let mut ends: Vec<Vec<usize>> = Vec::new();
    for run in &runs {
        let last = run.parent.map_or(region.end, |(parent, member)| ends[parent][member]);
        let starts = run.members.iter().skip(1).map(|mark| mark.label.start);
        ends.push(starts.chain([last]).collect());
    }
    let kept: Vec<bool> = runs.iter().map(|run| run.members.len() > 1 || run.resumed).collect();
    let mut position = Vec::new();
    let mut count = 0;
    for keep in &kept {
        position.push(count);
        count += usize::from(*keep);
    }
    let parent_of = |mut parent: Option<(usize, usize)>| {
        while let Some((run, _)) = parent
            && !kept[run]
        {
            parent = runs[run].parent;
        }
        parent.map(|(run, member)| (position[run], member))
    };
    let members = |run: &Run, ends: &[usize]| {
        let member = |(mark, end): (&Mark, &usize)| Member {
            span: Span::new(mark.label.start, *end),
            label: mark.label,
            value: mark.value,
            opens_block: mark.opens_block,
        };
        run.members.iter().zip(ends).map(member).collect()
    };
    let series = |(run, ends): (&Run, &Vec<usize>)| Series {
        style: run.style,
        members: members(run, ends),
        parent: parent_of(run.parent),
    };
    runs.iter().zip(&ends).filter(|(run, _)| run.members.len() > 1 || run.resumed).map(series).collect()
}
