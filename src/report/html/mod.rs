//! The report as a page for reviewers: the letter as it reads with each finding in place, in one file that asks
//! nothing of any network.

mod card;
mod index;
mod letter;
mod policy;
mod sheet;

use std::collections::HashSet;

use askama::Template;

use super::Language;
use super::coverage::{clip, text::sum};
use crate::letter::{AskStatus, Date};
use crate::rule::Book;
use crate::verdict::{Profile, Review};
use index::{Index, Line};
use letter::LetterView;
use policy::{POLICY, SCRIPT, STYLE};

/// By what, when and for whom a page is made.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The rules, for their titles.
    pub book: &'a Book,
    /// The profile in force.
    pub profile: &'a Profile,
    /// The day of judgement.
    pub today: Option<Date>,
    /// The reader's language.
    pub language: Language,
    /// What is to be known of the files: those that could not be read, those without a counterpart.
    pub about_files: &'a [String],
}

/// All reviews in one page: the letter, or an index with the letters below it.
pub fn html(reviews: &[Review<'_>], occasion: &Occasion<'_>) -> String {
    let mut letters = views(reviews, occasion);
    if let [only] = &mut letters[..] {
        only.remarks.extend_from_slice(occasion.about_files);
    }
    let index = (letters.len() != 1).then(|| {
        let lines = letters.iter().map(|view| Line::of(view, format!("#{}", view.key))).collect();
        indexed(reviews, lines, occasion)
    });
    let title = match &letters[..] {
        [only] => only.head.title.clone(),
        _ => occasion.language.pick("复文检查汇总", "Replies checked").to_owned(),
    };
    render(&ReportPage { frame: Frame::of(occasion, title), index, letters, back: None })
}

/// A page a letter, and `index.html` before them: file names and contents.
pub fn html_pages(reviews: &[Review<'_>], occasion: &Occasion<'_>) -> Vec<(String, String)> {
    let mut taken = HashSet::from(["index".to_owned()]);
    let mut lines = Vec::new();
    let mut pages = Vec::new();
    for review in reviews {
        let view = LetterView::of(review, 0, occasion);
        let name = format!("{}.html", file_stem(&review.path, &mut taken));
        lines.push(Line::of(&view, name.clone()));
        let frame = Frame::of(occasion, view.head.title.clone());
        let page = ReportPage { frame, index: None, letters: vec![view], back: Some("index.html") };
        pages.push((name, render(&page)));
    }
    let index = indexed(reviews, lines, occasion);
    let title = occasion.language.pick("复文检查汇总", "Replies checked").to_owned();
    let first =
        ReportPage { frame: Frame::of(occasion, title), index: Some(index), letters: Vec::new(), back: None };
    pages.insert(0, ("index.html".to_owned(), render(&first)));
    pages
}

/// The coverage of every review that has any, each beside its reply and item.
pub fn coverage_html(reviews: &[Review<'_>], occasion: &Occasion<'_>) -> String {
    let letters: Vec<_> =
        views(reviews, occasion).into_iter().filter(|view| view.coverage.is_some()).collect();
    let title = occasion.language.pick("建议与答复对照", "Asks and answers").to_owned();
    render(&CoveragePage { frame: Frame::of(occasion, title), letters })
}

/// What every page has: its title, and what it brings along.
struct Frame {
    language: Language,
    title: String,
    profile: String,
    today: String,
    style: &'static str,
    script: &'static str,
    policy: &'static str,
    version: &'static str,
}

impl Frame {
    fn of(occasion: &Occasion<'_>, title: String) -> Self {
        Self {
            language: occasion.language,
            title,
            profile: occasion.profile.name.clone(),
            today: occasion.today.map(|day| day.to_string()).unwrap_or_default(),
            style: STYLE,
            script: SCRIPT,
            policy: &POLICY,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    frame: Frame,
    index: Option<Index>,
    letters: Vec<LetterView<'a>>,
    back: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "coverage.html")]
struct CoveragePage<'a> {
    frame: Frame,
    letters: Vec<LetterView<'a>>,
}

fn views<'a>(reviews: &'a [Review<'_>], occasion: &Occasion<'_>) -> Vec<LetterView<'a>> {
    reviews.iter().enumerate().map(|(index, review)| LetterView::of(review, index, occasion)).collect()
}

fn indexed(reviews: &[Review<'_>], lines: Vec<Line>, occasion: &Occasion<'_>) -> Index {
    let title = |rule: &str| {
        occasion.book.rule(rule).map_or_else(String::new, |rule| occasion.language.of(&rule.title).to_owned())
    };
    Index::of(reviews, lines, title, occasion.about_files, occasion.language)
}

/// The page; writing to memory does not fail.
fn render(page: &impl Template) -> String {
    page.render().unwrap_or_else(|error| error.to_string())
}

/// The name of a reply's file without ending, of letters, digits and hyphens, unlike any before it: its own, its
/// folder's before it, or a number behind it.
fn file_stem(path: &str, taken: &mut HashSet<String>) -> String {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or(path);
    let stem = safe(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    let within = parts.next().map(|folder| format!("{}-{stem}", safe(folder)));
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    // Some file systems do not tell capitals apart.
    std::iter::once(stem.clone())
        .chain(within)
        .chain(numbered)
        .find(|name| taken.insert(name.to_lowercase()))
        .unwrap_or(stem)
}

fn safe(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|character| if character.is_alphanumeric() { character } else { '-' })
        .take(60)
        .collect();
    if safe.trim_matches('-').is_empty() { "reply".to_owned() } else { safe }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect()
}
