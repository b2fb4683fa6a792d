//! Documents named without marks that are clearly documents: laws, standards with their code, plans that belong
//! to somebody, titles with a number beside them, and numbers alone.

use super::super::part::pattern::Pattern;
use super::{CitationKind, Draft, MOST, Place, kind, number};
use crate::finding::Span;

/// 中华人民共和国公路法.
static NAMED_LAW: Pattern = Pattern::new(
    r"中华人民共和国[\p{Han}]{2,20}?(?:法实施条例|法实施细则|法|条例)(?:[（(][^（）()]{1,16}[）)])?",
);

/// 根据物权法第七十四条.
static LAW_BY_ARTICLE: Pattern = Pattern::new(
    r"(?:根据|依据|按照|依照|违反|符合)(?:国家|国务院|现行)?([\p{Han}]{2,24}?(?:法|条例|办法|规定|细则))第[一二三四五六七八九十百0-9]{1,5}条",
);

/// What must not follow a law's name.
const LAW_GOES_ON: &str = "律规院治定制官人";

/// 根据全国…规划, 列入县水务局“十三五”规划.
static OWNED_PLAN: Pattern = Pattern::new(concat!(
    r"(?:根据|按照|依据|依照|对照|符合|结合|列入|纳入|编入|融入|落实|执行|衔接|列为)(?:了|到|进|的|我)?",
    r"((?:全国|国家|[\p{Han}]{1,7}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗))",
    r"[\p{Han}“”A-Z0-9—\-－（）]{2,30}?(?:规划纲要|规划|纲要|行动计划|实施方案|工作方案|行动方案))",
));

/// 我县“十四五”规划: a five-year plan and whose it is.
static FIVE_YEARS: Pattern = Pattern::new(
    r"(?:全国|国家|[\p{Han}]{0,14}[省市州县区旗局委厅]|自治区)(?:的)?“?十[一二三四五六七八九]五”?(?:[\p{Han}]{0,14}?)规划(?:纲要)?",
);

/// 制定了…工作方案.
static MADE_PLAN: Pattern = Pattern::new(concat!(
    r"(?:制定|制订|出台|印发|编制|下发|修订)(?:完善|印发|下发|并|和|、)*(?:了|的)",
    r"([\p{Han}A-Z0-9—\-－]{4,30}?(?:工作方案|实施方案|行动方案|整治方案|行动计划|实施意见|指导意见|管理办法|实施办法|实施细则|总体规划|专项规划))",
));

/// Words that a plan's name does not hold.
static NO_NAME: Pattern = Pattern::new(
    r"[的了在将把对为是及与或我本该其]|正在|有关|相关|各类|本次|提出|要求|列入|纳入|进行|开展|实施[^方意办细]|根据|按照|组织",
);

/// What follows a word that is part of a longer one: 规划编制, 规划区, 方案设计.
static GOES_ON: Pattern = Pattern::new(
    r"^(?:编制|修编|修订|调整|设计|布局|选址|用地|建设|局|部门|区|期|院|条件|管理|许可|审批|体系|领导|和自然资源|与自然资源|了|评审|图|范围|红线|比选|要求中|组)",
);

/// 关于…的通知 without marks.
static ABOUT: Pattern = Pattern::new(
    r"关于[^，。；！？《》“”\n]{4,60}?的?(?:通知|指导意见|实施意见|若干意见|意见|决定|批复|通告|公告|暂行办法|管理办法|实施方案|工作方案)",
);

/// What shows that the words before are a document gone by.
static AS_DOCUMENT: Pattern = Pattern::new(r"^\s*(?:等)?(?:的)?(?:文件|精神|要求|规定|明确)");

/// What shows that the words behind are one.
static BY: Pattern =
    Pattern::new(r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行)[^，。；！？《》]{0,30}$");

/// The last words of a title that stands before its number: the run back to these is the title.
static LEAD_IN: Pattern = Pattern::new(
    r"根据|依据|按照|依照|遵照|参照|对照|贯彻|落实|执行|符合|印发的?|下发的?|出台的?|制定的?|发布的?|实施|以及|同时|达到|满足|采用|的要求|遵循|出具的|作出的|下达的|签发的|批准的|报送的|提交的|了|按|据",
);

/// What is said behind a number that stands for its document.
static TAIL: Pattern = Pattern::new(
    r"^\s*(?:号)?(?:[\p{Han}]{0,10}?(?:批复|复函|函|通知|意见|会议纪要|纪要|决定|方案|请示|报告|文件)|文)",
);

/// Finds them, those that overlap `known` apart.
pub(super) fn find(place: &Place<'_>, known: &[Draft]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let finders: [fn(&Place<'_>, &mut Vec<Draft>); 6] =
        [with_number, laws, five_years, plans, papers, numbers];
    for finder in finders {
        let mut fresh = Vec::new();
        finder(place, &mut fresh);
        for draft in fresh {
            if found.len() >= MOST {
                return found;
            }
            let is_taken = known.iter().chain(&found).any(|other| other.span().overlaps(draft.span()));
            let is_marked = place.marks.iter().any(|mark| {
                mark.outer.overlaps(draft.title)
                    && !draft.title.contains(mark.outer)
                    && (mark.is_book || mark.inner != draft.title)
            });
            if !is_taken && !is_marked && place.is_prose(draft.span()) && !is_own_number(place, &draft) {
                found.push(draft);
            }
        }
    }
    found
}

/// The reply's own number is no citation.
fn is_own_number(place: &Place<'_>, draft: &Draft) -> bool {
    place.letter.doc_number.is_some_and(|own| draft.span().overlaps(own))
}

/// Titles with a number or code in brackets behind them.
fn with_number(place: &Place<'_>, found: &mut Vec<Draft>) {
    let text = place.text;
    let numbers = place.letter.doc_numbers.iter().map(|number| number.span);
    let codes = place.prose.iter().flat_map(|part| number::codes(text, *part));
    for number in numbers.chain(codes) {
        let line = place.sentence(number.start).start;
        let head = place.before(number.start);
        let (title_end, zone) = match head.strip_suffix(['（', '(', '【', '[']) {
            Some(before) => {
                let close = place.after(number.end).chars().next().filter(|c| "）)】]".contains(*c));
                (
                    before.trim_end().len(),
                    Span::new(before.len(), number.end + close.map_or(0, char::len_utf8)),
                )
            }
            None => (head.trim_end().len(), number),
        };
        let Some(name) = title_before(text, line, title_end) else { continue };
        let mut draft = Draft::new(name, name, kind::of(name.of(text)));
        let is_named = kind::is_rules(name.of(text)) || draft.kind != CitationKind::Other;
        if !is_named || draft.kind == CitationKind::Item {
            continue;
        }
        draft.number = Some(number);
        draft.number_zone = Some(zone);
        draft.is_issued = kind::is_issuing(name.of(text));
        if kind::is_rules(name.of(text)) {
            let is_document_number = place.letter.doc_numbers.iter().any(|known| known.span == number);
            draft.kind = if is_document_number { CitationKind::Other } else { CitationKind::Standard };
        }
        found.push(draft);
    }
    for code in place.prose.iter().flat_map(|part| number::codes(text, *part)) {
        let mut draft = Draft::new(code, code, CitationKind::Standard);
        draft.number = Some(code);
        found.push(draft);
    }
}

/// The title that ends at `end`: the run of words back to what leads up to it.
fn title_before(text: &str, line: usize, end: usize) -> Option<Span> {
    let head = text.get(line..end)?;
    let run = head
        .char_indices()
        .rev()
        .take(60)
        .take_while(|(_, c)| !"，。；：！？《》“”（）()、,;:\n".contains(*c))
        .last()
        .map(|(at, _)| line + at)?;
    let run = Span::new(run, end);
    let start = match text.get(run.start..end)?.find("关于") {
        Some(at) => run.start + at,
        None => LEAD_IN.all(text, run).last().map_or(run.start, |lead| lead.end),
    };
    let name = Span::new(start, end).trim(text);
    (name.of(text).chars().count() >= 5).then_some(name)
}

fn laws(place: &Place<'_>, found: &mut Vec<Draft>) {
    let goes_on = |end: usize| place.after(end).starts_with(|c| LAW_GOES_ON.contains(c));
    for part in &place.prose {
        for law in NAMED_LAW.all(place.text, *part) {
            if !goes_on(law.end) {
                found.push(Draft::new(law, law, CitationKind::Law));
            }
        }
        for groups in LAW_BY_ARTICLE.all_groups(place.text, *part) {
            if let Some(law) = groups.get(1) {
                found.push(Draft::new(law, law, CitationKind::Law));
            }
        }
    }
}

fn five_years(place: &Place<'_>, found: &mut Vec<Draft>) {
    for part in &place.prose {
        for plan in FIVE_YEARS.all(place.text, *part) {
            let plan = own_start(place, plan);
            if !GOES_ON.matches(place.after(plan.end)) {
                found.push(Draft::new(plan, plan, CitationKind::Plan));
            }
        }
    }
}

/// A five-year plan without the verb before its owner: 列入县水务局“十三五”规划.
fn own_start(place: &Place<'_>, plan: Span) -> Span {
    static VERB: Pattern = Pattern::new(
        r"^[\p{Han}]{0,6}?(?:列入|纳入|编入|融入|根据|按照|依据|落实|衔接|结合|编制|制定|的|是|在|和|与|为|到|进|了)",
    );
    let mut start = plan.start;
    while let Some(verb) = VERB.find(place.text, Span::new(start, plan.end))
        && verb.end < plan.end
    {
        start = verb.end;
    }
    Span::new(start, plan.end)
}

fn plans(place: &Place<'_>, found: &mut Vec<Draft>) {
    for part in &place.prose {
        for pattern in [&OWNED_PLAN, &MADE_PLAN] {
            for groups in pattern.all_groups(place.text, *part) {
                let Some(plan) = groups.get(1) else { continue };
                let name = plan.of(place.text);
                if NO_NAME.matches(name) || GOES_ON.matches(place.after(plan.end)) {
                    continue;
                }
                found.push(Draft::new(plan, plan, kind::of(name)));
            }
        }
    }
}

/// 关于…的通知 that the letter goes by.
fn papers(place: &Place<'_>, found: &mut Vec<Draft>) {
    for part in &place.prose {
        for paper in ABOUT.all(place.text, *part) {
            let line = place.sentence(paper.start).start;
            let is_gone_by = BY.matches(Span::new(line, paper.start).of(place.text));
            if is_gone_by && AS_DOCUMENT.matches(place.after(paper.end)) {
                found.push(Draft::new(paper, paper, kind::of(paper.of(place.text))));
            }
        }
    }
}

/// Numbers that stand alone for their documents.
fn numbers(place: &Place<'_>, found: &mut Vec<Draft>) {
    for number in &place.letter.doc_numbers {
        let tail = TAIL.find(place.text, Span::new(number.span.end, place.text.len()));
        let title = Span::new(number.span.start, tail.map_or(number.span.end, |tail| tail.end));
        let named = tail.map_or("", |tail| tail.of(place.text).trim_end_matches("文件"));
        let mut draft = Draft::new(title, title, kind::of(named));
        draft.number = Some(number.span);
        found.push(draft);
    }
}
