//! What is refused, and in which words.

use fuwen::document::docx;

use super::builder::{NAMESPACES, Package, p, root_relationships};

/// The refusal names what is wrong and, after the semicolon, what to do.
fn refused(name: &str, bytes: &[u8], expected: &str) {
    let error = docx::read(bytes).expect_err(name);
    assert!(error.zh.contains(expected), "{name}: {error}");
    assert!(error.zh.contains("请"), "{name}: no remedy in {error}");
    assert!(error.en.is_ascii() && error.en.len() > 10, "{name}: {error}");
}

#[test]
fn other_files_are_called_by_their_name() {
    let with = |names: &[&str]| {
        names.iter().fold(Package::empty(), |package, name| package.part(name, "<x/>")).zip()
    };
    let odt = Package::empty()
        .part("mimetype", "application/vnd.oasis.opendocument.text")
        .part("content.xml", "<x/>");
    let ods = Package::empty().part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    let xlsx = Package::empty()
        .part("_rels/.rels", root_relationships("xl/workbook.xml"))
        .part("xl/workbook.xml", "<workbook/>");
    for (name, bytes, expected) in [
        ("ofd", with(&["OFD.xml", "Doc_0/Document.xml"]), "OFD"),
        ("odt", odt.zip(), ".odt"),
        ("ods", ods.zip(), "OpenDocument"),
        ("xlsx", xlsx.zip(), ".xlsx"),
        ("pptx", with(&["[Content_Types].xml", "ppt/presentation.xml"]), ".pptx"),
        ("uof", with(&["uof.xml"]), "UOF"),
        ("pages", with(&["Index/Document.iwa"]), "Pages"),
        ("epub", Package::empty().part("mimetype", "application/epub+zip").zip(), "EPUB"),
        ("an archive of letters", with(&["复文/第1号.docx"]), "解压"),
        ("some zip", with(&["a.txt"]), "压缩包"),
        ("a zip without entries", Package::empty().zip(), "压缩包"),
        ("a document of another vocabulary", Package::document("<html><p>复文</p></html>").zip(), "不是"),
    ] {
        refused(name, &bytes, expected);
    }
}

#[test]
fn documents_without_text_are_refused() {
    for body in [
        "",
        "<w:p/>",
        "<w:p><w:r><w:drawing/></w:r></w:p>",
        "<w:p><w:del><w:r><w:t>删</w:t></w:r></w:del></w:p>",
    ] {
        refused(body, &Package::body(body).zip(), "没有文字");
    }
    let only_header = Package::body(r#"<w:p/><w:sectPr><w:headerReference r:id="r1"/></w:sectPr>"#).related(
        "header",
        "header1.xml",
        &super::builder::story("hdr", &p("页眉")),
    );
    refused("only a header", &only_header.zip(), "没有文字");
}

#[test]
fn damaged_main_parts_are_refused() {
    let open = format!("<w:document{NAMESPACES}><w:body>");
    for (name, xml, expected) in [
        ("nothing", String::new(), "损坏"),
        ("blank", " \n".to_owned(), "损坏"),
        ("no XML", "复文".to_owned(), "损坏"),
        ("open elements at the end", open.clone() + &p("甲"), "损坏"),
        ("crossed elements", open.clone() + "<w:p><w:r></w:p></w:r></w:body></w:document>", "损坏"),
        ("two roots", format!("{open}{}</w:body></w:document><x/>", p("甲")), "损坏"),
        ("text after the root", format!("{open}{}</w:body></w:document>x", p("甲")), "损坏"),
        ("an unknown entity", format!("{open}{}</w:body></w:document>", p("&e;")), "实体"),
        ("a null character", format!("{open}{}</w:body></w:document>", p("&#0;")), "实体"),
        ("a lone ampersand", format!("{open}{}</w:body></w:document>", p("A & B")), "损坏"),
        (
            "a document type",
            format!(
                "<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>{open}{}</w:body></w:document>",
                p("甲")
            ),
            "文档类型",
        ),
    ] {
        refused(name, &Package::document(&xml).zip(), expected);
    }
}

#[test]
fn damaged_and_encrypted_archives_are_refused() {
    let bytes = Package::body(&p("复文")).zip();
    refused("no archive", b"PK\x03\x04", "损坏");
    refused("nothing", b"", "损坏");
    refused("half an archive", &bytes[..bytes.len() / 2], "损坏");

    // The encrypted flag is bit 0 of the general flags: byte 6 of a local header, byte 8 of a central one.
    let mut encrypted = bytes.clone();
    for (signature, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == signature).unwrap();
        encrypted[at + flag] |= 1;
    }
    refused("encrypted", &encrypted, "加密");

    // The method is at byte 8 of a local header, byte 10 of a central one: 12 is bzip2.
    let mut bzip2 = bytes.clone();
    for (signature, method) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
        let at = bytes.windows(4).position(|window| window == signature).unwrap();
        bzip2[at + method] = 12;
    }
    refused("another method", &bzip2, "压缩方法");

    // Both entries read their data from the first one's header.
    let mut overlapping = bytes.clone();
    let central: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    overlapping.copy_within(central[0] + 42..central[0] + 46, central[1] + 42);
    refused("overlapping entries", &overlapping, "重叠");
}
