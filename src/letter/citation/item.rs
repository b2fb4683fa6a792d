//! The suggestion or proposal as a letter cites it, in marks or not.

use super::super::part::pattern::Pattern;
use super::mark::{Mark, ends, tail};
use super::{CitationKind, Draft, MOST, Place, kind, name};
use crate::finding::Span;

/// Words of a sentence that takes up an item.
static TAKES_UP: Pattern = Pattern::new(
    r"收悉|收到|已交|交由|交[我给办]|转[交来我办]|批转|承办|[答回函批]复如下|答复|如下|办理意见|协办|会办|列为",
);

/// 第12号建议 inside marks: a number, no title.
static NUMBER_ONLY: Pattern = Pattern::new(
    r"^.{0,30}?第?\s*[A-Za-z]?[0-9０-９一二三四五六七八九十百]{1,8}\s*号.{0,6}(?:建议|提案|议案|意见)?$",
);

/// The item's kind behind a title that does not end in it.
static KIND_AFTER: Pattern = Pattern::new(
    r"^\s*(?:[（(][^（）()]{1,24}[）)])?\s*的?(?:这[一件个]{1,2})?(?:重点|联名)?(?:政协|人大)?(?:委员|代表)?(?:建议案|建议|提案|议案)",
);

/// The item's number behind its title.
static NUMBER_AFTER: Pattern =
    Pattern::new(r"^\s*(?:[（(]\s*)?(?:的?第|编号|案号|[A-Z]?[0-9]{1,8}\s*(?:号|收悉))[^，。]{0,14}");

/// What introduces an item.
static PROPOSED_BEFORE: Pattern = Pattern::new(
    r"(?:提出|提交|所提|提议|撰写|反映|递交|呈送)(?:的|了)?(?:关于)?\s*$|(?:您|你)们?的?(?:关于)?\s*$|(?:建议|提案|议案)[：:]\s*$|(?:题为|标题为|名为|案由为)\s*$|各位(?:代表|委员)[，,：:]?\s*$",
);

/// The words of a person who proposes.
static SOMEBODY_BEFORE: Pattern =
    Pattern::new(r"(?:提出|提交|所提|您|你|贵|代表|委员|提案|建议|收到|对)[^，。；]{0,40}$");

/// A title without marks behind 提出的.
static PROPOSED: Pattern = Pattern::new(
    r"(?:提出|提交|所提|提议|撰写|反映|递交|呈送|您|你们?|贵委|收到)(?:的|了)?[：:]?\s*(关于[^。；！？\n]{4,120})",
);

/// 第70号议案：修建…的议案.
static AFTER_COLON: Pattern =
    Pattern::new(r"号(?:代表|委员)?(?:建议|提案|议案)[：:]\s*([^《》“”。；！？\n]{4,120})");

/// 您提出的修建…的建议收悉.
static PLAIN: Pattern = Pattern::new(
    r"(?:提出|提交|所提)的\s*([^《》“”。；！？，\n第]{5,80}?的(?:建议|提案|议案))(?:，|,)?(?:均?已?(?:收悉|收到)|(?:已|现)?(?:交|转)由?[我本县市区给])",
);

/// The end of a title without marks.
static TITLE_END: Pattern = Pattern::new(r"建议案|建议|提案|议案");

/// What may follow the end of a title without marks.
static AFTER_TITLE: Pattern = Pattern::new(
    r"^(?:$|[”》]|[\s，,。；：:（(、]|已|收|均|现|交|经|由|转|悉|我|第|获|后|很|非常|提得|提的|十分|较|确|符合|切合|具有|反映)",
);

/// The items that stand in marks.
pub(super) fn in_marks(place: &Place<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for mark in &place.marks {
        let is_taken = drafts.iter().any(|draft| draft.title.overlaps(mark.outer));
        if !is_taken && is_item(place, *mark) {
            drafts.push(Draft::new(mark.outer, mark.inner, CitationKind::Item));
        }
    }
    drafts
}

fn is_item(place: &Place<'_>, mark: Mark) -> bool {
    let words = mark.inner.of(place.text);
    let length = words.chars().count();
    if length < 4 || NUMBER_ONLY.matches(words) || words.contains('。') || holds_book(place, mark) {
        return false;
    }
    let title = place.letter.item.as_ref().and_then(|item| item.title);
    if title.is_some_and(|title| title == mark.inner || title.of(place.text) == words) {
        return true;
    }
    let before = place.before(mark.outer.start);
    let after = place.after(mark.outer.end);
    let known = kind::of(words);
    if known == CitationKind::Item {
        return mark.is_book || words.starts_with("关于") || ends(&SOMEBODY_BEFORE, before) && length >= 8;
    }
    let is_proposed = ends(&PROPOSED_BEFORE, before);
    let is_other_document = known != CitationKind::Other && !is_proposed;
    if is_other_document || !(mark.is_book || is_taken_up(place, mark.outer)) {
        return false;
    }
    let is_named_after = KIND_AFTER.matches(after);
    is_named_after && (is_proposed || mark.is_book || ends(&SOMEBODY_BEFORE, before))
        || is_proposed && NUMBER_AFTER.matches(after)
        || is_proposed && is_taken_up(place, mark.outer) && (mark.is_book || words.starts_with("关于"))
}

/// Whether quotation marks hold 《》: then those are the title's.
fn holds_book(place: &Place<'_>, mark: Mark) -> bool {
    !mark.is_book && place.marks.iter().any(|other| other.is_book && mark.inner == other.outer)
}

fn is_taken_up(place: &Place<'_>, title: Span) -> bool {
    let sentence = place.sentence(title.start);
    TAKES_UP.matches(sentence.of(place.text))
        || place.letter.opening.is_some_and(|opening| opening.contains(title))
}

/// The items without marks, `known` being those in marks.
pub(super) fn bare(place: &Place<'_>, known: &[Draft]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let is_free = |span: Span, found: &[Draft]| {
        let is_nested = |draft: &Draft| draft.kind != CitationKind::Item && span.contains(draft.title);
        !known.iter().chain(found).any(|draft| draft.title.overlaps(span) && !is_nested(draft))
    };
    for span in introduced(place) {
        if found.len() < MOST && is_free(span, &found) {
            found.push(Draft::new(span, span, CitationKind::Item));
        }
    }
    let title = place.letter.item.as_ref().and_then(|item| item.title);
    if let Some(title) = title.filter(|title| place.is_prose(*title))
        && is_free(title, &found)
        && !place.marks.iter().any(|mark| mark.inner.overlaps(title))
    {
        found.push(Draft::new(title, title, CitationKind::Item));
    }
    let names: Vec<Span> = known
        .iter()
        .chain(&found)
        .filter(|draft| draft.kind == CitationKind::Item)
        .map(|draft| draft.name)
        .collect();
    for name in names {
        for span in repeated(place, name) {
            if found.len() < MOST && is_free(span, &found) {
                found.push(Draft::new(span, span, CitationKind::Item));
            }
        }
    }
    found
}

/// Titles without marks that the letter introduces as the item it answers.
fn introduced(place: &Place<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for part in &place.prose {
        for groups in PROPOSED.all_groups(place.text, *part) {
            let Some(run) = groups.get(1) else { continue };
            if let Some(title) = title_in(place, run, "关于")
                && is_taken_up(place, title)
            {
                found.push(title);
            }
        }
        for groups in AFTER_COLON.all_groups(place.text, *part) {
            found.extend(groups.get(1).and_then(|run| title_in(place, run, "")));
        }
        found.extend(PLAIN.all_groups(place.text, *part).iter().filter_map(|groups| groups.get(1)));
    }
    found
}

/// The title at the beginning of `run`: up to the first 建议, 提案 or 议案 that what follows lets be its end.
fn title_in(place: &Place<'_>, run: Span, begins: &str) -> Option<Span> {
    let end = TITLE_END.all(place.text, run).into_iter().find(|end| {
        let title = Span::new(run.start, end.end).of(place.text);
        title.chars().count() >= 7 + begins.chars().count() && AFTER_TITLE.matches(place.after(end.end))
    })?;
    let title = Span::new(run.start, end.end);
    (!NUMBER_ONLY.matches(title.of(place.text))).then_some(title)
}

/// Other places where running text gives the title `name` again without marks: 关于…的建议.
fn repeated(place: &Place<'_>, name: Span) -> Vec<Span> {
    let words = name.of(place.text);
    let core = words
        .strip_prefix("关于")
        .unwrap_or(words)
        .trim_end_matches("建议案")
        .trim_end_matches("建议")
        .trim_end_matches("提案")
        .trim_end_matches("议案")
        .trim_end_matches('的');
    if core.chars().count() < 6 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, _) in place.text.match_indices(core) {
        let core = Span::new(at, at + core.len());
        let Some(before) = place.before(at).strip_suffix("关于") else { continue };
        let start = before.len();
        let after = place.after(core.end);
        let without = after.trim_start_matches('的');
        let Some(kind) =
            ["建议案", "建议", "提案", "议案"].into_iter().find(|kind| without.starts_with(kind))
        else {
            continue;
        };
        let span = Span::new(start, core.end + (after.len() - without.len()) + kind.len());
        if place.is_prose(span) && AFTER_TITLE.matches(place.after(span.end)) {
            found.push(span);
        }
    }
    found
}

/// Whether a name, however short, means the item: 《建议》, 《提案》.
pub(super) fn is_short_for_item(place: &Place<'_>, title: Span) -> bool {
    matches!(name::key(title.of(place.text)).as_str(), "建议" | "提案" | "议案")
        && (place.letter.item.is_some() || tail(place.before(title.start), 200).contains("以下简称"))
}
