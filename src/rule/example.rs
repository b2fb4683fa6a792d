//! A rule proves itself: its examples are read as letters, and `[[…]]` marks what must be reported.

use std::fmt;

use serde::Deserialize;

use super::{Book, Rule};
use crate::check::{Case, Practice};
use crate::document::{self, Document, Format, Layout, ParagraphFormat, Section};
use crate::finding::{Source, Span};
use crate::letter::{Date, Item, Letter, Library, Record, Siblings};

/// One example of a rule: something wrong with its places marked `[[…]]`, or something right.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Example {
    /// A reply, or a part of one, with the places that must be reported in `[[…]]`.
    pub bad: Option<String>,
    /// A reply, or a part of one, in which the rule finds nothing.
    pub good: Option<String>,
    /// Why it is right or wrong.
    pub why: Option<String>,
    /// The item, when the rule needs it; its places to report are marked too.
    pub item: Option<String>,
    /// The handling record in TOML, when the rule needs it.
    pub record: Option<String>,
    /// Other replies of the same folder, when the rule needs them.
    pub others: Vec<String>,
    /// The library of known documents in TOML, when the rule needs it.
    pub library: Option<String>,
    /// The day of judgement, such as `2025-06-30`.
    pub today: Option<String>,
    /// The profile whose local practice holds; `lincang` when not given.
    pub profile: Option<String>,
    /// Whether tracked changes remain in the file.
    pub revised: bool,
    /// Page formatting, for rules of layout.
    pub section: Option<Section>,
    /// Formatting of the paragraphs that hold a mark (of all, when none does), for rules of layout.
    pub paragraph: Option<ParagraphFormat>,
}

/// An example that does not show what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The example with what must be reported.
    pub expected: String,
    /// The example with what was reported.
    pub actual: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "应报：{}\n实报：{}", self.expected, self.actual)
    }
}

impl Example {
    /// What is wrong with the example itself, whatever the rule does.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let marked = |text: &Option<String>| text.as_deref().is_some_and(|text| text.contains("[["));
        match (&self.bad, &self.good) {
            (None, None) | (Some(_), Some(_)) => Some("[[example]] 应当恰有 bad 或 good 中的一个"),
            (Some(_), None) if !marked(&self.bad) && !marked(&self.item) => {
                Some("反例没有用 [[…]] 标出应报的地方")
            }
            (None, Some(_)) if marked(&self.good) || marked(&self.item) => Some("正例不应有 [[…]] 标记"),
            _ => None,
        }
    }

    /// The reply without its marks, and the places they stood around.
    pub fn unmarked(&self) -> (String, Vec<Span>) {
        unmark(self.bad.as_deref().or(self.good.as_deref()).unwrap_or(""))
    }

    /// Runs `rule` on this example.
    ///
    /// # Errors
    /// [`Mismatch`] when other places are reported than those marked, or the example cannot be read.
    pub fn prove(&self, rule: &Rule, practice: &Practice) -> Result<(), Mismatch> {
        let (reply, expected) = self.unmarked();
        let (item, expected_item) = unmark(self.item.as_deref().unwrap_or(""));
        let fail = |actual: String| Mismatch {
            expected: mark(&reply, &expected) + &shown(self.item.as_ref(), &item, &expected_item),
            actual,
        };
        let today: Option<Date> = match self.today.as_deref().map(str::parse) {
            Some(Ok(day)) => Some(day),
            Some(Err(_)) => return Err(fail("today 不是日期".to_owned())),
            None => None,
        };
        let record = match self.record.as_deref().map(Record::from_toml) {
            Some(Err(error)) => return Err(fail(error)),
            Some(Ok(record)) => Some(record),
            None => None,
        };
        let library = match self.library.as_deref().map(Library::from_toml) {
            Some(Err(error)) => return Err(fail(error)),
            Some(Ok(library)) => library,
            None => Library::default(),
        };
        let read = |text: &str| document::open("example.txt", text.as_bytes());
        let mut document = read(&reply).map_err(|error| fail(error.zh))?;
        let letter = Letter::read(&document, today);
        document.has_revisions = self.revised;
        self.dress(&mut document, &letter, &expected);
        let item_document = match self.item.is_some().then(|| read(&item)) {
            Some(Err(error)) => return Err(fail(error.zh)),
            Some(Ok(document)) => Some(document),
            None => None,
        };
        let others: Vec<Document> = match self.others.iter().map(|text| read(text)).collect() {
            Ok(others) => others,
            Err(error) => return Err(fail(error.zh)),
        };
        let other_letters: Vec<Letter> = others.iter().map(|other| Letter::read(other, today)).collect();
        let siblings = Siblings::of(
            std::iter::once(("example.txt".to_owned(), &document, &letter)).chain(
                others
                    .iter()
                    .zip(&other_letters)
                    .enumerate()
                    .map(|(index, (other, letter))| (format!("other-{}.txt", index + 1), other, letter)),
            ),
        );
        let read_item = item_document.as_ref().map(Item::read);
        let mut case = Case::new(&document, &letter, practice, &library, &Book::builtin().lexicons);
        case.item = item_document.as_ref().zip(read_item.as_ref());
        case.record = record.as_ref();
        case.siblings = (!others.is_empty()).then_some((&siblings, 0));
        case.today = today;
        if let Some(need) = rule.missing(&case) {
            return Err(fail(format!("例子缺少规则所需的证据：{need:?}")));
        }
        if self.bad.is_some() && !rule.applies_to(&case) {
            return Err(fail("规则不适用于这个例子（[applies]）".to_owned()));
        }
        let hits = if rule.applies_to(&case) { rule.check.run(&case) } else { Vec::new() };
        let of = |source: Source| -> Vec<Span> {
            hits.iter().filter(|hit| hit.source == source).map(|hit| hit.span).collect()
        };
        let (found, found_item) = (of(Source::Reply), of(Source::Item));
        if found == expected && found_item == expected_item {
            return Ok(());
        }
        Err(fail(mark(&document.text, &found) + &shown(self.item.as_ref(), &item, &found_item)))
    }

    /// Gives the document the layout that rules of layout look at: the standard's, as changed by the example.
    fn dress(&self, document: &mut Document, letter: &Letter, marks: &[Span]) {
        if self.section.is_none() && self.paragraph.is_none() {
            return;
        }
        document.format = Format::Docx;
        document.layout = Some(Layout {
            sections: vec![self.section.clone().unwrap_or_else(Section::standard)],
            even_and_odd: true,
        });
        for block in &mut document.blocks {
            let is_meant = marks.is_empty() || marks.iter().any(|mark| mark.overlaps(block.span));
            let is_title = letter.title.is_some_and(|title| title.overlaps(block.span));
            block.format = Some(match &self.paragraph {
                Some(changed) if is_meant => changed.clone(),
                _ if is_title => ParagraphFormat::standard_title(),
                _ => ParagraphFormat::standard_body(),
            });
        }
    }
}

fn shown(item: Option<&String>, text: &str, spans: &[Span]) -> String {
    if item.is_none() { String::new() } else { format!("\n　原件：{}", mark(text, spans)) }
}

/// Takes the marks out of `marked`; the text must come out of the reader as it is.
fn unmark(marked: &str) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let (inside, tail) = after.split_once("]]").unwrap_or((after, ""));
        spans.push(Span::new(text.len(), text.len() + inside.len()));
        text.push_str(inside);
        rest = tail;
    }
    text.push_str(rest);
    let trimmed = text.trim_end().len();
    text.truncate(trimmed);
    (text, spans)
}

fn mark(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        out.push_str(Span::new(at, span.start.max(at)).of(text));
        out.push_str("[[");
        out.push_str(span.of(text));
        out.push_str("]]");
        at = at.max(span.end);
    }
    out.push_str(Span::new(at, text.len()).of(text));
    out
}
