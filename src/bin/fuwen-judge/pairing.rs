//! Which label and which reading mean the same place.

use fuwen::finding::Span;

/// Pairs labels with what was read: an overlap of at least half of both, the largest first, each at most once.
pub(crate) fn pair(labels: &[Span], read: &[Span]) -> Vec<(usize, usize)> {
    pair_by(labels, read, |label, read| shared(label, read) * 2 >= label.len().max(read.len()))
}

/// Pairs labels with what was read where `fits` holds and they overlap, the largest overlap first.
pub(crate) fn pair_by(
    labels: &[Span],
    read: &[Span],
    fits: impl Fn(Span, Span) -> bool,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for (label, left) in labels.iter().enumerate() {
        for (found, right) in read.iter().enumerate() {
            let shared = shared(*left, *right);
            if shared > 0 && fits(*left, *right) {
                candidates.push((shared, label, found));
            }
        }
    }
    candidates.sort_by_key(|&(shared, label, found)| (usize::MAX - shared, label, found));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, label, found) in candidates {
        if !pairs.iter().any(|&(left, right)| left == label || right == found) {
            pairs.push((label, found));
        }
    }
    pairs
}

fn shared(one: Span, other: Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

#[cfg(test)]
mod tests {
    use super::{Span, pair};

    #[test]
    fn a_match_shares_half_of_both() {
        let spans = |ranges: &[(usize, usize)]| -> Vec<Span> {
            ranges.iter().map(|&(start, end)| Span::new(start, end)).collect()
        };
        for (labels, read, pairs) in [
            (spans(&[(0, 10)]), spans(&[(0, 10)]), vec![(0, 0)]),
            (spans(&[(0, 10)]), spans(&[(5, 15)]), vec![(0, 0)]),
            (spans(&[(0, 10)]), spans(&[(6, 12)]), vec![]),
            (spans(&[(0, 10)]), spans(&[(0, 21)]), vec![]),
            (spans(&[(0, 10), (10, 20)]), spans(&[(8, 20), (0, 9)]), vec![(1, 0), (0, 1)]),
            (spans(&[(0, 10)]), spans(&[(0, 9), (0, 10)]), vec![(0, 1)]),
        ] {
            assert_eq!(pair(&labels, &read), pairs);
        }
    }
}
