//! The command line as people and gates use it: what is printed, and the exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use command::fuwen;

/// A letter with one promise that names no time; its findings do not depend on the day.
const DRAFT: &str = "（B类）\n青河县交通运输局关于对县五届人大四次会议第12号建议的答复\n陈树林代表：\n\
    您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n我局将尽快修复城南路。\n\
    感谢您对交通工作的关心和支持。\n青河县交通运输局\n2025年6月12日\n（联系人及电话：李明，0883-2101234）\n";

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("draft.txt"), DRAFT).expect("a draft");
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn exit_status_follows_the_gate() {
    let folder = folder("gate");
    for (arguments, status) in [
        (vec!["check", "draft.txt"], 1),
        (vec!["check", "draft.txt", "--fail-on", "never"], 0),
        (vec!["check", "draft.txt", "--fail-on", "warning"], 1),
        (vec!["check", "draft.txt", "--profile", "national", "--fail-on", "error"], 0),
        (vec!["check", "missing.txt"], 2),
        (vec!["check"], 2),
        (vec!["check", "draft.txt", "--profile", "nowhere"], 2),
        (vec!["check", "draft.txt", "--today", "yesterday"], 2),
        (vec!["check", "draft.txt", "--output", "json"], 2),
        (vec!["explain", "commitment/no-deadline"], 0),
        (vec!["explain", "commitment/no-deadlin"], 2),
        (vec!["rules"], 0),
        (vec!["--help"], 0),
        (vec!["--version"], 0),
    ] {
        let output = fuwen(&folder, &arguments);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{arguments:?}\n{}{}",
            text(&output.stdout),
            text(&output.stderr)
        );
    }
}

#[test]
fn failures_name_place_cause_and_remedy() {
    let folder = folder("failures");
    fs::write(folder.join("old.doc"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old file").expect("a file");
    fs::write(folder.join("empty.txt"), b"").expect("a file");
    fs::write(folder.join("bad.toml"), "profil = \"lincang\"\n").expect("a file");
    fs::write(folder.join("rule.toml"), "[severity]\n\"commitment/no-deadlin\" = \"note\"\n")
        .expect("a file");
    fs::write(folder.join("list.toml"), "[lexicon.stock-phrases]\nwords = [\"提质增效\"]\n").expect("a file");
    fs::write(folder.join("record.toml"), "handed_over = \"去年\"\n").expect("a file");
    for (arguments, words) in [
        (vec!["check", "missing.txt"], vec!["missing.txt", "找不到"]),
        (vec!["check", "old.doc"], vec!["old.doc", "docx"]),
        (vec!["check", "empty.txt"], vec!["empty.txt"]),
        (vec!["check", "draft.txt", "--config", "bad.toml"], vec!["bad.toml", "第1行", "profil"]),
        (vec!["check", "draft.txt", "--config", "rule.toml"], vec!["commitment/no-deadline"]),
        (vec!["check", "draft.txt", "--config", "list.toml"], vec!["stock-phrases", "是否指“stock-phrase”"]),
        (vec!["check", "draft.txt", "--record", "record.toml"], vec!["record.toml", "去年"]),
        (vec!["explain", "commitment/no-deadlin"], vec!["是否指“commitment/no-deadline”"]),
    ] {
        let output = fuwen(&folder, &arguments);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        for word in words {
            assert!(told.contains(word), "{arguments:?} does not say {word}: {told}");
        }
    }
}

#[test]
fn one_broken_file_does_not_stop_the_others() {
    let folder = folder("broken");
    fs::write(folder.join("broken.docx"), b"PK\x03\x04 not a package").expect("a file");
    let output = fuwen(&folder, &["check", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("commitment/no-deadline"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("broken.docx"), "{}", text(&output.stderr));
}

#[test]
fn standard_input_is_a_reply() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fuwen"))
        .args(["check", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("fuwen runs");
    child.stdin.take().expect("a pipe").write_all(DRAFT.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("an end");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["cases"][0]["reply"]["path"], "-");
    assert_eq!(json["cases"][0]["letter"]["addressees"][0]["text"], "陈树林");
}

#[test]
fn a_configuration_is_found_upwards() {
    let folder = folder("config");
    let below = folder.join("2025").join("建议");
    fs::create_dir_all(&below).expect("folders");
    fs::write(below.join("draft.txt"), DRAFT).expect("a draft");
    fs::write(
        folder.join("fuwen.toml"),
        "profile = \"national\"\nfail_on = \"note\"\n[severity]\n\"commitment/*\" = \"off\"\n\
         [lexicon.impolite]\nwords = [\"无稽之谈\"]\n",
    )
    .expect("a configuration");
    let output = fuwen(&below, &["check", "draft.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["profile"], "national");
    let off = json["cases"][0]["rules"]["off"].as_array().expect("a list");
    assert!(off.iter().any(|rule| rule == "commitment/no-deadline"), "{off:?}");
    let findings = json["cases"][0]["findings"].as_array().expect("a list");
    assert!(findings.iter().all(|finding| finding["rule"] != "commitment/no-deadline"));
}

#[test]
fn several_reports_in_one_run() {
    let folder = folder("reports");
    let output = fuwen(
        &folder,
        &["check", "draft.txt", "--output", "json=a.json", "--output", "text=b.txt", "--lang", "en"],
    );
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("a.json")).expect("a.json")).expect("JSON");
    assert_eq!(json["version"], 1);
    let english = fs::read_to_string(folder.join("b.txt")).expect("b.txt");
    assert!(english.contains("paragraph 5") && english.contains("rules ran"), "{english}");
    assert_eq!(english, text(&output.stdout));
}

#[test]
fn rules_of_ones_own_are_run_and_refused_with_line_and_hint() {
    let folder = folder("rules");
    fs::create_dir_all(folder.join("own/wording")).expect("folders");
    fs::write(folder.join("fuwen.toml"), "[rules]\nfolders = [\"own\"]\n").expect("a configuration");
    let rule = "severity = \"note\"\n[basis]\nlevel = \"practice\"\ncite = \"本局用语习惯\"\n\
        [zh]\ntitle = \"用语\"\nmessage = \"“{hit}”请改为“修缮”\"\nhelp = \"写“修缮”\"\n\
        [en]\ntitle = \"Wording\"\nmessage = \"Write 修缮 for “{hit}”\"\nhelp = \"Write 修缮\"\n\
        [check.forbid]\nscope = \"body\"\npatterns = [\"修复\"]\n\
        [[example]]\nbad = \"\"\"陈树林代表：\\n您提出的《关于城南路的建议》（第12号）收悉，现答复如下：\\n我局将[[修复]]城南路。\"\"\"\n\
        [[example]]\ngood = \"我局将修缮城南路。\"\n";
    fs::write(folder.join("own/wording/repair.toml"), rule).expect("a rule");
    let output = fuwen(&folder, &["check", "draft.txt", "--format", "json"]);
    assert!(text(&output.stdout).contains("wording/repair"), "{}", text(&output.stderr));

    fs::write(folder.join("own/wording/repair.toml"), rule.replace("patterns", "pattern")).expect("a rule");
    let output = fuwen(&folder, &["check", "draft.txt"]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("wording/repair.toml:") && told.contains("pattern"), "{told}");
}

#[test]
fn coverage_shows_where_each_ask_is_answered() {
    let folder = folder("coverage");
    fs::write(
        folder.join("item.txt"),
        "关于修复城南路的建议\n一、建议修复城南路。\n二、建议开通夜间公交线路。\n",
    )
    .expect("an item");
    let item = ["coverage", "draft.txt", "--item", "item.txt"];
    for (more, status, words) in [
        (
            vec![],
            0,
            vec!["│", "修复城南路", "开通夜间公交线路", "原件《关于修复城南路的建议》提出 2 条建议", "第5段"],
        ),
        (vec!["--fail-on", "unmatched"], 1, vec!["未找到与该"]),
        (vec!["--format", "markdown"], 0, vec!["| 1 | 一、建议修复城南路。 |", "共同用词"]),
        (vec!["--format", "html"], 0, vec!["<table class=\"matrix\">", "未找到与该条建议对应的答复文字"]),
        (vec!["--lang", "en"], 0, vec!["no text found"]),
    ] {
        let output = fuwen(&folder, &[&item[..], &more].concat());
        let shown = text(&output.stdout);
        assert_eq!(output.status.code(), Some(status), "{more:?}\n{shown}{}", text(&output.stderr));
        for word in words {
            // A cell may break a word into two lines.
            let kept = shown.replace(['│', '\n', ' '], "");
            assert!(shown.contains(word) || kept.contains(word), "{more:?} {word}\n{shown}");
        }
        assert!(!shown.contains("未答复"), "{shown}");
    }
    let json = fuwen(&folder, &[&item[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let report = fuwen(&folder, &["check", "draft.txt", "--item", "item.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).expect("JSON");
    for key in ["asks", "composition", "relevance"] {
        assert_eq!(json["cases"][0][key], report["cases"][0][key], "{key}");
    }
    let without = fuwen(&folder, &["coverage", "draft.txt"]);
    assert_eq!(without.status.code(), Some(2), "{}", text(&without.stdout));
    assert!(text(&without.stderr).contains("--item"), "{}", text(&without.stderr));
}

#[test]
fn coverage_without_the_item_shows_what_the_reply_restates() {
    let folder = folder("restated");
    let body = "您提出的《关于改善城南片区出行条件的建议》（第12号）收悉，现答复如下：\n\
                一、关于修复城南路的问题\n我局已于2025年5月20日完成城南路修复，修复破损路面1200平方米，更换井盖8套。\n\
                二、关于开通夜间公交线路的建议\n感谢您的建议。\n";
    fs::write(folder.join("draft.txt"), format!("王志远代表：\n{body}青河县交通运输局\n2025年6月12日\n"))
        .expect("a draft");
    let coverage = ["coverage", "draft.txt"];
    for (more, status, words) in [
        (
            vec![],
            0,
            vec![
                "复文转述的诉求",
                "修复城南路的问题",
                "未提供建议、提案原文。复文转述了 2 项诉求：找到对应答复 1 项，对应不明确 1 项",
            ],
        ),
        (
            vec!["--lang", "en"],
            0,
            vec!["No item was given. The reply restates 2 asks", "cannot show what it leaves out"],
        ),
        (vec!["--format", "markdown"], 0, vec!["| 序号 | 复文转述的诉求 |", "未提供建议、提案原文"]),
        (vec!["--format", "html"], 0, vec!["复文转述的诉求", "复文第", "不能说明复文有无遗漏"]),
        (
            vec!["--format", "json"],
            0,
            vec![
                "\"item\": null",
                "\"unmatched\": null",
                "\"origin\": \"restated\"",
                "\"source\": \"reply\"",
            ],
        ),
        (vec!["--fail-on", "weak"], 2, vec!["仅凭复文的转述无从判断有无遗漏"]),
    ] {
        let output = fuwen(&folder, &[&coverage[..], &more].concat());
        let shown = text(&output.stdout);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{more:?}\n{shown}{told}");
        for word in words {
            let place = if status == 2 { &told } else { &shown };
            assert!(place.contains(word), "{more:?} {word}\n{shown}{told}");
        }
        assert!(!shown.contains("未找到与该条建议"), "{shown}");
    }
    let check = fuwen(&folder, &["check", "draft.txt", "--fail-on", "never"]);
    let told = text(&check.stdout);
    assert!(told.contains("复文转述了 2 项诉求") && !told.contains("relevance/ask"), "{told}");
}

#[test]
fn a_folder_of_pages_is_written_where_a_folder_is_named() {
    let folder = folder("pages");
    fs::write(folder.join("second.txt"), DRAFT).expect("a draft");
    let check = ["check", "draft.txt", "second.txt", "--fail-on", "never"];
    let output =
        fuwen(&folder, &[&check[..], &["--output", "html=pages/", "--output", "html=all.html"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for file in ["pages/index.html", "pages/draft.html", "pages/second.html", "all.html"] {
        let page = fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{file}");
    }
    let refused = fuwen(&folder, &[&check[..], &["--output", "json=pages/"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("请给出文件名"), "{}", text(&refused.stderr));
}

/// A word that only this office uses for what the ask names keeps its answer from being found, until it is told.
#[test]
fn synonyms_of_the_configuration_find_an_answer() {
    let folder = folder("synonyms");
    let asks = "标题：关于方便群众出行的建议\n建议：\n1. 修复城南路破损路面。\n2. 在河滨广场增设便民驿站。\n";
    let reply = DRAFT.replace("我局将尽快修复城南路。", "城南路已修复1200平方米。\n公厕2座已建成开放。");
    fs::write(folder.join("item.txt"), asks).expect("an item");
    fs::write(folder.join("reply.txt"), reply).expect("a reply");
    let coverage =
        || fuwen(&folder, &["coverage", "reply.txt", "--item", "item.txt", "--fail-on", "unmatched"]);
    assert_eq!(coverage().status.code(), Some(1));
    let synonyms = "[[lexicon.synonyms.group]]\nwords = [\"公厕\", \"便民驿站\"]\n";
    fs::write(folder.join("fuwen.toml"), synonyms).expect("a configuration");
    assert_eq!(coverage().status.code(), Some(0));
    let words = "[lexicon.synonyms]\nwords = [\"公厕\", \"便民驿站\"]\n";
    fs::write(folder.join("fuwen.toml"), words).expect("a configuration");
    let refused = coverage();
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    assert!(told.contains("[lexicon.synonyms] 是分组的词表"), "{told}");
}
