//! Tags and comments inside Markdown.

use crate::finding::Span;

/// Something that begins with `<` where a Markdown parser sees HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is HTML: readers do not see it.
    Unread(Unread),
    /// It only looks like HTML, such as `<PPP>`: the byte of its `<`.
    Literal(usize),
}

/// A tag, comment or script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unread {
    /// Its bytes of the source.
    pub(super) span: Span,
    /// What is between the marks of a comment.
    pub(super) comment: Option<Span>,
    /// Whether the words after it begin a new line.
    pub(super) breaks: bool,
}

/// All that begins with `<` in the stretch `within` of a source.
pub(super) fn find(source: &str, within: Span) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(next) = Span::new(at, within.end).of(source).find('<') {
        let start = at + next;
        if let Some(unread) = unread(source, Span::new(start, within.end)) {
            at = unread.span.end;
            found.push(Found::Unread(unread));
        } else {
            at = start + 1;
            found.push(Found::Literal(start));
        }
    }
    found
}

/// The HTML at the beginning of `rest`, which begins with `<`.
fn unread(source: &str, rest: Span) -> Option<Unread> {
    let text = rest.of(source);
    let whole = |length: usize| Span::new(rest.start, rest.start + length);
    if let Some(inside) = text.strip_prefix("<!--") {
        let length = inside.find("-->").unwrap_or(inside.len());
        let comment = Span::new(rest.start + 4, rest.start + 4 + length);
        let end = (4 + length + 3).min(text.len());
        return Some(Unread { span: whole(end), comment: Some(comment), breaks: false });
    }
    if text.starts_with("<?") || text.starts_with("<!D") || text.starts_with("<!d") {
        let end = 1 + text[1..].find(['<', '>']).filter(|&at| text[1..][at..].starts_with('>'))? + 1;
        return Some(Unread { span: whole(end), comment: None, breaks: true });
    }
    let inside = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let length = inside.find(|mark: char| !mark.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let name = inside[..length].to_ascii_lowercase();
    let is_line = LINE_TAGS.contains(&name.as_str());
    if !is_line && !WORD_TAGS.contains(&name.as_str()) && !SILENT_TAGS.contains(&name.as_str()) {
        return None;
    }
    let mut end = text.len() - inside.len() + length;
    if !text[end..].starts_with(|mark: char| mark.is_ascii_whitespace() || mark == '/' || mark == '>') {
        return None;
    }
    end += tag_end(&text[end..])?;
    if SILENT_TAGS.contains(&name.as_str()) && !text.starts_with("</") {
        end = silent_end(text, end, &name);
    }
    Some(Unread { span: whole(end), comment: None, breaks: is_line })
}

/// The length up to and including the `>` that is outside quotes.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, mark) in attributes.char_indices() {
        match (quote, mark) {
            (None, '>') => return Some(at + 1),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(mark),
            (Some(open), _) if open == mark => quote = None,
            _ => {}
        }
    }
    None
}

/// The end of the closing tag of a script or style sheet, whose content nobody reads.
fn silent_end(text: &str, from: usize, name: &str) -> usize {
    let closes = |at: usize| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|closed| closed.eq_ignore_ascii_case(name))
    };
    text[from..]
        .match_indices("</")
        .map(|(at, _)| from + at)
        .find(|&at| closes(at))
        .and_then(|close| text[close..].find('>').map(|end| close + end + 1))
        .unwrap_or(text.len())
}

/// Elements that begin a line of their own.
const LINE_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements inside a line.
const WORD_TAGS: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "iframe", "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s",
    "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose content is not shown.
const SILENT_TAGS: &[&str] = &["script", "style"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_html_from_words_in_angle_brackets() {
        // The source; what is left when HTML is taken out, `⏎` where a line begins.
        let cases = [
            ("<b>重点</b>", "重点"),
            ("甲<br>乙<br/>丙<BR />丁", "甲⏎乙⏎丙⏎丁"),
            ("<div class=\"a>b\">甲</div>", "⏎甲⏎"),
            ("<PPP>项目", "<PPP>项目"),
            ("设<慢>标志，<a市>", "设<慢>标志，<a市>"),
            ("甲<!-- 说明 -->乙", "甲乙"),
            ("甲<!-- 未完", "甲"),
            ("<style>p{}</style>甲<SCRIPT>1<2</SCRIPT >乙", "甲乙"),
            ("<b 未完", "<b 未完"),
            ("1<2，3>2", "1<2，3>2"),
            ("<!DOCTYPE html>甲", "⏎甲"),
        ];
        for (source, expected) in cases {
            let (mut left, mut at) = (String::new(), 0);
            for found in find(source, Span::new(0, source.len())) {
                if let Found::Unread(unread) = found {
                    left.push_str(&source[at..unread.span.start]);
                    left.push_str(if unread.breaks { "⏎" } else { "" });
                    at = unread.span.end;
                }
            }
            left.push_str(&source[at..]);
            assert_eq!(left, expected, "{source}");
        }
    }
}
