//! Files and folders: read with a clear failure, written beside and renamed.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use fuwen::document::{self, Document};
use ignore::WalkBuilder;

use super::failure::Failure;

/// Endings of the files that are looked at in a folder.
const ENDINGS: [&str; 4] = ["docx", "md", "markdown", "txt"];

/// A larger file is not read: it is no letter.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A document with the file it was read from.
pub(crate) struct Opened {
    /// The path as given.
    pub(crate) path: PathBuf,
    #[expect(dead_code, reason = "for reports that are written into the reply's own file")]
    /// The file as it is.
    pub(crate) bytes: Vec<u8>,
    /// What is written in it.
    pub(crate) document: Document,
}

/// Reads and opens a document; `-` is standard input.
pub(crate) fn open(path: &Path) -> Result<Opened, Failure> {
    let bytes = read(path)?;
    let document = document::open(&path.to_string_lossy(), &bytes)
        .map_err(|error| Failure::new(name(path), error, ""))?;
    Ok(Opened { path: path.to_path_buf(), bytes, document })
}

/// The bytes of a file; `-` is standard input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let outcome = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    outcome.map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::new(name(path), "文件超过 64 MiB", "复文不会这样大，请检查文件名"));
    }
    Ok(bytes)
}

/// A text file of settings.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?)
        .map(|text| text.trim_start_matches('\u{feff}').to_owned())
        .map_err(|_| Failure::new(name(path), "不是 UTF-8 文本", "请另存为 UTF-8 编码"))
}

/// The documents meant by `paths`: files as they are, folders by the documents in them, in the order of their
/// names; each once.
pub(crate) fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        let meant = if path.is_dir() { walk(path)? } else { vec![path.clone()] };
        if meant.is_empty() {
            return Err(Failure::new(name(path), "文件夹里没有复文", "可检查的是 .docx、.md、.txt 文件"));
        }
        for path in meant {
            if !all.contains(&path) {
                all.push(path);
            }
        }
    }
    Ok(all)
}

/// The letters below a folder, in the order of their paths; hidden files and the lock files of office software
/// (`~$…`) are passed over, and so is whatever `.gitignore` or `.fuwenignore` names.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for entry in
        WalkBuilder::new(folder).add_custom_ignore_filename(".fuwenignore").follow_links(true).build()
    {
        let entry = entry.map_err(|error| {
            Failure::new(name(folder), format!("无法读取（{error}）"), "请检查文件夹是否完好、是否有权读取")
        })?;
        let path = entry.path();
        let is_lock = entry.file_name().to_string_lossy().starts_with('~');
        if path.is_file() && !is_lock && ENDINGS.contains(&ending(path).as_str()) {
            all.push(path.to_path_buf());
        }
    }
    all.sort();
    Ok(all)
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The ending of a file's name, in lower case.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Writes a file beside its place and renames it, so that nobody ever sees half of it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |error: std::io::Error| {
        Failure::new(name(path), format!("无法写入（{error}）"), "请检查文件夹是否存在、是否有权写入")
    };
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(fail)
}

/// Writes files into a folder, which is made when it is missing.
pub(crate) fn write_all(folder: &Path, contents: &[(String, String)]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| {
        Failure::new(name(folder), format!("无法建立文件夹（{error}）"), "请检查上级文件夹是否有权写入")
    })?;
    contents.iter().try_for_each(|(file, contents)| write(&folder.join(file), contents.as_bytes()))
}

/// Whether a path means a folder: it is one, or ends as one.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}

/// A path as people are shown it.
pub(crate) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "标准输入".to_owned() } else { path.display().to_string() }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Failure::new(name(path), "找不到这个文件", "请检查路径"),
        ErrorKind::PermissionDenied => Failure::new(name(path), "没有读取权限", "请检查文件权限"),
        ErrorKind::IsADirectory => Failure::new(name(path), "这是一个文件夹", "请给出文件"),
        _ => Failure::new(name(path), format!("无法读取（{error}）"), "请检查文件是否被占用或损坏"),
    }
}
