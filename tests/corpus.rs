//! Every case of corpus/ gives the report that stands beside it (`report.txt`), and model replies come out clean.
//!
//! After a change that is meant: `FUWEN_UPDATE=1 cargo test --test corpus`, then read the difference.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use fuwen::finding::Severity;
use fuwen::letter::Record;
use fuwen::report::{self, Language, Look};
use fuwen::verdict::Review;
use fuwen::{Input, Settings, document, lint};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    profile: String,
    today: String,
    reply: String,
    item: Option<String>,
    record: Option<String>,
    verdict: Option<String>,
}

fn main() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../schema/report-1.json")).expect("schema");
    let schema: &'static _ = Box::leak(Box::new(jsonschema::validator_for(&schema).expect("a valid schema")));
    let trials = folders()
        .into_iter()
        .map(|folder| {
            let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
            Trial::test(name, move || check(&folder, schema))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn folders() -> Vec<PathBuf> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders: Vec<PathBuf> = fs::read_dir(corpus)
        .expect("corpus")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.join("case.toml").is_file())
        .collect();
    folders.sort();
    folders
}

fn check(folder: &Path, schema: &jsonschema::Validator) -> Result<(), Failed> {
    let case: Case = toml::from_str(&fs::read_to_string(folder.join("case.toml"))?)?;
    let open = |name: &str| -> Result<document::Document, Failed> {
        Ok(document::open(name, &fs::read(folder.join(name))?)?)
    };
    let reply = open(&case.reply)?;
    let item = case.item.as_deref().map(open).transpose()?;
    let record = match &case.record {
        Some(name) => Some(Record::from_toml(&fs::read_to_string(folder.join(name))?)?),
        None => None,
    };
    let mut settings = Settings::builtin(&case.profile)?;
    settings.today = Some(case.today.parse()?);
    let input = Input {
        item: case.item.clone().zip(item.as_ref()),
        record: record.as_ref(),
        ..Input::new(case.reply.clone(), &reply)
    };
    let review = lint(&input, &settings);
    let json = report::json(std::slice::from_ref(&review), &settings.profile, Language::Zh);
    if let Some(error) = schema.iter_errors(&json).next() {
        return Err(format!("JSON 报告不合 schema：{} 在 {}", error, error.instance_path()).into());
    }
    if case.verdict.as_deref() == Some("clean") {
        clean(&review)?;
    }
    let actual = scrub(&report::text(std::slice::from_ref(&review), Look::default()));
    let golden = folder.join("report.txt");
    if std::env::var_os("FUWEN_UPDATE").is_some() {
        fs::write(&golden, &actual)?;
        return Ok(());
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let difference = similar::TextDiff::from_lines(&expected, &actual);
    Err(format!("报告变了（左为记录，右为现在）：\n{}", difference.unified_diff().context_radius(3)).into())
}

/// The report without its last line, which counts the rules of the book and says nothing of the letter.
fn scrub(report: &str) -> String {
    report.lines().filter(|line| !line.starts_with("检查了 ")).map(|line| format!("{line}\n")).collect()
}

fn clean(review: &Review<'_>) -> Result<(), Failed> {
    let wrong: Vec<String> = review
        .verdict
        .findings
        .iter()
        .map(|judged| &judged.finding)
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| format!("{}：{}", finding.rule, finding.message.zh))
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("范文不应有必改、应改：\n{}", wrong.join("\n")).into())
    }
}
