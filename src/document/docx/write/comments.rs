//! The comments part: fuwen's earlier comments go, the new ones stand at its end.

use std::fmt::Write as _;

use super::super::comment;
use super::super::refusal::Fault;
use super::super::style;
use super::super::xml::{Namespace, Scanner, Token};
use super::super::{AUTHOR, Comment};
use super::outline::Prefix;
use super::part::{WritablePart, escaped};

/// The ids of the styles that Word gives comments, where the document has them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Of the mark in the text, “annotation reference”.
    pub(super) reference: Option<String>,
    /// Of the comment's paragraphs, “annotation text”.
    text: Option<String>,
}

impl Styles {
    pub(super) fn of(styles: &style::Styles) -> Self {
        Self { reference: styles.id_of("annotation reference"), text: styles.id_of("annotation text") }
    }
}

/// The comments as they are to be written.
pub(super) struct Written<'a> {
    pub(super) comments: &'a [Comment],
    pub(super) ids: &'a [i64],
    pub(super) initials: &'a str,
    pub(super) time: Option<&'a str>,
    pub(super) styles: &'a Styles,
}

impl Written<'_> {
    /// A new comments part.
    pub(super) fn part(&self, uri: &str) -> String {
        let prefix = Prefix { name: "w".to_owned(), uri: uri.to_owned(), declaration: String::new() };
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{}\">",
            escaped(uri)
        );
        self.write(&mut xml, &prefix);
        xml.push_str("</w:comments>");
        xml
    }

    /// Takes fuwen's earlier comments out of a part and puts these in.
    pub(super) fn replace(
        &self,
        part: &mut WritablePart,
        existing: &[comment::Comment],
    ) -> Result<(), Fault> {
        for comment in existing.iter().filter(|comment| comment.is_own()) {
            part.replace(comment.span.clone(), "");
        }
        let mut scanner = Scanner::new(&part.xml);
        let mut prefix = Prefix::default();
        let root = loop {
            match scanner.advance()? {
                Token::Start(root) if root.depth == 1 => {
                    if !root.is(Namespace::Word, "comments") {
                        return Err(Fault::Damaged("批注部件与类型不符", "not a comments part"));
                    }
                    prefix = Prefix::of(&scanner, &part.xml);
                }
                Token::End(end) if end.depth == 1 => break end,
                Token::Eof => return Err(Fault::Damaged("批注部件不完整", "incomplete comments part")),
                _ => {}
            }
        };
        let mut xml = String::new();
        self.write(&mut xml, &prefix);
        put_last(part, &root.span, root.start, &xml);
        Ok(())
    }

    fn write(&self, out: &mut String, prefix: &Prefix) {
        let Prefix { name: w, declaration, .. } = prefix;
        let time = self.time.map_or_else(String::new, |time| format!(" {w}:date=\"{}\"", escaped(time)));
        let initials = escaped(self.initials);
        let paragraph = self.styles.text.as_ref().map_or_else(String::new, |style| {
            format!("<{w}:pPr><{w}:pStyle {w}:val=\"{}\"/></{w}:pPr>", escaped(style))
        });
        let style = self.styles.reference.as_ref().map_or_else(String::new, |style| {
            format!("<{w}:rPr><{w}:rStyle {w}:val=\"{}\"/></{w}:rPr>", escaped(style))
        });
        for (comment, id) in self.comments.iter().zip(self.ids) {
            let _ = write!(
                out,
                "<{w}:comment{declaration} {w}:id=\"{id}\" {w}:author=\"{AUTHOR}\"{time} {w}:initials=\"{initials}\">"
            );
            for (index, line) in comment.lines.iter().enumerate() {
                let _ = write!(out, "<{w}:p>{paragraph}");
                let bold = if index == 0 {
                    let _ = write!(out, "<{w}:r>{style}<{w}:annotationRef/></{w}:r>");
                    format!("<{w}:rPr><{w}:b/></{w}:rPr>")
                } else {
                    String::new()
                };
                let _ = write!(
                    out,
                    "<{w}:r>{bold}<{w}:t xml:space=\"preserve\">{}</{w}:t></{w}:r></{w}:p>",
                    escaped(line)
                );
            }
            let _ = write!(out, "</{w}:comment>");
        }
    }
}

/// Puts `xml` last into the root element, which is opened when it is empty; `close` is where its end tag begins.
pub(super) fn put_last(part: &mut WritablePart, root: &std::ops::Range<usize>, close: usize, xml: &str) {
    if close > root.start {
        part.insert(close, xml);
    } else if !xml.is_empty() {
        let name = super::cut::name(&part.xml, root).to_owned();
        part.replace(root.end - 2..root.end, format!(">{xml}</{name}>"));
    }
}
