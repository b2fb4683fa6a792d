//! The ledger as CSV.

use super::{COLUMNS, Entry};

/// UTF-8 with a BOM; without it office software takes the file for GBK.
const BOM: &[u8] = b"\xEF\xBB\xBF";

pub(super) fn write(entries: &[Entry]) -> Vec<u8> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(BOM.to_vec());
    // Writing to memory cannot fail, and every row has the same length.
    let _ = writer.write_record(COLUMNS.iter().map(|(heading, _, _)| *heading));
    for entry in entries {
        let _ = writer.write_record(entry.cells().iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

pub(super) fn read(text: &str) -> Result<Vec<Entry>, String> {
    let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings: Vec<String> =
        reader.headers().map_err(|error| error.to_string())?.iter().map(str::to_owned).collect();
    if !headings.iter().any(|heading| heading == "承诺原文") {
        return Err("缺少“承诺原文”一列，不是承诺台账".to_owned());
    }
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|error| error.to_string())?;
            let cells = headings
                .iter()
                .map(String::as_str)
                .zip(record.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned()));
            Ok(Entry::from_cells(cells))
        })
        .collect()
}

/// A cell that spreadsheet software does not take for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}
