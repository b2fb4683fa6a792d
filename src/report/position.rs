//! From byte offsets to lines and columns: the one place where any format's units are counted.

use crate::document::Document;
use crate::finding::Span;

/// The unit that columns are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, for people and for SARIF's `unicodeCodePoints`.
    CodePoint,
    /// UTF-16 code units, for editors.
    Utf16,
    /// UTF-8 bytes, for reviewdog.
    Byte,
}

/// The lines of a document's file; a line ends as in editors, with LF, CRLF or CR.
pub struct Positions<'a> {
    document: &'a Document,
    /// The first byte of each line of the source.
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// The positions of a document.
    pub fn new(document: &'a Document) -> Self {
        let source = document.origin.source.as_bytes();
        let ends_line = |at: usize| match source[at] {
            b'\n' => true,
            b'\r' => source.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = (0..source.len()).filter(|&at| ends_line(at)).map(|at| at + 1);
        Self { document, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// Line and column, from 1, of a byte of the text in its file; none for docx.
    pub fn line_column(&self, offset: usize, unit: Unit) -> Option<(usize, usize)> {
        self.in_source(self.document.origin.source_offset(offset)?, unit)
    }

    /// Line and column, from 1, of the beginning of a span in its file and of the place after its end; none for
    /// docx. Markup inside the span is covered, markup around it is not.
    pub fn range(&self, span: Span, unit: Unit) -> Option<[(usize, usize); 2]> {
        let place = self.document.origin.source_span(span)?;
        Some([self.in_source(place.start, unit)?, self.in_source(place.end, unit)?])
    }

    /// The line that shows the beginning of a span: of the file, or the whole paragraph of a docx.
    pub fn excerpt(&self, span: Span) -> Excerpt<'a> {
        self.file_excerpt(span).unwrap_or_else(|| self.block_excerpt(span))
    }

    fn in_source(&self, at: usize, unit: Unit) -> Option<(usize, usize)> {
        let line = self.starts.partition_point(|&start| start <= at);
        let before = self.document.origin.source.get(self.starts[line - 1]..at)?;
        let column = match unit {
            Unit::CodePoint => before.chars().count(),
            Unit::Utf16 => before.encode_utf16().count(),
            Unit::Byte => before.len(),
        };
        Some((line, column + 1))
    }

    fn file_excerpt(&self, span: Span) -> Option<Excerpt<'a>> {
        let place = self.document.origin.source_span(span)?;
        let source = &self.document.origin.source;
        let number = self.starts.partition_point(|&start| start <= place.start);
        let start = self.starts[number - 1];
        let end = self.starts.get(number).copied().unwrap_or(source.len());
        let line = source.get(start..end)?.trim_end_matches(['\r', '\n']);
        let within = |at: usize| at.clamp(start, start + line.len()) - start;
        Some(Excerpt { line, number, hit: Span::new(within(place.start), within(place.end)) })
    }

    fn block_excerpt(&self, span: Span) -> Excerpt<'a> {
        let document = self.document;
        let block = document.block_at(span.start).map_or(span, |block| block.span);
        let within = |at: usize| at.clamp(block.start, block.end) - block.start;
        Excerpt {
            line: block.of(&document.text),
            number: document.paragraph_at(span.start),
            hit: Span::new(within(span.start), within(span.end)),
        }
    }
}

/// A line with a place in it, to be shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The line without its line break.
    pub line: &'a str,
    /// Its number from 1: a line of the file, or a paragraph of a docx.
    pub number: usize,
    /// The bytes of the line that belong to the place.
    pub hit: Span,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;
    use crate::document;

    fn find(document: &Document, words: &str) -> Span {
        let start = document.text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn columns_in_the_unit_that_is_asked_for() {
        // Name, source, words, then line and column in code points, UTF-16 units and bytes.
        let cases = [
            ("a.txt", "甲乙", "乙", 1, [2, 2, 4]),
            ("a.txt", "𠮷局尽快", "尽快", 1, [3, 4, 8]),
            ("a.txt", "cafe\u{301}尽快", "尽快", 1, [6, 6, 7]),
            ("a.txt", "👨‍👩‍👧尽快", "尽快", 1, [6, 9, 19]),
            ("a.txt", "甲\r\n\r\n  乙尽快", "尽快", 3, [4, 4, 6]),
            ("a.txt", "甲\r乙\n尽快", "尽快", 3, [1, 1, 1]),
            ("a.txt", "甲\u{2028}尽快", "尽快", 1, [3, 3, 7]),
            ("a.txt", "\u{feff}甲尽快", "尽快", 1, [2, 2, 4]),
            ("a.md", "---\nid: 1\n---\n将**尽快**办", "尽快", 4, [4, 4, 6]),
            ("a.md", "&lt;甲&gt;尽快", "尽快", 1, [10, 10, 12]),
        ];
        for (name, source, words, line, columns) in cases {
            let document = document::open(name, source.as_bytes()).unwrap();
            let positions = Positions::new(&document);
            let start = find(&document, words).start;
            for (unit, column) in [Unit::CodePoint, Unit::Utf16, Unit::Byte].into_iter().zip(columns) {
                assert_eq!(positions.line_column(start, unit), Some((line, column)), "{source:?} {unit:?}");
            }
        }
    }

    #[test]
    fn ranges_end_before_the_markup_that_follows() {
        let cases = [
            ("将**尽快**办", "尽快", [(1, 4), (1, 6)]),
            ("将**尽快**办", "将尽快办", [(1, 1), (1, 9)]),
            ("# 甲\r\n乙&amp;", "乙&", [(2, 1), (2, 7)]),
            ("甲  \n  𠮷", "甲\n𠮷", [(1, 1), (2, 4)]),
        ];
        for (source, words, expected) in cases {
            let document = document::open("a.md", source.as_bytes()).unwrap();
            let range = Positions::new(&document).range(find(&document, words), Unit::CodePoint);
            assert_eq!(range, Some(expected), "{source:?}");
        }
    }

    #[test]
    fn an_empty_span_is_a_place() {
        let document = document::open("a.txt", "甲\n\n乙".as_bytes()).unwrap();
        let range = |at: usize| Positions::new(&document).range(Span::new(at, at), Unit::CodePoint);
        assert_eq!(range(0), Some([(1, 1), (1, 1)]));
        assert_eq!(range(document.text.len()), Some([(3, 2), (3, 2)]));
    }

    #[test]
    fn an_excerpt_is_the_line_with_the_hit_in_it() {
        let cases = [
            ("a.txt", "甲\r\n  我局将尽快办。\r\n乙", "尽快", (2, "  我局将尽快办。", "尽快")),
            ("a.md", "将**尽快**办&lt;", "尽快", (1, "将**尽快**办&lt;", "尽快")),
            ("a.txt", "甲尽快\n乙", "尽快\n乙", (1, "甲尽快", "尽快")),
        ];
        for (name, source, words, expected) in cases {
            let document = document::open(name, source.as_bytes()).unwrap();
            let excerpt = Positions::new(&document).excerpt(find(&document, words));
            assert_eq!((excerpt.number, excerpt.line, excerpt.hit.of(excerpt.line)), expected, "{source:?}");
        }
    }

    #[test]
    fn a_docx_has_paragraphs_and_no_lines() {
        let mut document = document::open("a.txt", "甲。\n将尽快办。".as_bytes()).unwrap();
        document.origin = document::Origin::default();
        let positions = Positions::new(&document);
        let span = find(&document, "尽快");
        assert_eq!(positions.line_column(span.start, Unit::CodePoint), None);
        assert_eq!(positions.range(span, Unit::Byte), None);
        let excerpt = positions.excerpt(span);
        assert_eq!((excerpt.number, excerpt.line, excerpt.hit.of(excerpt.line)), (2, "将尽快办。", "尽快"));
    }

    proptest! {
        #[test]
        fn any_span_of_any_text_has_a_range(
            source in "([甲𠮷é。 *&]|👨‍👩‍👧|e\u{301}|&lt;|\r|\n|\r\n|\u{2028}){0,30}甲",
            from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(),
        ) {
            let document = document::open("a.md", source.as_bytes()).unwrap();
            let bounds: Vec<usize> =
                document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
            let (from, to) = (bounds[from.index(bounds.len())], bounds[to.index(bounds.len())]);
            let span = Span::new(from.min(to), from.max(to));
            let positions = Positions::new(&document);
            let [start, end] = positions.range(span, Unit::Byte).unwrap();
            prop_assert!((1, 1) <= start && start <= end);
            let excerpt = positions.excerpt(span);
            prop_assert!(excerpt.line.get(excerpt.hit.start..excerpt.hit.end).is_some());
            if !document.text[from.min(to)..].starts_with('\n') {
                prop_assert_eq!(positions.line_column(span.start, Unit::CodePoint).unwrap().0, excerpt.number);
            }
        }
    }
}
