//! Cited documents (引用文件).

mod bare;
mod due;
mod item;
mod kind;
mod lead;
mod mark;
mod mention;
mod name;
mod number;

use serde::Serialize;

use self::mark::Mark;
use super::Letter;
use crate::document::Document;
use crate::finding::Span;

pub(super) use self::name::key as title_key;

/// A document that the reply cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words of the citation: from the title's mark to the number's closing bracket.
    pub span: Span,
    /// The title, with its 《》 or quotation marks when it has them.
    pub title: Span,
    /// 制发机关, when named before the title or at its beginning.
    pub issuer: Option<Span>,
    /// 发文字号 beside the title; for a law its 令 or 公告, for a standard its code.
    pub doc_number: Option<Span>,
    /// What kind of document it is.
    pub kind: CitationKind,
    /// Whether a careful reviewer would ask for its number here.
    pub number_expected: bool,
    /// Whether the letter has named the document before.
    pub mention: Mention,
    /// The index, in [`Letter::citations`], of the first mention that a later one goes back to.
    pub antecedent: Option<usize>,
    /// 简称: the name given for later use (以下简称《办法》), without marks.
    pub short_name: Option<Span>,
}

impl Citation {
    /// The title in a form that is equal for the same document: without marks, white space, issuer,
    /// 关于印发…的通知 and （试行）.
    pub fn title_key(&self, text: &str) -> String {
        title_key(self.title.of(text))
    }
}

/// What kind of document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CitationKind {
    /// 通知, 公告, or a paper issued by one (关于印发《…》的通知).
    Notice,
    /// 意见, 决定, 措施.
    Opinion,
    /// 法律, 法规, 规章.
    Law,
    /// 规划, 计划, 纲要, 方案.
    Plan,
    /// 标准, 规范, 规程.
    Standard,
    /// The suggestion or proposal itself, or another one.
    Item,
    /// 报告, 讲话, 纪要.
    Report,
    /// Anything else: 批复, 函, 请示, 办法 below a 规章, 协议, a bare number.
    Other,
}

/// Whether a document has been named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mention {
    /// Named for the first time.
    First,
    /// Named before, in full or by what its short name stands for.
    Later,
    /// Called by its kind alone (《通知》) although no such document was named before.
    Dangling,
}

/// More citations than any letter has: a text with more is no letter, and the rest of it is not read.
const MOST: usize = 2_000;

/// More characters than a sentence has on either side of a title.
const SENTENCE: usize = 1_000;

/// Finds all cited documents, in order.
pub(super) fn find(document: &Document, letter: &Letter) -> Vec<Citation> {
    let place = Place::new(&document.text, letter);
    let mut drafts = item::in_marks(&place);
    drafts.extend(mark::documents(&place, &drafts));
    let bare_items = item::bare(&place, &drafts);
    drafts.retain(|draft| !bare_items.iter().any(|item| item.title.contains(draft.title)));
    drafts.extend(bare_items);
    drafts.sort_by_key(|draft| draft.title);
    number::attach(&place, &mut drafts);
    let more = bare::find(&place, &drafts);
    drafts.extend(more);
    drafts.sort_by_key(|draft| draft.title);
    lead::attach(&place, &mut drafts);
    for draft in &mut drafts {
        let is_own_rules =
            draft.relation == Relation::OwnWork && kind::is_rules(draft.name.of(&document.text));
        if is_own_rules && draft.number.is_none() {
            draft.kind = CitationKind::Other;
        }
    }
    let mentions = mention::resolve(&place, &drafts);
    drafts
        .iter()
        .zip(mentions)
        .map(|(draft, (mention, antecedent))| Citation {
            span: draft.span(),
            title: draft.title,
            issuer: draft.issuer,
            doc_number: draft.number,
            kind: match antecedent {
                Some(first) if mention == Mention::Later => drafts[first].kind,
                _ if mention == Mention::Dangling && draft.kind == CitationKind::Law => CitationKind::Other,
                _ => draft.kind,
            },
            number_expected: mention == Mention::First && due::is_number_due(&place, draft),
            mention,
            antecedent,
            short_name: draft.short_name,
        })
        .collect()
}

/// What all the finders look at.
struct Place<'a> {
    text: &'a str,
    letter: &'a Letter,
    /// 《…》 and “…”, in order; those inside others too.
    marks: Vec<Mark>,
    /// Where running text stands: opening, body and closing, or everything when the parts were not found.
    prose: Vec<Span>,
}

impl<'a> Place<'a> {
    fn new(text: &'a str, letter: &'a Letter) -> Self {
        let parts: Vec<Span> = [letter.opening, letter.body, letter.closing].into_iter().flatten().collect();
        let prose = if parts.is_empty() { vec![Span::new(0, text.len())] } else { parts };
        Self { text, letter, marks: mark::find(text), prose }
    }

    fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or("")
    }

    fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    /// The sentence around a byte, up to 。！？ or the end of its line.
    fn sentence(&self, at: usize) -> Span {
        const ENDS: [char; 5] = ['。', '！', '？', '\n', '!'];
        let start =
            self.before(at).char_indices().rev().take(SENTENCE).find(|(_, c)| ENDS.contains(c)).map_or_else(
                || at - mark::tail(self.before(at), SENTENCE).len(),
                |(end, c)| end + c.len_utf8(),
            );
        let end = self
            .after(at)
            .char_indices()
            .take(SENTENCE)
            .find(|(_, c)| ENDS.contains(c))
            .map_or_else(|| at + mark::head(self.after(at), SENTENCE).len(), |(length, _)| at + length);
        Span::new(start, end)
    }

    fn is_prose(&self, span: Span) -> bool {
        self.prose.iter().any(|part| part.contains(span))
    }
}

/// A citation in the making.
#[derive(Clone, Debug)]
struct Draft {
    title: Span,
    /// The title without its marks.
    name: Span,
    kind: CitationKind,
    /// Whether it is named through the paper that issues it: 关于印发《…》的通知.
    is_issued: bool,
    /// 关于印发《…》的通知 around the title, when there is one.
    wrap: Option<Span>,
    number: Option<Span>,
    /// The number with the brackets around it.
    number_zone: Option<Span>,
    short_name: Option<Span>,
    issuer: Option<Span>,
    /// How the sentence speaks of it.
    relation: Relation,
}

/// How a sentence speaks of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Relation {
    /// It goes by it: 根据《…》, 《…》要求.
    ReliedOn,
    /// The replying side made it: 我局制定了《…》.
    OwnWork,
    /// Neither.
    #[default]
    Named,
}

impl Draft {
    fn new(title: Span, name: Span, kind: CitationKind) -> Self {
        Self {
            title,
            name,
            kind,
            is_issued: false,
            wrap: None,
            number: None,
            number_zone: None,
            short_name: None,
            issuer: None,
            relation: Relation::Named,
        }
    }

    fn span(&self) -> Span {
        [self.wrap, self.number_zone].into_iter().flatten().fold(self.title, Span::cover)
    }
}

#[cfg(test)]
mod tests;
