//! `fuwen ledger`.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use fuwen::report::ledger::{self, Entry};

use super::arguments::Ledger;
use super::evidence::Evidence;
use super::failure::Failure;
use super::{Outcome, files, print, settings};

/// Writes the ledger, and compares it with an earlier one.
pub(crate) fn run(arguments: &Ledger) -> Outcome {
    let one = |failure: Failure| vec![failure];
    let evidence = Evidence::gather(&arguments.case)?;
    let in_force = settings::load(&arguments.case, evidence.first())?;
    let today = in_force.settings.today;
    let entries = ledger::entries(&evidence.reviews(&in_force.settings), today);
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
    match ending(path).as_str() {
        "xlsx" => ledger::ledger_xlsx(entries).map_err(|error| Failure::new(files::name(path), error, "")),
        "csv" => Ok(ledger::ledger_csv(entries)),
        "json" => Ok(format!("{:#}\n", ledger::ledger_json(entries)).into_bytes()),
        _ => Err(unknown(path)),
    }
}

fn read(path: &Path) -> Result<Vec<Entry>, Failure> {
    let broken = |error: String| Failure::new(files::name(path), error, "请给出 fuwen ledger 写出的台账");
    match ending(path).as_str() {
        "csv" => ledger::ledger_from_csv(&files::read_text(path)?).map_err(broken),
        "json" => {
            let json: serde_json::Value =
                serde_json::from_str(&files::read_text(path)?).map_err(|error| broken(error.to_string()))?;
            serde_json::from_value(json["commitments"].clone()).map_err(|error| broken(error.to_string()))
        }
        "xlsx" => read_xlsx(&files::read(path)?).map_err(broken),
        _ => Err(unknown(path)),
    }
}

/// The first sheet of a workbook, its first row being the headings.
fn read_xlsx(bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let range = workbook.worksheet_range_at(0).ok_or("没有工作表")?.map_err(|error| error.to_string())?;
    let mut rows = range.rows();
    let headings: Vec<String> = rows.next().unwrap_or(&[]).iter().map(ToString::to_string).collect();
    if !headings.iter().any(|heading| heading == "承诺原文") {
        return Err("缺少“承诺原文”一列，不是承诺台账".to_owned());
    }
    Ok(rows
        .map(|row| Entry::from_cells(headings.iter().map(String::as_str).zip(row.iter().map(cell))))
        .collect())
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn unknown(path: &Path) -> Failure {
    Failure::new(files::name(path), "不知道该用哪种格式", "文件名请以 .xlsx、.csv 或 .json 结尾")
}
