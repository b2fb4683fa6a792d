//! Tells what a file is and reads it, or refuses it in one sentence that names the remedy.

use std::fmt;

use super::{Document, docx, markdown, plain};

/// Reads the bytes of a file; `name` (a path or file name, `-` for standard input) only helps to tell Markdown
/// from plain text.
///
/// # Errors
/// [`OpenError`] for whatever is not docx, Markdown or plain text, or is damaged; its text names the remedy.
pub fn open(name: &str, bytes: &[u8]) -> Result<Document, OpenError> {
    if bytes.len() > LARGEST {
        return Err(OpenError::new(
            "文件超过 64 MiB，复文不会这样大；请核对文件，或只把正文复制到新的 .docx 后再检查",
            "the file is over 64 MiB, and no letter is; check it, or copy the letter alone into a new .docx",
        ));
    }
    let document = if ZIP.iter().any(|start| bytes.starts_with(start)) {
        docx::read(bytes)?
    } else {
        refuse_other_formats(bytes)?;
        read_text(name, bytes)?
    };
    if document.blocks.iter().all(|block| block.span.of(&document.text).trim().is_empty()) {
        return Err(empty());
    }
    Ok(document)
}

/// Why a file cannot be read, and what to do about it: one Chinese sentence, English beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    /// For the reader, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl OpenError {
    /// An error with its words in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.zh, self.en)
    }
}

impl std::error::Error for OpenError {}

/// The most bytes that are read.
const LARGEST: usize = 64 * 1024 * 1024;

/// How a zip begins: with a file, empty, or in several volumes.
const ZIP: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// How an OLE compound file begins.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A format that is not read, in words.
struct Refusal {
    zh: &'static str,
    en: &'static str,
}

impl From<&Refusal> for OpenError {
    fn from(refusal: &Refusal) -> Self {
        Self::new(refusal.zh, refusal.en)
    }
}

/// What the streams of a compound file say it is; the first that is there counts.
const COMPOUND_FORMATS: &[(&str, Refusal)] = &[
    (
        "EncryptedPackage",
        Refusal {
            zh: "文件已加密，无法读取；请在 Word 或 WPS 中取消密码保护，另存为 .docx 后再检查",
            en: "the file is encrypted; remove its password in Word or WPS and save it as .docx",
        },
    ),
    (
        "WordDocument",
        Refusal {
            zh: "这是旧版 .doc 或 .wps 文件，无法读取；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
            en: "this is an old .doc or .wps file; open it in Word or WPS and save it as .docx",
        },
    ),
    ("Workbook", SPREADSHEET),
    ("Book", SPREADSHEET),
    (
        "PowerPoint Document",
        Refusal {
            zh: "这是演示文稿，不是复文；请选复文的 .docx 文件",
            en: "this is a presentation; choose the letter's .docx",
        },
    ),
];

const SPREADSHEET: Refusal = Refusal {
    zh: "这是电子表格，不是复文；请选复文的 .docx 文件",
    en: "this is a spreadsheet; choose the letter's .docx",
};

const OTHER_COMPOUND: Refusal = Refusal {
    zh: "这是旧版办公文件，无法读取；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
    en: "this is a file of an old office program; open it in Word or WPS and save it as .docx",
};

const IMAGE: Refusal = Refusal {
    zh: "这是图片或扫描件，无法读取文字；请改用复文的 Word 原稿（.docx），没有原稿的先转成文字",
    en: "this is a picture or scan; use the letter's Word document (.docx), or turn the picture into text first",
};

const ARCHIVE: Refusal = Refusal {
    zh: "这是压缩包，无法读取；请先解压，再选其中复文的 .docx、.md 或 .txt 文件",
    en: "this is an archive; unpack it and choose the letter's .docx, .md or .txt",
};

/// How files begin that are neither zip nor compound file nor text.
const BINARY_FORMATS: &[(&[u8], Refusal)] = &[
    (
        b"%PDF-",
        Refusal {
            zh: "这是 PDF 文件，无法读取；请改用生成它的 Word 原稿（.docx），或把正文复制到 .txt 后再检查",
            en: "this is a PDF; use the Word document it was made from, or copy the letter into a .txt",
        },
    ),
    (b"\x89PNG", IMAGE),
    (b"\xFF\xD8\xFF", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"RIFF", IMAGE),
    (b"BM", IMAGE),
    (b"Rar!", ARCHIVE),
    (b"7z\xBC\xAF\x27\x1C", ARCHIVE),
    (b"\x1F\x8B", ARCHIVE),
];

const WEB_PAGE: Refusal = Refusal {
    zh: "这是网页格式的文件（有的系统导出的 .doc 其实是网页）；请用 Word 或 WPS 打开，另存为 .docx，或把正文复制到 .txt 后再检查",
    en: "this is a web page (some systems export these as .doc); open it in Word or WPS and save it as .docx, or copy \
         the letter into a .txt",
};

/// How texts begin, in lower case after white space, that are code and not words.
const CODED_FORMATS: &[(&str, Refusal)] = &[
    (
        "{\\rtf",
        Refusal {
            zh: "这是 RTF 文件，无法读取；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
            en: "this is an RTF file; open it in Word or WPS and save it as .docx",
        },
    ),
    ("<!doctype html", WEB_PAGE),
    ("<html", WEB_PAGE),
    ("mime-version:", WEB_PAGE),
    (
        "<?xml",
        Refusal {
            zh: "这是 XML 文件，无法读取；请用 Word 或 WPS 打开，另存为 .docx 后再检查",
            en: "this is an XML file; open it in Word or WPS and save it as .docx",
        },
    ),
];

fn refuse_other_formats(bytes: &[u8]) -> Result<(), OpenError> {
    if bytes.starts_with(COMPOUND) {
        let format = COMPOUND_FORMATS.iter().find(|(stream, _)| has_stream(bytes, stream));
        return Err(format.map_or(&OTHER_COMPOUND, |(_, refusal)| refusal).into());
    }
    let binary = BINARY_FORMATS.iter().find(|(start, _)| bytes.starts_with(start));
    // Two letters begin many texts; pictures go on with bytes that no text has.
    if let Some((_, refusal)) = binary.filter(|(start, _)| start.len() > 4 || bytes.contains(&0)) {
        return Err(refusal.into());
    }
    Ok(())
}

/// Whether a compound file has a stream of this name: its directory entries of 128 bytes lie on such bounds.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    const NAME_LENGTH: usize = 64;
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks_exact(128).any(|entry| {
        let length = usize::from(entry[NAME_LENGTH]) + usize::from(entry[NAME_LENGTH + 1]) * 256;
        length == name.len() && entry.starts_with(&name)
    })
}

fn read_text(name: &str, bytes: &[u8]) -> Result<Document, OpenError> {
    if bytes.is_empty() {
        return Err(empty());
    }
    let decoded = plain::decode(bytes)?;
    let beginning: String =
        decoded.text.trim_start().chars().take(16).collect::<String>().to_ascii_lowercase();
    if let Some((_, refusal)) = CODED_FORMATS.iter().find(|(start, _)| beginning.starts_with(start)) {
        return Err(refusal.into());
    }
    let is_markdown = name
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    Ok(if is_markdown { markdown::read(&decoded) } else { plain::read(&decoded) })
}

fn empty() -> OpenError {
    OpenError::new(
        "文件里没有文字，无法检查；请确认选对了文件，扫描件或图片请先转成文字再存为 .docx",
        "the file holds no text; check that it is the right one, and turn scans or pictures into text first",
    )
}
