//! What is said: the parts of a reply, its sentences, dates, citations and commitments; the asks of the
//! item and where the reply answers each.
//!
//! Reading never fails: what is not found is `None`, and that is for a rule to complain about.

mod answer;
mod ask;
mod citation;
mod commitment;
mod counterpart;
mod date;
mod doc_number;
mod expression;
mod item;
mod library;
mod numeral;
mod outcome;
mod part;
mod record;
mod register;
mod sentence;
mod sibling;
mod word_list;

pub use answer::{
    Alignment, AskAnswer, AskStatus, Background, Composition, Evidence, Fit, Relevance, Synonyms, Usage,
    align,
};
pub use ask::{Ask, AskOrigin};
pub use citation::{Citation, CitationKind, Mention};
pub use commitment::{Commitment, Deadline, DeadlineKind, Refusal, Slot, Strength};
pub use counterpart::{Counterpart, Handle};
pub use date::{Granularity, TimeBound, TimeExpression, TimeKind};
pub use doc_number::{Brackets, DocNumber, NumberProblem};
pub use item::{Item, ItemKind};
pub use library::{KnownDocument, Library, number_key};
pub use numeral::chinese_number;
pub use outcome::{Outcome, OutcomeMark};
pub use part::{AddresseeKind, ClassMark, ItemReference, LetterDate, LetterKind, Section};
pub use record::{Consultation, FourOnes, Record, Responsibility, Stage};
pub use register::Register;
pub use sentence::Sentence;
pub use sibling::{SharedPassage, Siblings};

pub use jiff::civil::Date;

use crate::document::Document;
use crate::finding::Span;

/// A reply (复文) as read: its anatomy and what it says. Every span is in the document's text.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// Whether it answers the proposer or advises the organiser.
    pub kind: LetterKind,
    /// 版头: the issuing organ's mark, such as `临沧市交通运输局文件`.
    pub letterhead: Option<Span>,
    /// 发文字号 of the reply itself.
    pub doc_number: Option<Span>,
    /// 办理结果类别, such as `（A类）`.
    pub class: Option<ClassMark>,
    /// 公开属性, such as `此件公开发布`.
    pub publicity: Option<Span>,
    /// Name of the 签发人.
    pub signer: Option<Span>,
    /// 标题, line breaks included.
    pub title: Option<Span>,
    /// 称呼: the whole line, such as `张三、李四代表：`.
    pub salutation: Option<Span>,
    /// The names or bodies addressed, without 代表 or 委员.
    pub addressees: Vec<Span>,
    /// As what they are addressed, as written.
    pub addressee_kind: AddresseeKind,
    /// The item that is answered, from title and opening.
    pub item: Option<ItemReference>,
    /// From the first sentence after the salutation through `现答复如下：`.
    pub opening: Option<Span>,
    /// The answering text: after the opening, before closing, signature and notes.
    pub body: Option<Span>,
    /// The parts of the body under their headings; one without a heading when there is none.
    pub sections: Vec<Section>,
    /// The last thanks, wish or 此复.
    pub closing: Option<Span>,
    /// 附件说明: the line (or lines) that names the attachments.
    pub attachment_note: Option<Span>,
    /// The attachments themselves, each from its 附件 mark on.
    pub attachments: Vec<Span>,
    /// 署名.
    pub signature: Option<Span>,
    /// 成文日期.
    pub date: Option<LetterDate>,
    /// Name of the 联系人.
    pub contact: Option<Span>,
    /// Telephone of the 联系人.
    pub phone: Option<Span>,
    /// 附注: lines in brackets below the date.
    pub notes: Vec<Span>,
    /// 抄送 bodies.
    pub copy_to: Vec<Span>,
    /// 印发机关 and 印发日期.
    pub printed: Option<Span>,
    /// All sentences of the document, in order.
    pub sentences: Vec<Sentence>,
    /// All time expressions, in order.
    pub times: Vec<TimeExpression>,
    /// All document numbers (发文字号), well formed or not, in order.
    pub doc_numbers: Vec<DocNumber>,
    /// All cited documents, in order.
    pub citations: Vec<Citation>,
    /// All commitments (承诺事项), in order.
    pub commitments: Vec<Commitment>,
    /// All statements that something cannot or will not be done.
    pub refusals: Vec<Refusal>,
    /// All words that tell what became of the demand, in order.
    pub outcomes: Vec<OutcomeMark>,
    /// What the letter itself says it was asked (复文转述的诉求), in order.
    pub restated: Vec<Ask>,
}

impl Letter {
    /// Reads a document as a reply.
    ///
    /// `reference` is the day relative times are meant from when the letter itself bears no date.
    pub fn read(document: &Document, reference: Option<Date>) -> Self {
        let doc_numbers = doc_number::find(&document.text);
        let mut letter = part::read(document, &doc_numbers);
        letter.sentences = sentence::split(document);
        let day = letter.day().or(reference);
        letter.times = date::find(&document.text, day);
        letter.doc_numbers = doc_numbers;
        letter.citations = citation::find(document, &letter);
        let (commitments, refusals) = commitment::find(document, &letter, day);
        letter.commitments = commitments;
        letter.refusals = refusals;
        letter.outcomes = outcome::find(&document.text, &letter);
        letter.restated = ask::restated::find(document, &letter);
        letter
    }

    /// The letter's own day (成文日期), when it bears a possible one.
    pub fn day(&self) -> Option<Date> {
        self.date.as_ref().and_then(|date| date.day)
    }
}
