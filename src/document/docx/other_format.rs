//! Tells what a zip is when it is no docx, so that the refusal can name the remedy.

use super::super::OpenError;
use super::package::Package;
use super::refusal::other_format;

/// The refusal for a package without a Word document in it.
pub(super) fn refuse(package: &mut Package<'_>) -> OpenError {
    const SAVE_ZH: &str = "在 Word 或 WPS 中打开并另存为 .docx ";
    const SAVE_EN: &str = "open it in Word or WPS and save it as .docx";
    let mimetype = String::from_utf8_lossy(&package.head("mimetype", 128)).into_owned();
    let has = |start: &str, end: &str| {
        package.names().iter().any(|name| {
            let name = name.to_lowercase();
            name.starts_with(start) && name.ends_with(end)
        })
    };
    if has("ofd.xml", "") {
        return other_format(
            "版式文件 OFD",
            "an OFD file",
            "改用生成它的 Word 原稿（.docx）",
            "use the Word document it was made from",
        );
    }
    if mimetype.contains("opendocument.text") {
        return other_format("OpenDocument 文字文档 .odt", "an OpenDocument text (.odt)", SAVE_ZH, SAVE_EN);
    }
    if mimetype.contains("opendocument") {
        return other_format(
            "OpenDocument 文件",
            "an OpenDocument file",
            "把复文正文存为 .docx ",
            "save the letter as .docx",
        );
    }
    if mimetype.contains("epub") {
        return other_format("电子书 EPUB", "an e-book", "改用 Word 原稿（.docx）", "use the Word document");
    }
    if mimetype.contains("uof") || has("uof", "") || has("", "uof.xml") {
        return other_format("标文通文件 UOF", "a UOF document", SAVE_ZH, SAVE_EN);
    }
    if has("xl/", "") {
        return other_format(
            "Excel 表格 .xlsx",
            "a spreadsheet (.xlsx)",
            "改选复文的 .docx 文件",
            "choose the letter's .docx",
        );
    }
    if has("ppt/", "") {
        return other_format(
            "PowerPoint 演示文稿 .pptx",
            "a presentation (.pptx)",
            "改选复文的 .docx 文件",
            "choose the letter's .docx",
        );
    }
    if has("", ".iwa") {
        return other_format(
            "苹果 Pages 文档",
            "an Apple Pages document",
            "导出为 Word 文档（.docx）",
            "export it as .docx",
        );
    }
    if ["encryptedpackage", "encryptioninfo"].iter().any(|name| has(name, "")) {
        return super::refusal::encrypted();
    }
    if has("", ".docx") || has("", ".doc") || has("", ".wps") {
        return other_format(
            "内含文档的压缩包",
            "an archive with documents inside",
            "先解压，再选择其中的复文",
            "unpack it and choose the letter inside",
        );
    }
    other_format(
        "一个压缩包",
        "some other zip archive",
        "在 Word 或 WPS 中把复文另存为 .docx ",
        "save the letter as .docx in Word or WPS",
    )
}
