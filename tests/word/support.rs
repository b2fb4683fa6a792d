//! What the tests of this folder share: the docx files of the repository, and a look into packages.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use fuwen::document::docx::{self, AUTHOR, Comment};
use fuwen::document::{Document, Remark};
use fuwen::finding::Span;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const TIME: Option<&str> = Some("2025-06-30T00:00:00Z");

/// Every docx of the repository, by its path.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["corpus", "fuzz/seeds", "tests/docx/fixtures"] {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    assert!(paths.len() > 8, "{paths:?}");
    let name = |path: &PathBuf| path.strip_prefix(root).unwrap().display().to_string();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "docx") {
            paths.push(path);
        }
    }
}

/// The parts of a package, inflated.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

/// One part as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).unwrap_or_default()).unwrap()
}

/// The package with `change` made to one part.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (own, content) in parts(bytes) {
        writer.start_file(own.as_str(), SimpleFileOptions::default()).unwrap();
        let content = if own == name { change(content) } else { content };
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A comment on `span` that says so.
pub fn comment(document: &Document, span: Span) -> Comment {
    Comment { span, lines: vec![format!("“{}”", span.of(&document.text)), "A & B <c>".to_owned()] }
}

/// The file with comments, and the document read from it.
pub fn annotated(bytes: &[u8], spans: &[Span]) -> (Vec<u8>, Document) {
    let document = docx::read(bytes).unwrap();
    let comments: Vec<Comment> = spans.iter().map(|span| comment(&document, *span)).collect();
    let reviewed = docx::annotate(bytes, &document, &comments, "复文", TIME).unwrap();
    let again = docx::read(&reviewed.bytes).unwrap();
    (reviewed.bytes, again)
}

/// fuwen's comments in a file with the words they are set on, read as if a person had written them.
pub fn set_on(bytes: &[u8]) -> Vec<Remark> {
    let name = comments_part(bytes);
    let signed = with_part(bytes, &name, |xml| {
        let own = format!("author=\"{AUTHOR}\"");
        String::from_utf8(xml).unwrap().replace(&own, "author=\"审阅\"").into_bytes()
    });
    let remarks = docx::read(&signed).unwrap().remarks;
    remarks.into_iter().filter(|remark| remark.author.as_deref() == Some("审阅")).collect()
}

/// The part that holds fuwen's comments.
pub fn comments_part(bytes: &[u8]) -> String {
    let own = format!("author=\"{AUTHOR}\"");
    let is_it = |(_, content): &(String, Vec<u8>)| String::from_utf8_lossy(content).contains(&own);
    parts(bytes).into_iter().find(is_it).map(|(name, _)| name).unwrap_or_default()
}

/// Spans that overlap, nest, touch and cross paragraphs, all in the main text.
pub fn spans(document: &Document) -> Vec<Span> {
    let body: Vec<Span> = document
        .blocks
        .iter()
        .filter(|block| block.story == fuwen::document::Story::Body)
        .map(|block| block.label.map_or(block.span, |label| Span::new(label.end, block.span.end)))
        .map(|span| span.trim(&document.text))
        .filter(|span| !span.is_empty())
        .collect();
    let mut spans = Vec::new();
    for span in &body {
        let at: Vec<usize> =
            span.of(&document.text).char_indices().map(|(at, _)| span.start + at).chain([span.end]).collect();
        let middle = at.len() / 2;
        spans.push(*span);
        spans.push(Span::new(at[0], at[middle.max(1)]));
        spans.push(Span::new(at[middle], at[at.len() - 1]));
        spans.push(Span::new(at[middle.saturating_sub(1)], at[(middle + 1).min(at.len() - 1)]));
    }
    if let [first, .., last] = body.as_slice() {
        spans.push(Span::new(first.start, last.end));
    }
    spans.retain(|span| !span.is_empty());
    spans
}
