//! Sentences and clauses.

use super::part::{line, pattern::Pattern};
use crate::document::{Document, Format, Story};
use crate::finding::Span;

/// A sentence (ends in 。！？ or with its paragraph; a paragraph broken by a page end goes on).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, final mark included, surrounding white space excluded.
    pub span: Span,
    /// The index of the block it begins in.
    pub block: usize,
    /// Its clauses (between ，；：), in order; they cover the sentence without its marks.
    pub clauses: Vec<Span>,
}

/// Characters of the longest sentence; what goes on longer is no sentence, and is cut so that reading it ends.
const LONGEST_SENTENCE: usize = 2_000;

/// Characters of the longest paragraph whose marks are paired as a whole.
const LONGEST_PARAGRAPH: usize = 20_000;

/// Splits a document into sentences.
pub(super) fn split(document: &Document) -> Vec<Sentence> {
    let text = &document.text;
    let mut sentences = Vec::new();
    for stories in [line::is_main as fn(Story) -> bool, is_margin] {
        let lines: Vec<Span> = line::lines(document, stories).iter().map(|line| line.span).collect();
        let paragraphs = if document.format == Format::Docx { lines } else { joined(text, &lines) };
        for paragraph in paragraphs {
            sentences.extend(sentences_in(text, paragraph).into_iter().map(|span| Sentence {
                span,
                block: document.block_index_at(span.start).unwrap_or_default(),
                clauses: clauses(text, span),
            }));
        }
    }
    sentences.sort_by_key(|sentence| sentence.span);
    sentences
}

/// The sentences of a stretch of text, its line breaks taken as paragraph ends.
pub(super) fn of_paragraphs(text: &str, within: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = within.start;
    for (at, _) in within.of(text).match_indices('\n') {
        lines.push(Span::new(start, within.start + at).trim(text));
        start = within.start + at + 1;
    }
    lines.push(Span::new(start, within.end).trim(text));
    lines.retain(|line| !line.is_empty());
    joined(text, &lines).into_iter().flat_map(|paragraph| sentences_in(text, paragraph)).collect()
}

/// What begins a part of its own and is never the rest of a paragraph.
static BEGINS: Pattern = Pattern::new(concat!(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．是]|[（(]|[0-9０-９]{1,2}[.．、][^0-9]|[①-⑳]|[-—*•]|第[一二三四五六七八九十]{1,3}[，、章条节]",
    r"|感谢|再次感谢|衷心感谢|非常感谢|此致|敬礼|特此|专此|此复|以上|希望|欢迎|恳请|附件|抄送|抄报|联系|承办|经办|签发|主管|分管",
    r"|根据|按照|为|近年|目前|下一步|今后|同时|此外|另外|关于|针对|对于|首先|其次|再次|最后|截至|今年|去年|自20|20[0-9]{2}年",
    r"|您|你|我[局厅委办部院县市区省州乡镇们]|提案|建议)",
));

/// Joins a line that broke off in mid-sentence (at the end of a page) with the line after it.
fn joined(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut last_line: Option<Span> = None;
    for &line in lines {
        let breaks_off = last_line.is_some_and(|before| goes_on(text, before, line));
        match paragraphs.last_mut() {
            Some(paragraph) if breaks_off => *paragraph = paragraph.cover(line),
            _ => paragraphs.push(line),
        }
        last_line = Some(line);
    }
    paragraphs
}

/// Whether `after` is the rest of the sentence that `before` breaks off in.
fn goes_on(text: &str, before: Span, after: Span) -> bool {
    let (head, rest) = (before.of(text), after.of(text));
    let between = text.get(before.end..after.start).unwrap_or("");
    if !between.contains('\n') || BEGINS.matches(rest) {
        return false;
    }
    let indented = between.rsplit('\n').next().is_some_and(|indent| !indent.is_empty());
    match head.chars().next_back() {
        Some('，' | ',' | '、') => true,
        Some(last) if is_end(last) || is_closer(last) || matches!(last, '：' | ':' | '；' | ';' | '…') => {
            false
        }
        Some(_) => {
            let running = head.contains(['，', '。', '；', ',']) && head.chars().count() >= 18;
            let flows = rest.contains(['，', '。', '；', ',', '、']);
            running && flows && !indented
        }
        None => false,
    }
}

/// The sentences of one paragraph.
fn sentences_in(text: &str, paragraph: Span) -> Vec<Span> {
    cut(text, paragraph, LONGEST_PARAGRAPH)
        .into_iter()
        .flat_map(|piece| sentences_of_piece(text, piece))
        .flat_map(|sentence| cut(text, sentence, LONGEST_SENTENCE))
        .collect()
}

/// Pieces of at most `longest` characters.
fn cut(text: &str, whole: Span, longest: usize) -> Vec<Span> {
    let mut starts: Vec<usize> =
        whole.of(text).char_indices().step_by(longest).map(|(at, _)| whole.start + at).collect();
    starts.push(whole.end);
    starts.windows(2).map(|piece| Span::new(piece[0], piece[1])).collect()
}

fn sentences_of_piece(text: &str, paragraph: Span) -> Vec<Span> {
    let characters: Vec<(usize, char)> =
        paragraph.of(text).char_indices().map(|(at, c)| (paragraph.start + at, c)).collect();
    let pairs = pairs(&characters);
    let mut sentences = Vec::new();
    let mut start = paragraph.start;
    let mut index = 0;
    while let Some(&(_, c)) = characters.get(index) {
        if !ends_here(&characters, index, c) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while characters.get(end).is_some_and(|(_, next)| is_end(*next) || closes(&pairs, end, index, *next))
        {
            end += 1;
        }
        let open = enclosing(&pairs, end - 1, end);
        let next = characters[end..].iter().map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let continued = end > index + 1 && next.is_some_and(continues) && is_closer(characters[end - 1].1);
        if open || continued {
            index = end;
            continue;
        }
        let stop = characters.get(end).map_or(paragraph.end, |(at, _)| *at);
        sentences.push(Span::new(start, stop).trim(text));
        start = stop;
        index = end;
    }
    sentences.push(Span::new(start, paragraph.end).trim(text));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Whether a sentence can end at the character at `index`.
fn ends_here(characters: &[(usize, char)], index: usize, c: char) -> bool {
    if matches!(c, '。' | '！' | '？' | '｡') {
        return true;
    }
    let before = index.checked_sub(1).and_then(|before| characters.get(before)).map(|(_, c)| *c);
    if matches!(c, '!' | '?') {
        return before.is_some_and(|before| !before.is_ascii());
    }
    matches!(c, '：' | ':') && announces(characters, index)
}

/// Whether the colon at `index` closes the opening (现答复如下：).
fn announces(characters: &[(usize, char)], index: usize) -> bool {
    let before: String = characters[index.saturating_sub(16)..index]
        .iter()
        .map(|(_, c)| *c)
        .filter(|c| !c.is_whitespace())
        .collect();
    before.ends_with("如下") && ["答复", "回复", "函复", "复函"].iter().any(|word| before.contains(word))
}

/// The clauses of a sentence: cut at ，；： outside quotes, titles and brackets, marks left out.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let characters: Vec<(usize, char)> =
        sentence.of(text).char_indices().map(|(at, c)| (sentence.start + at, c)).collect();
    let pairs = pairs(&characters);
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for (index, &(at, c)) in characters.iter().enumerate() {
        let figure =
            |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
        let inside_figure = c.is_ascii() && figure(index.checked_sub(1)) && figure(Some(index + 1));
        let cuts = matches!(c, '，' | ',' | '；' | ';' | '：' | ':') && !inside_figure;
        let ends = is_end(c);
        if (cuts || ends) && !pairs.iter().any(|(open, close)| *open < index && index < *close) {
            clauses.push(Span::new(start, at).trim(text));
            start = at + c.len_utf8();
        }
    }
    clauses.push(Span::new(start, sentence.end).trim(text));
    clauses.retain(|clause| clause.of(text).chars().any(char::is_alphanumeric));
    clauses
}

/// The quotes, titles and brackets that are both opened and closed, as indices of characters.
fn pairs(characters: &[(usize, char)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (index, &(_, c)) in characters.iter().enumerate() {
        if let Some(closer) = closer_of(c) {
            if c == closer && open.last().is_some_and(|(_, opened)| *opened == c) {
                if let Some((start, _)) = open.pop() {
                    pairs.push((start, index));
                }
            } else {
                open.push((index, c));
            }
        } else if is_closer(c)
            && let Some(at) = open.iter().rposition(|(_, opened)| closer_of(*opened) == Some(c))
        {
            pairs.push((open[at].0, index));
            open.truncate(at);
        }
    }
    pairs
}

const fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '（' => '）',
        '(' => ')',
        '【' => '】',
        '「' => '」',
        '『' => '』',
        '"' => '"',
        _ => return None,
    })
}

const fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | '）' | ')' | '】' | '」' | '』' | '"')
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '!' | '?')
}

/// Whether the character at `index` closes a pair that was opened before the mark at `mark`.
fn closes(pairs: &[(usize, usize)], index: usize, mark: usize, c: char) -> bool {
    is_closer(c) && pairs.iter().any(|(open, close)| *close == index && *open < mark)
}

/// Whether a pair is still open behind `end`.
fn enclosing(pairs: &[(usize, usize)], last: usize, end: usize) -> bool {
    pairs.iter().any(|(open, close)| *open < last && *close >= end)
}

/// Whether the words behind a closing quote go on with the same sentence.
const fn continues(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '）' | ',' | '的' | '等' | '和' | '与' | '及' | '为')
}

const fn is_margin(story: Story) -> bool {
    !line::is_main(story)
}
