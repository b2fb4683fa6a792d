//! The waivers beside a reply (`REPLY.fuwen.toml`) and those of the configuration.

use std::path::{Path, PathBuf};

use fuwen::rule::Book;
use fuwen::verdict::{Config, Review, Waiver};
use globset::{Glob, GlobMatcher};

use super::failure::Failure;
use super::files;

/// The waivers of a configuration, each with the replies it is meant for.
#[derive(Default)]
pub(crate) struct Waivers {
    /// The configuration's folder, from which paths are written.
    folder: PathBuf,
    all: Vec<(Option<GlobMatcher>, Waiver)>,
}

impl Waivers {
    /// Reads the `[[allow]]` tables of the configuration in `file`.
    pub(crate) fn of(config: &Config, file: Option<&Path>, book: &Book) -> Result<Self, Vec<Failure>> {
        let name = file.map_or_else(|| "配置".to_owned(), files::name);
        let mut all = Vec::new();
        let mut failures = Vec::new();
        for form in &config.allow {
            let matcher = form.path.as_deref().map(|path| Glob::new(path).map(|glob| glob.compile_matcher()));
            match (form.waiver(&name, book), matcher.transpose()) {
                (Ok(waiver), Ok(matcher)) => all.push((matcher, Waiver { is_standing: true, ..waiver })),
                (Err(error), _) => failures.push(Failure::new(&name, error, "请参照 docs/waivers.md 改正")),
                (_, Err(error)) => failures.push(Failure::new(&name, error, "请改正 [[allow]] 的 path")),
            }
        }
        if !failures.is_empty() {
            return Err(failures);
        }
        let folder = file.and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { folder: std::path::absolute(&folder).unwrap_or(folder), all })
    }

    /// The configuration's waivers that no finding of this run had use for, a sentence each.
    pub(crate) fn unused(&self, reviews: &[Review<'_>]) -> Vec<String> {
        let is_used = |waiver: &Waiver| {
            reviews.iter().map(|review| &review.verdict).any(|verdict| {
                let used = verdict.findings.iter().filter_map(|judged| verdict.waivers.get(judged.waiver?));
                used.into_iter().any(|used| used == waiver)
            })
        };
        self.all
            .iter()
            .filter(|(_, waiver)| !is_used(waiver))
            .map(|(_, waiver)| format!("{}：对 {} 的豁免这次没有用到", waiver.written, waiver.rule))
            .collect()
    }

    /// The waivers for a reply: those beside it, then the configuration's.
    pub(crate) fn for_reply(&self, reply: &Path, book: &Book) -> Result<Vec<Waiver>, Failure> {
        let mut waivers = Vec::new();
        let beside = beside(reply);
        if beside.is_file() {
            let name = files::name(&beside);
            let read = Waiver::from_toml(&files::read_text(&beside)?, &name, book);
            waivers = read.map_err(|error| Failure::new(&name, error, "请参照 docs/waivers.md 改正"))?;
        }
        let absolute = std::path::absolute(reply).unwrap_or_else(|_| reply.to_path_buf());
        let path = absolute.strip_prefix(&self.folder).unwrap_or(reply);
        waivers.extend(
            self.all
                .iter()
                .filter(|(matcher, _)| matcher.as_ref().is_none_or(|matcher| matcher.is_match(path)))
                .map(|(_, waiver)| waiver.clone()),
        );
        Ok(waivers)
    }
}

/// `REPLY.fuwen.toml`, beside the reply.
fn beside(reply: &Path) -> PathBuf {
    let mut name = reply.as_os_str().to_owned();
    name.push(".fuwen.toml");
    PathBuf::from(name)
}
