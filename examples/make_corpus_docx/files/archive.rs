//! A docx package from its parts, with nothing in it that depends on the time or the machine.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Packs parts in the order given; the first should be `[Content_Types].xml`.
pub(super) fn pack(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The parts of a package in their order, folders left out.
pub(crate) fn parts(package: &[u8]) -> zip::result::ZipResult<Vec<(String, String)>> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        if file.is_file() {
            let name = file.name()?.into_owned();
            let mut content = String::new();
            file.read_to_string(&mut content)?;
            parts.push((name, content));
        }
    }
    Ok(parts)
}
