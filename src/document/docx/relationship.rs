//! The relationships of a part, and the way from the package to its main part.

use super::limit;
use super::package::{Package, percent_decoded};
use super::refusal::Fault;
use super::xml::{Namespace, Scanner, Token};

/// A relationship to another part of the package.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last step of its type, such as `styles`; transitional and strict types share it.
    pub(super) kind: String,
    /// The part's name, without a leading slash.
    pub(super) target: String,
}

/// The relationships of `part` inside the package; `""` stands for the package itself.
///
/// Targets outside the package (`TargetMode="External"`) are left out: nothing is ever fetched.
pub(super) fn of_part(package: &mut Package<'_>, part: &str) -> Result<Vec<Relationship>, Fault> {
    match package.part(&rels_of(part))? {
        Some(rels) => parse(&rels.xml, split(part).0),
        None => Ok(Vec::new()),
    }
}

/// The name of the part that holds the relationships of `part`.
pub(super) fn rels_of(part: &str) -> String {
    let (folder, file) = split(part);
    format!("{folder}_rels/{file}.rels")
}

/// The name of the main part: by the package's relationships, else by content type, else the usual name.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<Option<String>, Fault> {
    let of_package = match of_part(package, "") {
        Ok(relationships) => relationships,
        Err(fault @ Fault::Limit(..)) => return Err(fault),
        Err(Fault::Damaged(..)) => Vec::new(),
    };
    let related = of_package.into_iter().find(|relationship| relationship.kind == "officeDocument");
    if let Some(main) = related.filter(|main| package.contains(&main.target)) {
        return Ok(Some(main.target));
    }
    let typed = match package.part("[Content_Types].xml")? {
        Some(types) => main_by_content_type(&types.xml).unwrap_or_default(),
        None => None,
    };
    Ok(typed.into_iter().chain(["word/document.xml".to_owned()]).find(|name| package.contains(name)))
}

fn parse(xml: &str, folder: &str) -> Result<Vec<Relationship>, Fault> {
    let mut relationships = Vec::new();
    let mut scanner = Scanner::new(xml);
    loop {
        match scanner.next()? {
            Token::Start(element) if element.is(Namespace::Relationships, "Relationship") => {
                let value = |name| scanner.attribute(&element, name).unwrap_or_default();
                if value("TargetMode").eq_ignore_ascii_case("External") {
                    continue;
                }
                relationships.push(Relationship {
                    id: value("Id").into_owned(),
                    kind: value("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &value("Target")),
                });
                if relationships.len() > limit::DEFINITIONS {
                    return Err(Fault::Limit("部件关系过多", "too many relationships"));
                }
            }
            Token::Eof => return Ok(relationships),
            _ => {}
        }
    }
}

fn main_by_content_type(xml: &str) -> Result<Option<String>, Fault> {
    let mut scanner = Scanner::new(xml);
    loop {
        match scanner.next()? {
            Token::Start(element) if element.is(Namespace::ContentTypes, "Override") => {
                let kind = scanner.attribute(&element, "ContentType").unwrap_or_default();
                let name = scanner.attribute(&element, "PartName");
                if let Some(name) = name
                    && kind.contains("word")
                    && kind.ends_with("main+xml")
                {
                    return Ok(Some(name.trim_start_matches('/').to_owned()));
                }
            }
            Token::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The part that `target` means when it is written in a relationship of a part in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let target = percent_decoded(target);
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A part's folder, with its slash, and its file name.
pub(super) fn split(part: &str) -> (&str, &str) {
    part.rfind('/').map_or(("", part), |slash| part.split_at(slash + 1))
}

#[cfg(test)]
mod tests {
    use super::{Relationship, parse, resolve};

    #[test]
    fn targets_stay_inside_the_package() {
        for (folder, target, part) in [
            ("word/", "styles.xml", "word/styles.xml"),
            ("word/", "/word/styles.xml", "word/styles.xml"),
            ("word/", "./a/../styles.xml", "word/styles.xml"),
            ("word/", "..\\customXml\\item1.xml", "customXml/item1.xml"),
            ("word/", "../../../../etc/passwd", "etc/passwd"),
            ("", "word/%E6%AD%A3%E6%96%87.xml", "word/正文.xml"),
            ("", "word/document.xml#top", "word/document.xml"),
        ] {
            assert_eq!(resolve(folder, target), part);
        }
    }

    #[test]
    fn any_prefix_and_a_self_closing_root_are_read() {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        let xml = format!(
            r#"<x:Relationships xmlns:x="{namespace}"><x:Relationship Id="a" Target="s.xml"
               Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles"/><x:Relationship Id="b"
               Type="t/hyperlink" Target="http://example.org/" TargetMode="External"/></x:Relationships>"#
        );
        let styles = Relationship { id: "a".into(), kind: "styles".into(), target: "word/s.xml".into() };
        assert_eq!(parse(&xml, "word/"), Ok(vec![styles]));
        assert_eq!(parse(&format!("<Relationships xmlns='{namespace}'/>"), ""), Ok(Vec::new()));
    }
}
