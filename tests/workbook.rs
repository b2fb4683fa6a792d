//! The workbook of a check, read back by another library.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx, open_workbook};
use command::fuwen;
use serde_json::Value;

/// The cells of a sheet below the heading `name`.
fn column(sheet: &Range<Data>, name: &str) -> Vec<Data> {
    let headings = sheet.rows().next().expect("headings");
    let index = headings.iter().position(|cell| *cell == *name).unwrap_or_else(|| panic!("{name}"));
    sheet.rows().skip(1).map(|row| row[index].clone()).collect()
}

#[test]
fn findings_asks_promises_and_totals_are_sheets() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check-workbook");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let [workbook, json] = ["report.xlsx", "report.json"].map(|name| folder.join(name));
    let check = |reply: &str, item: &str, to: &str| {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let outputs = [format!("xlsx={}", workbook.display()), format!("json={}", json.display())];
        let mut arguments =
            vec!["check", reply, "--item", item, "--today", "2025-12-31", "--fail-on", "never"];
        arguments.extend(outputs.iter().flat_map(|output| ["--output", output]));
        let output = fuwen(&corpus, &arguments);
        assert_eq!(output.status.code(), Some(0), "{to}: {}", String::from_utf8_lossy(&output.stderr));
    };
    for (reply, item) in [
        ("county-layout-defects-docx/reply.docx", "county-layout-defects-docx/item.txt"),
        ("asks-01-rural-roads/reply.md", "asks-01-rural-roads/item.md"),
        ("good-01-street-lamps/reply.md", "good-01-street-lamps/item.txt"),
    ] {
        check(reply, item, reply);
        let report: Value = serde_json::from_slice(&fs::read(&json).expect("report.json")).expect("a report");
        let case = &report["cases"][0];
        let mut book: Xlsx<_> = open_workbook(&workbook).expect("a workbook");
        assert_eq!(book.sheet_names(), ["问题", "建议与答复", "承诺台账", "汇总", "按规则汇总"]);
        let sheets: HashMap<String, Range<Data>> = book.worksheets().into_iter().collect();

        let findings = case["findings"].as_array().expect("findings");
        assert_eq!(sheets["问题"].height(), findings.len() + 1, "{reply}");
        for (heading, field) in
            [("规则", "rule"), ("问题", "message"), ("原文", "text"), ("指纹", "fingerprint")]
        {
            for (cell, finding) in column(&sheets["问题"], heading).iter().zip(findings) {
                assert_eq!(cell.to_string(), finding[field].as_str().expect("words"), "{heading}");
            }
        }
        for (cell, finding) in column(&sheets["问题"], "段落").iter().zip(findings) {
            assert_eq!(cell.as_f64(), finding["paragraph"].as_f64());
        }

        let asks = case["asks"].as_array().expect("asks");
        assert_eq!(sheets["建议与答复"].height(), asks.len() + 1, "{reply}");
        for (cell, ask) in column(&sheets["建议与答复"], "建议").iter().zip(asks) {
            assert_eq!(cell.to_string(), ask["text"].as_str().expect("words"));
        }

        let promises = case["commitments"].as_array().expect("commitments");
        assert_eq!(column(&sheets["承诺台账"], "承诺原文").len(), promises.len(), "{reply}");

        let total = |heading: &str| column(&sheets["汇总"], heading)[0].clone();
        for (heading, field) in [("必改", "error"), ("应改", "warning"), ("提示", "note")] {
            assert_eq!(total(heading).as_f64(), report["totals"][field].as_f64(), "{heading}");
        }
        let Data::DateTime(day) = total("成文日期") else { panic!("no day: {}", total("成文日期")) };
        let (year, month, day, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{year:04}-{month:02}-{day:02}"), case["letter"]["date"]["iso"]);

        let sum: f64 = ["必改", "应改", "提示", "已豁免或存量"]
            .into_iter()
            .flat_map(|heading| column(&sheets["按规则汇总"], heading))
            .filter_map(|cell| cell.as_f64())
            .fold(0.0, |sum, number| sum + number);
        assert_eq!(sum.to_string(), findings.len().to_string(), "{reply}");
    }
}

#[test]
fn a_workbook_is_no_text_for_a_screen() {
    let reply = "corpus/good-01-street-lamps/reply.md";
    let output = fuwen(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", reply, "--format", "xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--output"));
}
