//! Titles in marks: 《…》 with what they nest, and “关于…的通知” in quotation marks.

use super::super::part::pattern::Pattern;
use super::{CitationKind, Draft, MOST, Place, kind};
use crate::finding::Span;

/// A stretch in 《》 or in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The stretch with its marks.
    pub(super) outer: Span,
    /// What the marks enclose.
    pub(super) inner: Span,
    /// Whether the marks are 《》.
    pub(super) is_book: bool,
}

/// More characters than any title has.
const LONGEST: usize = 150;

/// Where a title that nobody closes is broken off.
static BREAK: Pattern = Pattern::new(r"[，。；！？\n（(《]|文件|精神|的?规定|的?要求|收悉");

/// The end of a title that nests another one and was not closed itself: …》的通知.
static UNCLOSED_TAIL: Pattern = Pattern::new(r"^的?(?:通知|意见|决定|批复|函|复函|公告|通告|建议|提案)");

/// What goes before a document in quotation marks.
static BEFORE_QUOTED: Pattern = Pattern::new(
    r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|印发|下发|出台|制定|转发|发布)[^，。；]{0,24}$",
);

/// What stands beside 《》 that are no document's.
static MEDIUM_BEFORE: Pattern = Pattern::new(
    r"(?:平台|栏目|网站|频道|公众号|杂志|报纸|歌曲|歌舞|舞蹈|小品|话剧|戏剧|剧目|节目|作品|电影|电视剧|图书|教材|课本|小说|节目|专栏)[（(]?$",
);
static MEDIUM_AFTER: Pattern = Pattern::new(
    r"^(?:[”」])?(?:栏目|平台|网站|节目|频道|杂志|报纸|专栏|公众号|一书|一文|上(?:反映|留言|发帖|发表|刊登))",
);

/// 以下简称: what follows is a name given, not a document cited.
static SHORT_NAME_BEFORE: Pattern = Pattern::new(r"(?:简称|下称)(?:为)?[：:]?\s*[“\x22]?$");

/// What shows that quotation marks hold a demand or a saying.
static QUOTED_SAYING: Pattern =
    Pattern::new(r"^的?(?:问题|情况|诉求|事项|反映|说法|要求|呼声|目标|原则|理念|工作|做法)");

/// Forms, certificates and newspapers, which stand in 《》 and are no cited documents.
static NO_DOCUMENT: Pattern = Pattern::new(
    r"(?:表|证|证书|证明|许可证|执照|卡|簿|[^清名]单|[日晚早晨时商学周]报|都市报|参考消息)(?:[（(][^（）()]{1,20}[）)])?$",
);

/// All 《…》 and “…” of `text`, in order, nested quotation marks included.
pub(super) fn find(text: &str) -> Vec<Mark> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut marks = books(text, &characters);
    for (index, &(start, c)) in characters.iter().enumerate() {
        if marks.len() >= MOST {
            break;
        }
        let closers: &[char] = match c {
            '“' => &['”'],
            '「' => &['」'],
            '"' => &['"'],
            _ => continue,
        };
        if marks
            .iter()
            .any(|mark| !mark.is_book && mark.outer.start <= start && start < mark.outer.end && c == '"')
        {
            continue;
        }
        if let Some(end) = closing(&characters, index, c, closers) {
            let (at, mark) = characters[end];
            marks.push(Mark {
                outer: Span::new(start, at + mark.len_utf8()),
                inner: Span::new(start + c.len_utf8(), at).trim(text),
                is_book: false,
            });
        }
    }
    marks.sort_by_key(|mark| (mark.outer.start, std::cmp::Reverse(mark.outer.end)));
    marks
}

/// The outermost 《…》.
fn books(text: &str, characters: &[(usize, char)]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut index = 0;
    while let Some(&(start, c)) = characters.get(index).filter(|_| marks.len() < MOST / 2) {
        if c != '《' {
            index += 1;
            continue;
        }
        let inside = start + c.len_utf8();
        let (end, next) = match closing(characters, index, '《', &['》']) {
            Some(close) => (characters[close].0 + '》'.len_utf8(), close + 1),
            None => {
                let end = unclosed(text, inside);
                (end, characters.partition_point(|(at, _)| *at < end).max(index + 1))
            }
        };
        let outer = Span::new(start, end);
        let inner_end = if outer.of(text).ends_with('》') && next > 0 && closes(text, outer) {
            end - '》'.len_utf8()
        } else {
            end
        };
        let inner = Span::new(inside, inner_end.max(inside)).trim(text);
        if !inner.is_empty() {
            marks.push(Mark { outer, inner, is_book: true });
        }
        index = next;
    }
    marks
}

/// Whether the last 》 of `outer` closes its first 《.
fn closes(text: &str, outer: Span) -> bool {
    let depth = outer.of(text).chars().fold(0i32, |depth, c| match c {
        '《' => depth + 1,
        '》' => depth - 1,
        _ => depth,
    });
    depth == 0
}

/// Where a title whose 《 nobody closes ends: behind the nested title and its 的通知, else at the first break.
fn unclosed(text: &str, inside: usize) -> usize {
    let rest = text.get(inside..).unwrap_or("");
    let line = rest.find('\n').unwrap_or(rest.len());
    let limit = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at).min(line);
    let window = Span::new(inside, inside + limit);
    if let (Some(open), Some(close)) = (window.of(text).find('《'), window.of(text).find('》'))
        && open < close
    {
        let after = Span::new(inside + close + '》'.len_utf8(), inside + limit);
        if let Some(tail) = UNCLOSED_TAIL.find(text, after) {
            return tail.end;
        }
    }
    BREAK.find(text, window).map_or(window.end, |found| found.start)
}

/// The index of the character that closes the mark at `open`, nested marks of the same kind skipped.
fn closing(characters: &[(usize, char)], open: usize, mark: char, closers: &[char]) -> Option<usize> {
    let mut depth = 0usize;
    let mut lines = 0;
    for (index, &(_, c)) in characters.iter().enumerate().skip(open + 1).take(LONGEST) {
        if closers.contains(&c) {
            if depth == 0 {
                return Some(index);
            }
            depth -= 1;
        } else if c == mark {
            depth += 1;
        } else if c == '\n' {
            lines += 1;
        }
        if lines > 1 || c == '。' {
            return None;
        }
    }
    None
}

/// The documents in marks that are not among `items`.
pub(super) fn documents(place: &Place<'_>, items: &[Draft]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for mark in &place.marks {
        let is_taken = |draft: &Draft| draft.title.overlaps(mark.outer);
        if items.iter().any(is_taken) || drafts.iter().any(is_taken) || !is_document(place, *mark) {
            continue;
        }
        let name = mark.inner.of(place.text);
        let kind = kind::of(name);
        let mut draft = Draft::new(mark.outer, mark.inner, kind);
        draft.is_issued = kind::is_issuing(name);
        drafts.push(draft);
    }
    drafts
}

fn is_document(place: &Place<'_>, mark: Mark) -> bool {
    let name = mark.inner.of(place.text);
    let before = place.before(mark.outer.start);
    if ends(&SHORT_NAME_BEFORE, before) {
        return false;
    }
    let after = place.after(mark.outer.end);
    let known = kind::of(name);
    if mark.is_book {
        return !NO_DOCUMENT.matches(name)
            && !(known == CitationKind::Other
                && (ends(&MEDIUM_BEFORE, before) || MEDIUM_AFTER.matches(after)));
    }
    let is_paper = !matches!(known, CitationKind::Other | CitationKind::Report | CitationKind::Item);
    let is_whole = name.starts_with("关于") || kind::has_issuer(name);
    let length = name.chars().count();
    let is_saying = QUOTED_SAYING.matches(after);
    is_paper
        && !is_saying
        && !name.contains(['，', '。'])
        && (is_whole && length >= 8 || length >= 6 && ends(&BEFORE_QUOTED, before))
}

/// Whether the last 80 characters of `before` match a pattern that ends in `$`.
pub(super) fn ends(pattern: &Pattern, before: &str) -> bool {
    pattern.matches(tail(before, 80))
}

/// The last `count` characters of `text`.
pub(super) fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// The first `count` characters of `text`.
pub(super) fn head(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or("")
}
