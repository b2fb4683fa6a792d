//! Makes a new comments part known: its relationship and its content type.

use super::super::package::{Package, RawPart};
use super::super::refusal::Fault;
use super::super::relationship;
use super::super::xml::{End, Namespace, Scanner, Token};
use super::comments::put_last;
use super::part::{WritablePart, escaped};
use crate::document::OpenError;

/// Where the comments of a document are, or are to be.
pub(super) enum Found {
    /// In this part.
    Part(String),
    /// Nowhere; this name is for them, and a relationship may lead to it already.
    Missing { name: String, is_related: bool },
}

/// The relationships of the main part with one more.
pub(super) enum Relationships {
    Changed(WritablePart),
    /// A new part.
    New(RawPart),
}

const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// Finds the comments part of the main part.
pub(super) fn comments_part(package: &mut Package<'_>, main: &str) -> Result<Found, OpenError> {
    let related = relationship::of_part(package, main)?
        .into_iter()
        .find(|relationship| relationship.kind == "comments")
        .map(|relationship| relationship.target);
    let (folder, _) = relationship::split(main);
    let has_relationships = package.contains(&relationship::rels_of(main));
    Ok(match related {
        Some(name) if package.contains(&name) => Found::Part(name),
        Some(name) => Found::Missing { name, is_related: true },
        // Without relationships a part of the usual name is read, so it is the one to write.
        None if !has_relationships && package.contains(&format!("{folder}comments.xml")) => {
            Found::Part(format!("{folder}comments.xml"))
        }
        None => {
            let name = (0..)
                .map(|number| match number {
                    0 => format!("{folder}comments.xml"),
                    number => format!("{folder}comments{number}.xml"),
                })
                .find(|name| !package.contains(name))
                .unwrap_or_default();
            Found::Missing { name, is_related: false }
        }
    })
}

/// The list of content types with an entry for the part `name`; none when the package has no such list.
pub(super) fn content_type(package: &mut Package<'_>, name: &str) -> Result<Option<WritablePart>, OpenError> {
    let Some(mut part) = WritablePart::open(package, TYPES)? else { return Ok(None) };
    let mut is_known = false;
    let (prefix, root) = root(&part.xml, Namespace::ContentTypes, |scanner, element| {
        let known = scanner.attribute(element, "PartName");
        is_known |= known.is_some_and(|known| known.trim_start_matches('/').eq_ignore_ascii_case(name));
    })?;
    if !is_known {
        let entry =
            format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{CONTENT_TYPE}\"/>", escaped(name));
        put_last(&mut part, &root.span, root.start, &entry);
    }
    Ok(Some(part))
}

/// The relationships of the main part with one to the comments part `name` beside it; `uri` is the namespace of
/// WordprocessingML in the main part.
pub(super) fn relate(
    package: &mut Package<'_>,
    main: &str,
    name: &str,
    uri: &str,
) -> Result<Relationships, OpenError> {
    let base = if uri.starts_with(STRICT) {
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    };
    let (_, file) = relationship::split(name);
    let entry = |prefix: &str, id: &str| {
        format!("<{prefix}Relationship Id=\"{id}\" Type=\"{base}/comments\" Target=\"{}\"/>", escaped(file))
    };
    let rels = relationship::rels_of(main);
    let Some(mut part) = WritablePart::open(package, &rels)? else {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
             xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            entry("", "rIdFuwen")
        );
        return Ok(Relationships::New(RawPart { name: rels.into(), bytes: xml.into_bytes() }));
    };
    let mut ids = Vec::new();
    let (prefix, root) = root(&part.xml, Namespace::Relationships, |scanner, element| {
        ids.extend(scanner.attribute(element, "Id").map(|id| id.into_owned()));
    })?;
    let id = (0..)
        .map(|number| if number == 0 { "rIdFuwen".to_owned() } else { format!("rIdFuwen{number}") })
        .find(|id| !ids.contains(id))
        .unwrap_or_default();
    let entry = entry(&prefix, &id);
    put_last(&mut part, &root.span, root.start, &entry);
    Ok(Relationships::Changed(part))
}

/// The prefix, with its colon, and the end of the root element of a part in `namespace`; `visit` sees its children.
fn root<'a>(
    xml: &'a str,
    namespace: Namespace,
    mut visit: impl FnMut(&Scanner<'a>, &super::super::xml::Element<'a>),
) -> Result<(String, End), Fault> {
    let mut scanner = Scanner::new(xml);
    let mut prefix = String::new();
    loop {
        match scanner.advance()? {
            Token::Start(element) if element.depth == 1 => {
                if element.namespace != namespace {
                    return Err(Fault::Damaged("部件内容与类型不符", "unexpected root element"));
                }
                let tag = element.start..element.end;
                if let Some((own, _)) = super::cut::name(xml, &tag).split_once(':') {
                    prefix = format!("{own}:");
                }
            }
            Token::Start(element) => visit(&scanner, &element),
            Token::End(end) if end.depth == 1 => return Ok((prefix, end)),
            Token::Eof => return Err(Fault::Damaged("XML 不完整", "incomplete XML")),
            _ => {}
        }
    }
}
