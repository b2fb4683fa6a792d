//! `fuwen ledger`.

use std::path::Path;

use fuwen::report::ledger::{self, Entry};

use super::arguments::Ledger;
use super::evidence::Evidence;
use super::failure::Failure;
use super::{Outcome, files, print, settings, table};

/// Writes the ledger, and compares it with an earlier one.
pub(crate) fn run(arguments: &Ledger) -> Outcome {
    let one = |failure: Failure| vec![failure];
    let evidence = Evidence::gather(&arguments.case)?;
    let in_force = settings::load(&arguments.case, evidence.first())?;
    let today = in_force.settings.today;
    let entries = ledger::entries(&evidence.reviews(&in_force)?, today);
    let earlier = match &arguments.against {
        Some(path) => Some(read(path).map_err(one)?),
        None => None,
    };
    match &arguments.output {
        Some(path) => {
            files::write(path, &render(path, &entries).map_err(one)?).map_err(one)?;
            eprintln!("已写出 {} 项承诺：{}", entries.len(), files::name(path));
        }
        None if earlier.is_none() => {
            print(format!("{:#}\n", ledger::ledger_json(&entries)))?;
        }
        None => {}
    }
    if let Some(earlier) = earlier {
        print(ledger::changes_text(&ledger::changes(&earlier, &entries, today)))?;
    }
    let failures = evidence.failures();
    if failures.is_empty() { Ok(true) } else { Err(failures) }
}

fn render(path: &Path, entries: &[Entry]) -> Result<Vec<u8>, Failure> {
    match files::ending(path).as_str() {
        "xlsx" => ledger::ledger_xlsx(entries).map_err(|error| Failure::new(files::name(path), error, "")),
        "csv" => Ok(ledger::ledger_csv(entries)),
        "json" => Ok(format!("{:#}\n", ledger::ledger_json(entries)).into_bytes()),
        _ => Err(unknown(path)),
    }
}

fn read(path: &Path) -> Result<Vec<Entry>, Failure> {
    let broken = |error: String| Failure::new(files::name(path), error, "请给出 fuwen ledger 写出的台账");
    match files::ending(path).as_str() {
        "csv" | "xlsx" => ledger::ledger_from_rows(&table::read(path)?).map_err(broken),
        "json" => {
            let json: serde_json::Value =
                serde_json::from_str(&files::read_text(path)?).map_err(|error| broken(error.to_string()))?;
            serde_json::from_value(json["commitments"].clone()).map_err(|error| broken(error.to_string()))
        }
        _ => Err(unknown(path)),
    }
}

fn unknown(path: &Path) -> Failure {
    Failure::new(files::name(path), "不知道该用哪种格式", "文件名请以 .xlsx、.csv 或 .json 结尾")
}
