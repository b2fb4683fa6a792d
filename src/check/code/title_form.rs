//! A title that does not say who answers which item.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::Hit;

/// Session, number, 建议 or 提案, and 答复 (or the opinion of a co-organiser); or the item's title in place of its number.
static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?:人大|人民代表大会|政协|政治协商会议).{0,60}?(?:\d{1,7}|[A-Z]\d+|[一二三四五六七八九十百]+)号?.{0,24}?(?:建议|提案|议案|书面意见|意见).{0,16}?(?:答复|复函|回复|意见|函)",
        r"(?:建议|提案|议案|意见).{0,8}(?:\d{1,7}|[A-Z]\d+)号?.{0,16}?(?:答复|复函|回复|意见|函)",
        r"《.{4,}》.{0,30}?(?:答复|复函|回复|意见|函)",
        r"[“”].{4,}[“”].{0,30}?(?:答复|复函|回复|意见|函)",
        r"关于.{2,60}(?:建议|提案).{0,8}(?:答复|复函|回复|办理情况)",
    ]
    .iter()
    .filter_map(|form| Regex::new(form).ok())
    .collect()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let Some(title) = case.letter.title else { return Vec::new() };
    let folded: String =
        title.of(&case.reply.text).chars().filter(|character| !character.is_whitespace()).collect();
    if FORMS.iter().any(|form| form.is_match(&folded)) { Vec::new() } else { vec![Hit::at(title)] }
}
