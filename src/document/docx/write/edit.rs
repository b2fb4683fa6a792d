//! Edits of the main text: in place, or as tracked changes (修订).

use std::collections::HashSet;
use std::ops::Range;

use super::super::load;
use super::super::package::Package;
use super::super::refusal;
use super::super::story::{RunElement, TextElement};
use super::super::{AUTHOR, MainPart};
use super::annotate::stretches;
use super::cut::{Cutter, PRESERVE, Side, byte_of, may_preserve, name};
use super::is_signed;
use super::outline::Outline;
use super::part::{WritablePart, escaped};
use crate::document::{Document, Edit, Manner, OpenError};
use crate::finding::Span;

/// A docx with edits.
#[derive(Debug)]
pub(in super::super::super) struct Changes {
    pub(in super::super::super) bytes: Vec<u8>,
    /// The indices of the edits that were not written.
    pub(in super::super::super) refused: Vec<usize>,
    pub(in super::super::super) was_signed: bool,
}

/// A stretch of one text element that is to be replaced.
struct Change<'a> {
    index: usize,
    element: &'a TextElement,
    run: &'a RunElement,
    /// Bytes of the part's XML.
    bytes: Range<usize>,
    replacement: &'a str,
}

/// Writes edits into the file that `document` was read from; see [`crate::document::edit()`].
pub(in super::super::super) fn edit(
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    manner: Manner<'_>,
) -> Result<Changes, OpenError> {
    let loaded = load::load(bytes)?;
    let mut package = Package::open(bytes)?;
    let was_signed = is_signed(&package);
    let main = MainPart::of(loaded.main, loaded.xml);
    let outline = Outline::read(&main.xml, &HashSet::new())?;
    let cutter = Cutter::new(&main, &outline, &[]);
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        match changes_of(&cutter, &main, &outline, document, edit, manner) {
            Some(own) => changes.extend(own),
            None => refused.push(index),
        }
    }
    if changes.is_empty() {
        return Ok(Changes { bytes: bytes.to_vec(), refused, was_signed });
    }
    let Some(mut part) = WritablePart::open(&mut package, &main.name)? else {
        return Err(refusal::unwritable(&main.name));
    };
    match manner {
        Manner::InPlace => in_place(&mut part, &changes),
        Manner::Tracked { time } => tracked(&mut part, &changes, &cutter, &outline, time),
    }
    let changed: Vec<_> = part.finish()?.into_iter().collect();
    Ok(Changes { bytes: package.with(&changed, &[])?, refused, was_signed })
}

/// What an edit changes: the first stretch becomes the new words, the others go; none where that cannot be done.
fn changes_of<'a>(
    cutter: &Cutter<'a>,
    main: &'a MainPart,
    outline: &Outline,
    document: &Document,
    edit: &'a Edit,
    manner: Manner<'_>,
) -> Option<Vec<Change<'a>>> {
    let is_insertion = edit.span.is_empty();
    let span = if is_insertion { neighbour(document, edit.span.start)? } else { edit.span };
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut covered = 0;
    for (text, index, character) in stretches(main, document, span) {
        covered += text.len();
        let element = cutter.element(index)?;
        let run = cutter.run(element)?;
        let data = main.xml.get(element.data.clone())?;
        let is_plain = !data.is_empty() && !data.contains("<!") && !data.contains("<?");
        if !is_plain || outline.atom_at(element.span.start).is_some() {
            return None;
        }
        let properties = run.properties.clone().and_then(|span| main.xml.get(span)).unwrap_or("");
        let is_revised = outline.is_inserted(element.span.start) || properties.contains("rPrChange");
        if is_revised && manner != Manner::InPlace {
            return None;
        }
        let count = text.of(&document.text).chars().count();
        let mut bytes = element.data.start + byte_of(data, character, Side::Start)
            ..element.data.start + byte_of(data, character + count, Side::End);
        if is_insertion {
            let at = if text.end <= edit.span.start { bytes.end } else { bytes.start };
            bytes = at..at;
        }
        let touched = main.xml.get(bytes.start.saturating_sub(1)..bytes.end + 1);
        let blank = |text: &str| text.contains(|character: char| character.is_ascii_whitespace());
        let is_blank = touched.is_none_or(blank) || blank(&edit.replacement);
        if is_blank && !element.preserve && !may_preserve(&main.xml, element) {
            return None;
        }
        let replacement = if changes.is_empty() { edit.replacement.as_str() } else { "" };
        changes.push(Change { index, element, run, bytes, replacement });
    }
    (covered == span.len() && !changes.is_empty()).then_some(changes)
}

/// The character before a place in its block, or else the one after it.
fn neighbour(document: &Document, at: usize) -> Option<Span> {
    let block = document.block_at(at)?.span;
    let before = Span::new(block.start, at).of(&document.text).chars().next_back();
    match before {
        Some(character) => Some(Span::new(at - character.len_utf8(), at)),
        None => {
            let after = Span::new(at, block.end).of(&document.text).chars().next()?;
            Some(Span::new(at, at + after.len_utf8()))
        }
    }
}

fn in_place(part: &mut WritablePart, changes: &[Change<'_>]) {
    let mut marked = HashSet::new();
    for change in changes {
        if !change.element.preserve && may_preserve(&part.xml, change.element) && marked.insert(change.index)
        {
            part.insert(change.element.data.start - 1, PRESERVE);
        }
        part.replace(change.bytes.clone(), escaped(change.replacement));
    }
}

/// Puts each change in as a deletion and an insertion, splitting the runs around them.
fn tracked(
    part: &mut WritablePart,
    changes: &[Change<'_>],
    cutter: &Cutter<'_>,
    outline: &Outline,
    time: Option<&str>,
) {
    let mut ids = outline.fresh_ids(changes.len() * 2).into_iter();
    let w = &outline.prefix.name;
    let declaration = &outline.prefix.declaration;
    let time = time.map_or_else(String::new, |time| format!(" {w}:date=\"{}\"", escaped(time)));
    let mut attributes = || {
        let id = ids.next().unwrap_or_default();
        format!("{declaration} {w}:id=\"{id}\" {w}:author=\"{AUTHOR}\"{time}")
    };
    let mut kept: HashSet<usize> = HashSet::new();
    for change in changes {
        let Change { element, run, bytes, replacement, .. } = change;
        let opening = cutter.opening(run);
        let run_name = name(&part.xml, &run.tag).to_owned();
        let text_name = name(&part.xml, &element.span).to_owned();
        let deleted_name = format!("{}delText", text_name.strip_suffix('t').unwrap_or(""));
        let Seam { range, close, open } = seam(&part.xml, change, cutter);
        let old = part.xml.get(bytes.clone()).unwrap_or("");
        let mut new = close;
        if !bytes.is_empty() {
            new.push_str(&format!(
                "<{w}:del{}>{opening}<{deleted_name}{PRESERVE}>{old}</{deleted_name}></{run_name}></{w}:del>",
                attributes()
            ));
        }
        if !replacement.is_empty() {
            new.push_str(&format!(
                "<{w}:ins{}>{opening}<{text_name}{PRESERVE}>{}</{text_name}></{run_name}></{w}:ins>",
                attributes(),
                escaped(replacement)
            ));
        }
        new.push_str(&open);
        let is_cut_first = bytes.start > element.data.start && kept.insert(change.index);
        if is_cut_first && !element.preserve && may_preserve(&part.xml, element) {
            part.insert(element.data.start - 1, PRESERVE);
        }
        if bytes.start == element.data.start {
            kept.insert(change.index);
        }
        part.replace(range, new);
    }
}

/// What a change takes the place of, what it closes before itself, and what it opens again after itself.
struct Seam {
    range: Range<usize>,
    close: String,
    open: String,
}

fn seam(xml: &str, change: &Change<'_>, cutter: &Cutter<'_>) -> Seam {
    let Change { element, run, bytes, .. } = change;
    let opening = cutter.opening(run);
    let run_name = name(xml, &run.tag);
    let text_name = name(xml, &element.span);
    let (at_start, at_end) = (bytes.start == element.data.start, bytes.end == element.data.end);
    let before = match at_start {
        true if cutter.is_first(element, run) => (run.span.start, String::new()),
        true => (element.span.start, format!("</{run_name}>")),
        false => (bytes.start, format!("</{text_name}></{run_name}>")),
    };
    let after = match at_end {
        true if cutter.is_last(element, run) => (run.span.end, String::new()),
        true => (element.span.end, opening),
        false => (bytes.end, format!("{opening}<{text_name}{PRESERVE}>")),
    };
    // An insertion at an end of its element stands beside it.
    let (start, end) = match (bytes.is_empty(), at_start, at_end) {
        (true, true, _) => (before.0, before.0),
        (true, _, true) => (after.0, after.0),
        _ => (before.0, after.0),
    };
    let is_beside = start == end && (start == run.span.start || start == run.span.end);
    match (is_beside, start == end && (at_start || at_end)) {
        (true, _) => Seam { range: start..end, close: String::new(), open: String::new() },
        (_, true) => Seam { range: start..end, close: format!("</{run_name}>"), open: cutter.opening(run) },
        _ => Seam { range: start..end, close: before.1, open: after.1 },
    }
}
