//! Why a docx is not read: each refusal one sentence with its remedy.

use super::super::OpenError;

/// What went wrong while reading, before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file breaks the rules of its format; the words say how, in Chinese and English.
    Damaged(&'static str, &'static str),
    /// A limit is exceeded; the words name it, in Chinese and English.
    Limit(&'static str, &'static str),
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged(zh, en) => Self::new(
                format!("文件已损坏，无法读取（{zh}）；请用 Word 或 WPS 打开并另存为 .docx 后再检查"),
                format!("the file is damaged ({en}); open it in Word or WPS and save it as .docx again"),
            ),
            Fault::Limit(zh, en) => Self::new(
                format!(
                    "文件超出可以安全读取的范围（{zh}）；请核对文件来源，或只把复文正文复制到新的 .docx 中再检查"
                ),
                format!(
                    "the file exceeds what can be read safely ({en}); check where it comes from, or copy the \
                     letter alone into a new .docx"
                ),
            ),
        }
    }
}

/// A part of the package is encrypted.
pub(super) fn encrypted() -> OpenError {
    OpenError::new(
        "文件已加密，无法读取；请在 Word 或 WPS 中取消密码保护，另存为 .docx 后再检查",
        "the file is encrypted; remove its password in Word or WPS and save it as .docx",
    )
}

/// The document holds no words.
pub(super) fn empty() -> OpenError {
    OpenError::new(
        "文件里没有文字，无法检查；请确认选对了文件，扫描件或图片请先转成文字再存为 .docx",
        "the file holds no text; check that it is the right one, and turn scans or pictures into text first",
    )
}

/// A zip that is something else than a docx.
pub(super) fn other_format(name_zh: &str, name_en: &str, remedy_zh: &str, remedy_en: &str) -> OpenError {
    OpenError::new(
        format!("这是{name_zh}，不是 Word 文档，无法读取；请{remedy_zh}后再检查"),
        format!("this is {name_en}, not a Word document; {remedy_en}"),
    )
}

/// A part is in an encoding that cannot be given back byte for byte.
pub(super) fn unwritable(part: &str) -> OpenError {
    OpenError::new(
        format!(
            "部件 {part} 的编码不常用或有损坏，无法在原文件上改写；请用 Word 或 WPS 打开并另存为 .docx 后再试"
        ),
        format!("the encoding of {part} is unusual or damaged; save the file as .docx in Word or WPS again"),
    )
}

/// Nothing in the main text can carry a comment.
pub(super) fn no_place() -> OpenError {
    OpenError::new(
        "正文里没有可以加批注的段落；请把正文移出文本框后再试",
        "no paragraph of the main text can carry a comment; move the text out of its text box",
    )
}
