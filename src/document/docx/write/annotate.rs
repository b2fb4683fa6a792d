//! Comments (批注) on stretches of the text.

use std::collections::BTreeMap;

use super::super::load;
use super::super::package::{Package, RawPart};
use super::super::refusal;
use super::super::{MainPart, comment, read};
use super::comments::{self, Styles};
use super::cut::{Cut, Cutter, Point, Side};
use super::outline::{Outline, Prefix, fresh};
use super::part::{WritablePart, escaped};
use super::{is_signed, register};
use crate::document::{Document, OpenError, Place, Story};
use crate::finding::Span;

/// A comment to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The words of the main text it is set on; words elsewhere, and places without words, put it on the
    /// paragraph, or on the first one.
    pub span: Span,
    /// Its paragraphs; the first is bold.
    pub lines: Vec<String>,
}

/// A docx with comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether the file bore a digital signature, which the comments break.
    pub was_signed: bool,
}

/// Writes comments into the file that `document` was read from, in place of fuwen's earlier ones.
///
/// `initials` are shown at each comment; `time` is their `w:date`, such as `2025-06-30T00:00:00Z`.
///
/// # Errors
/// [`OpenError`] when a part to be changed cannot be given back in its encoding, when no paragraph can carry a
/// comment, and when the file is so damaged that it would not say the same afterwards.
pub fn annotate(
    bytes: &[u8],
    document: &Document,
    comments: &[Comment],
    initials: &str,
    time: Option<&str>,
) -> Result<Reviewed, OpenError> {
    let loaded = load::load(bytes)?;
    let mut package = Package::open(bytes)?;
    let was_signed = is_signed(&package);
    let main = MainPart::of(loaded.main, loaded.xml);
    let own = loaded
        .comments
        .iter()
        .filter(|comment| comment.is_own())
        .filter_map(|comment| comment.id)
        .filter(|id| !loaded.comments.iter().any(|other| !other.is_own() && other.id == Some(*id)))
        .collect();
    let unchanged = || Reviewed { bytes: bytes.to_vec(), was_signed };
    if comments.is_empty() && !loaded.comments.iter().any(comment::Comment::is_own) {
        return Ok(unchanged());
    }
    let outline = Outline::read(&main.xml, &own)?;
    let Some(mut part) = WritablePart::open(&mut package, &main.name)? else {
        return Err(refusal::unwritable(&main.name));
    };
    let mut used = outline.ids.clone();
    used.retain(|id| !own.contains(id));
    used.extend(loaded.comments.iter().filter(|comment| !comment.is_own()).filter_map(|comment| comment.id));
    let ids = fresh(&used, comments.len());

    for mark in &outline.marks {
        part.replace(mark.clone(), "");
    }
    let styles = Styles::of(&loaded.definitions.styles);
    mark(&mut part, &main, &outline, document, comments, &ids, &styles)?;

    let written = comments::Written { comments, ids: &ids, initials, time, styles: &styles };
    let mut changed = Vec::new();
    let mut added = Vec::new();
    let mut parts = vec![part];
    match register::comments_part(&mut package, &main.name)? {
        register::Found::Part(name) => {
            let Some(mut existing) = WritablePart::open(&mut package, &name)? else {
                return Err(refusal::unwritable(&name));
            };
            written.replace(&mut existing, &loaded.comments)?;
            parts.push(existing);
        }
        register::Found::Missing { name, is_related } => {
            let xml = written.part(&outline.prefix.uri);
            added.push(RawPart { name: name.as_str().into(), bytes: xml.into_bytes() });
            parts.extend(register::content_type(&mut package, &name)?);
            if !is_related {
                match register::relate(&mut package, &main.name, &name, &outline.prefix.uri)? {
                    register::Relationships::Changed(part) => parts.push(part),
                    register::Relationships::New(part) => added.push(part),
                }
            }
        }
    }
    for part in parts {
        changed.extend(part.finish()?);
    }
    if changed.is_empty() && added.is_empty() {
        return Ok(unchanged());
    }
    let bytes = package.with(&changed, &added)?;
    // A damaged file can be read in a way that no comment survives; then the reply is left alone.
    let says_the_same = read(&bytes).is_ok_and(|again| again.text == document.text);
    let own = load::load(&bytes)?.comments.iter().filter(|comment| comment.is_own()).count();
    if says_the_same && own == comments.len() {
        Ok(Reviewed { bytes, was_signed })
    } else {
        Err(refusal::unwritable(&main.name))
    }
}

/// Puts the marks of the comments into the main part.
fn mark(
    part: &mut WritablePart,
    main: &MainPart,
    outline: &Outline,
    document: &Document,
    comments: &[Comment],
    ids: &[i64],
    styles: &Styles,
) -> Result<(), OpenError> {
    let ranges: Vec<Option<[Point; 2]>> =
        comments.iter().map(|comment| range(main, document, comment.span)).collect();
    let points: Vec<Point> = ranges.iter().flatten().flatten().copied().collect();
    let cutter = Cutter::new(main, outline, &points);
    let mut marks: BTreeMap<usize, (Cut, [String; 2])> = BTreeMap::new();
    let mut put = |cut: Cut, side: Side, mark: &str| {
        let (_, [ends, starts]) = marks.entry(cut.at).or_insert_with(|| (cut, Default::default()));
        if side == Side::Start { starts } else { ends }.push_str(mark);
    };
    let mut on_first = [String::new(), String::new()];
    for (range, id) in ranges.iter().zip(ids) {
        let [start, end] = marks_of(&outline.prefix, *id, styles);
        let cuts = range.and_then(|[from, to]| Some((cutter.cut(&from)?, cutter.cut(&to)?)));
        match cuts {
            Some((from, to)) => {
                put(from, Side::Start, &start);
                put(to, Side::End, &end);
            }
            None => {
                on_first[0].push_str(&start);
                on_first[1].push_str(&end);
            }
        }
    }
    if !on_first[0].is_empty() {
        let Some(content) = outline.first_paragraph.clone() else { return Err(refusal::no_place()) };
        part.insert(content.start, on_first[0].clone());
        put(Cut::between(content.end), Side::End, &on_first[1]);
    }
    for (cut, [ends, starts]) in marks.into_values() {
        let (close, open) = cutter.seam(cut);
        part.insert(cut.at, format!("{close}{ends}{starts}{open}"));
    }
    cutter.keep_space(part);
    Ok(())
}

/// The marks at the beginning and at the end of a comment's words.
fn marks_of(prefix: &Prefix, id: i64, styles: &Styles) -> [String; 2] {
    let Prefix { name, declaration, .. } = prefix;
    let style = styles.reference.as_ref().map_or_else(String::new, |style| {
        format!("<{name}:rPr><{name}:rStyle {name}:val=\"{}\"/></{name}:rPr>", escaped(style))
    });
    [
        format!("<{name}:commentRangeStart{declaration} {name}:id=\"{id}\"/>"),
        format!(
            "<{name}:commentRangeEnd{declaration} {name}:id=\"{id}\"/>\
             <{name}:r{declaration}>{style}<{name}:commentReference {name}:id=\"{id}\"/></{name}:r>"
        ),
    ]
}

/// The first and the last place of a span in the main text; of its block when it holds no character there.
fn range(main: &MainPart, document: &Document, span: Span) -> Option<[Point; 2]> {
    let own = points(main, document, span);
    own.or_else(|| points(main, document, document.block_at(span.start)?.span))
}

/// The places in the main text between which a span stands; Word shows no comments in text boxes.
fn points(main: &MainPart, document: &Document, span: Span) -> Option<[Point; 2]> {
    let is_body = |text: &Span| document.block_at(text.start).is_some_and(|block| block.story == Story::Body);
    let stretches: Vec<_> =
        stretches(main, document, span).filter(|(text, ..)| !text.is_empty() && is_body(text)).collect();
    let (_, element, character) = *stretches.first()?;
    let (text, last, from) = *stretches.last()?;
    let count = text.of(&document.text).chars().count();
    Some([
        Point { element, character, side: Side::Start },
        Point { element: last, character: from + count, side: Side::End },
    ])
}

/// The stretches of a span that stand in the main part: text, text element, characters before it.
pub(super) fn stretches<'a>(
    main: &'a MainPart,
    document: &Document,
    span: Span,
) -> impl Iterator<Item = (Span, usize, usize)> + use<'a> {
    document.origin.places(&document.text, span).into_iter().filter_map(|(text, place)| match place {
        Place::Docx(place) if *place.part == *main.name => {
            let elements = &main.elements.texts;
            let index = elements.binary_search_by_key(&place.run, |element| element.number).ok()?;
            Some((text, index, place.character))
        }
        _ => None,
    })
}
