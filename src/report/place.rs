//! Where the findings of one review stand in their files, with the lines of each file counted once.

use super::position::{Positions, Unit};
use crate::finding::{Finding, Source, Span};
use crate::verdict::Review;

/// The files of a review.
pub(super) struct Places<'a> {
    review: &'a Review<'a>,
    reply: Positions<'a>,
    item: Option<Positions<'a>>,
}

impl<'a> Places<'a> {
    /// The files of `review`.
    pub(super) fn new(review: &'a Review<'a>) -> Self {
        Self {
            review,
            reply: Positions::new(review.reply),
            item: review.item.as_ref().map(|item| Positions::new(item.document)),
        }
    }

    /// The path of the file, without the `./` that gates do not know from the paths of a repository.
    pub(super) fn path(&self, source: Source) -> &'a str {
        let path = self.review.path_of(source);
        path.strip_prefix("./").unwrap_or(path)
    }

    /// Lines and columns of a place, from 1, the end exclusive; none in a docx or in the record.
    pub(super) fn range(&self, source: Source, span: Span, unit: Unit) -> Option<[(usize, usize); 2]> {
        match source {
            Source::Reply => self.reply.range(span, unit),
            Source::Item => self.item.as_ref()?.range(span, unit),
            Source::Record => None,
        }
    }

    /// The number that stands where a format insists on a line: the line of a text file, the paragraph of a docx.
    pub(super) fn line(&self, finding: &Finding) -> usize {
        match self.range(finding.source, finding.span, Unit::CodePoint) {
            Some([(line, _), _]) => line,
            None => self
                .review
                .document(finding.source)
                .map_or(1, |document| document.paragraph_at(finding.span.start)),
        }
    }
}
