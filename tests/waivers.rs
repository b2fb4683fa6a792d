//! What people have allowed to stand: waivers in the reply, beside it and in the configuration, and the baseline.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::fuwen;
use serde_json::Value;

/// A letter with two promises that name no time.
const DRAFT: &str = "（B类）\n\n青河县交通运输局关于对县五届人大四次会议第12号建议的答复\n\n陈树林代表：\n\n\
    您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n\n我局将尽快修复城南路。\n\n我局将尽快增设路灯。\n\n\
    感谢您对交通工作的关心和支持。\n\n青河县交通运输局\n\n2025年6月12日\n\n（联系人及电话：李明，0883-2101234）\n";

const RULE: &str = "commitment/no-deadline";

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("waivers").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("draft.md"), DRAFT).expect("a draft");
    folder
}

/// Rule, state and reason of each finding of `draft.md` that is about promises or waivers.
fn findings(folder: &Path, more: &[&str]) -> Vec<(String, String, String)> {
    let mut arguments = vec!["check", "draft.md", "--format", "json", "--today", "2025-06-30"];
    arguments.extend(more);
    let output = fuwen(folder, &arguments);
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
    report["cases"][0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["rule"] == RULE || word(&finding["rule"]).starts_with("waiver/"))
        .map(|finding| (word(&finding["rule"]), word(&finding["state"]), word(&finding["waiver"]["reason"])))
        .collect()
}

fn expect(folder: &Path, more: &[&str], expected: &[(&str, &str, &str)]) {
    let found = findings(folder, more);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(rule, state, reason)| (rule.as_str(), state.as_str(), reason.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_comment_waives_its_paragraph_and_one_before_all_the_letter() {
    let folder = folder("comment");
    let comment = "<!-- fuwen: allow commitment/no-deadline 已当面说明 @周华 至 2025-12-31 -->\n";
    let first = DRAFT.replacen("我局将尽快修复", &format!("{comment}我局将尽快修复"), 1);
    fs::write(folder.join("draft.md"), &first).expect("written");
    expect(&folder, &[], &[(RULE, "waived", "已当面说明"), (RULE, "counted", "")]);
    fs::write(folder.join("draft.md"), format!("{comment}\n{DRAFT}")).expect("written");
    expect(&folder, &[], &[(RULE, "waived", "已当面说明"), (RULE, "waived", "已当面说明")]);
    let text = fuwen(&folder, &["check", "draft.md", "--today", "2025-06-30"]);
    let told = String::from_utf8_lossy(&text.stdout).into_owned();
    for words in ["已豁免", "已当面说明", "责任人 周华", "有效期至 2025-12-31", "已豁免 2 处"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let expired = first.replace("2025-12-31", "2025-06-29");
    fs::write(folder.join("draft.md"), expired).expect("written");
    expect(&folder, &[], &[("waiver/expired", "counted", ""), (RULE, "counted", ""), (RULE, "counted", "")]);
}

#[test]
fn a_file_beside_the_reply_waives_by_words() {
    let folder = folder("sidecar");
    let beside = folder.join("draft.md.fuwen.toml");
    fs::write(
        &beside,
        "[[allow]]\nrule = \"commitment/*\"\nwords = \"增设路灯\"\nreason = \"等待预算批复\"\nuntil = \"2025-12-31\"\n\
         [[allow]]\nrule = \"privacy/email\"\nreason = \"公开邮箱\"\n",
    )
    .expect("written");
    expect(
        &folder,
        &[],
        &[("waiver/unused", "counted", ""), (RULE, "counted", ""), (RULE, "waived", "等待预算批复")],
    );
    for (contents, words) in [
        ("[[allow]]\nrule = \"commitment/no-deadline\"\n", "reason"),
        ("[[allow]]\nrule = \"commitment/no-deadline\"\nreason = \" \"\n", "没有写理由"),
        (
            "[[allow]]\nrule = \"commitment/no-deadlin\"\nreason = \"理由\"\n",
            "是否指“commitment/no-deadline”",
        ),
        ("[[alow]]\n", "alow"),
    ] {
        fs::write(&beside, contents).expect("written");
        let output = fuwen(&folder, &["check", "draft.md"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("draft.md.fuwen.toml") && told.contains(words), "{words}: {told}");
    }
}

#[test]
fn the_configuration_waives_by_path() {
    let folder = folder("configuration");
    let configuration = |path: &str| {
        let contents = format!(
            "[[allow]]\nrule = \"{RULE}\"\npath = \"{path}\"\nreason = \"试行\"\nowner = \"督查室\"\n"
        );
        fs::write(folder.join("fuwen.toml"), contents).expect("written");
    };
    configuration("*.md");
    expect(&folder, &[], &[(RULE, "waived", "试行"), (RULE, "waived", "试行")]);
    configuration("2024/*.md");
    expect(&folder, &[], &[(RULE, "counted", ""), (RULE, "counted", "")]);
    // A standing waiver that one letter has no use for is no defect of the letter; the person is told.
    let kept = DRAFT.replace("尽快", "于2025年9月底前");
    fs::write(folder.join("draft.md"), kept).expect("written");
    configuration("*.md");
    expect(&folder, &[], &[]);
    let told = fuwen(&folder, &["check", "draft.md"]);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("这次没有用到"), "{told}");
    configuration("[");
    assert_eq!(fuwen(&folder, &["check", "draft.md"]).status.code(), Some(2));
}

#[test]
fn a_baseline_counts_only_what_is_new() {
    let folder = folder("baseline");
    let baseline = |today: &str, more: &[&str]| {
        let mut arguments = vec!["baseline", "draft.md", "--today", today];
        arguments.extend(more);
        let output = fuwen(&folder, &arguments);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let told = baseline("2025-06-01", &[]);
    assert!(told.contains("原有仍在 0 处，已消除 0 处"), "{told}");
    let known = [(RULE, "known", ""), (RULE, "known", "")];
    expect(&folder, &["--baseline", "fuwen-baseline.json"], &known);
    let gate = |arguments: &[&str]| fuwen(&folder, arguments).status.code();
    assert_eq!(gate(&["check", "draft.md"]), Some(1));
    assert_eq!(gate(&["check", "draft.md", "--baseline", "fuwen-baseline.json"]), Some(0));

    // One promise is mended, one is new: the new one counts, and keeps counting after a pruning.
    let revised = DRAFT.replace("我局将尽快增设路灯。", "我局将尽快设置护栏。");
    fs::write(folder.join("draft.md"), revised).expect("written");
    let mixed = [(RULE, "known", ""), (RULE, "counted", "")];
    expect(&folder, &["--baseline", "fuwen-baseline.json"], &mixed);
    let told = baseline("2025-06-30", &["--prune"]);
    assert!(
        told.contains("新记入 0 处") && told.contains("已消除 1 处") && told.contains("已 29 天"),
        "{told}"
    );
    expect(&folder, &["--baseline", "fuwen-baseline.json"], &mixed);
    let told = baseline("2025-07-01", &[]);
    assert!(told.contains("新记入 1 处"), "{told}");
    expect(&folder, &["--baseline", "fuwen-baseline.json"], &known);
    let written = fs::read_to_string(folder.join("fuwen-baseline.json")).expect("a baseline");
    assert!(written.contains("2025-06-01") && written.contains("2025-07-01"), "{written}");

    fs::write(folder.join("bad.json"), "{\"version\": 2, \"findings\": []}").expect("written");
    assert_eq!(gate(&["check", "draft.md", "--baseline", "bad.json"]), Some(2));
}
