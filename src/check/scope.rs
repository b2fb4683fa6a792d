//! Scopes: the parts of a letter that a check looks at, each as a list of units.

use serde::{Deserialize, Serialize};

use super::Case;
use crate::document::Story;
use crate::finding::Span;
use crate::letter::Strength;

/// A part of the letter, or a kind of unit in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Everything that is written, headers and footers apart.
    Letter,
    /// Each paragraph of the main text.
    Paragraph,
    /// Each sentence.
    Sentence,
    /// Each sentence of the answering text.
    BodySentence,
    /// The answering text as a whole.
    Body,
    /// The answering text of a letter that bears no date.
    UndatedBody,
    /// Each part of the body under its heading.
    Section,
    /// Each heading of the body.
    Heading,
    /// 版头.
    Letterhead,
    /// 发文字号 of the reply.
    DocNumber,
    /// 办理结果类别.
    Class,
    /// 公开属性.
    Publicity,
    /// 签发人.
    Signer,
    /// 标题.
    Title,
    /// 称呼.
    Salutation,
    /// The first sentences through 现答复如下.
    Opening,
    /// The words that name the item in title or opening.
    ItemReference,
    /// The item's number as the reply gives it.
    ItemNumber,
    /// The item's title as the reply gives it.
    ItemTitle,
    /// The last thanks or 此复.
    Closing,
    /// 附件说明.
    AttachmentNote,
    /// 署名.
    Signature,
    /// 成文日期.
    Date,
    /// 联系人.
    Contact,
    /// Telephone.
    Phone,
    /// Each 附注.
    Note,
    /// Each 抄送 body.
    CopyTo,
    /// Each cited document.
    Citation,
    /// Each document number, the reply's own included.
    AnyDocNumber,
    /// Each commitment.
    Commitment,
    /// Each commitment that is nothing but stock phrases.
    HollowCommitment,
    /// Each commitment that is concrete in what but names no time.
    UndatedCommitment,
    /// Each commitment that hangs on a condition and names no time.
    ConditionalCommitment,
    /// Each refusal.
    Refusal,
    /// Each time expression.
    Time,
}

impl Scope {
    /// The units of this scope in `case`, in the order of the text.
    pub fn units(self, case: &Case<'_>) -> Vec<Span> {
        let letter = case.letter;
        let one = |span: Option<Span>| span.into_iter().collect::<Vec<_>>();
        match self {
            Self::Letter => {
                let main = case
                    .reply
                    .blocks
                    .iter()
                    .filter(|block| !matches!(block.story, Story::Header | Story::Footer))
                    .map(|block| block.span);
                main.reduce(Span::cover).into_iter().collect()
            }
            Self::Paragraph => case
                .reply
                .blocks
                .iter()
                .filter(|block| matches!(block.story, Story::Body | Story::TextBox))
                .map(|block| block.span)
                .collect(),
            Self::Sentence => letter.sentences.iter().map(|sentence| sentence.span).collect(),
            Self::BodySentence => letter
                .sentences
                .iter()
                .map(|sentence| sentence.span)
                .filter(|span| letter.body.is_none_or(|body| body.overlaps(*span)))
                .collect(),
            Self::Body => one(letter.body),
            Self::UndatedBody => one(letter.body.filter(|_| letter.date.is_none())),
            Self::Section => letter.sections.iter().map(|section| section.span).collect(),
            Self::Heading => letter.sections.iter().filter_map(|section| section.heading).collect(),
            Self::Letterhead => one(letter.letterhead),
            Self::DocNumber => one(letter.doc_number),
            Self::Class => one(letter.class.as_ref().map(|class| class.span)),
            Self::Publicity => one(letter.publicity),
            Self::Signer => one(letter.signer),
            Self::Title => one(letter.title),
            Self::Salutation => one(letter.salutation),
            Self::Opening => one(letter.opening),
            Self::ItemReference => one(letter.item.as_ref().map(|item| item.span)),
            Self::ItemNumber => one(letter.item.as_ref().and_then(|item| item.number)),
            Self::ItemTitle => one(letter.item.as_ref().and_then(|item| item.title)),
            Self::Closing => one(letter.closing),
            Self::AttachmentNote => one(letter.attachment_note),
            Self::Signature => one(letter.signature),
            Self::Date => one(letter.date.as_ref().map(|date| date.span)),
            Self::Contact => one(letter.contact),
            Self::Phone => one(letter.phone),
            Self::Note => letter.notes.clone(),
            Self::CopyTo => letter.copy_to.clone(),
            Self::Citation => letter.citations.iter().map(|citation| citation.span).collect(),
            Self::AnyDocNumber => letter.doc_numbers.iter().map(|number| number.span).collect(),
            Self::Commitment => letter.commitments.iter().map(|commitment| commitment.span).collect(),
            Self::HollowCommitment => committed(case, Strength::Hollow),
            Self::UndatedCommitment => committed(case, Strength::Undated),
            Self::ConditionalCommitment => committed(case, Strength::Conditional),
            Self::Refusal => letter.refusals.iter().map(|refusal| refusal.span).collect(),
            Self::Time => letter.times.iter().map(|time| time.span).collect(),
        }
    }

    /// Where to point when this scope is missing: itself, else the nearest part that is there.
    pub fn anchor(self, case: &Case<'_>) -> Span {
        let letter = case.letter;
        let first = || {
            case.reply
                .blocks
                .iter()
                .find(|block| !block.span.of(&case.reply.text).trim().is_empty())
                .map(|block| block.span.trim(&case.reply.text))
                .unwrap_or_default()
        };
        self.units(case)
            .last()
            .copied()
            .or_else(|| match self {
                Self::Signature
                | Self::Date
                | Self::Contact
                | Self::Phone
                | Self::CopyTo
                | Self::Note
                | Self::Closing => letter
                    .signature
                    .or(letter.date.as_ref().map(|date| date.span))
                    .or(letter.closing)
                    .or_else(|| letter.sentences.last().map(|sentence| sentence.span)),
                Self::Opening | Self::ItemReference => letter.salutation.or(letter.title),
                _ => letter.title.or(letter.salutation),
            })
            .unwrap_or_else(first)
    }
}

fn committed(case: &Case<'_>, strength: Strength) -> Vec<Span> {
    let commitments = case.letter.commitments.iter();
    commitments
        .filter(|commitment| commitment.strength == strength)
        .map(|commitment| commitment.span)
        .collect()
}
