//! The asks that a reply says it was asked (复文转述的诉求): 您提出的…问题, 您建议：一是…；二是…, 一、关于…的建议.

use std::collections::HashSet;

use super::series::{self, Style};
use super::{Ask, AskOrigin};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::part::pattern::Pattern;
use crate::letter::part::quote;
use crate::letter::{Letter, Sentence, word_list};

/// Who asked, and that they asked; group 1 is 的 when what follows is a noun.
static ATTRIBUTION: Pattern = Pattern::new(concat!(
    r"(?:[您你]们?(?:[二两三四五几]位)?|贵(?:委员?会?|会|支部|界别|代表团?|团|党派)|(?:代表|委员)们?|(?:建议|提案|议案)[中里]|提案)",
    r"(?:在[^，。；：“《]{1,30}?[上中里时]|[\p{Han}]{2,3}时|建议[中里])?(?:特别|当面|曾|还|也|再次|共同|联名)?",
    r"(?:所?(?:提出|建议|反映|提到|提及|指出|说到|讲到|问到|列举)(?:了|过)?(的)?|所?(?:说|讲|提|关心|关注|担心|点名|批评|设想|牵挂)(的)|[说讲](?:[：:]|的)?)",
    r"(?:关于)?",
));

/// The words of a list as alternatives.
fn any_of(list: &'static str) -> String {
    format!("(?:{})", word_list::read(list).join("|"))
}

/// What makes 代表 or 委员 before an attribution somebody else, and an attribution an invitation.
static OTHERS: Pattern = Pattern::built(|| format!("{}$", any_of(include_str!("words/others.txt"))));

/// What follows 说 in a word that tells of no request: 向您说明.
static EXPLAINED: Pattern = Pattern::new(r"^[明得法服]");

/// A sentence that tells of the receipt of the item, whose title it names.
static RECEIPT: Pattern = Pattern::new(
    r"收悉|[》”）)案议已均]收到|[转交][由给我办]|已[转交]|现(?:将|就)?[^，。]{0,12}[答回]复如下",
);

/// The number of a heading or of a paragraph.
static NUMBER: Pattern = Pattern::new(concat!(
    r"^[\s#*]*(?:第?[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十0-9]{1,3}[）)][、.．]?|[0-9]{1,2}[.．、]",
    r"|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十]{1,3}[，、])?[\s*]*",
));

/// A sentence that takes up a matter: 关于…, 至于….
static TOPIC: Pattern = Pattern::new(r"^(?:关于|至于(?:说)?)");

/// A heading that takes up an ask by its number: 对于第二条建议：…, （答复第一、二条）.
static BY_NUMBER: Pattern = Pattern::new(
    r"第[一二三四五六七八九十0-9]{1,3}[条点项个](?:建议|意见|诉求|要求|问题)|答复第[一二三四五六七八九十0-9、和至]{1,12}[条点项]",
);

/// A clause that names a request and does not say whose: 在沟口建站的建议，我们采纳.
static REQUEST: Pattern = Pattern::new(r"的(?:建议|诉求)$");

/// Beginnings of a clause that does something with requests, and words of those who are not the proposer.
static OWN: Pattern = Pattern::new(
    r"^(?:采纳|根据|按照?|结合|听取|吸收|落实|对照|围绕|参考|经|办理|我|本)|代表|委员|[您你]|专家|群众|提出",
);

/// The end of a numbered heading that takes up an ask: 二、停车难的问题.
static MATTER: Pattern = Pattern::new(r"的(?:问题|建议|诉求)[。：:]?$");

/// The office's own difficulties (存在的困难和问题).
static OWN_MATTER: Pattern = Pattern::new(r"存在|困难|主要|突出|不足");

/// Nouns that end what was asked.
static NOUN: Pattern = Pattern::built(|| any_of(include_str!("words/nouns.txt")));

/// The end that restatements have in common: 的问题, 问题的建议.
static ENDING: Pattern = Pattern::built(|| format!("(?:的?{})+$", any_of(include_str!("words/nouns.txt"))));

/// Words with which a predicate begins behind a noun that is not one of [`NOUN`].
static PREDICATE: Pattern = Pattern::built(|| any_of(include_str!("words/predicates.txt")));

/// Words and numbers that say nothing of what was asked.
static GENERIC: Pattern = Pattern::built(|| {
    format!(
        "{}|[一二三四五六七八九十几两多0-9]{{0,3}}[条点项个家栋种件]",
        any_of(include_str!("words/generic.txt"))
    )
});

/// Characters beside generic words that name what was asked, in quotation marks, in a heading or before 问题.
const NAMED: usize = 2;

/// The same behind a bare verb: 您提出打包管理.
const SAID: usize = 4;

/// The same behind 的, where any noun may stand: 代表提到的八个品种.
const MENTIONED: usize = 6;

/// Characters of what was asked at most.
const LONGEST: usize = 90;

/// Restatements, repeated ones among them, after which no more are looked for.
const ENOUGH: usize = 10 * super::MOST;

/// Bytes behind an attribution in which the sentences of its list begin.
const LIST_REACH: usize = 12_000;

/// The share of pairs of characters from which two restatements say the same.
const SAME: f64 = 0.6;

/// The asks that the letter restates, in order; what is said inside a section that takes an ask up belongs to it.
pub(in crate::letter) fn find(document: &Document, letter: &Letter) -> Vec<Ask> {
    let text = &document.text;
    let Some(body) = letter.body else { return Vec::new() };
    let within = letter.opening.map_or(body, |opening| opening.cover(body));
    let mut found: Vec<Span> = Vec::new();
    let mut taken: Option<Span> = None;
    for sentence in letter.sentences.iter().filter(|sentence| within.overlaps(sentence.span)) {
        if found.len() >= ENOUGH {
            break;
        }
        if taken.is_some_and(|section| section.contains(sentence.span)) {
            continue;
        }
        let begun = letter.sections.partition_point(|section| section.span.start <= sentence.span.start);
        let heading = letter.sections[..begun].last().filter(|section| {
            section
                .heading
                .is_some_and(|heading| heading.contains(sentence.span) && heading.len() < section.span.len())
        });
        let topic = topic(text, sentence, body, heading.is_some());
        if let (Some(_), Some(section)) = (topic, heading) {
            taken = Some(section.span);
        }
        match topic {
            Some(topic) => found.push(topic),
            None => found.extend(attributed(document, letter, sentence, body)),
        }
    }
    let is_title = |span: &Span| {
        letter.item.as_ref().and_then(|item| item.title).is_some_and(|title| title.overlaps(*span))
    };
    found.retain(|span| !is_title(span));
    // The members of a list reach into the sentences behind it, which are read by themselves too.
    found.sort();
    found.dedup_by(|next, kept| next.overlaps(*kept));
    distinct(text, &found)
        .into_iter()
        .map(|span| Ask { span, heading: None, origin: AskOrigin::Restated })
        .collect()
}

/// What a sentence or heading takes up by its first words.
fn topic(text: &str, sentence: &Sentence, body: Span, is_heading: bool) -> Option<Span> {
    if sentence.span.start < body.start || RECEIPT.matches(sentence.span.of(text)) {
        return None;
    }
    let number = NUMBER.find(text, sentence.span)?;
    let rest = Span::new(number.end, sentence.span.end);
    let clause = sentence.clauses.iter().find(|clause| clause.end > number.end)?;
    let clause = Span::new(clause.start.max(number.end), clause.end);
    let whole = rest.of(text).trim_end_matches(['。', '：', ':', '*']);
    let whole = Span::new(rest.start, rest.start + whole.len()).trim(text);
    let topic = if let Some(lead) = TOPIC.find(text, rest) {
        // A heading is all of it, also behind a comma.
        let said = Span::new(lead.end, if is_heading { whole.end } else { clause.end });
        let attribution = ATTRIBUTION.find(text, said).filter(|cue| cue.start == said.start);
        let said = Span::new(attribution.map_or(said.start, |cue| cue.end), said.end);
        if is_heading { said.trim(text) } else { until_noun(text, said, attribution.is_some()) }
    } else if is_heading
        && (BY_NUMBER.matches(rest.of(text))
            || (!number.is_empty() && MATTER.matches(rest.of(text)) && !OWN_MATTER.matches(rest.of(text))))
    {
        whole
    } else if REQUEST.matches(clause.of(text)) && !OWN.matches(clause.of(text)) && clause.end < whole.end {
        clause
    } else {
        return None;
    };
    says(text, topic, NAMED).then_some(topic)
}

/// What a sentence says that the proposer asked.
fn attributed(document: &Document, letter: &Letter, sentence: &Sentence, body: Span) -> Vec<Span> {
    let text = &document.text;
    let mut found: Vec<Span> = Vec::new();
    for groups in ATTRIBUTION.all_groups(text, sentence.span) {
        let cue = groups.whole();
        let before = Span::new(sentence.span.start, cue.start);
        if found.last().is_some_and(|last| last.end > cue.start) || OTHERS.matches(before.of(text)) {
            continue;
        }
        let rest = Span::new(cue.end, sentence.span.end);
        if body.start <= cue.start {
            if RECEIPT.matches(rest.of(text)) {
                continue;
            }
        } else if RECEIPT.matches(sentence.span.of(text)) {
            continue;
        }
        let list = listed(document, letter, cue, sentence, body);
        if !list.is_empty() {
            found.extend(list);
            continue;
        }
        let is_noun = groups.get(1).or(groups.get(2)).is_some();
        let Some(content) = content(text, sentence, cue.end, is_noun) else { continue };
        let is_other = EXPLAINED.matches(content.of(text))
            || ["代表建议", "委员建议"].iter().any(|name| cue.of(text).ends_with(name));
        if !is_other {
            found.extend(parts(text, content, is_noun));
        }
    }
    found
}

/// What stands behind an attribution: the rest of its clause, and a second one when the noun stands there
/// (您提出的加固河堤，提高防洪能力的建议).
fn content(text: &str, sentence: &Sentence, start: usize, is_noun: bool) -> Option<Span> {
    let mut clauses = sentence.clauses.iter().skip_while(|clause| clause.end <= start);
    let first = clauses.next()?;
    let content = Span::new(start.max(first.start), first.end);
    let is_whole = !is_noun || NOUN.find(text, content).is_some() || PREDICATE.find(text, content).is_some();
    let second = clauses.next().filter(|_| !is_whole);
    let noun = second.and_then(|second| {
        NOUN.all(text, *second)
            .into_iter()
            .find(|noun| Span::new(second.start, noun.start).of(text).ends_with('的'))
    });
    Some(noun.map_or(content, |noun| Span::new(content.start, noun.end)))
}

/// The members of a list behind an attribution: 您建议：一是…；二是….
fn listed(document: &Document, letter: &Letter, cue: Span, sentence: &Sentence, body: Span) -> Vec<Span> {
    let text = &document.text;
    let lead = Span::new(cue.end, sentence.span.end);
    if !LIST.matches(lead.of(text)) {
        return Vec::new();
    }
    let end = match letter.opening {
        Some(opening) if !body.contains(cue) => opening.end.max(sentence.span.end),
        _ => document
            .block_index_at(cue.start)
            .and_then(|block| document.blocks.get(block))
            .map_or(sentence.span.end, |block| block.span.end.max(sentence.span.end)),
    };
    let near = letter.sentences.partition_point(|next| next.span.start < cue.end + LIST_REACH);
    let reach = letter.sentences[..near].last().map_or(end, |last| last.span.end);
    let outline = series::find(document, Span::new(cue.end, end.min(reach)));
    let Some(series) = outline.iter().find(|series| series.parent.is_none() && series.style != Style::Bullet)
    else {
        return Vec::new();
    };
    series
        .members
        .iter()
        .map(|member| {
            let said = Span::new(member.label.end, member.span.end);
            let end =
                said.of(text).find(['。', '；', ';', '\n', '？']).map_or(said.end, |at| said.start + at);
            Span::new(said.start, end).trim(text)
        })
        .filter(|member| says(text, *member, SAID))
        .collect()
}

/// What says that a list follows.
static LIST: Pattern = Pattern::new(
    r"^(?:了?(?:以下|如下|[一二三四五六七八九十两几0-9]{1,2})?(?:[条点项个]|方面)*(?:建议|意见|诉求|要求|问题|方面)?(?:如下)?[：:，]\s*)?(?:一[是、要]|1[.、．]|[（(][一1][）)]|①|第一[，、])",
);

/// What was asked in one clause: each quotation, each 问题 of an enumeration, or the words up to the noun.
fn parts(text: &str, content: Span, is_noun: bool) -> Vec<Span> {
    let quotes = quote::groups(text, content);
    if let Some(first) = quotes.first().filter(|first| first.start == content.start) {
        let mut quoted = vec![*first];
        for next in quotes.iter().skip(1) {
            let end = quoted.last().map_or(content.start, |last| last.end);
            if !matches!(text.get(end..next.start), Some("" | "、" | "和" | "与" | "及")) {
                break;
            }
            quoted.push(*next);
        }
        return quoted
            .into_iter()
            .map(|quoted| quote::inside(text, quoted))
            .filter(|quoted| says(text, *quoted, NAMED))
            .collect();
    }
    let mut all = Vec::new();
    let mut start = content.start;
    for (at, mark) in content.of(text).match_indices("问题、") {
        let end = content.start + at + mark.len() - '、'.len_utf8();
        all.push(Span::new(start, end));
        start = end + '、'.len_utf8();
    }
    all.push(until_noun(text, Span::new(start, content.end), is_noun));
    let ends_in_noun = |part: Span| NOUN.all(text, part).last().is_some_and(|noun| noun.end == part.end);
    all.retain(|part| {
        let least = match is_noun {
            _ if ends_in_noun(*part) => NAMED,
            true => MENTIONED,
            false => SAID,
        };
        says(text, *part, least)
    });
    all
}

/// The words through the noun that ends them, or up to the predicate; all of them when neither is found.
fn until_noun(text: &str, content: Span, is_noun: bool) -> Span {
    let content = content.trim(text);
    let quotes = quote::groups(text, content);
    let outside = |found: &Span| !quotes.iter().any(|quote| quote.contains(*found));
    let goes_on = |noun: &Span| {
        text.get(noun.end..content.end)
            .is_some_and(|rest| rest.starts_with(['的', '和', '与', '及', '、', '较', '比']))
    };
    if let Some(noun) = NOUN.all(text, content).iter().find(|noun| outside(noun) && !goes_on(noun)) {
        return Span::new(content.start, noun.end);
    }
    let predicate =
        PREDICATE.all(text, content).into_iter().find(|found| outside(found) && found.start > content.start);
    match predicate.filter(|_| is_noun) {
        Some(predicate) => Span::new(content.start, predicate.start).trim(text),
        None => content,
    }
}

/// Whether a restatement names at least `least` characters of its own, and is not too long for one.
fn says(text: &str, span: Span, least: usize) -> bool {
    let letters = |span: Span| span.of(text).chars().filter(|next| next.is_alphanumeric()).count();
    let generic: usize = GENERIC.all(text, span).into_iter().map(letters).sum();
    letters(span) >= generic + least && span.characters(text) <= LONGEST
}

/// The first spans, at most [`super::MOST`], without those that say what one before them says.
fn distinct(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut kept: Vec<(Span, HashSet<(char, char)>)> = Vec::new();
    for span in spans {
        if kept.len() == super::MOST {
            break;
        }
        let ending = ENDING.find(text, *span).map_or(span.end, |ending| ending.start);
        let said = Span::new(span.start, ending).of(text);
        let characters: Vec<char> = said.chars().filter(|next| next.is_alphanumeric()).collect();
        let pairs: HashSet<(char, char)> = characters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let is_known = kept.iter().any(|(_, other)| {
            let shared = pairs.intersection(other).count();
            #[expect(clippy::cast_precision_loss, reason = "a handful of pairs")]
            let share = shared as f64 / pairs.len().min(other.len()).max(1) as f64;
            share >= SAME
        });
        if !is_known {
            kept.push((*span, pairs));
        }
    }
    kept.into_iter().map(|(span, _)| span).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use crate::document;
    use crate::letter::Letter;

    /// Lines behind the opening; the restated asks, apart by `/`.
    const ROWS: &[(&str, &str)] = &[
        ("您提出的修复城南路的建议，我局已采纳。", "修复城南路的建议"),
        ("你提出的关于加固河堤，提高防洪能力的建议很好。", "加固河堤，提高防洪能力的建议"),
        ("关于您反映的夜间停电问题。我局已更换变压器。", "夜间停电问题"),
        ("提案中提到的“增设路灯”“清理河道”等，我局赞成。", "增设路灯/清理河道"),
        ("提案中提出公厕少的问题、路灯暗的问题，都在解决。", "公厕少的问题/路灯暗的问题"),
        ("您建议：一是修复城南路；二是开通夜班公交。均已办结。", "修复城南路/开通夜班公交"),
        ("您提出的路灯的问题、红绿灯的问题，都在解决。", "路灯的问题/红绿灯的问题"),
        // A list that goes on behind the next sentence, and one whose member is an attribution.
        (
            "您建议：一是修复城南路。您还反映井盖松动问题。二是开通夜班公交。",
            "修复城南路/井盖松动问题/开通夜班公交",
        ),
        (
            "您建议：一是修复城南路。二是您提出的开通夜班公交；方便群众的建议。",
            "修复城南路/您提出的开通夜班公交",
        ),
        ("代表提出每村每年不少于50万元，财力不能承担。", "每村每年不少于50万元"),
        ("在沟口建设污水站的建议，我们采纳。", "在沟口建设污水站的建议"),
        ("至于对运费给予补贴，不在政策范围内。", "对运费给予补贴"),
        ("一、关于修复城南路的问题\n已于5月修复，您提到的井盖松动问题一并解决。", "修复城南路的问题"),
        ("（一）对于第二条建议：开通夜班公交\n已经开通。", "对于第二条建议：开通夜班公交"),
        ("二、停车难的问题\n已新增车位40个。", "停车难的问题"),
        // What is no ask of the proposer, or names none.
        ("一、主要做法\n我局加强管理。\n二、存在的困难和问题\n经费不足。\n三、下一步打算\n继续加强。", ""),
        ("一、关于工作开展情况\n我局加强管理。", ""),
        ("您提出的建议很好，您反映的情况属实，我局采纳您的意见。", ""),
        ("欢迎您提出宝贵意见，居民代表反映的停水次数过多问题已经解决。", ""),
        ("我局已向您说明不能征地的原因。", ""),
        ("您提出的《关于修复城南路的建议》收悉。", ""),
    ];

    #[test]
    fn restated_asks_are_read() {
        for (body, expected) in ROWS {
            let text = format!(
                "陈树林代表：\n您提出的《关于改善出行条件的建议》（第12号）收悉，现答复如下：\n{body}\n青河县交通运输局\n2025年6月12日\n"
            );
            let document = document::open("reply.txt", text.as_bytes()).unwrap();
            let letter = Letter::read(&document, None);
            let read: Vec<&str> = letter.restated.iter().map(|ask| ask.span.of(&document.text)).collect();
            assert_eq!(read.join("/"), *expected, "{body}");
        }
    }
}
