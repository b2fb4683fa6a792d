//! A title in a form that is the same however it is written.

use super::super::part::pattern::Pattern;
use super::kind;
use crate::finding::Span;

/// 关于印发〈…〉的通知: what is issued.
static ISSUED: Pattern = Pattern::new(
    r"^.{0,60}?(?:(?:印发|转发|颁发|下发|发布|批转)[<〈《“]?|[<〈《])(.{4,100}?)[>〉》”]*的?(?:通知|通告|公告)$",
);

/// The organ before 关于.
static BEFORE_ABOUT: Pattern = Pattern::new(
    r"^(?:[^关]{0,60}(?:政府|国务院|办公厅|办公室|委员会|委|厅|局|部|院|中央|党委|联席会议|领导小组|指挥部|会|室|办))关于",
);

/// The title without marks, white space, issuer, 关于印发…的通知 and （试行）.
pub(in crate::letter) fn key(title: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            other => other,
        })
        .collect();
    let plain = plain.trim_matches(['《', '》', '“', '”', '"', '「', '」', '<', '>', '〈', '〉']);
    let core = kind::stem(plain);
    let whole = Span::new(0, core.len());
    let issued = ISSUED.groups(core, whole).and_then(|groups| groups.get(1));
    let core = issued.map_or(core, |inner| kind::stem(inner.of(core)));
    let core = match BEFORE_ABOUT.find(core, Span::new(0, core.len())) {
        Some(found) => core.get(found.end - "关于".len()..).unwrap_or(core),
        None => core,
    };
    core.chars().filter(|c| !"《》〈〉<>“”\"‘’'".contains(*c)).collect()
}
