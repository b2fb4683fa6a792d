//! Finds the configuration and makes settings of it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use fuwen::Settings;
use fuwen::letter::{Date, Library};
use fuwen::rule::Book;
use fuwen::verdict::{Config, FailOn, Profile};

use super::arguments::Case;
use super::failure::Failure;
use super::waivers::Waivers;
use super::{baseline, files};

/// The profile that holds when nothing else is said.
const DEFAULT_PROFILE: &str = "lincang";

/// What is in force for a run.
pub(crate) struct InForce {
    /// Book, profile, library and day.
    pub(crate) settings: Settings<'static>,
    /// The gate that the configuration sets.
    pub(crate) fail_on: Option<FailOn>,
    /// The waivers of the configuration.
    pub(crate) waivers: Waivers,
}

/// Puts together what is in force for `case`; `first` is the first reply.
pub(crate) fn load(case: &Case, first: &Path) -> Result<InForce, Vec<Failure>> {
    let path = match &case.basis.config {
        Some(path) => Some(path.clone()),
        None => find(first),
    };
    let one = |failure: Failure| vec![failure];
    let config = match &path {
        None => Config::default(),
        Some(path) => Config::from_toml(&files::read_text(path).map_err(one)?)
            .map_err(|error| one(Failure::new(files::name(path), error, "请对照 README 中的配置说明改正")))?,
    };
    let place = path.as_deref().map_or_else(|| "配置".to_owned(), files::name);
    let folder = path.as_deref().and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
    let book = book(&config, &folder)?;
    config.check_rules(book).map_err(|error| one(Failure::new(&place, error, "")))?;
    let name = case.basis.profile.clone().or_else(|| config.profile.clone());
    let profile = Profile::with(name.as_deref().unwrap_or(DEFAULT_PROFILE), &config)
        .map_err(|error| one(Failure::new("规则档案", error, "")))?;
    let baseline = match &config.baseline {
        Some(file) => Some(baseline::read(&folder.join(file)).map_err(one)?),
        None => None,
    };
    Ok(InForce {
        waivers: Waivers::of(&config, path.as_deref(), book)?,
        settings: Settings {
            book,
            profile,
            library: library(&config, &folder)?,
            baseline,
            today: Some(day(case)),
        },
        fail_on: config.fail_on,
    })
}

/// The built-in book, or one with the configuration's word lists and rules; it lives as long as the process.
fn book(config: &Config, folder: &Path) -> Result<&'static Book, Vec<Failure>> {
    if config.lexicon.is_empty() && config.rules.folders.is_empty() {
        return Ok(Book::builtin());
    }
    let mut own = Vec::new();
    for rules in &config.rules.folders {
        let root = folder.join(rules);
        collect(&root, &root, &mut own).map_err(|failure| vec![failure])?;
    }
    let mut all: Vec<(&str, &str)> = Book::files().collect();
    all.extend(own.iter().map(|(name, contents)| (name.as_str(), contents.as_str())));
    let (book, errors) = Book::load_with(all.into_iter(), &config.lexicon);
    if errors.is_empty() {
        return Ok(Box::leak(Box::new(book)));
    }
    Err(errors.into_iter().map(|error| Failure::new("规则", error, "请参照 rules/README.md 改正")).collect())
}

fn collect(root: &Path, folder: &Path, all: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::new(files::name(folder), error, "请检查 [rules] folders"))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, all)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            all.push((name, files::read_text(&path)?));
        }
    }
    Ok(())
}

fn library(config: &Config, folder: &Path) -> Result<Library, Vec<Failure>> {
    let mut library = Library::builtin().clone();
    let mut failures = Vec::new();
    for file in &config.library.files {
        let path = folder.join(file);
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        match files::read_text(&path) {
            Err(failure) => failures.push(failure),
            Ok(text) => {
                let read = if is_csv { Library::from_csv(&text) } else { Library::from_toml(&text) };
                match read {
                    Ok(more) => library.extend(more),
                    Err(error) => failures.push(Failure::new(files::name(&path), error, "")),
                }
            }
        }
    }
    if failures.is_empty() { Ok(library) } else { Err(failures) }
}

/// The nearest `fuwen.toml`, from the reply's folder upwards.
fn find(reply: &Path) -> Option<PathBuf> {
    let start = if reply.as_os_str() == "-" { PathBuf::from(".") } else { reply.to_path_buf() };
    let start = std::path::absolute(start).ok()?;
    start.ancestors().map(|folder| folder.join("fuwen.toml")).find(|path| path.is_file())
}

/// The day of judgement: as given, else today.
pub(super) fn day(case: &Case) -> Date {
    case.basis.today.unwrap_or_else(today)
}

/// Today in China (UTC+8).
fn today() -> Date {
    let seconds = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |elapsed| i64::try_from(elapsed.as_secs()).unwrap_or(0));
    let days = (seconds + 8 * 3600).div_euclid(24 * 3600);
    let epoch = Date::constant(1970, 1, 1);
    i32::try_from(days)
        .ok()
        .and_then(|days| epoch.checked_add(jiff::Span::new().days(days)).ok())
        .unwrap_or(epoch)
}
