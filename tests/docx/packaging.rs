//! Packages as they come: odd names, prefixes, encodings, missing parts.

use super::builder::{
    KINDS, NAMESPACES, Package, RELATIONSHIPS, STRICT, WORD, blocks, p, root_relationships, story,
};

fn document() -> String {
    format!("<w:document{NAMESPACES}><w:body>{}</w:body></w:document>", p("复文"))
}

#[test]
fn the_main_part_is_found_however_it_is_named() {
    let types = |name: &str| {
        format!(
            r#"<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"><t:Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></t:Types>"#
        )
    };
    let rels = "_rels/.rels";
    let prefixed = format!(
        r#"<a:Relationships xmlns:a="{RELATIONSHIPS}"><a:Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/></a:Relationships>"#
    );
    let table: Vec<(&str, Package)> = vec![
        (
            "usual",
            Package::empty()
                .part(rels, root_relationships("word/document.xml"))
                .part("word/document.xml", document()),
        ),
        (
            "another name",
            Package::empty().part(rels, root_relationships("x/main2.xml")).part("x/main2.xml", document()),
        ),
        (
            "leading slash",
            Package::empty()
                .part(rels, root_relationships("/word/document.xml"))
                .part("word/document.xml", document()),
        ),
        (
            "another case",
            Package::empty()
                .part("_RELS/.RELS", root_relationships("Word/Document.xml"))
                .part("word/document.XML", document()),
        ),
        (
            "backslashes",
            Package::empty()
                .part(r"_rels\.rels", root_relationships(r"word\document.xml"))
                .part(r"word\document.xml", document()),
        ),
        (
            "percent-encoded target",
            Package::empty()
                .part(rels, root_relationships("word/%E6%AD%A3%E6%96%87.xml"))
                .part("word/正文.xml", document()),
        ),
        (
            "percent-encoded entry",
            Package::empty()
                .part(rels, root_relationships("word/正文.xml"))
                .part("word/%E6%AD%A3%E6%96%87.xml", document()),
        ),
        (
            "dots in the target",
            Package::empty()
                .part(rels, root_relationships("./x/../word/document.xml"))
                .part("word/document.xml", document()),
        ),
        (
            "prefixed strict relationships",
            Package::empty().part(rels, prefixed).part("word/document.xml", document()),
        ),
        (
            "self-closing relationships",
            Package::empty()
                .part(rels, format!(r#"<Relationships xmlns="{RELATIONSHIPS}"/>"#))
                .part("word/document.xml", document()),
        ),
        (
            "damaged relationships",
            Package::empty().part(rels, "<Relationships").part("word/document.xml", document()),
        ),
        (
            "dangling relationship",
            Package::empty()
                .part(rels, root_relationships("word/none.xml"))
                .part("word/document.xml", document()),
        ),
        (
            "no relationships, content type",
            Package::empty().part("[Content_Types].xml", types("/x/text.xml")).part("x/text.xml", document()),
        ),
        ("no relationships, usual name", Package::empty().part("word/document.xml", document())),
    ];
    for (name, package) in table {
        assert_eq!(blocks(&package.read()), ["复文"], "{name}");
    }
}

#[test]
fn elements_count_by_namespace_whatever_their_prefix() {
    for xml in [
        format!(
            r#"<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>复文</w:t></w:r></w:p></w:body></w:document>"#
        ),
        format!(r#"<document xmlns="{WORD}"><body><p><r><t>复文</t></r></p></body></document>"#),
        format!(
            r#"<ns0:document xmlns:ns0="{WORD}"><ns0:body><ns0:p><ns0:r><ns0:t>复文</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>"#
        ),
        format!(
            r#"<w:document xmlns:w="{STRICT}"><w:body><w:p><w:r><w:t>复文</w:t></w:r></w:p></w:body></w:document>"#
        ),
        format!(
            r#"<a:document xmlns:a="{WORD}"><a:body><b:p xmlns:b="{WORD}" xmlns:a="urn:x"><a:t>外</a:t><b:r><b:t>复文</b:t></b:r></b:p></a:body></a:document>"#
        ),
        format!(
            r#"<w:document xmlns:w='{WORD}'><w:body><w:p><w:r><w:t >复文</w:t ></w:r></w:p></w:body></w:document >"#
        ),
    ] {
        assert_eq!(blocks(&Package::document(&xml).read()), ["复文"], "{xml}");
    }
}

#[test]
fn parts_are_decoded() {
    let declared = |label: &str| format!(r#"<?xml version="1.0" encoding="{label}"?>{}"#, document());
    let utf16: Vec<u8> =
        format!("\u{feff}{}", declared("UTF-16")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let swapped: Vec<u8> =
        format!("\u{feff}{}", document()).encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        declared("UTF-8").into_bytes(),
        format!("\u{feff}{}", declared("UTF-8")).into_bytes(),
        utf16,
        swapped,
        encoding_rs::GB18030.encode(&declared("GB18030")).0.into_owned(),
        encoding_rs::GBK.encode(&declared("gbk")).0.into_owned(),
    ] {
        let package = Package::empty().part("word/document.xml", &bytes);
        assert_eq!(blocks(&package.read()), ["复文"]);
    }
}

#[test]
fn damaged_side_parts_cost_a_diagnostic_not_the_letter() {
    let styles = format!("<w:styles{NAMESPACES}><w:style w:type='paragraph'");
    let body = p("复文") + r#"<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>"#;
    for (name, package, expected) in [
        (
            "truncated styles",
            Package::body(&p("复文")).related("styles", "styles.xml", &styles),
            "styles.xml",
        ),
        ("missing styles", Package::body(&p("复文")).relate("styles", "styles.xml"), "styles.xml"),
        (
            "missing numbering",
            Package::body(&p("复文")).relate("numbering", "../numbering.xml"),
            "numbering.xml",
        ),
        (
            "header that is a footer",
            Package::body(&body).related("header", "header1.xml", &story("ftr", &p("页脚"))),
            "header1.xml",
        ),
        ("empty theme", Package::body(&p("复文")).related("theme", "theme1.xml", ""), "theme1.xml"),
        (
            "damaged relationships",
            Package::body(&p("复文")).part("word/_rels/document.xml.rels", "<Relationships"),
            "关系",
        ),
    ] {
        let document = package.read();
        assert_eq!(blocks(&document), ["复文"], "{name}");
        assert_eq!(document.diagnostics.len(), 1, "{name}: {:?}", document.diagnostics);
        assert!(document.diagnostics[0].contains(expected), "{name}: {:?}", document.diagnostics);
    }
}

#[test]
fn without_relationships_the_usual_names_count() {
    let styles =
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>"#;
    let document = Package::body(&p("复文")).styles(styles).without_relationships().read();
    assert_eq!(document.blocks[0].format.as_ref().unwrap().run.size, Some(32));
}

#[test]
fn external_targets_are_not_looked_for() {
    let rels = format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="{KINDS}/styles" Target="http://127.0.0.1:9/styles.xml" TargetMode="External"/><Relationship Id="r2" Type="{KINDS}/theme" Target="file:///etc/passwd" TargetMode="external"/></Relationships>"#
    );
    let document = Package::body(&p("复文")).part("word/_rels/document.xml.rels", rels).read();
    assert_eq!(document.diagnostics, [""; 0]);
}

#[test]
fn a_wrong_checksum_is_told_and_read() {
    let package = Package { stored: true, ..Package::body(&p("复文甲")) };
    let mut bytes = package.zip();
    let needle = "复文甲".as_bytes();
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    bytes.splice(at..at + needle.len(), "复文乙".bytes());
    let document = fuwen::document::docx::read(&bytes).unwrap();
    assert_eq!(blocks(&document), ["复文乙"]);
    assert!(document.diagnostics[0].contains("校验和"), "{:?}", document.diagnostics);
}
