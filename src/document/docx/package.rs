//! The zip around a docx: finds parts by name and inflates them within the limits.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::OpenError;
use super::decode;
use super::limit;
use super::refusal::{self, Fault};

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<Arc<str>>,
    by_key: HashMap<String, usize>,
    inflated: usize,
    /// What was read with loss.
    pub(super) diagnostics: Vec<String>,
}

/// The decoded XML of a part.
pub(super) struct Part {
    /// Its name as the zip has it.
    pub(super) name: Arc<str>,
    pub(super) xml: String,
}

/// The bytes of a part.
pub(super) struct RawPart {
    /// Its name as the zip has it.
    pub(super) name: Arc<str>,
    pub(super) bytes: Vec<u8>,
}

const NO_ZIP: Fault = Fault::Damaged("压缩包不完整", "the zip archive is incomplete");

impl<'a> Package<'a> {
    /// Opens the zip and checks all that can be known before inflating.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        if bytes.len() > limit::FILE {
            return Err(Fault::Limit("文件超过 64 MB", "larger than 64 MiB").into());
        }
        if is_zip64(bytes) {
            return Err(Fault::Limit("zip64 压缩格式", "a zip64 archive").into());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NO_ZIP)?;
        if archive.len() > limit::ENTRIES {
            return Err(Fault::Limit("压缩包内文件过多", "too many zip entries").into());
        }
        if archive.has_duplicate_names() {
            return Err(Fault::Damaged("压缩包内有同名文件", "two zip entries of one name").into());
        }
        let mut names = Vec::new();
        let mut by_key = HashMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(|_| NO_ZIP)?;
            if entry.encrypted() {
                return Err(refusal::encrypted());
            }
            if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                return Err(Fault::Limit("不常用的压缩方法", "an unusual compression method").into());
            }
            let name = entry.name().map_err(|_| NO_ZIP)?.into_owned();
            by_key.entry(key(&name)).or_insert(index);
            names.push(Arc::from(name));
        }
        if archive.has_overlapping_entries().map_err(|_| NO_ZIP)? {
            return Err(Fault::Damaged("压缩包内文件重叠", "overlapping zip entries").into());
        }
        Ok(Self { archive, names, by_key, inflated: 0, diagnostics: Vec::new() })
    }

    /// The names of all entries, in the order of the zip.
    pub(super) fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// Whether a part exists; names are compared as Office compares them.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.by_key.contains_key(&key(name))
    }

    /// The decoded XML of a part; none when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, Fault> {
        let Some(&index) = self.by_key.get(&key(name)) else { return Ok(None) };
        let bytes = self.inflate(index)?;
        let decoded = decode::decode(bytes);
        if decoded.xml.len() > limit::PART {
            return Err(PART_TOO_LARGE);
        }
        let name = Arc::clone(&self.names[index]);
        if decoded.damaged {
            self.diagnostics.push(format!(
                "部件 {name} 含有无法解码的字节，已用“\u{fffd}”代替 (undecodable bytes in {name} were replaced)"
            ));
        }
        Ok(Some(Part { name, xml: decoded.xml }))
    }

    /// A part as the zip holds it, inflated; none when there is no such part.
    pub(super) fn raw(&mut self, name: &str) -> Result<Option<RawPart>, Fault> {
        let Some(&index) = self.by_key.get(&key(name)) else { return Ok(None) };
        let bytes = self.inflate(index)?;
        Ok(Some(RawPart { name: Arc::clone(&self.names[index]), bytes }))
    }

    /// The package with the parts of `changed` in place of their old bytes, and those of `added` at its end.
    ///
    /// All other parts keep their compressed bytes.
    pub(super) fn with(&mut self, changed: &[RawPart], added: &[RawPart]) -> Result<Vec<u8>, Fault> {
        let fault = |_| Fault::Damaged("压缩包无法改写", "the zip archive cannot be rewritten");
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, part: &RawPart| {
            writer.start_file(&*part.name, options).map_err(fault)?;
            writer.write_all(&part.bytes).map_err(|error| fault(error.into()))
        };
        for (index, name) in self.names.iter().enumerate() {
            match changed.iter().find(|part| part.name == *name) {
                Some(part) => write(&mut writer, part)?,
                None => {
                    let entry = self.archive.by_index_raw(index).map_err(fault)?;
                    writer.raw_copy_file(entry).map_err(fault)?;
                }
            }
        }
        for part in added {
            write(&mut writer, part)?;
        }
        Ok(writer.finish().map_err(fault)?.into_inner())
    }

    /// The first `most` bytes of a part.
    pub(super) fn head(&mut self, name: &str, most: u64) -> Vec<u8> {
        let mut head = Vec::new();
        if let Some(&index) = self.by_key.get(&key(name))
            && let Ok(entry) = self.archive.by_index(index)
        {
            // What arrived before an error is still the head.
            let _ = entry.take(most).read_to_end(&mut head);
        }
        head
    }

    fn inflate(&mut self, index: usize) -> Result<Vec<u8>, Fault> {
        let mut entry = self.archive.by_index(index).map_err(|_| NO_ZIP)?;
        let declared = entry.size();
        let compressed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 64 << 10];
        loop {
            match entry.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => {
                    self.inflated += read;
                    if bytes.len() + read > limit::PART || self.inflated > limit::TOTAL {
                        return Err(PART_TOO_LARGE);
                    }
                    bytes.extend_from_slice(&chunk[..read]);
                    if bytes.len() > limit::RATIO_FROM && bytes.len() / limit::RATIO > compressed {
                        return Err(Fault::Limit("压缩比异常", "a suspicious compression ratio"));
                    }
                }
                // All bytes are there, only their checksum is wrong: one real file in two thousand.
                Err(_) if bytes.len() as u64 == declared && declared > 0 => {
                    let name = &self.names[index];
                    self.diagnostics.push(format!(
                        "部件 {name} 的校验和不符，内容可能受损 (checksum mismatch in {name})"
                    ));
                    break;
                }
                Err(_) => {
                    return Err(Fault::Damaged("压缩数据无法解开", "compressed data cannot be inflated"));
                }
            }
        }
        Ok(bytes)
    }
}

const PART_TOO_LARGE: Fault = Fault::Limit("解压后内容过大", "too large when inflated");

/// A name as Office compares it: case, slashes, a leading slash and percent-encoding do not matter.
fn key(name: &str) -> String {
    percent_decoded(name).replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// `name` with `%20` and its like turned into the characters they stand for.
pub(super) fn percent_decoded(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let decoded = (first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match decoded {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

/// Whether the end-of-directory record has a zip64 locator before it, whose counts could not be trusted.
fn is_zip64(bytes: &[u8]) -> bool {
    const LOCATOR: &[u8] = b"PK\x06\x07";
    const LOCATOR_LENGTH: usize = 20;
    const END: &[u8] = b"PK\x05\x06";
    bytes.len() >= LOCATOR_LENGTH + END.len()
        && (0..=bytes.len() - LOCATOR_LENGTH - END.len())
            .any(|at| bytes[at..].starts_with(LOCATOR) && bytes[at + LOCATOR_LENGTH..].starts_with(END))
}

#[cfg(test)]
mod tests {
    use super::{key, percent_decoded};

    #[test]
    fn names_compare_as_office_compares_them() {
        for (name, same) in [
            ("word/document.xml", "word/document.xml"),
            ("/Word/Document.XML", "word/document.xml"),
            ("word\\document.xml", "word/document.xml"),
            ("word/%E6%AD%A3%E6%96%87.xml", "word/正文.xml"),
            ("word/a%20b.xml", "word/a b.xml"),
        ] {
            assert_eq!(key(name), same);
        }
    }

    #[test]
    fn what_is_no_percent_code_stays() {
        for name in ["100%", "%", "%%", "%2", "%zz", "%+1", "%ff"] {
            assert_eq!(percent_decoded(name), name);
        }
    }
}
