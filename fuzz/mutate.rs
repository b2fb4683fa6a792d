//! Makes broken files from sound ones: whole files byte by byte, and docx packages part by part, so that the
//! damage gets past the zip.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A small generator of pseudo-random numbers (xorshift), the same on every machine.
pub struct Random(u64);

impl Random {
    /// A generator; equal seeds give equal numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`; 0 when the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0).checked_rem(bound).unwrap_or(0)
    }
}

/// Words that mean something to a parser.
const WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:del>",
    "</w:del>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    r#"<w:fldChar w:fldCharType="begin"/>"#,
    r#"<w:fldChar w:fldCharType="separate"/>"#,
    r#"<w:fldChar w:fldCharType="end"/>"#,
    "<w:instrText>PAGE</w:instrText>",
    r#"<w:br w:type="page"/>"#,
    "<w:tab/>",
    "<w:sectPr/>",
    r#"<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>"#,
    r#"<mc:AlternateContent><mc:Choice Requires="wps">"#,
    "</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    "&amp;",
    "&#0;",
    "&#x10FFFF;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "<!DOCTYPE x>",
    "xmlns:w=\"urn:x\"",
    "xml:space=\"preserve\"",
    "w:val=\"-1\"",
    "w:val=\"99999999999\"",
    "\u{feff}",
    "\u{3000}",
    "\0",
    "\r\n",
    "现答复如下：",
    "一、",
    "〔2025〕",
    "号",
    "尽快",
    "联系人：",
    "《",
    "》",
];

/// A broken version of `file`.
pub fn broken(file: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    if file.starts_with(b"PK") && random.below(8) > 0 {
        return broken_package(file, random).unwrap_or_else(|| broken_bytes(file, others, random));
    }
    broken_bytes(file, others, random)
}

/// `bytes` with a few changes of any kind.
fn broken_bytes(bytes: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let most = random.below(64);
        let length = random.below(1 + most);
        let end = (at + length).min(bytes.len());
        match random.below(8) {
            0 => bytes.truncate(at),
            1 => {
                bytes.drain(at..end);
            }
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 | 4 => {
                let word = WORDS[random.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
            5 if !others.is_empty() => {
                let other = &others[random.below(others.len())];
                let from = random.below(other.len());
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    bytes
}

/// A package with one or two parts broken; none when it is no package.
fn broken_package(file: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    for _ in 0..=random.below(2) {
        let index = random.below(parts.len());
        if random.below(20) == 0 {
            parts.remove(index);
        } else {
            let (_, content) = parts.get(index)?;
            let changed = if random.below(2) == 0 {
                broken_elements(content, random)
            } else {
                broken_bytes(content, &[], random)
            };
            parts.get_mut(index)?.1 = changed;
        }
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name, options).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// XML with whole tags moved, repeated or left out, which is often still well-formed.
fn broken_elements(xml: &[u8], random: &mut Random) -> Vec<u8> {
    let starts: Vec<usize> =
        xml.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
    if starts.len() < 2 {
        return xml.to_vec();
    }
    let first = random.below(starts.len() - 1);
    let last = (first + 1 + random.below(12)).min(starts.len() - 1);
    let stretch = &xml[starts[first]..starts[last]];
    let to = starts[random.below(starts.len())];
    let mut changed = xml.to_vec();
    match random.below(3) {
        0 => {
            let copies = stretch.repeat(1 + random.below(40));
            changed.splice(to..to, copies);
        }
        1 => {
            changed.drain(starts[first]..starts[last]);
        }
        _ => {
            let word = WORDS[random.below(WORDS.len())];
            changed.splice(to..to, word.bytes());
        }
    }
    changed
}
