//! `fuwen compare`: what is told of a revision in each format, and when the gate closes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use command::fuwen;
use serde_json::Value;

fn letter(number: &str, body: &str) -> String {
    format!(
        "（B类）\n{number}\n青河县交通运输局关于对县五届人大四次会议第12号建议的答复\n陈树林代表：\n\
         您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n{body}\n\
         感谢您对交通工作的关心和支持。\n青河县交通运输局\n2025年6月12日\n（联系人及电话：李明，0883-2101234）\n\
         （此件公开发布）\n"
    )
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let old = letter("青交建复[2025]12号", "我局将尽快修复城南路。\n我局将于2025年9月底前安装路灯40盏。");
    let new = letter(
        "青交建复〔2025〕12号",
        "我局会同县城管局，将尽快修复城南路全线路面。\n我局将于2025年10月底前安装路灯40盏。\n我局将适时增设<新>站牌2块。\n城南路长2公里。",
    );
    fs::write(folder.join("old.txt"), old).expect("written");
    fs::write(folder.join("new.txt"), new).expect("written");
    folder
}

fn compare(folder: &Path, arguments: &[&str]) -> Output {
    fuwen(folder, &[&["compare"], arguments].concat())
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn people_are_told_what_became_of_each_finding() {
    let folder = folder("compare-text");
    let text = told(&compare(&folder, &["old.txt", "new.txt"]));
    assert_eq!(
        text,
        "\
old.txt → new.txt：改好 1 处，仍在 1 处，新出现 1 处。

新出现的问题（1 处）
  · 应改 commitment/no-deadline 第8段：“适时”只表明意向，没有写明何时办结

仍在的问题（1 处）
  · 应改 commitment/no-deadline 第6段：“尽快”只表明意向，没有写明何时办结

改好的问题（1 处）
  · 应改 format/doc-number-form 第2段：“青交建复[2025]12号”年份未用六角括号〔〕

文字改动（2 处）
  第2段 → 第2段
  - 青交建复[-[-]2025[-]-]12号
  + 青交建复{+〔+}2025{+〕+}12号
  第6段 → 第6段
  - 我局将尽快修复城南路。
  - 我局将于2025年[-9-]月底前安装路灯40盏。
  + 我局{+会同县城管局，+}将尽快修复城南路{+全线路面+}。
  + 我局将于2025年{+10+}月底前安装路灯40盏。
  + {+我局将适时增设<新>站牌2块。+}
  + {+城南路长2公里。+}
"
    );
    let same = told(&compare(&folder, &["old.txt", "old.txt", "--lang", "en"]));
    assert!(same.starts_with("old.txt → old.txt: 0 fixed,") && same.contains(" 0 brought in."), "{same}");
    assert!(!same.contains("Changes"), "{same}");
}

#[test]
fn a_discussion_page_shows_the_same() {
    let folder = folder("compare-markdown");
    let text = told(&compare(&folder, &["old.txt", "new.txt", "--format", "markdown"]));
    for words in [
        "## 复文修改前后对照",
        "### 新出现的问题（1 处）",
        "我局将于2025年<del>9</del>月底前安装路灯40盏。",
        "&lt;新&gt;站牌2块。",
        "青交建复<del>\\[</del>2025",
    ] {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
}

#[test]
fn programs_are_told_the_same() {
    let folder = folder("compare-json");
    let output = compare(&folder, &["old.txt", "new.txt", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("../schema/comparison-1.json")).expect("a schema");
    let schema = jsonschema::validator_for(&schema).expect("a valid schema");
    if let Some(error) = schema.iter_errors(&json).next() {
        panic!("{error} at {}", error.instance_path());
    }
    assert_eq!(json["fixed"][0]["rule"], "format/doc-number-form");
    assert_eq!(json["kept"][0]["old"]["text"], "尽快");
    assert_ne!(json["kept"][0]["old"]["fingerprint"], json["kept"][0]["new"]["fingerprint"]);
    assert_eq!(json["brought_in"][0]["text"], "适时");
    for change in json["changes"].as_array().expect("changes") {
        for side in ["old", "new"] {
            let bound = |end: &str| {
                usize::try_from(change[side]["range"][end].as_u64().expect("a byte")).expect("small")
            };
            let text = json[side]["text"].as_str().expect("a text");
            assert_eq!(&text[bound("start")..bound("end")], change[side]["text"].as_str().expect("words"));
        }
    }
}

#[test]
fn the_gate_closes_at_what_a_revision_brought_in() {
    let folder = folder("compare-gate");
    let docx = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/county-layout-defects-docx/reply.docx");
    let docx = docx.to_str().expect("a path");
    for (arguments, status) in [
        (vec!["old.txt", "new.txt"], 0),
        (vec!["old.txt", "new.txt", "--fail-on", "warning"], 1),
        (vec!["old.txt", "old.txt", "--fail-on", "note"], 0),
        (vec!["new.txt", "new.txt", "--fail-on", "note"], 0),
        (vec!["old.txt", "new.txt", "--fail-on", "never"], 0),
        (vec!["old.txt"], 2),
        (vec!["old.txt", "missing.txt"], 2),
        (vec!["old.txt", "new.txt", "--item", "missing.txt"], 2),
        (vec![".", "new.txt"], 2),
    ] {
        let output = compare(&folder, &arguments);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{}{message}", told(&output));
    }
    // What nobody looked for in the later draft is not said to be fixed.
    let text = told(&compare(&folder, &[docx, "new.txt"]));
    assert!(text.contains("新稿没有检查的问题（缺少证据）"), "{text}");
    let fixed = text.split("改好的问题").nth(1).unwrap_or("").split("\n\n").next().unwrap_or("");
    assert!(!fixed.contains("format/margins"), "{text}");
}
