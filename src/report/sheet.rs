//! What every sheet of a workbook has: headings that stay in sight, a filter, cells that hold long texts.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A workbook without sheets; a fixed day keeps its bytes the same from run to run.
pub(super) fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    Ok(workbook)
}

/// The headings of a sheet with so many rows: name and width of each column; frozen, filtered, repeated in print.
pub(super) fn headings(sheet: &mut Worksheet, columns: &[(&str, u16)], rows: usize) -> Result<(), XlsxError> {
    let heading = heading();
    for (column, (name, width)) in (0u16..).zip(columns) {
        sheet.write_with_format(0, column, *name, &heading)?;
        sheet.set_column_width(column, *width)?;
    }
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, u32::try_from(rows).unwrap_or(0), last)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// How the cells of a long text look.
pub(super) fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0x00E7_EEF7)
        .set_border(FormatBorder::Thin)
}
