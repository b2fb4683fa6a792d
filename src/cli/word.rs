//! `--output word=…` and `word-changes=…`: the replies' own files, with comments or tracked changes.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use fuwen::document::{Format, Manner};
use fuwen::fix::Plan;
use fuwen::letter::Date;
use fuwen::report::{self, Language};
use fuwen::verdict::Review;

use super::evidence::Evidence;
use super::failure::Failure;
use super::files::{self, Opened};

/// What is written into the copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copy {
    /// A comment on the words of each finding.
    Comments,
    /// The safe repairs as tracked changes.
    Changes,
}

/// Writes a copy of each reply: to `path`, or, when that is a folder, into it under the reply's name.
pub(crate) fn save(
    copy: Copy,
    path: &Path,
    evidence: &Evidence,
    reviews: &[Review<'_>],
    language: Language,
    day: Option<Date>,
) -> Vec<Failure> {
    let targets = match targets(path, evidence.replies()) {
        Ok(targets) => targets,
        Err(failure) => return vec![failure],
    };
    let mut failures = Vec::new();
    for ((reply, review), target) in evidence.replies().iter().zip(reviews).zip(targets) {
        let written =
            copied(copy, reply, review, language, day).and_then(|contents| files::write(&target, &contents));
        failures.extend(written.err());
    }
    failures
}

fn copied(
    copy: Copy,
    reply: &Opened,
    review: &Review<'_>,
    language: Language,
    day: Option<Date>,
) -> Result<Vec<u8>, Failure> {
    let name = files::name(&reply.path);
    if reply.document.format != Format::Docx {
        let (cause, remedy) = match copy {
            Copy::Comments => ("不是 docx，加不了 Word 批注", "请用 docx 复文，或改用 --format text"),
            Copy::Changes => ("不是 docx，没有修订可写", "请用 docx 复文，或改用 fuwen fix"),
        };
        return Err(Failure::new(name, cause, remedy));
    }
    let failed = |error| Failure::new(files::name(&reply.path), error, "");
    let (bytes, was_signed) = match copy {
        Copy::Comments => {
            let reviewed = report::word(review, &reply.bytes, language, day).map_err(failed)?;
            (reviewed.bytes, reviewed.was_signed)
        }
        Copy::Changes => {
            let time = day.map(report::word_time);
            let manner = Manner::Tracked { time: time.as_deref() };
            let plan = Plan::of(&review.verdict.findings, false);
            let fixed = plan.apply(&reply.bytes, &reply.document, manner).map_err(failed)?;
            (fixed.bytes, fixed.was_signed)
        }
    };
    if was_signed {
        eprintln!("fuwen：说明：{name}：原文件有数字签名，写出的副本中签名已失效");
    }
    Ok(bytes)
}

/// Where the copy of each reply goes.
fn targets(path: &Path, replies: &[Opened]) -> Result<Vec<PathBuf>, Failure> {
    let is_folder = files::is_folder(path);
    if !is_folder {
        return match replies {
            [_] => Ok(vec![path.to_path_buf()]),
            _ => Err(Failure::new(
                files::name(path),
                format!("有 {} 件复文，一个文件放不下", replies.len()),
                "请给出文件夹，如 --output word=审阅/",
            )),
        };
    }
    std::fs::create_dir_all(path).map_err(|error| {
        Failure::new(files::name(path), format!("无法建立文件夹（{error}）"), "请检查路径")
    })?;
    let mut seen = HashSet::new();
    replies
        .iter()
        .map(|reply| {
            let name =
                reply.path.file_name().filter(|name| *name != "-").map_or("复文.docx".into(), PathBuf::from);
            if seen.insert(name.clone()) {
                return Ok(path.join(name));
            }
            let cause = "有两件复文同名，放进一个文件夹会互相覆盖";
            Err(Failure::new(files::name(&reply.path), cause, "请分开检查，或改文件名"))
        })
        .collect()
}
