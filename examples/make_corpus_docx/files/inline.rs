//! The marks inside a paragraph of a letter file: `{+…}` inserted, `{-…}` deleted, `{?words|comment}`,
//! `{^…}` footnote, `{=FIELD|result}`, `{@…}` content control, `{!name|words}` bookmark, `{~code}` sign of the Symbol
//! font, `{#RRGGBB|words}` coloured, `\n` line break, `\t` tab.

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Plain words.
    Text(&'a str),
    /// A manual line break (`w:br`).
    Break,
    /// A tab.
    Tab,
    /// Words that a reviewer inserted.
    Inserted(&'a str),
    /// Words that a reviewer deleted.
    Deleted(&'a str),
    /// Words a comment hangs on, and the comment.
    Commented(&'a str, &'a str),
    /// A footnote.
    Footnote(&'a str),
    /// A field: its instruction and the result shown.
    Field(&'a str, &'a str),
    /// Words in a content control (`w:sdt`).
    Control(&'a str),
    /// A bookmark: its name and the words it encloses.
    Bookmark(&'a str, &'a str),
    /// A sign of the Symbol font, by its code.
    Symbol(&'a str),
    /// Words in a colour (RRGGBB).
    Coloured(&'a str, &'a str),
}

/// The pieces of a paragraph in order. A brace that opens no mark is plain text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '\\']) {
        let (before, from) = rest.split_at(at);
        let Some((piece, after)) = marked(from) else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(piece);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The mark at the head of `text`, and what follows it.
fn marked(text: &str) -> Option<(Piece<'_>, &str)> {
    for (mark, piece) in [("\\n", Piece::Break), ("\\t", Piece::Tab)] {
        if let Some(after) = text.strip_prefix(mark) {
            return Some((piece, after));
        }
    }
    let (inner, after) = text.strip_prefix('{')?.split_once('}')?;
    let mut characters = inner.chars();
    let sign = characters.next()?;
    let words = characters.as_str();
    let piece = match (sign, words.split_once('|')) {
        ('+', _) => Piece::Inserted(words),
        ('-', _) => Piece::Deleted(words),
        ('^', _) => Piece::Footnote(words),
        ('@', _) => Piece::Control(words),
        ('~', _) => Piece::Symbol(words),
        ('?', Some((words, comment))) => Piece::Commented(words, comment),
        ('=', Some((instruction, result))) => Piece::Field(instruction, result),
        ('!', Some((name, words))) => Piece::Bookmark(name, words),
        ('#', Some((colour, words))) => Piece::Coloured(colour, words),
        _ => return None,
    };
    Some((piece, after))
}
