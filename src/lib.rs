//! fuwen 复文 checks a draft reply to a 人大代表建议 or 政协提案 before it is sent.
//!
//! The whole tool on one page: a **document** is what is written; a **letter** is what it says; a **check**
//! answers *where*; a **rule** answers *why*; a **verdict** answers *whether it counts*; a **report** answers
//! *how it looks*. Each room uses only the rooms before it.
//!
//! The core does no I/O, reads no clock and no environment, and cannot fail: [`document::open`] refuses what
//! it cannot read, and [`lint`] turns whatever was read into a [`verdict::Review`].
//!
//! ```
//! use fuwen::{Input, Settings, document, lint};
//!
//! let draft = "王志远代表：\n您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n我局将尽快修复城南路。\n";
//! let reply = document::open("draft.txt", draft.as_bytes())?;
//! let settings = Settings::builtin("lincang")?;
//! let review = lint(&Input::new("draft.txt", &reply), &settings);
//!
//! assert_eq!(review.letter.addressees[0].of(&reply.text), "王志远");
//! assert!(review.verdict.findings.iter().any(|judged| judged.finding.rule == "commitment/no-deadline"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod check;
pub mod document;
pub mod finding;
pub mod fix;
pub mod letter;
pub mod report;
pub mod rule;
pub mod verdict;

use check::Case;
use document::Document;
use letter::{Date, Item, Letter, Library, Record, Siblings};
use rayon::prelude::*;
use rule::Book;
use verdict::{Baseline, ConfigError, Exceptions, Profile, Review, ReviewedItem, Waiver};

/// What is to be checked: a reply, and whatever evidence there is beside it.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The reply's path, for the reports.
    pub path: String,
    /// The reply.
    pub reply: &'a Document,
    /// The reply as read on the day of judgement, where that was done before; else it is read.
    pub letter: Option<&'a Letter>,
    /// The item's path and text.
    pub item: Option<(String, &'a Document)>,
    /// The handling record.
    pub record: Option<&'a Record>,
    /// Waivers from beside the reply and from the configuration.
    pub waivers: Vec<Waiver>,
}

impl<'a> Input<'a> {
    /// A reply without further evidence.
    pub fn new(path: impl Into<String>, reply: &'a Document) -> Self {
        Self { path: path.into(), reply, letter: None, item: None, record: None, waivers: Vec::new() }
    }
}

/// By what it is checked: the book, what a place makes of it, known documents, and the day.
#[derive(Debug)]
pub struct Settings<'a> {
    /// The rules.
    pub book: &'a Book,
    /// What the place makes of them.
    pub profile: Profile,
    /// Known documents.
    pub library: Library,
    /// Findings on record, which do not count.
    pub baseline: Option<Baseline>,
    /// The day of judgement; relative times of an undated letter are meant from it.
    pub today: Option<Date>,
}

impl Settings<'static> {
    /// The built-in book under the built-in profile of this name, on no particular day.
    ///
    /// # Errors
    /// [`ConfigError`] when there is no such profile.
    pub fn builtin(profile: &str) -> Result<Self, ConfigError> {
        Ok(Self {
            book: Book::builtin(),
            profile: Profile::builtin(profile)?,
            library: Library::builtin().clone(),
            baseline: None,
            today: None,
        })
    }
}

/// Checks one reply.
pub fn lint<'a>(input: &Input<'a>, settings: &Settings<'_>) -> Review<'a> {
    lint_read(input, read(input, settings), None, settings)
}

/// Checks the replies of one folder, in parallel, and against each other: the reviews come in the order of the
/// inputs. `done` is called after each.
pub fn lint_all<'a>(
    inputs: &[Input<'a>],
    settings: &Settings<'_>,
    done: impl Fn() + Sync,
) -> Vec<Review<'a>> {
    let letters: Vec<Letter> = inputs.par_iter().map(|input| read(input, settings)).collect();
    let siblings = (inputs.len() > 1).then(|| {
        Siblings::of(
            inputs.iter().zip(&letters).map(|(input, letter)| (input.path.clone(), input.reply, letter)),
        )
    });
    inputs
        .par_iter()
        .zip(letters)
        .enumerate()
        .map(|(index, (input, letter))| {
            let review = lint_read(input, letter, siblings.as_ref().map(|all| (all, index)), settings);
            done();
            review
        })
        .collect()
}

fn read(input: &Input<'_>, settings: &Settings<'_>) -> Letter {
    input.letter.cloned().unwrap_or_else(|| Letter::read(input.reply, settings.today))
}

fn lint_read<'a>(
    input: &Input<'a>,
    letter: Letter,
    siblings: Option<(&Siblings<'_>, usize)>,
    settings: &Settings<'_>,
) -> Review<'a> {
    let item = input.item.as_ref().map(|(path, document)| ReviewedItem {
        path: path.clone(),
        document,
        item: Item::read(document),
    });
    let (verdict, alignment) = {
        let (practice, lexicons) = (&settings.profile.practice, &settings.book.lexicons);
        let mut case = Case::new(input.reply, &letter, practice, &settings.library, lexicons);
        case.synonyms = &settings.book.synonyms;
        case.item = item.as_ref().map(|item| (item.document, &item.item));
        case.record = input.record;
        case.siblings = siblings;
        case.today = settings.today;
        let exceptions =
            Exceptions { path: &input.path, waivers: &input.waivers, baseline: settings.baseline.as_ref() };
        (verdict::judge(settings.book, &settings.profile, &case, exceptions), case.into_alignment())
    };
    Review { path: input.path.clone(), reply: input.reply, letter, item, alignment, verdict }
}
