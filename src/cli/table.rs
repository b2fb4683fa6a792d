//! Tables as people keep them, CSV or xlsx, read into rows of words.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};

use super::failure::Failure;
use super::files;

/// The rows of a table; of a workbook, those of its first sheet.
pub(crate) fn read(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let broken =
        |error: String| Failure::new(files::name(path), error, "请另存为 .xlsx 或 UTF-8 编码的 .csv");
    match files::ending(path).as_str() {
        "csv" => csv(&files::read_text(path)?).map_err(broken),
        "xlsx" => xlsx(&files::read(path)?).map_err(broken),
        _ => Err(Failure::new(
            files::name(path),
            "不是 .xlsx 或 .csv 表格",
            "请另存为 .xlsx 或 UTF-8 编码的 .csv",
        )),
    }
}

fn csv(text: &str) -> Result<Vec<Vec<String>>, String> {
    csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.map(|row| row.iter().map(str::to_owned).collect()).map_err(|error| error.to_string()))
        .collect()
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let range = workbook.worksheet_range_at(0).ok_or("没有工作表")?.map_err(|error| error.to_string())?;
    let mut rows = vec![Vec::new(); range.start().map_or(0, |(row, _)| row as usize)];
    rows.extend(range.rows().map(|row| row.iter().map(cell).collect()));
    Ok(rows)
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}
