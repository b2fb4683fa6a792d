//! The rooms stay in order: each uses only the rooms before it, and each library only where it belongs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the sentence to build by; `finding` depends on nothing.
const ROOMS: [&str; 7] = ["finding", "document", "letter", "check", "rule", "verdict", "report"];

/// Libraries that one room alone may know, by the name used in code.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("zip", &["document"]),
    ("quick_xml", &["document"]),
    ("pulldown_cmark", &["document"]),
    ("encoding_rs", &["document"]),
    ("chardetng", &["document"]),
    ("jieba_rs", &["letter"]),
    ("annotate_snippets", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("calamine", &["cli"]),
    ("sha2", &["verdict", "report"]),
    ("askama", &["report"]),
    ("base64", &["report"]),
    ("clap", &["cli", "main"]),
];

/// What the core must not touch: files, clock, environment, process.
const OUTSIDE: &[&str] =
    &["std::fs", "std::env", "std::process", "SystemTime", "Instant::now", "std::io::stdin"];

#[test]
fn each_room_uses_only_the_rooms_before_it() {
    let mut wrong = Vec::new();
    for (file, room, code) in core() {
        let Some(own) = ROOMS.iter().position(|known| *known == room) else { continue };
        for (index, other) in ROOMS.iter().enumerate().skip(own + 1) {
            if code.contains(&format!("crate::{other}")) {
                wrong.push(format!("{}: {room} must not use {other} (room {index})", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (file, room, code) in sources() {
        for (library, rooms) in KEPT_TO {
            let used = code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            if used && !rooms.contains(&room.as_str()) {
                wrong.push(format!("{}: {library} belongs to {}", file.display(), rooms.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_does_no_io() {
    let mut wrong = Vec::new();
    for (file, _, code) in core() {
        for outside in OUTSIDE {
            if code.contains(outside) {
                wrong.push(format!("{}: {outside}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_on_the_map() {
    let map = fs::read_to_string(root().join("src/README.md")).expect("src/README.md");
    for room in ROOMS {
        assert!(map.contains(room), "src/README.md does not mention {room}");
    }
    let known: Vec<String> = fs::read_dir(root().join("src"))
        .expect("src")
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .collect();
    for name in known.into_iter().filter(|name| name != "README.md") {
        assert!(map.contains(name.trim_end_matches(".rs")), "src/README.md does not mention {name}");
    }
}

/// The files of the library's rooms, with room and code (tests and comments left out).
fn core() -> Vec<(PathBuf, String, String)> {
    sources().into_iter().filter(|(_, room, _)| ROOMS.contains(&room.as_str())).collect()
}

fn sources() -> Vec<(PathBuf, String, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files
        .into_iter()
        .filter(|file| !file.ends_with("tests.rs"))
        .map(|file| {
            let inside = file.strip_prefix(&src).expect("below src");
            let room = inside.components().next().expect("a room").as_os_str().to_string_lossy();
            let room = room.trim_end_matches(".rs").to_owned();
            let code = fs::read_to_string(&file).expect("source");
            (inside.to_path_buf(), room, code_of(&code))
        })
        .collect()
}

/// The code without comments and without what stands behind `#[cfg(test)]`.
fn code_of(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or("");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
