//! Which text of an earlier draft is which of a later one: by paragraph, and by character where one has changed.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::finding::Span;

/// Two texts cut into pieces that are equal and pieces that are not, in the order of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Characters: together they cover both texts.
    pub pieces: Vec<Piece>,
    /// Whole paragraphs that were changed, taken out or put in, line breaks included.
    pub paragraphs: Vec<Piece>,
}

/// A stretch of the earlier text and what stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In the earlier text.
    pub old: Span,
    /// In the later text.
    pub new: Span,
    /// Whether the two are the same, character for character.
    pub equal: bool,
}

/// Changed paragraphs with more characters than this are not compared by character: nobody could read the result.
const LONGEST: usize = 20_000;

impl Alignment {
    /// Aligns two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let (old_lines, new_lines) = (lines(old), lines(new));
        let old_words: Vec<&str> = old_lines.iter().map(|line| line.of(old)).collect();
        let new_words: Vec<&str> = new_lines.iter().map(|line| line.of(new)).collect();
        let mut alignment = Self::default();
        let mut ends = (0, 0);
        for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
            let piece = piece(op, &old_lines, &new_lines, ends);
            ends = (piece.old.end, piece.new.end);
            if piece.equal {
                alignment.pieces.push(piece);
            } else {
                alignment.paragraphs.push(piece);
                alignment.pieces.extend(by_character(old, new, piece));
            }
        }
        alignment
    }

    /// Where a place of the earlier text is in the later one; what was rewritten is all that stands instead.
    pub fn image(&self, span: Span) -> Span {
        let inside = |piece: &&Piece| {
            piece.old.overlaps(span)
                || span.is_empty() && piece.old.start <= span.start && span.end <= piece.old.end
        };
        let parts = self.pieces.iter().filter(inside).map(|piece| {
            if piece.equal {
                let within =
                    |at: usize| piece.new.start + at.clamp(piece.old.start, piece.old.end) - piece.old.start;
                Span::new(within(span.start), within(span.end))
            } else {
                piece.new
            }
        });
        parts.reduce(Span::cover).unwrap_or_else(|| {
            let end = self.pieces.last().map_or(0, |piece| piece.new.end);
            Span::new(end, end)
        })
    }
}

/// Each line with its line break.
fn lines(text: &str) -> Vec<Span> {
    let mut end = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = end;
            end += line.len();
            Span::new(start, end)
        })
        .collect()
}

/// An operation on units as a piece of the texts; `ends` is where the piece before it ended.
fn piece(op: DiffOp, old: &[Span], new: &[Span], ends: (usize, usize)) -> Piece {
    let cover = |units: &[Span], end: usize| match (units.first(), units.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::new(end, end),
    };
    Piece {
        old: cover(&old[op.old_range()], ends.0),
        new: cover(&new[op.new_range()], ends.1),
        equal: matches!(op, DiffOp::Equal { .. }),
    }
}

fn by_character(old: &str, new: &str, changed: Piece) -> Vec<Piece> {
    let (old_characters, new_characters) = (characters(old, changed.old), characters(new, changed.new));
    if old_characters.len().max(new_characters.len()) > LONGEST {
        return vec![changed];
    }
    let old_words: Vec<&str> = old_characters.iter().map(|character| character.of(old)).collect();
    let new_words: Vec<&str> = new_characters.iter().map(|character| character.of(new)).collect();
    let mut ends = (changed.old.start, changed.new.start);
    let pieces = capture_diff_slices(Algorithm::Myers, &old_words, &new_words).into_iter().map(|op| {
        let piece = piece(op, &old_characters, &new_characters, ends);
        ends = (piece.old.end, piece.new.end);
        piece
    });
    without_coincidences(old, pieces.collect())
}

fn characters(text: &str, within: Span) -> Vec<Span> {
    within
        .of(text)
        .char_indices()
        .map(|(at, character)| Span::new(within.start + at, within.start + at + character.len_utf8()))
        .collect()
}

/// Joins changes between which only a few characters happen to be the same, no more than changed on either side.
fn without_coincidences(old: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let size = |piece: &Piece| piece.old.len().max(piece.new.len());
        let coincidence = piece.equal
            && !piece.old.of(old).contains('\n')
            && kept.last().is_some_and(|before| !before.equal && size(piece) <= size(before))
            && pieces.get(index + 1).is_some_and(|after| size(piece) <= size(after));
        match kept.last_mut() {
            Some(last) if !last.equal && (coincidence || !piece.equal) => {
                last.old = last.old.cover(piece.old);
                last.new = last.new.cover(piece.new);
            }
            _ => kept.push(*piece),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The two texts with changes marked: `[-old-]{+new+}`.
    fn marked(old: &str, new: &str) -> String {
        Alignment::between(old, new)
            .pieces
            .iter()
            .map(|piece| match (piece.equal, piece.old.of(old), piece.new.of(new)) {
                (true, words, _) => words.to_owned(),
                (false, old, "") => format!("[-{old}-]"),
                (false, "", new) => format!("{{+{new}+}}"),
                (false, old, new) => format!("[-{old}-]{{+{new}+}}"),
            })
            .collect()
    }

    #[test]
    fn changes_are_what_a_person_would_mark() {
        let cases = [
            ("我局将尽快修复。", "我局将尽快修复。", "我局将尽快修复。"),
            (
                "我局将尽快修复城南路。",
                "我局将于8月底前修复城南路。",
                "我局将[-尽快-]{+于8月底前+}修复城南路。",
            ),
            ("甲段\n乙段", "甲段\n新段\n乙段", "甲段\n{+新段\n+}乙段"),
            ("甲段\n乙段\n", "乙段\n", "[-甲段\n-]乙段\n"),
            ("𠮷局尽快办", "𠮷局马上办", "𠮷局[-尽快-]{+马上+}办"),
            ("", "甲", "{+甲+}"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(marked(old, new), expected);
        }
    }

    #[test]
    fn a_place_is_found_in_the_later_draft() {
        let (old, new) = ("甲段\n我局将尽快修复。", "新段\n甲段\n我局将适时修复。");
        let alignment = Alignment::between(old, new);
        let find = |text: &str, words: &str| {
            let start = text.find(words).unwrap_or(0);
            Span::new(start, start + words.len())
        };
        for (before, now) in [("甲段", "甲段"), ("尽快", "适时"), ("修复", "修复")] {
            assert_eq!(alignment.image(find(old, before)).of(new), now, "{before}");
        }
        let end = Span::new(old.len(), old.len());
        assert_eq!(alignment.image(end), Span::new(new.len(), new.len()));
    }

    proptest! {
        #[test]
        fn pieces_cover_both_texts(old in "([甲乙丙𠮷]|\n){0,30}", new in "([甲乙丙𠮷]|\n){0,30}") {
            let alignment = Alignment::between(&old, &new);
            let (mut old_end, mut new_end) = (0, 0);
            for piece in &alignment.pieces {
                prop_assert_eq!((piece.old.start, piece.new.start), (old_end, new_end));
                (old_end, new_end) = (piece.old.end, piece.new.end);
                prop_assert!(!piece.equal || piece.old.of(&old) == piece.new.of(&new));
            }
            prop_assert_eq!((old_end, new_end), (old.len(), new.len()));
        }
    }
}
