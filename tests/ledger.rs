//! The ledger of the whole corpus, written in each format and read back by another library.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use command::fuwen;

fn printed(arguments: &[&str]) -> String {
    let output = fuwen(Path::new(env!("CARGO_MANIFEST_DIR")), arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// All replies of the corpus, as a ledger in `file`.
fn write(file: &Path) {
    let mut arguments = vec!["ledger".to_owned(), "--today".into(), "2025-12-31".into(), "-o".into()];
    arguments.push(file.display().to_string());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).expect("corpus") {
        let case = entry.expect("entry").path();
        for name in ["reply.md", "reply.txt", "reply.docx"] {
            if case.join(name).is_file() {
                arguments.push(case.join(name).display().to_string());
            }
        }
    }
    arguments[5..].sort();
    printed(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_workbook_is_read_back_by_another_library() {
    let folder = folder("workbook");
    write(&folder.join("a.xlsx"));
    write(&folder.join("a.json"));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("a.json")).expect("a.json")).expect("JSON");
    let entries = json["commitments"].as_array().expect("a list");
    assert!(entries.len() > 20, "{}", entries.len());

    let mut workbook: Xlsx<_> = open_workbook(folder.join("a.xlsx")).expect("a workbook");
    let sheet = workbook.worksheet_range("承诺台账").expect("the sheet of all promises");
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!(rows.len(), entries.len() + 1);
    let column = |heading: &str| {
        rows[0].iter().position(|cell| *cell == *heading).unwrap_or_else(|| panic!("{heading}"))
    };
    let mut dated = 0;
    for (row, entry) in rows[1..].iter().zip(entries) {
        assert_eq!(row[column("承诺原文")].to_string(), entry["promise"]);
        match &row[column("到期日")] {
            Data::DateTime(day) => {
                dated += 1;
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                assert_eq!(format!("{year:04}-{month:02}-{day:02}"), entry["due"]);
            }
            other => assert!(other.to_string().is_empty() && entry["due"] == "", "{other}"),
        }
    }
    assert!(dated > 5, "{dated} dated promises");
    let totals = workbook.worksheet_range("合计").expect("the sheet of totals");
    let last: Vec<String> =
        totals.rows().next_back().expect("a row").iter().map(ToString::to_string).collect();
    assert_eq!(last[..2], ["合计".to_owned(), entries.len().to_string()]);
}

#[test]
fn a_csv_file_opens_in_office_software() {
    let folder = folder("csv");
    write(&folder.join("a.csv"));
    let bytes = fs::read(folder.join("a.csv")).expect("a.csv");
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"), "a BOM");
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    assert_eq!(reader.headers().expect("headings").get(0), Some("建议提案编号"));
    assert!(reader.records().all(|record| record.is_ok_and(|record| record.len() == 17)));
}

#[test]
fn an_earlier_ledger_tells_what_vanished_changed_and_fell_due() {
    let folder = folder("against");
    let letter = |promises: &str| {
        format!(
            "（B类）\n陈树林代表：\n您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：\n{promises}\n\
             青河县交通运输局\n2025年6月12日\n"
        )
    };
    let reply = folder.join("reply.txt");
    let reply = reply.to_str().expect("a path");
    fs::write(
        reply,
        letter("我局将于2025年8月底前修复城南路。\n我局将于2025年9月底前安装路灯40盏。\n我局将在城南小学门口增设公交站点。"),
    )
    .expect("written");
    for ending in ["xlsx", "csv", "json"] {
        let old = folder.join(format!("old.{ending}"));
        printed(&["ledger", reply, "--today", "2025-06-30", "-o", old.to_str().expect("a path")]);
    }
    fs::write(reply, letter("我局将于2025年8月底前修复城南路。\n我局将于2025年12月底前安装路灯40盏。\n我局将于2026年3月底前设置标线。"))
        .expect("written");
    for ending in ["xlsx", "csv", "json"] {
        let old = folder.join(format!("old.{ending}"));
        let told =
            printed(&["ledger", reply, "--today", "2025-09-01", "--against", old.to_str().expect("a path")]);
        for (heading, words) in [
            ("不再出现的承诺", "公交站点"),
            ("改动的承诺", "路灯40盏"),
            ("已经到期的承诺", "修复城南路"),
            ("新增的承诺", "设置标线"),
        ] {
            let part = told.split(heading).nth(1).unwrap_or_else(|| panic!("{heading} in {ending}: {told}"));
            let part = part.split("的承诺（").next().expect("a part");
            assert!(part.contains(words), "{heading} in {ending}: {told}");
        }
        assert!(told.contains("2025-12-31"), "{told}");
    }
}
