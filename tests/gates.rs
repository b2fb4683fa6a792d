//! The formats that gates read: valid by their schemas, places in the unit that each counts in, and as recorded.
//!
//! After a change that is meant: `FUWEN_UPDATE=1 cargo test --test gates`, then read the difference.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use command::fuwen;
use fuwen::document::{self, Document};
use fuwen::finding::State;
use fuwen::report::{self, Language};
use fuwen::verdict::{Covers, FailOn, Review, Waiver};
use fuwen::{Input, Settings, lint};
use serde_json::Value;

const LANGUAGE: Language = Language::Zh;

/// A letter with characters of one to four bytes, combining marks, CRLF, and what formats must escape.
const TRICKY: &str = "（B类）\r\n𠮷河县交通运输局关于对县五届人大四次会议第12号建议的答复\r\n陈树林代表：\r\n\
    \u{feff}您提出的《关于修复<城南路>&\"桥\"的建议》（第12号）收悉，现答复如下：\r\n\
    👨‍👩‍👧e\u{301}我局𠮷将尽快修复，完成100%::error::的路面。\r\n\r\n　　𠮷𠮷，我局将适时安装路灯。\r\n\
    感谢您的关心和支持。\r\n𠮷河县交通运输局\r\n2025年6月12日\r\n（联系人及电话：李明，0883-2101234）\r\n";

/// A reply with its item, opened; the paths are those the reports name.
struct Case {
    name: String,
    reply: (String, Document),
    item: Option<(String, Document)>,
}

impl Case {
    fn tricky() -> Self {
        let path = "复文,第1件:\u{1}稿.txt";
        let reply = document::open(path, TRICKY.as_bytes()).expect("a letter");
        Self { name: "tricky".to_owned(), reply: (path.to_owned(), reply), item: None }
    }

    fn corpus(name: &str) -> Self {
        let folder = root().join("corpus").join(name);
        let open = |stem: &str| {
            ["md", "txt", "docx"].into_iter().find_map(|ending| {
                let file = folder.join(format!("{stem}.{ending}"));
                let bytes = fs::read(file).ok()?;
                let path = format!("corpus/{name}/{stem}.{ending}");
                let document = document::open(&path, &bytes).expect("a document");
                Some((path, document))
            })
        };
        Self { name: name.to_owned(), reply: open("reply").expect("a reply"), item: open("item") }
    }

    /// Calls `look` with the review under the profile lincang.
    fn reviewed<T>(&self, look: impl Fn(&mut Review<'_>, &Settings<'_>) -> T) -> T {
        let mut settings = Settings::builtin("lincang").expect("a profile");
        settings.today = Some("2025-12-31".parse().expect("a day"));
        let input = Input {
            item: self.item.as_ref().map(|(path, document)| (path.clone(), document)),
            ..Input::new(self.reply.0.clone(), &self.reply.1)
        };
        look(&mut lint(&input, &settings), &settings)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<Case> {
    ["city-revisions-left-docx", "county-layout-defects-docx", "asks-01-rural-roads", "good-01-street-lamps"]
        .into_iter()
        .map(Case::corpus)
        .chain([Case::tricky()])
        .collect()
}

/// A review in every format, by the ending of its name.
fn formats(review: &Review<'_>, settings: &Settings<'_>) -> [(&'static str, String); 6] {
    let one = std::slice::from_ref(review);
    let pretty = |json: Value| format!("{json:#}\n");
    [
        ("sarif", pretty(report::sarif(one, settings.book, &settings.profile, LANGUAGE))),
        ("junit.xml", report::junit(one, settings.book, FailOn::Warning, LANGUAGE)),
        ("github", report::github(one, LANGUAGE)),
        ("rdjson", pretty(report::rdjson(one, LANGUAGE))),
        ("checkstyle.xml", report::checkstyle(one, LANGUAGE)),
        ("gitlab.json", pretty(report::gitlab(one, LANGUAGE))),
    ]
}

/// Lets findings stand, by their index.
fn allow(review: &mut Review<'_>, state: impl Fn(usize) -> State) {
    review.verdict.waivers.push(Waiver {
        rule: "format/*".to_owned(),
        reason: "经与代表当面沟通".to_owned(),
        owner: Some("李明".to_owned()),
        until: Some("2026-12-31".parse().expect("a day")),
        covers: Covers::Letter,
        written: "draft.fuwen.toml".to_owned(),
        span: None,
        is_standing: false,
    });
    let waiver = review.verdict.waivers.len() - 1;
    for (index, judged) in review.verdict.findings.iter_mut().enumerate() {
        judged.finding.state = state(index);
        judged.waiver = (judged.finding.state == State::Waived).then_some(waiver);
    }
}

#[test]
fn json_formats_are_valid() {
    for (ending, schema) in [
        ("sarif", include_str!("schema/sarif-2.1.0.json")),
        ("rdjson", include_str!("schema/rdjson.json")),
        ("gitlab.json", include_str!("schema/code-quality.json")),
    ] {
        // The committee's pattern of languages has a stray bracket, which a strict reader of patterns refuses.
        let schema = schema.replace("{2}]?$", "{2}$");
        let schema: Value = serde_json::from_str(&schema).expect("a schema");
        let schema = jsonschema::validator_for(&schema).expect("a valid schema");
        for case in cases() {
            let written = case.reviewed(|review, settings| {
                // Every state, so that suppressions and baselines are written too.
                let states = [State::Counted, State::Waived, State::Known];
                allow(review, |index| states[index % states.len()]);
                let all = formats(review, settings).into_iter();
                all.filter(|(name, _)| *name == ending).map(|(_, written)| written).collect::<String>()
            });
            let json: Value = serde_json::from_str(&written).expect("JSON");
            if let Some(error) = schema.iter_errors(&json).next() {
                panic!("{} {ending}: {error} at {}", case.name, error.instance_path());
            }
        }
    }
}

#[test]
fn xml_formats_are_valid() {
    let has_xmllint = Command::new("xmllint").arg("--version").output().is_ok();
    if !has_xmllint && std::env::var_os("CI").is_none() {
        eprintln!("not checked: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gates-xml");
    fs::create_dir_all(&folder).expect("a folder");
    for (ending, schema) in [("junit.xml", "junit-10.xsd"), ("checkstyle.xml", "checkstyle.xsd")] {
        let mut command = Command::new("xmllint");
        command.args(["--noout", "--schema"]).arg(root().join("tests/schema").join(schema));
        for case in cases() {
            for (name, written) in case.reviewed(|review, settings| formats(review, settings)) {
                if name == ending {
                    let file = folder.join(format!("{}.{name}", case.name));
                    fs::write(&file, written).expect("written");
                    command.arg(file);
                }
            }
        }
        let output = command.output().expect("xmllint runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn places_are_counted_in_the_unit_of_the_format() {
    let lines: Vec<&str> = TRICKY.split("\r\n").collect();
    Case::tricky().reviewed(|review, settings| {
        let words: Vec<String> = review
            .verdict
            .findings
            .iter()
            .map(|judged| judged.finding.span.of(&review.reply.text).to_owned())
            .collect();
        assert!(words.iter().any(|words| words == "尽快") && words.iter().any(|words| words == "适时"));
        let one = std::slice::from_ref(review);

        let sarif = report::sarif(one, settings.book, &settings.profile, LANGUAGE);
        assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
        let results = sarif["runs"][0]["results"].as_array().expect("results");
        let rdjson = report::rdjson(one, LANGUAGE);
        let diagnostics = rdjson["diagnostics"].as_array().expect("diagnostics");
        let github = report::github(one, LANGUAGE);
        let commands: Vec<&str> = github.lines().collect();
        assert_eq!([results.len(), diagnostics.len(), commands.len()], [words.len(); 3]);

        let number = |json: &Value| usize::try_from(json.as_u64().expect("a number")).expect("small");
        for (index, words) in words.iter().enumerate().filter(|(_, words)| !words.contains('\n')) {
            let region = &results[index]["locations"][0]["physicalLocation"]["region"];
            let [line, start, end] =
                ["startLine", "startColumn", "endColumn"].map(|key| number(&region[key]));
            let by_character: String = lines[line - 1].chars().skip(start - 1).take(end - start).collect();
            assert_eq!(&by_character, words, "SARIF");

            let range = &diagnostics[index]["location"]["range"];
            let [start, end] = ["start", "end"].map(|key| number(&range[key]["column"]) - 1);
            let line = lines[number(&range["start"]["line"]) - 1];
            assert_eq!(&line[start..end], words, "rdjson");

            let property = |name: &str| -> usize {
                let (_, after) = commands[index].split_once(&format!(",{name}=")).expect("a property");
                after.split([',', ':']).next().expect("a value").parse().expect("a number")
            };
            let [line, start, end] = ["line", "col", "endColumn"].map(property);
            let by_character: String = lines[line - 1].chars().skip(start - 1).take(end - start).collect();
            assert_eq!(&by_character, words, "GitHub");
        }
    });
}

#[test]
fn a_docx_has_paragraphs_and_no_region() {
    Case::corpus("county-layout-defects-docx").reviewed(|review, settings| {
        assert!(review.verdict.findings.len() > 3);
        let one = std::slice::from_ref(review);
        let sarif = report::sarif(one, settings.book, &settings.profile, LANGUAGE);
        let run = &sarif["runs"][0];
        assert!(run.get("columnKind").is_none() || review.item.is_some());
        for result in run["results"].as_array().expect("results") {
            let location = &result["locations"][0];
            assert!(location["physicalLocation"].get("region").is_none(), "{result:#}");
            let place = location["logicalLocations"][0]["fullyQualifiedName"].as_str().expect("a name");
            assert!(place.contains("/第") && place.ends_with('段'), "{place}");
            assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
        }
        assert!(!report::github(one, LANGUAGE).contains("line="));
    });
}

#[test]
fn every_result_names_its_rule_with_clause_and_help() {
    for case in cases() {
        case.reviewed(|review, settings| {
            let sarif =
                report::sarif(std::slice::from_ref(review), settings.book, &settings.profile, LANGUAGE);
            let rules = &sarif["runs"][0]["tool"]["driver"]["rules"];
            for result in sarif["runs"][0]["results"].as_array().expect("results") {
                let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
                let rule = &rules[index];
                assert_eq!(rule["id"], result["ruleId"]);
                let known = settings.book.rule(rule["id"].as_str().expect("an id")).expect("a rule");
                let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
                assert!(text(&rule["fullDescription"]["text"]).contains(&known.basis.cite));
                assert!(text(&rule["help"]["text"]).contains(&known.help.zh));
                assert!(rule["properties"]["tags"][0] == known.family());
            }
        });
    }
}

#[test]
fn a_finding_in_the_item_points_to_the_item() {
    Case::corpus("asks-01-rural-roads").reviewed(|review, settings| {
        let item = "corpus/asks-01-rural-roads/item.md";
        for (name, written) in formats(review, settings) {
            assert!(written.contains(item), "{name}: {written}");
        }
        let sarif = report::sarif(std::slice::from_ref(review), settings.book, &settings.profile, LANGUAGE);
        let results = sarif["runs"][0]["results"].as_array().expect("results");
        let result =
            results.iter().find(|result| result["ruleId"] == "relevance/ask-unmatched").expect("one");
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], item);
        let related = &result["relatedLocations"][0]["physicalLocation"];
        assert_eq!(related["artifactLocation"]["uri"], "corpus/asks-01-rural-roads/reply.md");
    });
}

#[test]
fn what_does_not_count_closes_no_gate() {
    Case::tricky().reviewed(|review, settings| {
        let rules: HashSet<String> =
            review.verdict.findings.iter().map(|judged| judged.finding.rule.clone()).collect();
        allow(review, |index| if index % 2 == 0 { State::Waived } else { State::Known });
        for (name, written) in formats(review, settings) {
            match name {
                "sarif" => {
                    let sarif: Value = serde_json::from_str(&written).expect("JSON");
                    for result in sarif["runs"][0]["results"].as_array().expect("results") {
                        let suppressions = result["suppressions"].as_array().expect("a list");
                        let waived = !suppressions.is_empty();
                        let reason = "经与代表当面沟通；责任人：李明；有效期至2026-12-31";
                        assert!(!waived || suppressions[0]["justification"] == reason);
                        assert_eq!(result["baselineState"] == "unchanged", !waived);
                    }
                }
                "junit.xml" => {
                    assert!(written.contains("failures=\"0\""), "{written}");
                    assert_eq!(written.matches("已豁免或属存量").count(), rules.len());
                }
                _ => assert!(rules.iter().all(|rule| !written.contains(rule)), "{name}: {written}"),
            }
        }
    });
}

#[test]
fn a_test_report_fails_at_the_gate() {
    let failures = |gate: FailOn| {
        Case::tricky().reviewed(|review, settings| {
            let written = report::junit(std::slice::from_ref(review), settings.book, gate, LANGUAGE);
            let tests = written.matches("<testcase ").count();
            assert_eq!(tests, review.verdict.run.len() + review.verdict.skipped.len());
            written.matches("<failure ").count()
        })
    };
    let [never, error, warning, note] =
        [FailOn::Never, FailOn::Error, FailOn::Warning, FailOn::Note].map(failures);
    assert!(
        never == 0 && error <= warning && warning <= note && note > 0,
        "{never} {error} {warning} {note}"
    );
    let clean = Case::corpus("good-01-street-lamps").reviewed(|review, settings| {
        report::junit(std::slice::from_ref(review), settings.book, FailOn::Note, LANGUAGE)
    });
    assert!(clean.matches("<testcase ").count() > 50 && !clean.contains("<failure"), "{clean}");
}

#[test]
fn gitlab_tells_all_findings_apart() {
    let twice = "我局将尽快办理。\n";
    let letter = TRICKY.replace("感谢您", &format!("{twice}{twice}感谢您"));
    let reply = document::open("a.txt", letter.as_bytes()).expect("a letter");
    let settings = Settings::builtin("lincang").expect("a profile");
    let reviews = ["a.txt", "b.txt"].map(|path| lint(&Input::new(path, &reply), &settings));
    let report = report::gitlab(&reviews, LANGUAGE);
    let all = report.as_array().expect("a list");
    let apart: HashSet<&str> = all.iter().filter_map(|one| one["fingerprint"].as_str()).collect();
    assert_eq!(apart.len(), all.len());
    assert_eq!(report, report::gitlab(&reviews, LANGUAGE));
}

#[test]
fn reports_are_as_recorded() {
    let mut different = Vec::new();
    for case in cases() {
        for (name, written) in case.reviewed(|review, settings| formats(review, settings)) {
            // Tests that pass are left out of the record: each new rule would be in it.
            let written: String = written
                .replace(env!("CARGO_PKG_VERSION"), "VERSION")
                .split_inclusive('\n')
                .filter(|line| !(line.contains("<testcase ") && line.ends_with("/>\n")))
                .map(|line| if line.contains(" tests=\"") { without_counts(line) } else { line.to_owned() })
                .collect();
            let golden = root().join("tests/gates").join(format!("{}.{name}", case.name));
            if std::env::var_os("FUWEN_UPDATE").is_some() {
                fs::write(&golden, &written).expect("written");
            }
            let expected = read(&golden);
            if expected != written {
                let difference = similar::TextDiff::from_lines(&expected, &written);
                different.push(format!("{}\n{}", golden.display(), difference.unified_diff()));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn the_page_on_gates_names_every_format() {
    let page = fs::read_to_string(root().join("docs/gates.md")).expect("docs/gates.md");
    let output = fuwen(&root(), &["check", "a.txt", "--output", "none=a"]);
    let told = String::from_utf8_lossy(&output.stderr);
    let (_, known) = told.split_once("可用：").expect("the formats");
    let known: Vec<&str> = known.lines().next().expect("a line").split('、').map(str::trim).collect();
    assert!(known.contains(&"sarif"), "{known:?}");
    for format in known.into_iter().filter(|format| *format != "text") {
        assert!(page.contains(&format!("`{format}`")), "docs/gates.md does not name {format}");
    }
}

fn read(golden: &Path) -> String {
    fs::read_to_string(golden).unwrap_or_default()
}

/// The head of a suite without the number of its tests.
fn without_counts(line: &str) -> String {
    let (before, after) = line.split_once(" tests=\"").expect("a count");
    let (_, after) = after.split_once('"').expect("its end");
    format!("{before} tests=\"N\"{after}")
}
