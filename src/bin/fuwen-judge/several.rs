//! Items whose asks a reader marked: corpus cases (a folder of NAME/case.toml) or letters with several asks (JSON).

use std::fs;
use std::path::Path;

use fuwen::document::{self, Document};
use serde_json::Value;

/// An item with its reply and the asks a reader marked.
pub(crate) struct Several {
    /// The case's name.
    pub(crate) id: String,
    /// The item.
    pub(crate) item: Document,
    /// The reply.
    pub(crate) reply: Document,
    /// The asks.
    pub(crate) asks: Vec<MarkedAsk>,
    /// How much work summary a reader saw (`none`, `partly`, `mostly`) and in which form; empty when not judged.
    pub(crate) work_summary: String,
}

/// An ask as marked.
pub(crate) struct MarkedAsk {
    /// Its first words, white space removed.
    pub(crate) quote: String,
    /// `answered`, `weak` or `unmatched`; empty when not judged.
    pub(crate) status: String,
    /// The passages of the reply that answer it, as they stand there.
    pub(crate) answered_by: Vec<String>,
    /// The words of the reply that say it was asked, as they stand there.
    pub(crate) restated: Vec<String>,
}

/// Loads the cases of a corpus folder or of a JSON file.
pub(crate) fn load(path: &Path) -> Result<Vec<Several>, String> {
    if path.is_dir() { load_corpus(path) } else { load_json(path) }
}

/// A text without white space.
pub(crate) fn dense(text: &str) -> String {
    text.chars().filter(|next| !next.is_whitespace()).collect()
}

fn load_corpus(folder: &Path) -> Result<Vec<Several>, String> {
    let mut folders: Vec<_> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("case.toml").is_file())
        .collect();
    folders.sort();
    let mut cases = Vec::new();
    for folder in folders {
        let label = folder.join("case.toml");
        let written = fs::read_to_string(&label).map_err(|error| format!("{}: {error}", label.display()))?;
        let case: toml::Table =
            toml::from_str(&written).map_err(|error| format!("{}: {error}", label.display()))?;
        let text = |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        if text("item").is_empty() {
            continue;
        }
        let asks =
            case.get("ask").and_then(toml::Value::as_array).map(|asks| asks.iter().map(marked).collect());
        cases.push(Several {
            id: folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            item: open(&folder.join(text("item")))?,
            reply: open(&folder.join(text("reply")))?,
            asks: asks.unwrap_or_default(),
            work_summary: format!("{} {}", text("work_summary"), text("summary_form")).trim().to_owned(),
        });
    }
    if cases.is_empty() { Err(format!("{}: no case with an item", folder.display())) } else { Ok(cases) }
}

fn marked(ask: &toml::Value) -> MarkedAsk {
    let text = |key: &str| ask.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    let quotes = |key: &str| {
        let quotes = ask.get(key).and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
        quotes.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    MarkedAsk {
        quote: dense(text("quote")),
        status: text("status").to_owned(),
        answered_by: quotes("answered_by"),
        restated: quotes("restated"),
    }
}

fn load_json(file: &Path) -> Result<Vec<Several>, String> {
    let written = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let cases: Vec<Value> =
        serde_json::from_str(&written).map_err(|error| format!("{}: {error}", file.display()))?;
    cases
        .iter()
        .map(|case| several(case).ok_or_else(|| format!("{}: a case lacks a field", file.display())))
        .collect()
}

fn several(case: &Value) -> Option<Several> {
    let text = |value: &Value| value.as_str().map(dense);
    let sections: Vec<String> = case["sections"].as_array()?.iter().filter_map(text).collect();
    let passages = |index: usize| {
        let section = case["answers"].get(index.to_string()).and_then(Value::as_u64);
        section.and_then(|section| sections.get(usize::try_from(section).ok()?)).cloned()
    };
    let asks = case["asks"].as_array()?.iter().enumerate().filter_map(|(index, ask)| {
        Some(MarkedAsk {
            quote: text(ask)?,
            status: if passages(index).is_some() { "answered".to_owned() } else { String::new() },
            answered_by: Vec::new(),
            restated: Vec::new(),
        })
    });
    Some(Several {
        id: case["id"].as_str()?.to_owned(),
        item: document::open("item.txt", case["message"].as_str()?.as_bytes()).ok()?,
        reply: document::open("reply.txt", case["reply"].as_str()?.as_bytes()).ok()?,
        asks: asks.collect(),
        work_summary: String::new(),
    })
}

fn open(path: &Path) -> Result<Document, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    document::open(&path.to_string_lossy(), &bytes).map_err(|error| format!("{}: {error}", path.display()))
}
