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

/// A cell that spreadsheet software does not take for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}
