//! `fuwen fix` and the Word outputs of `fuwen check`, as people use them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use command::fuwen;

const DRAFT: &str = "青交建复[2025]012号\r\n青河县交通运输局关于对县五届人大四次会议第12号建议的答复\r\n\r\n陈树林代表,\r\n\
    您们提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\r\n  一.关于路面。。\r\n补贴比例为30～50%。\r\n\
    青河县交通运输局\r\n2025年06月12日\r\n";

const REPAIRED: &str = "青交建复〔2025〕12号\r\n青河县交通运输局关于对县五届人大四次会议第12号建议的答复\r\n\r\n陈树林代表：\r\n\
    你们提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\r\n  一、关于路面。\r\n补贴比例为30～50%。\r\n\
    青河县交通运输局\r\n2025年6月12日\r\n";

fn on_the_day(folder: &Path, arguments: &[&str]) -> Output {
    fuwen(folder, &[arguments, &["--today", "2025-06-30"]].concat())
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("draft.txt"), DRAFT).expect("a draft");
    folder
}

fn corpus(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(case).join("reply.docx")
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_text_is_repaired_in_place_and_kept_beside() {
    let folder = folder("fix-in-place");
    let first = on_the_day(&folder, &["fix", "draft.txt"]);
    assert_eq!(first.status.code(), Some(0), "{}", words(&first.stderr));
    assert_eq!(fs::read_to_string(folder.join("draft.txt")).unwrap(), REPAIRED);
    assert_eq!(fs::read_to_string(folder.join("draft.txt.bak")).unwrap(), DRAFT);
    assert!(words(&first.stderr).contains("--unsafe"), "{}", words(&first.stderr));

    let second = on_the_day(&folder, &["fix", "draft.txt"]);
    assert_eq!(second.status.code(), Some(0));
    assert!(!folder.join("draft.txt.bak2").exists());
    let unsafe_too = on_the_day(&folder, &["fix", "draft.txt", "--unsafe"]);
    assert_eq!(unsafe_too.status.code(), Some(0));
    assert!(fs::read_to_string(folder.join("draft.txt")).unwrap().contains("30%～50%"));
    assert_eq!(fs::read_to_string(folder.join("draft.txt.bak2")).unwrap(), REPAIRED);
}

#[test]
fn a_diff_writes_nothing_and_says_so() {
    let folder = folder("fix-diff");
    let shown = on_the_day(&folder, &["fix", "draft.txt", "--diff"]);
    assert_eq!(shown.status.code(), Some(1));
    let diff = words(&shown.stdout);
    for line in [
        "--- draft.txt",
        "+++ draft.txt",
        "-青交建复[2025]012号",
        "+青交建复〔2025〕12号",
        " 青河县交通运输局",
    ] {
        assert!(diff.contains(line), "{diff}");
    }
    assert_eq!(fs::read_to_string(folder.join("draft.txt")).unwrap(), DRAFT);
    fs::write(folder.join("draft.txt"), REPAIRED).unwrap();
    let clean = on_the_day(&folder, &["fix", "draft.txt", "--diff"]);
    assert_eq!((clean.status.code(), words(&clean.stdout)), (Some(0), String::new()));
}

#[test]
fn the_result_can_go_elsewhere() {
    let folder = folder("fix-elsewhere");
    assert_eq!(on_the_day(&folder, &["fix", "draft.txt", "-o", "new.txt"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.join("new.txt")).unwrap(), REPAIRED);
    assert_eq!(fs::read_to_string(folder.join("draft.txt")).unwrap(), DRAFT);
    assert_eq!(on_the_day(&folder, &["fix", "draft.txt", "--no-backup"]).status.code(), Some(0));
    assert!(!folder.join("draft.txt.bak").exists());
    for arguments in [&["fix", "draft.txt", "new.txt", "-o", "x.txt"][..], &["fix", "missing.txt"]] {
        assert_eq!(on_the_day(&folder, arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn word_outputs_want_docx_and_room_for_each_reply() {
    let folder = folder("word-outputs");
    let [one, two] = [corpus("county-layout-defects-docx"), corpus("city-revisions-left-docx")];
    fs::copy(&one, folder.join("one.docx")).unwrap();
    fs::copy(&two, folder.join("two.docx")).unwrap();
    for (arguments, status, says) in [
        (vec!["check", "draft.txt", "--output", "word=a.docx"], 2, "不是 docx"),
        (vec!["check", "draft.txt", "--output", "word-changes=a.docx"], 2, "fuwen fix"),
        (vec!["check", "one.docx", "--format", "word"], 2, "--output"),
        (vec!["check", "one.docx", "two.docx", "--output", "word=a.docx"], 2, "文件夹"),
        (vec!["check", "one.docx", "--output", "word=a.docx", "--fail-on", "never"], 0, ""),
        (vec!["check", "one.docx", "two.docx", "--output", "word=审阅/", "--fail-on", "never"], 0, ""),
        (vec!["check", "one.docx", "--output", "word-changes=审阅", "--fail-on", "never"], 0, ""),
    ] {
        let output = on_the_day(&folder, &arguments);
        let error = words(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?} {error}");
        assert!(error.contains(says), "{arguments:?} {error}");
    }
    let reviewed = fs::read(folder.join("a.docx")).unwrap();
    assert!(folder.join("审阅/one.docx").exists() && folder.join("审阅/two.docx").exists());
    on_the_day(&folder, &["check", "a.docx", "--output", "word=b.docx"]);
    assert!(fs::read(folder.join("b.docx")).unwrap() == reviewed, "a second run changed the file");
}
