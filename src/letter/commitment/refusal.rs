//! What cannot or will not be done, and why.

use std::sync::LazyLock;

use regex::Regex;

use super::Refusal;
use super::actor;
use super::clause::{self, Clause, has, without_number};
use super::tense;
use crate::finding::Span;
use crate::letter::Sentence;

/// The refusals of a sentence; a reason may stand in the sentence before.
pub(super) fn find(text: &str, sentence: &Sentence, previous: Option<&Sentence>) -> Vec<Refusal> {
    let clauses = clause::of(text, sentence);
    let mut refusals: Vec<Refusal> = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        if !is_refusal(&clause.words) || is_reported(&clauses[..index]) {
            continue;
        }
        let span = clause.span.trim(text);
        if let Some(last) = refusals.last_mut() {
            let explained = clauses[..index]
                .iter()
                .filter(|between| between.span.start >= last.span.end)
                .any(|between| gives_reason(&between.words));
            let before = Span::new(sentence.span.start, span.start);
            if explained && names_nothing(&clause.words) || is_ground(&clause.words, before.of(text)) {
                continue;
            }
            if last.span.end + '，'.len_utf8() >= span.start {
                last.span = last.span.cover(span);
                continue;
            }
        } else if goes_on(text, sentence, &clause.words, previous) {
            continue;
        }
        let topic = index.checked_sub(1).filter(|&before| is_topic(&clauses[before], clause));
        let (index, span) = topic.map_or((index, span), |before| (before, clauses[before].span.cover(span)));
        let span = span.trim(text);
        let reason = reason(text, &clauses, index).or_else(|| {
            previous.and_then(|before| {
                clause::of(text, before).iter().find(|clause| gives_reason(&clause.words)).map(|c| c.span)
            })
        });
        refusals.push(Refusal { span, reason });
    }
    refusals
}

/// Why something cannot be done; behind a refusal it is the reason of that, not another one.
static GROUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "[^，]{0,6}(?:财政|资金|经费)[^，]{0,3}(?:无力|没有安排)|无力|不具备|不符合|不属于|不在[^，]{0,14}(?:范围|之内|之列)|超出[^，]{0,10}(?:职权|权限|职责|范围)",
    )
});

/// What leads over from a refusal to its ground.
const LEADS: &[&str] = &["因", "由于", "鉴于", "根据", "按", "该", "此", "这", "其", "我", "本"];

/// Whether a clause says why, and names nothing that the words before it, a refusal among them, do not name.
fn is_ground(words: &str, before: &str) -> bool {
    let words = without_number(words);
    GROUND.find(words).is_some_and(|ground| {
        let named = words[..ground.start()].trim_end_matches(|c| "也都均还尚并暂已又确实目前".contains(c));
        clause::begins(named, LEADS) || before.contains(named)
    })
}

/// Whether a refusal does not say what it declines.
fn names_nothing(words: &str) -> bool {
    let words = ADVERBIALS.replace(without_number(words).trim(), "");
    CANNOT.find(&words).is_some_and(|refused| refused.len() == words.len())
}

/// What may stand before a refusal without naming what is declined: 因此我局今年也….
static ADVERBIALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:因此|所以|故|但|[我本][局厅委县市区镇乡]|“?十[三四五]五”?期间|今年|[0-9]{4}年|现在|也|均|都|还)+",
    )
});

/// Whether a clause explains the refusal in the sentence before it and turns to nothing else.
fn goes_on(text: &str, sentence: &Sentence, clause: &str, previous: Option<&Sentence>) -> bool {
    let words = sentence.span.of(text);
    previous.is_some_and(|previous| {
        previous.block == sentence.block
            && !clause::is_numbered(words)
            && !["关于", "对", "至于"].iter().any(|lead| words.starts_with(lead))
            && is_ground(clause, previous.span.of(text))
            && clause::of(text, previous).iter().any(|clause| is_refusal(&clause.words))
    })
}

/// Whether the clause before a refusal that names nothing itself says what is declined: “减为60元，暂时做不到”.
fn is_topic(before: &Clause, refusal: &Clause) -> bool {
    BARE.is_match(refusal.words.trim())
        && !before.opens
        && !gives_reason(&before.words)
        && !tense::is_past(&before.words)
        && !actor::is_adverbial(&before.words)
}

/// A refusal without what it declines.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:“?十[三四五]五”?期间|目前|现在|暂时|暂|近期|现阶段|今年|[0-9]{4}年)?(?:也|均|都|还)?(?:不能(?:安排|实行|办理|采纳)|不予(?:采纳|支持|考虑)|做不到|办不到)$",
    )
});

/// Whether the proposer's words or a rule's go on into this clause.
fn is_reported(before: &[Clause]) -> bool {
    before.last().is_some_and(|clause| {
        let words = without_number(&clause.words);
        ["您", "你们", "你", "代表", "委员"].iter().any(|who| words.starts_with(who))
            && has(words, &["提出", "反映", "提到", "指出"])
    })
}

/// Whether a clause says that something cannot or will not be done.
pub(super) fn is_refusal(words: &str) -> bool {
    CANNOT.find_iter(words).any(|found| {
        let (before, after) = (&words[..found.start()], &words[found.end()..]);
        !describes(before, found.as_str(), after)
    })
}

/// Whether the words tell of a hardship or qualify a noun rather than decline.
fn describes(before: &str, found: &str, after: &str) -> bool {
    let of_people = has(
        before,
        &[
            "群众", "车辆", "居民", "学生", "村民", "市民", "行人", "导致", "造成", "致使", "避免", "防止",
            "确保", "如果", "若", "凡", "一旦", "如", "想请", "想要",
        ],
    );
    let noun = after.starts_with('的')
        || [
            "的问题",
            "的现象",
            "的情况",
            "的局面",
            "的困难",
            "的路段",
            "的路口",
            "的地区",
            "的矛盾",
            "的难题",
            "的瓶颈",
        ]
        .iter()
        .any(|noun| after.contains(noun));
    let past = found.starts_with('未') && has(before, &["年前", "一直", "此前", "曾"]);
    // 省里核定我县不再增设: what others have laid down is a reason.
    let laid_down = LAID_DOWN.is_match(before);
    let asks = before.ends_with('能') || before.ends_with("是否") || before.ends_with("是不是");
    of_people || noun || past || laid_down || asks
}

static LAID_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^(?:国家|上级|省里|市里|州里|[省市州][^，]{0,6}[厅局委府])[^，]{0,4}(?:核定|明确|要求)")
});

static CANNOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:暂时|目前|现阶段|近期|短期内|尚|还|暂|也|确实|均|仍)?",
        "(?:无法|不能|难以|无力|没有能力|没有条件|不宜|不便|不得不放弃)",
        "(?:自行|直接|简单|统一|单方面|由[^，]{1,12}?|对[^，]{1,20}?|立即|马上|一次性|自主|单独|全面|及时|再|直接|完全|给予|予以|对[^，]{1,20}?|在[^，]{1,20}?|将[^，]{1,20}?|按[^，]{1,12}?|为[^，]{1,16}?|同意|满足[^，]{0,8})*",
        "(?:申报|实施|解决|安排|纳入|列入|办理|给予|予以|保证|满足|落实|进行|采纳|支持|增设|设置|新建|建设|开展|推进|批准|审批|启动|立项|设立|调整|提供|支付|承担|增加|改造|修建|硬化|安装|延伸|更改|改为|改建|确定|兑现|拨付|补助|享受|认定|开工|配备|扩建|搬迁|拆除|放开|开通|同意|列支|加装|规划|取消|降低|提高|减免|核发|供地|审核|施划|划设|实行|执行|处理|推行|出台|配套|达到|通过|征收|要求|清退|投资|作|包揽|决定|征用|占用|建)",
        "|不宜[^，的]{2,24}$|(?:暂时|目前|现阶段|一次性?)?[^，]{0,6}(?:做不到|办不到)$|不(?:列入|纳入)[^，]{0,12}(?:范围|计划|规划)$",
        "|不予(?:采纳|支持|考虑|批准|安排|同意|办理|受理|立项|纳入|实施|设置|审批|补助)",
        "|(?:暂|暂时|目前|现阶段|近期|现|尚)(?:不|没有|无|未)(?:考虑|安排|实施|予以|给予|具备|宜|纳入|列入|能|能够|建设|新建|计划|打算|规划|设置|调整|作|做|增设|开展|推进|条件|可行|采纳|再|安装|批准|相关计划|启动)[^，]{0,4}",
        "|(?:则|只能|故|因此|所以)?(?:暂|暂时|目前|现阶段|近期)?(?:没有|无|尚无|并无)[^，的]{0,14}(?:计划|打算|安排)$",
        "|(?:已|暂|目前)?无(?:力|财力|资金|经费)(?:再)?(?:安排|承担|解决|支付|投入|建设|实施)",
        "|(?:还|尚|暂|仍|均|也|目前)?不具备[^，]{0,16}(?:条件|资格|能力|基础|可行性|资质)?",
        "|(?:尚|还)(?:不成熟|未成熟|未具备|不具备|不可行)",
        "|条件(?:尚|还|仍|暂)?(?:不成熟|不具备|不允许)",
        "|不符合[^，]{0,24}(?:条件|要求|规定|政策|标准|规划|范围|原则)",
        "|不属于?(?:我|本)[^，]{0,12}(?:职责|职能|管辖|权限|范围)|不在[^，]{0,14}(?:范围|之内|之列)|超出[^，]{0,10}(?:职权|权限|职责|范围)",
        "|(?:我|本)(?:局|厅|委|县|市|区|镇|乡|单位|部门)[^，]{0,4}(?:无权|没有权限|不同意|不支持|不赞成)|无权(?:审批|决定|调整|更改|处理|制定)",
        "|不实行$|没有(?:单独|另行)设立[^，的]{2,20}$",
        "|不可行|不再(?:另建|另设|另行|新增|增设|新建|安排|扩建|单独设立|实施|纳入|审批|批准|单设)|暂缓(?:实施|建设|推进|安排|考虑|办理)|不(?:建议|主张|赞成)(?:增设|设置|新建|建设|取消|开通)|只能(?:纳入|列入)",
        "|暂?未(?:能)?(?:获得?批准|通过审批|获批|列入近期|纳入近期)",
    ))
});

/// The clause that gives the reason of the refusal at `index`.
fn reason(text: &str, clauses: &[Clause], index: usize) -> Option<Span> {
    let before = clauses[..index].iter().rposition(|clause| gives_reason(&clause.words));
    if let Some(first) = before {
        let last = clauses.get(index - 1).map_or(clauses[first].span, |clause| clause.span);
        return Some(clauses[first].span.cover(last).trim(text));
    }
    let own = &clauses[index];
    if gives_reason(&own.words) {
        return Some(own.span.trim(text));
    }
    // Without a word for it, what stands right before is the reason.
    index.checked_sub(1).map(|last| clauses[last].span.trim(text)).or_else(|| {
        clauses
            .get(index + 1)
            .filter(|clause| clause.begins(&["主要是", "原因是", "因为", "因", "主要原因"]))
            .map(|c| c.span)
    })
}

fn gives_reason(words: &str) -> bool {
    let words = without_number(words);
    [
        "由于",
        "因",
        "因为",
        "鉴于",
        "受",
        "受限于",
        "但由于",
        "但因",
        "但受",
        "根据",
        "按照",
        "依据",
        "考虑到",
        "从",
        "目前因",
        "主要是",
        "主要原因",
        "一方面",
    ]
    .iter()
    .any(|lead| words.starts_with(lead))
        && !words.starts_with("因此")
        && !words.starts_with("因地制宜")
        || has(words, &["不符合", "不够", "资金缺口", "资金不足", "受限"])
}

#[expect(clippy::expect_used, reason = "a constant pattern, compiled by every test")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}
