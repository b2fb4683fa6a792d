//! What stands before a title: who issued it, and whether the letter goes by it or made it.

use super::super::part::pattern::Pattern;
use super::mark::{ends, tail};
use super::{CitationKind, Draft, Place, Relation};
use crate::finding::Span;

/// Words of going by a document, as far as the title.
static RELIED_BEFORE: Pattern = Pattern::new(
    r"(?:根据|依据|按照|依照|遵照|遵循|参照|对照|比照|贯彻|落实|执行|符合|违反|依[^法次托靠]|按(?:《|$)|转发)[^，。；！？《》]{0,40}$",
);

/// Words of going by a document, behind the title.
static RELIED_AFTER: Pattern = Pattern::new(
    r"^\s*(?:[（(][^（）()]{1,40}[）)])?\s*(?:等)?(?:系列|有关|相关)?(?:法律|法规|政策|制度|文件)*(?:的)?(?:相关|有关|通知)?(?:精神|要求|规定|明确|指出|提出|部署|强调|第[一二三四五六七八九十百0-9]+[条章款])",
);

/// Words of making a document, right before the title.
static MADE_BEFORE: Pattern = Pattern::new(
    r"(?:制定|制订|出台|印发|编制|起草|拟定|拟订|修订|发布|下发|完善|形成|草拟|研究|颁布)(?:完善|印发|下发|出台|发布|实施|完成|形成|并|和|、|了|的|《){0,4}\s*$",
);

/// The replying side as it calls itself.
static OWN_SIDE: Pattern = Pattern::new(
    r"我们|我(?:局|厅|委|部|办|会|院|县|市|区|州|省|镇|乡|镇|旗|盟|街道|中心|单位)|本(?:局|厅|委|部|级|单位)",
);

/// Those above any office that replies.
static ABOVE: Pattern = Pattern::new(
    r"国务院|国家|中央|中办|国办|全国|财政部|[^内全]部(?:委|门)?(?:联合)?$|省委|省政府|省人民政府|自治区(?:党委|政府|人民政府)|省[\p{Han}]{1,8}[厅局委]",
);

/// A government or Party committee, which is above its own departments.
static GOVERNMENT: Pattern = Pattern::new(r"[省市州县区旗盟](?:委|政府|人民政府)|党委|人民政府|管委会");

/// Verbs between the issuer and the title.
static ISSUED_BY: Pattern = Pattern::new(
    r"(?:联合|先后|正式|专门|专题)*(?:印发|下发|出台|发布|制定|转发|颁布|公布|制发|颁发)(?:实施|执行)?(?:了|的)?\s*$",
);

/// Words before the issuer's name.
static LEAD_IN: Pattern = Pattern::new(
    r"根据|依据|按照|依照|遵照|参照|对照|贯彻|落实|执行|符合|以及|同时|并按|按|经|对|由|据|严格|认真|结合|目前|近日|现行|的|了|规定|政策|关于|^[和及与是]",
);

/// How an organ's name ends.
static ORGAN: Pattern = Pattern::new(
    r"(?:政府|国务院|办公厅|办公室|委员会|委|厅|局|部|院|中央|联席会议|领导小组|指挥部|总局|总署|总队|银行|人大常委会|常委会|党组|协会|部门|办|会)$",
);

/// An organ at the beginning of a title.
static ORGAN_IN_TITLE: Pattern = Pattern::new(
    r"^([^，。关《]{2,60}?(?:政府|国务院|办公厅|办公室|委员会|委|厅|局|部|院|中央|联席会议|领导小组|指挥部|总局))\s*(?:关于|印发|转发|[<〈])",
);

/// What may stand between titles that the sentence names in one breath.
static ENUMERATION: Pattern = Pattern::new(r"^[、，,和及与以\s]*$");

/// Finds issuer and relation of every draft.
pub(super) fn attach(place: &Place<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let span = drafts[index].span();
        drafts[index].issuer = issuer(place, &drafts[index]);
        drafts[index].relation = relation(place, span);
        let previous =
            index.checked_sub(1).map(|before| (drafts[before].span().end, drafts[before].relation));
        if let Some((end, relation)) = previous
            && drafts[index].relation == Relation::Named
            && place.text.get(end..span.start).is_some_and(|gap| ENUMERATION.matches(gap))
        {
            drafts[index].relation = relation;
        }
    }
    for index in (1..drafts.len()).rev() {
        let (before, span) = (drafts[index - 1].span(), drafts[index].span());
        if drafts[index].relation == Relation::ReliedOn
            && drafts[index - 1].relation == Relation::Named
            && place.text.get(before.end..span.start).is_some_and(|gap| ENUMERATION.matches(gap))
        {
            drafts[index - 1].relation = Relation::ReliedOn;
        }
    }
}

fn relation(place: &Place<'_>, span: Span) -> Relation {
    let sentence = place.sentence(span.start);
    let head = Span::new(sentence.start, span.start).of(place.text);
    if ends(&MADE_BEFORE, head) {
        return if is_own(place, head) { Relation::OwnWork } else { Relation::Named };
    }
    if ends(&RELIED_BEFORE, head) || RELIED_AFTER.matches(place.after(span.end)) {
        return Relation::ReliedOn;
    }
    Relation::Named
}

/// Whether the maker named in `head` is the replying side, or one no higher than it.
fn is_own(place: &Place<'_>, head: &str) -> bool {
    let clause = tail(head, 60);
    if OWN_SIDE.matches(clause) {
        return true;
    }
    let signature = place.letter.signature.or(place.letter.title).map_or("", |span| span.of(place.text));
    !(ABOVE.matches(clause) || GOVERNMENT.matches(clause) && !GOVERNMENT.matches(signature))
}

fn issuer(place: &Place<'_>, draft: &Draft) -> Option<Span> {
    if draft.kind == CitationKind::Item {
        return None;
    }
    let text = place.text;
    if let Some(organ) = ORGAN_IN_TITLE.groups(text, draft.name).and_then(|groups| groups.get(1)) {
        return Some(organ);
    }
    let sentence = place.sentence(draft.title.start);
    let mut end = draft.span().start;
    let head = |end: usize| Span::new(sentence.start, end);
    if let Some(verb) = ISSUED_BY.find(text, head(end)) {
        end = verb.start;
    }
    let kept = head(end).of(text).trim_end();
    let end = sentence.start + kept.len();
    let run = kept
        .char_indices()
        .rev()
        .take(60)
        .take_while(|(_, c)| !"，。；：！？《》“”（）()、,;:".contains(*c) || *c == '、')
        .last()
        .map_or(end, |(at, _)| sentence.start + at);
    let run = Span::new(run, end);
    let run = LEAD_IN.all(text, run).last().map_or(run, |lead| Span::new(lead.end, end)).trim(text);
    let name = run.of(text);
    (name.chars().count() >= 2 && name.chars().count() <= 50 && ORGAN.matches(name)).then_some(run)
}
