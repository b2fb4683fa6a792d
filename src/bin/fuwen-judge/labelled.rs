//! Labelled replies: a folder with replies/NNN.md (front matter, then the letter) and labels/NNN.json.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A reply with what a reader marked in it.
pub(crate) struct Labelled {
    /// The file's stem, such as `012`.
    pub(crate) id: String,
    /// The letter, letter for letter, without the front matter.
    pub(crate) body: String,
    /// The year the file was written, from its front matter.
    pub(crate) year: Option<i16>,
    /// The label file as it is.
    pub(crate) label: Value,
}

/// Loads every reply of `folder` that has a label, in the order of the file names.
pub(crate) fn load(folder: &Path) -> Result<Vec<Labelled>, String> {
    let replies = folder.join("replies");
    let entries = fs::read_dir(&replies).map_err(|error| format!("{}: {error}", replies.display()))?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let label = folder.join("labels").join(format!("{id}.json"));
        if !label.exists() {
            continue;
        }
        let written = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let marked = fs::read_to_string(&label).map_err(|error| format!("{}: {error}", label.display()))?;
        let label = serde_json::from_str(&marked).map_err(|error| format!("{}: {error}", label.display()))?;
        let year = written
            .lines()
            .find_map(|line| line.strip_prefix("date:"))
            .and_then(|year| year.trim().trim_matches('"').get(..4)?.parse().ok());
        all.push(Labelled { id, year, body: without_front_matter(&written).to_owned(), label });
    }
    if all.is_empty() {
        return Err(format!("{}: no reply with a label", folder.display()));
    }
    Ok(all)
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
