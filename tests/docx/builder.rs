//! Writes small docx packages part by part, right or wrong as a test wants them.

use std::io::{Cursor, Write};

use fuwen::document::{Document, docx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// All namespaces that the bodies of tests use.
pub const NAMESPACES: &str = concat!(
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#,
    r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
    r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#,
    r#" xmlns:v="urn:schemas-microsoft-com:vml""#,
    r#" xmlns:odd="http://example.org/unknown""#,
);

/// A package to be written.
#[derive(Clone)]
pub struct Package {
    pub parts: Vec<(String, Vec<u8>)>,
    pub relationships: Vec<(String, String)>,
    pub has_relationships: bool,
    pub stored: bool,
}

impl Package {
    /// A package whose main part has this body.
    pub fn body(body: &str) -> Self {
        Self::document(&format!("<w:document{NAMESPACES}><w:body>{body}</w:body></w:document>"))
    }

    /// A package whose main part is this XML.
    pub fn document(xml: &str) -> Self {
        Self::empty()
            .part("_rels/.rels", root_relationships("word/document.xml"))
            .part("word/document.xml", xml)
    }

    /// A package without any part.
    pub fn empty() -> Self {
        Self { parts: Vec::new(), relationships: Vec::new(), has_relationships: true, stored: false }
    }

    pub fn part(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.parts.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    /// Adds a part beside the main part and its relationship, whose id is `r1`, `r2` and so on.
    pub fn related(self, kind: &str, name: &str, content: &str) -> Self {
        self.relate(kind, name).part(&format!("word/{name}"), content)
    }

    /// Adds a relationship of the main part.
    pub fn relate(mut self, kind: &str, target: &str) -> Self {
        self.relationships.push((kind.to_owned(), target.to_owned()));
        self
    }

    pub fn without_relationships(mut self) -> Self {
        self.has_relationships = false;
        self
    }

    pub fn styles(self, content: &str) -> Self {
        self.related("styles", "styles.xml", &format!("<w:styles{NAMESPACES}>{content}</w:styles>"))
    }

    pub fn numbering(self, content: &str) -> Self {
        self.related(
            "numbering",
            "numbering.xml",
            &format!("<w:numbering{NAMESPACES}>{content}</w:numbering>"),
        )
    }

    pub fn settings(self, content: &str) -> Self {
        self.related("settings", "settings.xml", &format!("<w:settings{NAMESPACES}>{content}</w:settings>"))
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let method = if self.stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), options).unwrap();
            writer.write_all(content).unwrap();
        }
        if self.has_relationships && !self.relationships.is_empty() {
            writer.start_file("word/_rels/document.xml.rels", options).unwrap();
            writer.write_all(self.relationship_part().as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    pub fn read(&self) -> Document {
        docx::read(&self.zip()).unwrap()
    }

    fn relationship_part(&self) -> String {
        let mut xml = format!(r#"<Relationships xmlns="{RELATIONSHIPS}">"#);
        for (index, (kind, target)) in self.relationships.iter().enumerate() {
            let id = index + 1;
            xml += &format!(r#"<Relationship Id="r{id}" Type="{KINDS}/{kind}" Target="{target}"/>"#);
        }
        xml + "</Relationships>"
    }
}

/// The package's own relationships, leading to the main part.
pub fn root_relationships(target: &str) -> String {
    format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="{KINDS}/officeDocument" Target="{target}"/></Relationships>"#
    )
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph with properties.
pub fn pp(properties: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A run of one text.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A story part such as a footer, with this root element.
pub fn story(root: &str, content: &str) -> String {
    format!("<w:{root}{NAMESPACES}>{content}</w:{root}>")
}

/// The texts of a document's blocks.
pub fn blocks(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.span.of(&document.text)).collect()
}
