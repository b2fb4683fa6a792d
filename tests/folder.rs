//! A folder of replies: matched with items and register, checked against each other, in a stable order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use command::fuwen;
use serde_json::Value;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("folder").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("复文")).expect("a folder");
    fs::create_dir_all(folder.join("原件")).expect("a folder");
    folder
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Roads, so that each letter has words of its own.
const ROADS: [&str; 10] = ["城南", "城北", "东湖", "西门", "河口", "石桥", "青山", "白塔", "老街", "新桥"];

fn road(number: usize) -> String {
    format!("{}{}路", ROADS[number % 10], ROADS[number / 10 % 10])
}

fn reply(number: usize, doc_number: usize, body: &str) -> String {
    let road = road(number);
    format!(
        "（A类）\n青交建复〔2025〕{doc_number}号\n青河县交通运输局关于对县五届人大四次会议第{number}号建议的答复\n\
         陈树林代表：\n您提出的《关于修复{road}的建议》（第{number}号）收悉，现答复如下：\n{body}\n\
         感谢您对交通工作的关心和支持。\n青河县交通运输局\n2025年6月12日\n（联系人及电话：李明，0883-2101234）\n"
    )
}

fn item(number: usize) -> String {
    let road = road(number);
    format!(
        "县五届人大四次会议代表建议第{number}号\n题目：关于修复{road}的建议\n建议人：陈树林\n\
         {road}路面破损，雨天积水。\n建议：\n一、修复{road}破损路面。\n二、在{road}增设路灯。\n"
    )
}

fn write(folder: &Path, name: &str, contents: &str) {
    fs::write(folder.join(name), contents).expect("written");
}

#[test]
fn items_and_register_find_their_replies() {
    let folder = folder("matched");
    for number in [12, 13, 14] {
        let road = road(number);
        let body = format!("我局已于2025年5月20日修复{road}破损路面{number}00平方米，并增设路灯{number}盏。");
        write(&folder, &format!("复文/复函-{}.txt", 40 - number), &reply(number, number, &body));
        write(&folder, &format!("原件/{number:04}.txt"), &item(number));
    }
    write(&folder, "复文/无号.txt", "陈树林代表：\n您的来信收悉，现答复如下：\n我局已办理。\n");
    write(
        &folder,
        "台账.csv",
        "\u{feff}青河县建议提案办理台账,,,,\n编号,类别,标题,交办日期,审核人,备注\n\
         第12号,人大建议,关于修复东湖城北路的建议,2024年11月1日,周华,\n\
         13,人大建议,关于修复西门城北路的建议,2025-05-10,周华,\n\
         77,政协提案,关于增设公厕的提案,2025-05-10,,\n",
    );
    let output = fuwen(
        &folder,
        &[
            "check",
            "复文",
            "--items",
            "原件",
            "--register",
            "台账.csv",
            "--format",
            "json",
            "--today",
            "2025-06-30",
        ],
    );
    let report = json(&output);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let case = |name: &str| -> Value {
        let cases = report["cases"].as_array().expect("cases");
        cases.iter().find(|case| case["reply"]["path"] == format!("复文/{name}.txt")).expect(name).clone()
    };
    let rules = |case: &Value| -> Vec<String> {
        case["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    for (name, path) in
        [("复函-28", "原件/0012.txt"), ("复函-27", "原件/0013.txt"), ("复函-26", "原件/0014.txt")]
    {
        assert_eq!(case(name)["item"]["path"], path);
        assert_eq!(case(name)["asks"].as_array().unwrap().len(), 2, "{name}");
    }
    assert!(case("无号")["item"].is_null());
    assert!(
        rules(&case("复函-28")).contains(&"record/late-reply".to_owned()),
        "{:?}",
        rules(&case("复函-28"))
    );
    assert!(!rules(&case("复函-27")).contains(&"record/late-reply".to_owned()));
    let skips = |name: &str, missing: &str| {
        case(name)["skipped"].as_array().unwrap().iter().any(|skipped| skipped["missing"] == missing)
    };
    assert!(!skips("复函-28", "record") && skips("复函-26", "record"));
    for words in [
        "备注",
        "台账中的第77号《关于增设公厕的提案》没有复文",
        "原件中没有相符的：1 件复文（复文/无号.txt）",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn replies_are_compared_with_each_other() {
    let folder = folder("siblings");
    let same = "城南片区现有道路三十六公里，其中水泥路面二十二公里，大多建成于上世纪末，超过设计使用年限。\
        受资金所限，历年只对破损最重的路段作过临时修补，没有做过整条大修。近来货运车辆明显增多，路面损坏加快，\
        群众意见较大，人大代表和政协委员也多次提出。我局委托设计单位对全部路段作了检测，逐段提出了处置意见，\
        并已列入三年养护计划，由养护中心分段实施，经费由县级财政安排。";
    write(&folder, "复文/a.txt", &reply(12, 5, same));
    write(&folder, "复文/b.txt", &reply(13, 5, &same.replace("三十六公里", "四十公里")));
    let output = fuwen(&folder, &["check", "复文", "--format", "json"]);
    let report = json(&output);
    for (case, other) in report["cases"].as_array().unwrap().iter().zip(["复文/b.txt", "复文/a.txt"]) {
        let finding = |rule: &str| {
            let findings = case["findings"].as_array().unwrap();
            findings
                .iter()
                .find(|finding| finding["rule"] == rule)
                .unwrap_or_else(|| panic!("{rule}"))
                .clone()
        };
        assert!(finding("format/doc-number-reused")["message"].as_str().unwrap().contains(other));
        let passage = finding("relevance/same-text");
        assert!(passage["message"].as_str().unwrap().contains("只有"), "{passage}");
        assert!(passage["text"].as_str().unwrap().starts_with("城南片区"));
        assert!(passage["text"].as_str().unwrap().ends_with("县级财政安排。"));
    }
}

#[test]
fn three_hundred_letters_in_a_stable_order() {
    let folder = folder("many");
    for number in 1..=300 {
        let road = road(number);
        let mut body = String::new();
        for metre in 1..=(number % 7 + 1) {
            let _ =
                writeln!(body, "我局于2025年{metre}月修复{road}第{metre}段路面{}平方米。", number * metre);
        }
        let _ = write!(
            body,
            "其余路段，我局将{}修复。",
            if number % 3 == 0 { "尽快" } else { "于2025年10月底前" }
        );
        write(&folder, &format!("复文/{number:03}.txt"), &reply(number, number, &body));
        write(&folder, &format!("原件/{number}号.txt"), &item(number));
    }
    fs::write(folder.join("复文/150.docx"), b"PK\x03\x04 broken").expect("written");
    fs::write(folder.join("复文/~$151.docx"), b"a lock file").expect("written");
    let arguments = ["check", "复文", "--items", "原件", "--today", "2025-06-30", "--format", "json"];
    let first = fuwen(&folder, &arguments);
    let second = fuwen(&folder, &arguments);
    assert_eq!(first.status.code(), Some(2), "one broken file is told");
    assert!(String::from_utf8_lossy(&first.stderr).contains("复文/150.docx"));
    assert!(first.stdout == second.stdout, "the same report twice");
    let report = json(&first);
    let cases = report["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 300);
    for (case, number) in cases.iter().zip(1..=300) {
        assert_eq!(case["reply"]["path"], format!("复文/{number:03}.txt"));
        assert_eq!(case["item"]["path"], format!("原件/{number}号.txt"));
    }
}
