//! Letters as offices lay them out with Word and WPS: the package, written by hand from a letter and a [`Look`].

mod body;
mod definitions;
mod format;
pub(super) mod look;

use zip::result::ZipResult;

use super::archive::pack;
use super::letter::Letter;
use super::xml::{content_types, part, relationships, run};
use super::{text_box, theme};
use body::Body;
use look::{Footer, Look};

const FOOTNOTE_SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"1\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

/// A part of `word/`: its name, the last words of its content type, the last word of its relationship, its XML.
struct Part {
    name: &'static str,
    kind: &'static str,
    relation: &'static str,
    xml: String,
}

/// The whole package.
pub(super) fn document(letter: Letter<'_>, look: &Look) -> ZipResult<Vec<u8>> {
    let body = Body::write(letter, look);
    let mut parts = vec![
        word("styles", "styles", part("styles", "", &definitions::styles(look))),
        word("settings", "settings", part("settings", "", &definitions::settings(look, body.revised))),
        Part { name: "theme/theme1", kind: "theme", relation: "theme", xml: theme::part(look.body.0) },
    ];
    if look.numbered {
        parts.push(word("numbering", "numbering", part("numbering", "", &definitions::numbering(look))));
    }
    if !body.comments.is_empty() {
        parts.push(word("comments", "comments", part("comments", "", &body.comments)));
    }
    if !body.footnotes.is_empty() {
        let notes = format!("{FOOTNOTE_SEPARATORS}{}", body.footnotes);
        parts.push(word("footnotes", "footnotes", part("footnotes", "", &notes)));
    }
    let mut references = String::new();
    for (name, root, pages, content) in stories(look) {
        references
            .push_str(&format!("<w:{root}Reference w:type=\"{pages}\" r:id=\"rId{}\"/>", parts.len() + 1));
        let short = if root == "header" { "hdr" } else { "ftr" };
        parts.push(word(name, root, part(short, "", &content)));
    }
    let main = format!(
        "<w:body>{}<w:sectPr>{references}{}</w:sectPr></w:body>",
        body.content,
        definitions::section(look)
    );
    pack_all(part("document", text_box::NAMESPACES, &main), &parts)
}

fn word(name: &'static str, kind: &'static str, xml: String) -> Part {
    Part { name, kind, relation: kind, xml }
}

/// Headers and footers: name of the part, `header` or `footer`, which pages, content.
fn stories(look: &Look) -> Vec<(&'static str, &'static str, &'static str, String)> {
    let mut stories = Vec::new();
    if !look.header.is_empty() {
        let words = run(&format::font("宋体", 21), look.header);
        let content = format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{words}</w:p>");
        stories.push(("header1", "header", "default", content));
    }
    match look.footer {
        Footer::Missing => {}
        Footer::Every(text, font, size) => {
            stories.push(("footer1", "footer", "default", definitions::plain_footer(text, font, size, look)));
        }
        Footer::OddEven | Footer::NotFirst => {
            stories.push(("footer1", "footer", "default", definitions::footer("right", look)));
            stories.push(("footer2", "footer", "even", definitions::footer("left", look)));
        }
    }
    if look.footer == Footer::NotFirst {
        stories.push(("footer3", "footer", "first", "<w:p/>".to_owned()));
    }
    stories
}

fn pack_all(main: String, parts: &[Part]) -> ZipResult<Vec<u8>> {
    const WORD: &str = "wordprocessingml.";
    let main_kind = format!("{WORD}document.main");
    let kinds: Vec<String> = parts
        .iter()
        .map(|part| if part.kind == "theme" { part.kind.to_owned() } else { format!("{WORD}{}", part.kind) })
        .collect();
    let mut types = vec![("document", main_kind.as_str())];
    types.extend(parts.iter().zip(&kinds).map(|(part, kind)| (part.name, kind.as_str())));
    let ids: Vec<String> = (1..=parts.len()).map(|number| format!("rId{number}")).collect();
    let targets: Vec<String> = parts.iter().map(|part| format!("{}.xml", part.name)).collect();
    let related: Vec<(&str, &str, &str)> = parts
        .iter()
        .zip(ids.iter().zip(&targets))
        .map(|(part, (id, target))| (id.as_str(), part.relation, target.as_str()))
        .collect();
    let names: Vec<String> = parts.iter().map(|part| format!("word/{}.xml", part.name)).collect();
    let mut files = vec![
        ("[Content_Types].xml", content_types(&types)),
        ("_rels/.rels", relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", main),
        ("word/_rels/document.xml.rels", relationships(&related)),
    ];
    files.extend(names.iter().zip(parts).map(|(name, part)| (name.as_str(), part.xml.clone())));
    pack(&files)
}
