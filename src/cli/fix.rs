//! `fuwen fix`.

use std::fs;
use std::path::{Path, PathBuf};

use fuwen::document::{Format, Manner};
use fuwen::fix::{Fixed, Plan, Repair, Why};
use similar::TextDiff;

use super::arguments::Fix;
use super::evidence::Evidence;
use super::failure::Failure;
use super::files::{self, Opened};
use super::{Outcome, print, settings};

/// Repairs the replies, or shows what would be repaired.
pub(crate) fn run(arguments: &Fix) -> Outcome {
    let evidence = Evidence::gather(&arguments.case)?;
    if arguments.output.is_some() && evidence.replies().len() > 1 {
        return Err(vec![Failure::new("-o", "一个文件只能放一件复文", "请逐件改，或省去 -o 在原处改")]);
    }
    let in_force = settings::load(&arguments.case, evidence.first())?;
    let reviews = evidence.reviews(&in_force)?;
    let mut failures = evidence.failures();
    let mut is_clean = true;
    for (reply, review) in evidence.replies().iter().zip(&reviews) {
        let plan = Plan::of(&review.verdict.findings, arguments.with_unsafe);
        let fixed = match plan.apply(&reply.bytes, &reply.document, Manner::InPlace) {
            Ok(fixed) => fixed,
            Err(error) => {
                failures.push(Failure::new(files::name(&reply.path), error, ""));
                continue;
            }
        };
        is_clean &= fixed.repairs.is_empty();
        if arguments.diff {
            print(difference(reply, &fixed))?;
        } else if let Err(failure) = save(arguments, reply, &fixed) {
            failures.push(failure);
            continue;
        }
        tell(reply, &fixed, arguments.diff);
    }
    if !failures.is_empty() {
        return Err(failures);
    }
    Ok(is_clean || !arguments.diff)
}

/// Writes the repaired file: to `-o`, to standard output when the reply came from standard input, or in place with
/// the original kept beside it.
fn save(arguments: &Fix, reply: &Opened, fixed: &Fixed) -> Result<(), Failure> {
    match &arguments.output {
        Some(path) => files::write(path, &fixed.bytes),
        None if reply.path.as_os_str() == "-" => print(&fixed.bytes).map(|_| ()).map_err(|failures| {
            failures.into_iter().next().unwrap_or_else(|| Failure::new("标准输出", "", ""))
        }),
        None if fixed.repairs.is_empty() => Ok(()),
        None => {
            // A link stays a link: the file it leads to is repaired.
            let path = fs::canonicalize(&reply.path).unwrap_or_else(|_| reply.path.clone());
            if !arguments.no_backup {
                let backup = backup(&path);
                files::write(&backup, &reply.bytes)?;
                eprintln!("原件另存为 {}", files::name(&backup));
            }
            files::write(&path, &fixed.bytes)
        }
    }
}

/// The first name beside `path` that no earlier original has: `draft.docx.bak`, `draft.docx.bak2` and so on.
fn backup(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    let mut number = 1;
    let mut backup = PathBuf::from(&name);
    while backup.exists() {
        number += 1;
        let mut numbered = name.clone();
        numbered.push(number.to_string());
        backup = PathBuf::from(numbered);
    }
    backup
}

/// The repairs as a unified diff: of the file's lines, or of a docx's paragraphs.
fn difference(reply: &Opened, fixed: &Fixed) -> String {
    let name = files::name(&reply.path);
    let (old, new) = match reply.document.format {
        Format::Docx => (reply.document.text.clone(), fixed.text.clone()),
        Format::Markdown | Format::Text => {
            let again = fuwen::document::open(&reply.path.to_string_lossy(), &fixed.bytes);
            (reply.document.origin.source.clone(), again.map(|again| again.origin.source).unwrap_or_default())
        }
    };
    TextDiff::from_lines(&old, &new).unified_diff().header(&name, &name).to_string()
}

/// Says on standard error what was repaired and what was not.
fn tell(reply: &Opened, fixed: &Fixed, only_shown: bool) {
    let name = files::name(&reply.path);
    let text = &reply.document.text;
    let say = |repair: &Repair, how: &str| {
        let paragraph = reply.document.paragraph_at(repair.span.start);
        let old = repair.span.of(text);
        let new = &repair.replacement;
        eprintln!("  第{paragraph}段 “{old}”→“{new}” [{}]{how}", repair.rule);
    };
    let verb = if only_shown { "可改" } else { "已改" };
    eprintln!("{name}：{verb} {} 处", fixed.repairs.len());
    for repair in &fixed.repairs {
        say(repair, "");
    }
    if !fixed.left.is_empty() {
        eprintln!("{name}：另有 {} 处没有改", fixed.left.len());
    }
    for left in &fixed.left {
        say(
            &left.repair,
            match left.why {
                Why::Unsafe => "：可能改变文意，核对后用 --unsafe",
                Why::Overlap => "：与另一处重叠，请再运行一次",
                Why::Place => "：在域、控件、文本框、页眉页脚或脚注里，请手工改",
            },
        );
    }
    if fixed.was_signed && !only_shown && !fixed.repairs.is_empty() {
        eprintln!("fuwen：说明：{name}：原文件有数字签名，改后签名已失效");
    }
}
