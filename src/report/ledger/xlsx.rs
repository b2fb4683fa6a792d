//! The ledger as an Excel workbook.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::{COLUMNS, Entry};
use crate::report::sheet::{headings, workbook, wrapped};

/// More units than this share one sheet: a workbook with a hundred tabs is no help.
const MOST_SHEETS: usize = 40;

pub(super) fn write(entries: &[Entry]) -> Result<Vec<u8>, String> {
    build(entries).map_err(|error| error.to_string())
}

fn build(entries: &[Entry]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook()?;
    let all: Vec<&Entry> = entries.iter().collect();
    sheet(workbook.add_worksheet().set_name("承诺台账")?, &all)?;
    let mut units: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        units.entry(&entry.unit).or_default().push(entry);
    }
    if (2..=MOST_SHEETS).contains(&units.len()) {
        let mut taken = vec!["承诺台账".to_owned(), "合计".to_owned()];
        for (unit, entries) in &units {
            let name = sheet_name(unit, &taken);
            sheet(workbook.add_worksheet().set_name(&name)?, entries)?;
            taken.push(name);
        }
    }
    totals(workbook.add_worksheet().set_name("合计")?, &units)?;
    workbook.save_to_buffer()
}

/// The sheet of these promises.
pub(in crate::report) fn sheet(sheet: &mut Worksheet, entries: &[&Entry]) -> Result<(), XlsxError> {
    let wrapped = wrapped();
    let dated = wrapped.clone().set_num_format("yyyy-mm-dd");
    let overdue = dated.clone().set_bold().set_font_color(0x00C0_0000);
    let columns: Vec<(&str, u16)> = COLUMNS.iter().map(|(name, _, width)| (*name, *width)).collect();
    headings(sheet, &columns, entries.len())?;
    for (row, entry) in (1u32..).zip(entries) {
        for (column, (cell, (_, name, _))) in (0u16..).zip(entry.cells().into_iter().zip(COLUMNS)) {
            match name {
                "paragraph" => sheet.write_with_format(
                    row,
                    column,
                    u32::try_from(entry.paragraph).unwrap_or(0),
                    &wrapped,
                )?,
                "due" => match ExcelDateTime::parse_from_str(&cell) {
                    Ok(day) if !cell.is_empty() => {
                        let look = if entry.status == "已到期" { &overdue } else { &dated };
                        sheet.write_with_format(row, column, &day, look)?
                    }
                    _ => sheet.write_with_format(row, column, "", &wrapped)?,
                },
                _ => sheet.write_string_with_format(row, column, &cell, &wrapped)?,
            };
        }
    }
    Ok(())
}

fn totals(sheet: &mut Worksheet, units: &BTreeMap<&str, Vec<&Entry>>) -> Result<(), XlsxError> {
    let names = ["承诺单位", "承诺数", "有时限", "有条件", "无时限", "空泛", "已到期"];
    let columns = names.map(|name| (name, if name == "承诺单位" { 32 } else { 10 }));
    headings(sheet, &columns, units.len())?;
    let count = |entries: &[&Entry], wanted: &dyn Fn(&Entry) -> bool| {
        u32::try_from(entries.iter().filter(|entry| wanted(entry)).count()).unwrap_or(0)
    };
    let whole: Vec<&Entry> = units.values().flatten().copied().collect();
    let rows =
        units.iter().map(|(unit, entries)| (*unit, entries.as_slice())).chain([("合计", whole.as_slice())]);
    for (row, (unit, entries)) in (1u32..).zip(rows) {
        sheet.write(row, 0, if unit.is_empty() { "（未署名）" } else { unit })?;
        sheet.write(row, 1, u32::try_from(entries.len()).unwrap_or(0))?;
        for (column, strength) in (2u16..).zip(["有时限", "有条件", "无时限", "空泛"]) {
            sheet.write(row, column, count(entries, &|entry| entry.strength == strength))?;
        }
        sheet.write(row, 6, count(entries, &|entry| entry.status == "已到期"))?;
    }
    Ok(())
}

/// A name that Excel takes: at most 31 characters, none of its own marks, and not taken.
fn sheet_name(unit: &str, taken: &[String]) -> String {
    let plain: String = unit.chars().filter(|character| !r"[]:*?/\'".contains(*character)).take(26).collect();
    let plain = if plain.trim().is_empty() { "未署名".to_owned() } else { plain };
    let free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    std::iter::once(plain.clone())
        .chain((2..).map(|number| format!("{plain}（{number}）")))
        .find(free)
        .unwrap_or(plain)
}
