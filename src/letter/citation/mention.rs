//! First and later mentions, short names, and 《通知》 that goes back to nothing.

use super::super::part::pattern::Pattern;
use super::{CitationKind, Draft, Mention, Place, item, kind, name};

/// Names that only say what kind of document is meant.
static GENERIC: Pattern = Pattern::new(
    r"^(?:若干|实施|指导|管理|暂行|试行|补充|工作|行动|总体|专项)?(?:通知|意见|决定|办法|规定|方案|条例|规划|纲要|细则|标准|规范|批复|请示|报告|公告|通告|计划|措施|函|决议)$",
);

/// A short name of a law: the title without 中华人民共和国 and the like.
const LAW_HEAD: usize = 3;

/// The mention that each of `drafts` is, with the index of the one it goes back to.
pub(super) fn resolve(place: &Place<'_>, drafts: &[Draft]) -> Vec<(Mention, Option<usize>)> {
    let keys: Vec<String> = drafts.iter().map(|draft| name::key(draft.title.of(place.text))).collect();
    let short_names: Vec<Option<String>> =
        drafts.iter().map(|draft| draft.short_name.map(|short| name::key(short.of(place.text)))).collect();
    let mut resolved: Vec<(Mention, Option<usize>)> = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let key = keys[index].as_str();
        let is_first = |earlier: &usize| resolved[*earlier].0 == Mention::First;
        let same = (0..index).filter(is_first).find(|earlier| {
            keys[*earlier] == key
                || short_names[*earlier].as_deref() == Some(key)
                || is_short_law(&drafts[*earlier], &keys[*earlier], draft, key)
                || is_same_item(&drafts[*earlier], &keys[*earlier], draft, key)
        });
        let mention = if let Some(earlier) = same {
            (Mention::Later, Some(earlier))
        } else if item::is_short_for_item(place, draft.title) {
            let earlier = (0..index).find(|earlier| drafts[*earlier].kind == CitationKind::Item);
            (Mention::Later, earlier)
        } else if GENERIC.matches(key) && draft.number.is_none() {
            match (0..index).rev().filter(is_first).find(|earlier| means(place, &drafts[*earlier], key)) {
                Some(earlier) => (Mention::Later, Some(earlier)),
                None => (Mention::Dangling, None),
            }
        } else {
            (Mention::First, None)
        };
        resolved.push(mention);
    }
    resolved
}

/// Whether the kind alone (`key`) can mean the document named earlier.
fn means(place: &Place<'_>, earlier: &Draft, key: &str) -> bool {
    let name = kind::stem(earlier.name.of(place.text));
    name.ends_with(key)
        || earlier.is_issued && (key == "通知" || name::key(name).ends_with(key))
        || earlier.wrap.is_some_and(|wrap| wrap.of(place.text).ends_with(key))
        || name.ends_with(last_two(key)) && earlier.kind != CitationKind::Item
}

/// The word of kind that ends a generic name: 方案 of 实施方案.
fn last_two(key: &str) -> &str {
    let start = key.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    key.get(start..).unwrap_or(key)
}

/// Whether a law is named again without its head: 《森林法》 for 《中华人民共和国森林法》.
fn is_short_law(earlier: &Draft, earlier_key: &str, draft: &Draft, key: &str) -> bool {
    earlier.kind == CitationKind::Law
        && draft.kind == CitationKind::Law
        && key.chars().count() >= LAW_HEAD
        && earlier_key.ends_with(key)
}

/// Whether an item is named again with other words around the same title.
fn is_same_item(earlier: &Draft, earlier_key: &str, draft: &Draft, key: &str) -> bool {
    let core = |key: &str| -> String {
        let key = key.strip_prefix("关于").unwrap_or(key);
        ["建议案", "建议", "提案", "议案"]
            .iter()
            .find_map(|kind| key.strip_suffix(kind))
            .unwrap_or(key)
            .trim_end_matches('的')
            .to_owned()
    };
    earlier.kind == CitationKind::Item && draft.kind == CitationKind::Item && core(earlier_key) == core(key)
}
