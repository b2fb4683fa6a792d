//! The files of a run: replies, and the evidence that belongs to each.

use std::collections::{BTreeMap, HashSet};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use fuwen::letter::{Counterpart, Handle, Letter, Record, Register};
use fuwen::verdict::{Review, Waiver};
use fuwen::{Input, lint_all};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::arguments::Case;
use super::failure::Failure;
use super::files::{self, Opened};
use super::settings::{self, InForce};
use super::table;

/// The files of a run, with those that could not be read.
pub(crate) struct Evidence {
    replies: Vec<Opened>,
    /// The replies as read, when that was needed to find what belongs to them.
    letters: Vec<Letter>,
    items: Vec<Opened>,
    records: Vec<Record>,
    /// For each reply its item and its record, by index.
    pairs: Vec<Pair>,
    notes: Vec<String>,
    failures: Vec<Failure>,
}

/// What belongs to a reply.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    item: Option<usize>,
    record: Option<usize>,
}

/// Replies whose item or line of the register was not found, by what was looked for and why.
#[derive(Default)]
struct Unfound(BTreeMap<(&'static str, &'static str), Vec<String>>);

impl Unfound {
    fn note(&mut self, among: &'static str, reply: &str, found: Counterpart) -> Option<usize> {
        let why = match found {
            Counterpart::One(found) => return Some(found),
            Counterpart::Several => "不止一份相符，未采用",
            Counterpart::None => "没有相符的",
        };
        self.0.entry((among, why)).or_default().push(reply.to_owned());
        None
    }

    fn told(self) -> impl Iterator<Item = String> {
        self.0.into_iter().map(|((among, why), replies)| {
            let shown = replies.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、");
            let rest = if replies.len() > NAMED { " 等" } else { "" };
            format!("{among}中{why}：{} 件复文（{shown}{rest}）", replies.len())
        })
    }
}

/// Replies that are named where one sentence is about many.
const NAMED: usize = 5;

/// From this many replies on a run takes long enough to show its progress.
const MANY: usize = 20;

impl Evidence {
    /// Reads everything; one document that cannot be read does not keep the others from being checked.
    pub(crate) fn gather(case: &Case) -> Result<Self, Vec<Failure>> {
        let one = |failure: Failure| vec![failure];
        let mut failures = Vec::new();
        let mut notes = Vec::new();
        let paths = files::documents(&case.replies).map_err(one)?;
        let replies = open_all(&paths, &mut failures);
        if replies.is_empty() {
            return Err(failures);
        }
        let mut items = Vec::new();
        if let Some(path) = &case.basis.item {
            alone("--item", "一份原件只能对应一件复文", "多件复文请用 --items 给出原件所在的文件夹", &paths)?;
            items.push(files::open(path).map_err(one)?);
        }
        if let Some(folder) = &case.items {
            let paths = files::documents(std::slice::from_ref(folder)).map_err(one)?;
            items = open_all(&paths, &mut failures);
        }
        let mut records = Vec::new();
        if let Some(path) = &case.basis.record {
            alone("--record", "一份办理台账只能对应一件复文", "多件复文请用 --register 给出总台账", &paths)?;
            records.push(record(path).map_err(one)?);
        }
        if let Some(path) = &case.register {
            let register = Register::from_rows(&table::read(path).map_err(one)?)
                .map_err(|error| one(Failure::new(files::name(path), error, "请参照 docs/record.md 改正")))?;
            if !register.unread.is_empty() {
                notes.push(format!("{}：没有用到的栏目：{}", files::name(path), register.unread.join("、")));
            }
            records = register.records;
        }
        let given =
            Pair { item: case.basis.item.as_ref().map(|_| 0), record: case.basis.record.as_ref().map(|_| 0) };
        let pairs = vec![given; replies.len()];
        let mut evidence = Self { replies, letters: Vec::new(), items, records, pairs, notes, failures };
        if case.items.is_some() || case.register.is_some() {
            evidence.pair(case);
        }
        Ok(evidence)
    }

    /// Finds for each reply its item and its line of the register.
    fn pair(&mut self, case: &Case) {
        let items: Vec<Handle> = self
            .items
            .par_iter()
            .map(|item| Handle::of_item(&files::stem(&item.path), &item.document))
            .collect();
        let records: Vec<Handle> = self.records.iter().map(Handle::of_record).collect();
        let day = Some(settings::day(case));
        self.letters = self.replies.par_iter().map(|reply| Letter::read(&reply.document, day)).collect();
        let replies = self.replies.iter().zip(&self.letters);
        let replies: Vec<Handle> = replies
            .map(|(reply, letter)| Handle::of_reply(Some(&files::stem(&reply.path)), &reply.document, letter))
            .collect();
        let mut unfound = Unfound::default();
        for (index, handle) in replies.iter().enumerate() {
            let name = files::name(&self.replies[index].path);
            if case.items.is_some() {
                self.pairs[index].item = unfound.note("原件", &name, handle.counterpart(&items));
            }
            if case.register.is_some() {
                self.pairs[index].record = unfound.note("台账", &name, handle.counterpart(&records));
            }
        }
        self.notes.extend(unfound.told());
        if case.register.is_some() {
            let answered: HashSet<usize> = self.pairs.iter().filter_map(|pair| pair.record).collect();
            for (_, record) in self.records.iter().enumerate().filter(|(index, _)| !answered.contains(index))
            {
                let unread =
                    if self.failures.is_empty() { "" } else { "（也可能在没有读出的文件中）" };
                self.notes.push(format!("台账中的{}没有复文{unread}", named(record)));
            }
        }
    }

    /// The first reply, beside which a configuration is looked for.
    pub(crate) fn first(&self) -> &Path {
        self.replies.first().map_or(Path::new("."), |reply| &reply.path)
    }

    /// What could not be read.
    pub(crate) fn failures(&self) -> Vec<Failure> {
        self.failures.clone()
    }

    /// What the person should know of how the files were put together, a sentence each.
    pub(crate) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The replies, in the order of their reviews.
    pub(crate) fn replies(&self) -> &[Opened] {
        &self.replies
    }

    /// Checks every reply; fails when the waivers beside one cannot be read.
    pub(crate) fn reviews(&self, in_force: &InForce) -> Result<Vec<Review<'_>>, Vec<Failure>> {
        let settings = &in_force.settings;
        let waivers: Vec<Vec<Waiver>> = self
            .replies
            .iter()
            .map(|reply| in_force.waivers.for_reply(&reply.path, settings.book))
            .collect::<Result<_, _>>()
            .map_err(|failure| vec![failure])?;
        let inputs: Vec<Input<'_>> = self
            .replies
            .iter()
            .zip(&self.pairs)
            .zip(waivers)
            .enumerate()
            .map(|(index, ((reply, pair), waivers))| Input {
                waivers,
                path: reply.path.display().to_string(),
                reply: &reply.document,
                letter: self.letters.get(index),
                item: pair
                    .item
                    .and_then(|item| self.items.get(item))
                    .map(|item| (item.path.display().to_string(), &item.document)),
                record: pair.record.and_then(|record| self.records.get(record)),
            })
            .collect();
        let progress = progress(inputs.len());
        let reviews = lint_all(&inputs, settings, || progress.inc(1));
        progress.finish_and_clear();
        Ok(reviews)
    }
}

fn open_all(paths: &[PathBuf], failures: &mut Vec<Failure>) -> Vec<Opened> {
    let outcomes: Vec<Result<Opened, Failure>> = paths.par_iter().map(|path| files::open(path)).collect();
    outcomes
        .into_iter()
        .filter_map(|outcome| outcome.map_err(|failure| failures.push(failure)).ok())
        .collect()
}

fn alone(argument: &str, cause: &str, remedy: &str, paths: &[PathBuf]) -> Result<(), Vec<Failure>> {
    if paths.len() > 1 { Err(vec![Failure::new(argument, cause, remedy)]) } else { Ok(()) }
}

fn record(path: &Path) -> Result<Record, Failure> {
    Record::from_toml(&files::read_text(path)?)
        .map_err(|error| Failure::new(files::name(path), error, "请参照 docs/record.md 改正"))
}

/// A line of a register as people call it: 第12号《关于…的建议》.
fn named(record: &Record) -> String {
    let number = record
        .number
        .as_deref()
        .map(|number| if number.contains('号') { number.to_owned() } else { format!("第{number}号") });
    let title = record.title.as_deref().map(|title| format!("《{}》", title.trim_matches(['《', '》'])));
    [number, title].into_iter().flatten().collect()
}

/// A bar on standard error, when people look at it and there is much to do.
fn progress(replies: usize) -> ProgressBar {
    if replies < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(replies as u64);
    match ProgressStyle::with_template("检查复文 {bar:30} {pos}/{len}，约余 {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
