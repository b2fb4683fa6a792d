//! Demands in words: 建议…, 希望…, 应…, 请…, 能否….

use crate::document::Document;
use crate::finding::Span;
use crate::letter::part::pattern::Pattern;

/// Finds the phrased demands in `region`; under a label every imperative counts, elsewhere only a cue does.
pub(super) fn find(document: &Document, region: Span, labelled: bool) -> Vec<Span> {
    let mut asks: Vec<Span> = Vec::new();
    for sentence in sentences(document, region) {
        let text = sentence.of(&document.text);
        let begins = if labelled { is_demand(text) || is_imperative(text) } else { is_demand(text) };
        match asks.last_mut() {
            _ if begins => asks.push(sentence),
            Some(last) if labelled => last.end = sentence.end,
            None if labelled => asks.push(sentence),
            _ => {}
        }
    }
    asks.retain(|ask| !is_courtesy(ask.of(&document.text)));
    asks
}

/// Finds the questions in `region`.
pub(super) fn questions(document: &Document, region: Span) -> Vec<Span> {
    let asked = |sentence: &Span| {
        let text = sentence.of(&document.text);
        text.ends_with(['？', '?']) || text.contains("请问") || text.contains("咨询")
    };
    let mut found: Vec<Span> = Vec::new();
    for sentence in sentences(document, region).into_iter().filter(asked) {
        if is_courtesy(sentence.of(&document.text)) {
            continue;
        }
        match found.last_mut() {
            // A run of questions is one enquiry.
            Some(last)
                if document.text.get(last.end..sentence.start).is_some_and(|gap| gap.trim().is_empty()) =>
            {
                last.end = sentence.end;
            }
            _ => found.push(sentence),
        }
    }
    found
}

/// Whether a text contains the words of a demand.
pub(super) fn is_demand(text: &str) -> bool {
    CUE.all(text, Span::new(0, text.len())).into_iter().any(|cue| {
        let before = text[..cue.start].chars().next_back();
        let after = &text[cue.end..];
        match cue.of(text) {
            "建议" => {
                !before.is_some_and(|before| "的该此本条项次《“\"提出件份".contains(before))
                    && !after.starts_with([
                        '的', '》', '”', '"', '、', '和', '与', '及', '案', '书', '稿', '人', '者', '：',
                    ])
                    && !after.starts_with("收")
                    && !after.starts_with("办理")
                    && !after.starts_with("答复")
                    && !after.starts_with("意见")
            }
            "应" => {
                !before.is_some_and(|before| "反响适供相对呼感照理效报答回顺".contains(before))
                    && !after.starts_with([
                        '届', '急', '用', '对', '付', '聘', '邀', '有', '力', '酬', '召', '验', '诉',
                    ])
                    && !after.is_empty()
            }
            "请" => {
                !before.is_some_and(|before| "申邀聘提报恳敬宴特函".contains(before))
                    && !after.starts_with(['问', '教', '假', '客', '柬', '愿', '示', '进'])
            }
            "要求" => {
                !before.is_some_and(|before| "的按照据合家策定准".contains(before))
                    && !after.starts_with(['的', '，', '。', '、', '和', '：', '“', '《'])
            }
            _ => true,
        }
    })
}

/// The words of a demand; some are none beside certain others.
static CUE: Pattern = Pattern::new(concat!(
    r"建议|希望|恳请|恳求|请求|呼吁|期盼|盼望|期待|期望|企盼|祈盼|祈望|敬请|能否|可否|能不能|可不可以|可以不可以|是否(?:可以|能)",
    r"|是不是(?:可以|能)|应当|应该|应|要求|请|亟需|急需|迫切需要|强烈要求|吁请|提请|盼(?:能|早|尽快|政府|有关|相关)",
    r"|望(?:能|政府|有关|相关|尽快|上级|领导|早|予|给)",
));

/// Whether a sentence under a label begins with the verb of a measure.
fn is_imperative(text: &str) -> bool {
    let bare = text.trim_start_matches(|next: char| !('\u{4e00}'..='\u{9fff}').contains(&next));
    VERBS.iter().any(|verb| bare.starts_with(verb))
}

const VERBS: [&str; 74] = [
    "加强",
    "加大",
    "加快",
    "加紧",
    "加密",
    "加装",
    "增设",
    "增加",
    "增派",
    "增强",
    "新建",
    "新增",
    "修建",
    "修复",
    "修缮",
    "扩建",
    "改建",
    "改造",
    "建立",
    "建设",
    "建成",
    "健全",
    "完善",
    "优化",
    "推进",
    "推动",
    "推广",
    "推行",
    "实施",
    "实行",
    "开展",
    "开通",
    "开设",
    "落实",
    "强化",
    "提高",
    "提升",
    "严格",
    "规范",
    "统筹",
    "整合",
    "整治",
    "畅通",
    "出台",
    "制定",
    "制订",
    "设立",
    "设置",
    "安排",
    "安装",
    "拓宽",
    "延长",
    "取消",
    "降低",
    "减免",
    "恢复",
    "扩大",
    "支持",
    "鼓励",
    "引导",
    "明确",
    "尽快",
    "由",
    "对",
    "把",
    "将",
    "在",
    "给",
    "为",
    "切实",
    "进一步",
    "大力",
    "积极",
    "充分",
];

/// Whether a demand is nothing but courtesy: 希望领导重视, 请尽快解决，谢谢.
fn is_courtesy(text: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|next| next.is_alphanumeric()).count();
    let stock: usize =
        COURTESY.all(text, Span::new(0, text.len())).into_iter().map(|word| letters(word.of(text))).sum();
    letters(text) < stock + 4
}

/// The words that courtesy is made of.
static COURTESY: Pattern = Pattern::new(concat!(
    r"强烈|非常|十分|真诚|诚恳|在此|最后|因此|所以|为此|综上(?:所述)?|特此?|我们?|本人|大家|老百姓|百姓|群众|居民|业主|市民|您们?|你们?|各位|各级",
    r"|尊敬的|亲爱的|书记|市长|县长|区长|省长|厅长|局长|主任|领导们?|政府|党委|人大|政协|市委|县委|有关|相关|主管|职能|上级|部门|单位|机关|方面",
    r"|同志|代表|委员|以上|上述|这个|这些|该|此|的|建议|希望|恳请|恳求|请求|呼吁|期盼|盼望|期待|期望|敬请|能否|可否|能不能|应当|应该|应|要求|请",
    r"|盼|望|能够?|可以|予以|给予|给|尽快|尽早|早日|及时|高度|引起|认真|切实|真正|重视|关注|关心|考虑|研究|采纳|解决|处理|落实|办理|答复|回复",
    r"|回答|答疑|解答|支持|帮助|帮忙|理解|反馈|核实|查实|调查|督促|协调|批评|指正|不吝|赐教|谢谢|感谢|感激不尽|万分|不胜感激|为盼|拜托|问题|情况",
    r"|事情|意见|一下|下|了|吧|和|与|及|或|把|将|对|为|向|到|来|让|使|得到|得|有|是|为什么|怎么办|怎么|如何|什么|多|大力|拨冗|百忙之中|抽出|时间",
    r"|抽空|看看?|小|这件事",
));

/// The sentences of `region`; a semicolon parts demands too, and a broken line goes on.
fn sentences(document: &Document, region: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for block in &document.blocks {
        let span = Span::new(block.span.start.max(region.start), block.span.end.min(region.end));
        if span.is_empty() {
            continue;
        }
        let text = span.of(&document.text);
        for (at, next) in text.char_indices() {
            let offset = span.start + at;
            if start.is_none() && !next.is_whitespace() {
                start = Some(offset);
            }
            if "。！？!?；;".contains(next) {
                let end = offset + next.len_utf8();
                found.extend(start.take().map(|start| Span::new(start, end)));
            }
        }
        let goes_on = text.chars().count() >= 25
            && text
                .trim_end()
                .chars()
                .next_back()
                .is_some_and(|last| ('\u{4e00}'..='\u{9fff}').contains(&last) || "，、,".contains(last));
        if !goes_on {
            found.extend(start.take().map(|start| Span::new(start, span.end)));
        }
    }
    found.extend(start.map(|start| Span::new(start, region.end)));
    found.iter().map(|span| span.trim(&document.text)).filter(|span| !span.is_empty()).collect()
}
