//! Labelled cases: a corpus folder (NAME/case.toml), or a folder with replies/NNN.md and labels/NNN.json.

use std::fs;
use std::path::{Path, PathBuf};

use fuwen::document::{self, Document};
use fuwen::finding::Span;
use fuwen::letter::{Date, Record};
use serde_json::Value;

/// A reply with the evidence beside it and what a reader marked.
pub(crate) struct Case {
    /// The case's name.
    pub(crate) id: String,
    /// The reply.
    pub(crate) reply: Document,
    /// The item, where there is one.
    pub(crate) item: Option<Document>,
    /// The handling record, where there is one.
    pub(crate) record: Option<Record>,
    /// The profile to judge by.
    pub(crate) profile: String,
    /// The day of judgement, or from which a letter without a date speaks.
    pub(crate) today: Option<Date>,
    /// The labels, under the names of corpus/README.md.
    pub(crate) labels: Value,
    /// A second judgement, made without the first, in the same form.
    pub(crate) second: Option<Value>,
    /// Whether findings and asks were marked as well as the letter's facts.
    pub(crate) is_whole: bool,
}

/// Loads the cases of a folder in either form, in the order of their names.
pub(crate) fn load(folder: &Path) -> Result<Vec<Case>, String> {
    let cases = if folder.join("replies").is_dir() { replies(folder)? } else { corpus(folder)? };
    if cases.is_empty() { Err(format!("{}: no labelled case", folder.display())) } else { Ok(cases) }
}

/// Where a mark's quote stands: its `nth` occurrence, the first when none is said.
pub(crate) fn locate(mark: &Value, text: &str) -> Option<Span> {
    find(mark["quote"].as_str()?, mark["nth"].as_u64(), text)
}

/// The `nth` occurrence of a quote, from 1.
pub(crate) fn find(quote: &str, nth: Option<u64>, text: &str) -> Option<Span> {
    let nth = nth.and_then(|nth| usize::try_from(nth).ok()).unwrap_or(1).max(1);
    text.match_indices(quote)
        .nth(nth - 1)
        .filter(|_| !quote.is_empty())
        .map(|(start, found)| Span::new(start, start + found.len()))
}

fn corpus(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for folder in sorted(folder)?.into_iter().filter(|path| path.join("case.toml").is_file()) {
        let label = folder.join("case.toml");
        let labels = judgement(&label)?;
        let second = folder.join("second.toml");
        let second = if second.is_file() { Some(judgement(&second)?) } else { None };
        let beside = |key: &str| labels[key].as_str().map(|name| folder.join(name));
        let reply = beside("reply").ok_or_else(|| told(&label, "no reply"))?;
        let record = match beside("record") {
            Some(path) => Some(Record::from_toml(&read(&path)?).map_err(|error| told(&path, error))?),
            None => None,
        };
        cases.push(Case {
            id: name(&folder),
            reply: open(&reply)?,
            item: beside("item").map(|path| open(&path)).transpose()?,
            record,
            profile: labels["profile"].as_str().unwrap_or("lincang").to_owned(),
            today: labels["today"].as_str().and_then(|day| day.parse().ok()),
            labels,
            second,
            is_whole: true,
        });
    }
    Ok(cases)
}

fn replies(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for file in sorted(&folder.join("replies"))? {
        let id = name(&file);
        let label = folder.join("labels").join(format!("{id}.json"));
        if !label.is_file() {
            continue;
        }
        let written = read(&file)?;
        let mut labels: Value = serde_json::from_str(&read(&label)?).map_err(|error| told(&label, error))?;
        for (one, many) in [("commitment", "commitments"), ("refusal", "refusals"), ("citation", "citations")]
        {
            labels[one] = labels[many].take();
        }
        let body = without_front_matter(&written);
        let reply =
            document::open(&format!("{id}.txt"), body.as_bytes()).map_err(|error| told(&file, error))?;
        // For a letter without a date: the middle of the year that its file names.
        let year = written
            .lines()
            .find_map(|line| line.strip_prefix("date:"))
            .and_then(|year| year.trim().trim_matches('"').get(..4)?.parse().ok());
        let today = year.and_then(|year| Date::new(year, 7, 1).ok());
        let profile = "lincang".to_owned();
        cases.push(Case {
            id,
            reply,
            item: None,
            record: None,
            profile,
            today,
            labels,
            second: None,
            is_whole: false,
        });
    }
    Ok(cases)
}

fn judgement(path: &Path) -> Result<Value, String> {
    let table: toml::Table = toml::from_str(&read(path)?).map_err(|error| told(path, error))?;
    serde_json::to_value(table).map_err(|error| told(path, error))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| told(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    Ok(paths)
}

fn open(path: &Path) -> Result<Document, String> {
    let bytes = fs::read(path).map_err(|error| told(path, error))?;
    document::open(&path.to_string_lossy(), &bytes).map_err(|error| told(path, error))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| told(path, error))
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn told(path: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

/// The text behind a leading `---` … `---`, letter for letter; all of it when there is none.
fn without_front_matter(written: &str) -> &str {
    let Some(rest) = written.strip_prefix("---\n").or_else(|| written.strip_prefix("---\r\n")) else {
        return written;
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "---" {
            return &rest[at..];
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::without_front_matter;

    #[test]
    fn front_matter_is_cut_and_the_body_kept() {
        for (written, body) in [
            ("---\nid: 1\n---\n\n  张三代表：\n", "\n  张三代表：\n"),
            ("张三代表：\n---\n", "张三代表：\n---\n"),
            ("---\nno end\n", "---\nno end\n"),
        ] {
            assert_eq!(without_front_matter(written), body);
        }
    }
}
