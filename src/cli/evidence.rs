//! The files of a run: replies, and the evidence beside them.

use std::path::Path;

use fuwen::letter::Record;
use fuwen::verdict::Review;
use fuwen::{Input, Settings, lint};

use super::arguments::Case;
use super::failure::Failure;
use super::files::{self, Opened};

/// The files of a run: replies, item and record, with those that could not be read.
pub(crate) struct Evidence {
    replies: Vec<Opened>,
    item: Option<Opened>,
    record: Option<Record>,
    failures: Vec<Failure>,
}

impl Evidence {
    /// Reads everything; one reply that cannot be read does not keep the others from being checked.
    pub(crate) fn gather(case: &Case) -> Result<Self, Vec<Failure>> {
        let one = |failure: Failure| vec![failure];
        let paths = files::replies(&case.replies).map_err(one)?;
        if case.item.is_some() && paths.len() > 1 {
            return Err(one(Failure::new("--item", "一份原件只能对应一件复文", "请逐件检查")));
        }
        if case.record.is_some() && paths.len() > 1 {
            return Err(one(Failure::new("--record", "一份台账只能对应一件复文", "请逐件检查")));
        }
        let item = match &case.item {
            Some(path) => Some(files::open(path).map_err(one)?),
            None => None,
        };
        let record = match &case.record {
            Some(path) => {
                let text = files::read_text(path).map_err(one)?;
                Some(Record::from_toml(&text).map_err(|error| {
                    one(Failure::new(files::name(path), error, "请参照 docs/record.md 改正"))
                })?)
            }
            None => None,
        };
        let mut replies = Vec::new();
        let mut failures = Vec::new();
        for path in paths {
            match files::open(&path) {
                Ok(opened) => replies.push(opened),
                Err(failure) => failures.push(failure),
            }
        }
        if replies.is_empty() {
            return Err(failures);
        }
        Ok(Self { replies, item, record, failures })
    }

    /// The first reply, beside which a configuration is looked for.
    pub(crate) fn first(&self) -> &Path {
        self.replies.first().map_or(Path::new("."), |reply| &reply.path)
    }

    /// What could not be read.
    pub(crate) fn failures(&self) -> Vec<Failure> {
        self.failures.clone()
    }

    #[expect(dead_code, reason = "for reports that are written into the reply's own file")]
    /// The replies, in the order of their reviews.
    pub(crate) fn replies(&self) -> &[Opened] {
        &self.replies
    }

    /// Checks every reply.
    pub(crate) fn reviews(&self, settings: &Settings<'_>) -> Vec<Review<'_>> {
        self.replies
            .iter()
            .map(|reply| {
                let input = Input {
                    path: reply.path.display().to_string(),
                    reply: &reply.document,
                    item: self.item.as_ref().map(|item| (item.path.display().to_string(), &item.document)),
                    record: self.record.as_ref(),
                };
                lint(&input, settings)
            })
            .collect()
    }
}
