//! 机关代字: where the words before the year stop being part of a document number.

use crate::finding::Span;

/// More characters than any 机关代字 has.
const LONGEST: usize = 16;

/// Words that lead up to a number and are no part of it.
const LEADS: &[&str] = &[
    "根据",
    "依据",
    "按照",
    "依照",
    "遵照",
    "参照",
    "对照",
    "比照",
    "贯彻",
    "落实",
    "执行",
    "实施",
    "下发",
    "印发",
    "转发",
    "颁发",
    "制发",
    "核发",
    "签发",
    "发布",
    "颁布",
    "公布",
    "出台",
    "制定",
    "下达",
    "报送",
    "上报",
    "以及",
    "关于",
    "符合",
    "详见",
    "参见",
    "属于",
    "文件",
    "文号",
    "编号",
    "通知",
    "意见",
    "决定",
    "方案",
    "办法",
    "批复",
    "规定",
    "标准",
    "精神",
    "要求",
    "我市",
    "我县",
    "我省",
    "省里",
    "市里",
    "提到的",
    "所称",
    "其中",
    "同时",
    "号",
];

/// Names of issuers in full, which may stand before a number.
const ISSUERS: &[&str] = &[
    "中央",
    "国务院",
    "人民政府",
    "办公室",
    "办公厅",
    "委员会",
    "省委",
    "市委",
    "县委",
    "区委",
    "州委",
    "党委",
    "省政府",
    "市政府",
    "县政府",
    "区政府",
    "州政府",
    "我局",
    "我厅",
    "我委",
    "我部",
];

/// Single words before a number that no 机关代字 begins with.
const PARTICLES: &str = "的了是据按以由及与见属或在";

/// Single words before a number with which a 机关代字 may begin too, as in 和政发, 将政办发.
const DOUBTFUL: &str = "和从将依经对到照为即";

/// How a 机关代字 goes on after its place: 发, 政办, 财教.
const OFFICES: &str = "政府办发委党人财教建交公安民水农林卫环市住工商文旅";

/// Last words of a 机关代字 by which a number without brackets is known.
const LAST: &str = "发函字通复文请报纪阅";

/// More characters than any 机关代字 takes when each of its words is spaced out.
const WINDOW: usize = 3 * LONGEST;

/// The 机关代字 that ends (white space apart) at byte `end` of `text`; empty, at `end`, when there is none.
pub(super) fn before(text: &str, end: usize) -> Span {
    let head = text.get(..end).unwrap_or("");
    let kept = head.trim_end_matches([' ', '\t', '\u{a0}', '\u{3000}']);
    let base = kept.char_indices().rev().take(WINDOW).last().map_or(kept.len(), |(at, _)| at);
    let window = kept.get(base..).unwrap_or("");
    let run = base + spaced_out(window).unwrap_or_else(|| run_start(window));
    let words = kept.get(run..).unwrap_or("");
    let start = run + lead(words);
    let is_led_up_to =
        LEADS.iter().any(|lead| words.ends_with(lead)) || words.ends_with(|last| PARTICLES.contains(last));
    if start == kept.len() || is_led_up_to { Span::new(end, end) } else { Span::new(start, kept.len()) }
}

/// Whether words end as a 机关代字 does: 国发, 云政办函, but not 督办 or 印发.
pub(super) fn ends_like_one(organ: &str) -> bool {
    const VERBS: [&str; 14] = [
        "下发", "印发", "核发", "颁发", "转发", "签发", "分发", "开发", "制发", "补发", "散发", "审批",
        "申报", "填报",
    ];
    let is_office = organ.ends_with('办') && organ.ends_with("政办") || organ.ends_with("府办");
    organ.chars().count() >= 2
        && (is_office || organ.ends_with(|last| LAST.contains(last)))
        && !VERBS.iter().any(|verb| organ.ends_with(verb))
}

/// Whether a character is Han.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}

/// Where the unbroken run of Han and Latin letters at the end of `head` begins.
fn run_start(head: &str) -> usize {
    head.char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| is_han(*c) || c.is_ascii_alphabetic())
        .last()
        .map_or(head.len(), |(at, _)| at)
}

/// Where an organ written with a space after each word (`云 政 发`) begins.
fn spaced_out(head: &str) -> Option<usize> {
    let line = head.rfind('\n').map_or(0, |at| at + 1);
    let mut start = None;
    let mut count = 0;
    let mut at = head.len();
    for piece in head.get(line..)?.rsplit([' ', '\u{a0}', '\u{3000}']) {
        at -= piece.len();
        let mut characters = piece.chars();
        match (characters.next(), characters.next()) {
            (Some(c), None) if is_han(c) => {
                start = Some(at);
                count += 1;
            }
            (None, _) => {}
            _ => break,
        }
        at = at.saturating_sub(head.get(..at)?.chars().next_back().map_or(0, char::len_utf8));
    }
    start.filter(|_| count >= 2)
}

/// How many bytes of `words` lead up to the organ.
fn lead(words: &str) -> usize {
    let after_leads = LEADS
        .iter()
        .chain(ISSUERS)
        .filter_map(|word| words.rfind(word).map(|at| at + word.len()))
        .filter(|cut| is_organ(words.get(*cut..).unwrap_or("")))
        .max()
        .unwrap_or(0);
    let rest = words.get(after_leads..).unwrap_or("");
    let after_particles = rest
        .char_indices()
        .filter(|(_, c)| PARTICLES.contains(*c))
        .map(|(at, c)| at + c.len_utf8())
        .filter(|cut| is_organ(rest.get(*cut..).unwrap_or("")))
        .max()
        .unwrap_or(0);
    let rest = rest.get(after_particles..).unwrap_or("");
    let doubtful = rest
        .chars()
        .next()
        .filter(|first| DOUBTFUL.contains(*first))
        .map(char::len_utf8)
        .filter(|cut| {
            let organ = rest.get(*cut..).unwrap_or("");
            is_organ(organ) && !organ.starts_with(|next| OFFICES.contains(next))
        })
        .unwrap_or(0);
    after_leads + after_particles + doubtful
}

/// Whether what is left of a cut can still be an organ.
fn is_organ(rest: &str) -> bool {
    rest.chars().count() >= 2 && !matches!(rest, "文件" | "文号")
}
