//! The item as the reply names it: its kind, number, title and session, from title and opening.

use super::super::ItemKind;
use super::field::{Field, Label};
use super::pattern::Pattern;
use super::{AddresseeKind, ItemReference, quote, session};
use crate::finding::Span;

/// A number before 号; 第 and quotation marks may stand around it.
static NUMBER: Pattern = Pattern::new(concat!(
    r"(第|编\s*号|案\s*号|[〔\[【（(][0-9]{4}[〕\]】）)])?\s*[“\x22]?\s*([A-Za-zＡ-Ｚ]{0,3}[-－]?[0-9０-９]{1,8}|[一二三四五六七八九十百零〇]{1,6})",
    r"(?:[、，,和及至-][0-9]{1,8})*\s*[”\x22]?\s*号\s*[”\x22]?",
));

/// What follows an item's number.
static AFTER_NUMBER: Pattern = Pattern::new(
    r"^\s*(?:[（(][^（）()]{1,20}[）)])?\s*(?:委员|代表|重点|党派|集体)?(?:建议|提案|议案|意见|案)",
);

/// What stands before an item's number.
static BEFORE_NUMBER: Pattern = Pattern::new(
    r"(?:建议|提案|议案|意见|会议|大会|人大|政协|代表建议、批评和意见|[（(]|案)\s*(?:编号|案号|序号)?[：:]?\s*$",
);

/// A title that stands without quotation marks: 关于…的建议.
static UNQUOTED: Pattern = Pattern::new(r"关于[^《》“。！？\n]{3,120}?的?(?:建议案|建议|提案|议案)");

/// A title behind a number and a colon: 第70号议案：…的议案.
static AFTER_COLON: Pattern =
    Pattern::new(r"号(?:建议|提案|议案)?[：:]\s*([^《》“”。！？\n]{4,120}?的(?:建议案|建议|提案|议案))");

/// What follows a title without quotation marks.
static AFTER_UNQUOTED: Pattern = Pattern::new(
    r"^(?:[”》]|[\s，,（(]|已|收|均|现|交|经|由|转|悉|我|第|获|后|$|的?(?:提案|建议)?(?:收悉|已收悉))",
);

/// What makes a quoted stretch the item's title.
static TITLE_LIKE: Pattern =
    Pattern::new(r"^关于|建议$|提案$|议案$|意见$|的问题$|建议案$|^加[强快大]|^尽快|^进一步");

/// What follows a quoted title.
static AFTER_QUOTED: Pattern = Pattern::new(
    r"^\s*(?:[（(][^（）()]{1,24}[）)])?\s*(?:的|这一|一|等|（)?\s*(?:委员|代表)?(?:建议|提案|议案|意见|问题|案|第|已|收|悉|现|均|交)",
);

/// What stands before a quoted title.
static BEFORE_QUOTED: Pattern = Pattern::new(
    r"(?:提出|所提|提交|提议|关于|对于?|建议|提案|号|[您你]们?|的|了|上|[：:，,（(]|^)\s*(?:关于)?\s*$",
);

/// Quoted stretches that are other documents.
static OTHER_DOCUMENT: Pattern =
    Pattern::new(r"征询|意见表|反馈表|通知$|规划$|办法$|条例$|第[^，。]{1,9}号(?:建议|提案|议案)?$");

/// The words of 人大 and those of 政协.
static CONGRESS: Pattern = Pattern::new(r"人大|人民代表大会|人代会");
static CONFERENCE: Pattern = Pattern::new(r"政协|政治协商会议");
static PROPOSAL_WORD: Pattern =
    Pattern::new(r"提案(?:的|答|办|收|已|》|”|[（(，,]|$|编|标|者|委|建)|号[^，。]{0,6}提案");
static SUGGESTION_WORD: Pattern =
    Pattern::new(r"建议(?:案|的|答|办|收|已|》|”|[（(，,、]|$|编|标)|号[^，。]{0,6}建议");

/// What the reference is read from.
pub(super) struct Sources<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// The reply's title.
    pub(super) title: Option<Span>,
    /// The opening, or the first paragraph after the salutation.
    pub(super) opening: Option<Span>,
    /// The labelled values of the page.
    pub(super) fields: &'a [Field],
    /// As what the addressees are addressed.
    pub(super) addressee: AddresseeKind,
    /// The bodies copied to.
    pub(super) copy_to: &'a [Span],
}

/// The item, when title, opening or labels name one.
pub(super) fn find(sources: &Sources<'_>) -> Option<ItemReference> {
    let Sources { text, title, opening, fields, .. } = *sources;
    let field = |label: Label| {
        fields.iter().find(|field| field.is(label) && !field.value.is_empty()).map(|field| field.value)
    };
    let item_title = opening
        .and_then(|opening| title_in(text, opening))
        .or_else(|| title.and_then(|title| title_in_title(text, title)))
        .or_else(|| field(Label::ItemTitle).map(|value| quote::inside(text, value)));
    let outside = |span: Span| item_title.is_none_or(|title| !title.overlaps(span));
    let number = title
        .and_then(|title| number_in(text, title, true))
        .or_else(|| {
            opening.and_then(|opening| number_in(text, opening, false)).filter(|number| outside(*number))
        })
        .or_else(|| field(Label::ItemNumber).and_then(|value| number_of_field(text, value)));
    let session = sessions(text, title, opening, field(Label::Session), item_title);
    let pieces = [number, item_title, session];
    if pieces.iter().all(Option::is_none) && !names_an_item(sources) {
        return None;
    }
    let span = opening
        .and_then(|opening| within(&pieces, opening))
        .or_else(|| title.and_then(|title| within(&pieces, title)))
        .or_else(|| pieces.into_iter().flatten().next())
        .or(opening)
        .or(title)?;
    Some(ItemReference { kind: kind(sources, item_title), number, title: item_title, session, span })
}

fn within(pieces: &[Option<Span>], whole: Span) -> Option<Span> {
    pieces.iter().flatten().copied().filter(|piece| whole.contains(*piece)).reduce(Span::cover)
}

fn names_an_item(sources: &Sources<'_>) -> bool {
    sources.opening.is_some_and(|opening| {
        let words = opening.of(sources.text);
        PROPOSAL_WORD.matches(words) || SUGGESTION_WORD.matches(words)
    })
}

/// The longest session of title and opening; of two that are equally long, the title's.
fn sessions(
    text: &str,
    title: Option<Span>,
    opening: Option<Span>,
    field: Option<Span>,
    item_title: Option<Span>,
) -> Option<Span> {
    let found = |within: Option<Span>| {
        within
            .into_iter()
            .flat_map(|within| session::all(text, within))
            .find(|session| item_title.is_none_or(|title| !title.overlaps(*session)))
    };
    let length = |span: Span| super::title::dense(span.of(text)).chars().count();
    match (found(title), found(opening)) {
        (Some(title), Some(opening)) if length(opening) > length(title) => Some(opening),
        (Some(title), _) => Some(title),
        (None, Some(opening)) => Some(opening),
        (None, None) => found(field).or(field),
    }
}

/// The item's number inside `within`; in a title any number will do, elsewhere it must be an item's by its words.
fn number_in(text: &str, within: Span, is_title: bool) -> Option<Span> {
    let mut loose = None;
    for groups in NUMBER.all_groups(text, within) {
        let Some(number) = groups.get(2) else { continue };
        let lead = groups.get(1).map_or("", |lead| lead.of(text));
        if lead.ends_with(['〕', ']', '】', '）', ')']) {
            continue;
        }
        let before = text.get(within.start..groups.whole().start).unwrap_or("");
        if before.ends_with(['〕', ']', '】', '﹞', '年', '字']) || before.ends_with("字第") {
            continue;
        }
        let after = text.get(groups.whole().end..within.end).unwrap_or("");
        let is_figure = number.of(text).chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let named = AFTER_NUMBER.matches(after) || BEFORE_NUMBER.matches(before);
        if named && (is_figure || lead == "第") {
            return Some(number);
        }
        if loose.is_none()
            && is_figure
            && (is_title
                || (lead == "第" && after.trim_start().starts_with(['）', ')', '”', '，', ',', '“', '《'])))
        {
            loose = Some(number);
        }
    }
    loose
}

fn number_of_field(text: &str, value: Span) -> Option<Span> {
    static FIGURES: Pattern = Pattern::new(r"^(?:第)?\s*([A-Za-z]{0,3}[0-9０-９]{1,8})\s*号?$");
    FIGURES.groups(text, value)?.get(1)
}

/// The item's title inside the opening: quoted, or 关于…的建议 without marks.
fn title_in(text: &str, opening: Span) -> Option<Span> {
    let quoted = quote::groups(text, opening).into_iter().find_map(|group| {
        let inner = quote::inside(text, group);
        let words = inner.of(text);
        let before = text.get(opening.start..group.start).unwrap_or("");
        let after = text.get(group.end..opening.end).unwrap_or("");
        if words.chars().count() < 4 || OTHER_DOCUMENT.matches(words) {
            return None;
        }
        let fits =
            (TITLE_LIKE.matches(words) && BEFORE_QUOTED.matches(before)) || AFTER_QUOTED.matches(after);
        fits.then_some(inner)
    });
    quoted.or_else(|| unquoted(text, opening))
}

fn unquoted(text: &str, opening: Span) -> Option<Span> {
    if let Some(title) = AFTER_COLON.groups(text, opening).and_then(|groups| groups.get(1)) {
        return Some(title);
    }
    let start = opening.of(text).find("关于").map(|at| opening.start + at)?;
    let within = Span::new(start, opening.end);
    let mut end = UNQUOTED.find(text, within)?.end;
    loop {
        let after = text.get(end..opening.end)?;
        if AFTER_UNQUOTED.matches(after) {
            return Some(Span::new(start, end)).filter(|title| !title.of(text).contains('\n'));
        }
        static NEXT: Pattern = Pattern::new(r"^[^《》“。！？\n]{0,60}?的?(?:建议案|建议|提案|议案)");
        end = NEXT.find(text, Span::new(end, opening.end))?.end;
    }
}

/// The item's title inside the reply's title: quoted, or 关于…的提案 before 的答复.
fn title_in_title(text: &str, title: Span) -> Option<Span> {
    static BARE: Pattern = Pattern::new(
        r"(关于(?:[^第“《届]|\n){4,80}的(?:建议|提案|议案))(?:办理情况)?的?(?:答复|回复|复函|函|协办|会办|办理)",
    );
    let quoted = quote::groups(text, title).into_iter().find_map(|group| {
        let inner = quote::inside(text, group);
        let words = inner.of(text);
        (words.chars().count() >= 4 && !OTHER_DOCUMENT.matches(words)).then_some(inner)
    });
    quoted.or_else(|| {
        let bare = BARE.groups(text, title)?.get(1)?;
        let doubled = bare.of(text).get("关于".len()..).and_then(|rest| rest.find("关于"));
        let start = doubled.map_or(bare.start, |at| bare.start + "关于".len() + at);
        Some(Span::new(start, bare.end))
    })
}

/// Suggestion or proposal: by 人大 and 政协, then by the word in the title, the bodies copied to, the
/// addressees and the words of the opening.
fn kind(sources: &Sources<'_>, item_title: Option<Span>) -> Option<ItemKind> {
    let text = sources.text;
    let without_item = |span: Span| match item_title.filter(|title| span.contains(*title)) {
        Some(title) => format!(
            "{} {}",
            Span::new(span.start, title.start).of(text),
            Span::new(title.end, span.end).of(text)
        ),
        None => span.of(text).to_owned(),
    };
    let title = sources.title.map(without_item).unwrap_or_default();
    let opening = sources.opening.map(without_item).unwrap_or_default();
    let session =
        sources.fields.iter().find(|field| field.is(Label::Session)).map_or("", |field| field.value.of(text));
    let copies: String = sources.copy_to.iter().map(|body| body.of(text)).collect();
    let assembly = |words: &str| one_of(CONGRESS.matches(words), CONFERENCE.matches(words));
    let word = |words: &str| one_of(SUGGESTION_WORD.matches(words), PROPOSAL_WORD.matches(words));
    assembly(&title)
        .or_else(|| assembly(session))
        .or_else(|| assembly(&opening))
        .or_else(|| word(&title))
        .or_else(|| assembly(&copies))
        .or(match sources.addressee {
            AddresseeKind::Deputy => Some(ItemKind::Suggestion),
            AddresseeKind::Member => Some(ItemKind::Proposal),
            AddresseeKind::Organisation | AddresseeKind::None => None,
        })
        .or_else(|| word(&opening))
        .or_else(|| item_title.and_then(|title| word(title.of(text))))
}

fn one_of(suggestion: bool, proposal: bool) -> Option<ItemKind> {
    match (suggestion, proposal) {
        (true, false) => Some(ItemKind::Suggestion),
        (false, true) => Some(ItemKind::Proposal),
        _ => None,
    }
}
