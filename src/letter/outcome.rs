//! What the reply says became of the demand: solved, in hand, planned, later, declined, passed upwards.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Letter;
use crate::finding::Span;

/// What became of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 已经解决、基本解决、已采纳.
    Solved,
    /// 正在解决.
    InProgress,
    /// 列入计划逐步解决.
    Planned,
    /// 因条件限制以后解决.
    Later,
    /// 不予采纳.
    Refused,
    /// 留作参考.
    Reference,
    /// 已向上级反映.
    UpLevel,
}

/// Words that tell what became of a demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeMark {
    /// The outcome they tell of.
    pub kind: Outcome,
    /// The words.
    pub span: Span,
}

/// Verbs of a result that is there.
const RESULT: &str = "(?:完成|解决|建成|修复|修缮|安装|增设|增开|开通|投入使用|投用|投运|启用|竣工|通车|通水|通电|落实|采纳|出台|印发|下达|拨付|发放|兑付|整改|清理|拆除|清运|恢复|办结|验收|配备|设立|设置|施划|划定|实现|覆盖|补齐|新建|改造|改建|招聘|增加|更换|到位|纳入|列入|封堵|加装|加固|开放|取缔|关停|搬迁|交付|入住|补发|补办|办理|调整|取消|公布|执行|实施|运行|运营|接通|疏通|栽植|硬化|绿化|铺设|架设|购置|招录|签订|支付|退还|缴纳|开工建设)";

/// A result of such preliminaries is work in hand, not a solution.
const PRELIMINARY: &str = "(?:前期|设计|勘[察测]|可研|立项|招标|招投标|财评|评审|选址|规划|方案|摸底|调研|踏勘|论证|审批|报批|项目库|计划)";

static TABLE: LazyLock<Vec<(Outcome, Regex)>> = LazyLock::new(|| {
    let result = format!(
        "(?:已经?|均已|现已|全部|业已)(?:[^，。；！？已将拟]{{0,24}}?){RESULT}|{RESULT}(?:了|完毕)|(?:得到|予以)(?:了)?(?:基本|有效|彻底|妥善)?(?:解决|改善|缓解)"
    );
    let rows = [
        (Outcome::Solved, result.as_str()),
        (
            Outcome::InProgress,
            r"正在|正(?:抓紧|积极|全力|组织|加快)|(?:已|现已)(?:[^，。；！？]{0,12}?)(?:启动|开工|动工|进场|着手|开展)|(?:建设|施工|推进|办理|实施|改造)(?:之)?中(?:[，。；]|$)",
        ),
        (
            Outcome::Planned,
            r"(?:已|将|拟)?(?:列入|纳入)(?:[^，。；！？]{0,24}?)(?:计划|规划|项目库|方案|预算|盘子|范围)",
        ),
        (Outcome::Reference, r"(?:留作|作为|供)[^，。；！？]{0,12}?参考"),
        (
            Outcome::UpLevel,
            r"(?:已|将|多次|积极|继续|并|及时)?(?:向|报|请示|呈报)[^，。；！？]{0,16}?(?:上级|国家|省|州|市|县|部|厅|局|政府)[^，。；！？]{0,10}?(?:反映|汇报|请示|呈报|申报|上报|申请|争取|建议)|(?:属|属于|系)(?:国家|中央|省级?|上级)[^，。；！？]{0,8}?(?:事权|权限|职权)",
        ),
    ];
    rows.into_iter().filter_map(|(kind, pattern)| Some((kind, Regex::new(pattern).ok()?))).collect()
});
static PREPARES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!("{PRELIMINARY}[^，。；！？]{{0,8}}?$|^[^，。；！？]{{0,10}}{PRELIMINARY}")).ok()
});

/// Finds the words that tell of an outcome in the body of `letter`.
pub(super) fn find(text: &str, letter: &Letter) -> Vec<OutcomeMark> {
    let mut marks = Vec::new();
    for sentence in &letter.sentences {
        if letter.body.is_none_or(|body| body.overlaps(sentence.span)) {
            marks.extend(in_sentence(text, letter, sentence.span));
        }
    }
    for refusal in &letter.refusals {
        let for_now = ["暂", "目前", "当前", "现阶段", "近期", "条件", "尚", "一时", "资金", "财力"]
            .iter()
            .any(|word| refusal.span.of(text).contains(word));
        let kind = if for_now { Outcome::Later } else { Outcome::Refused };
        marks.push(OutcomeMark { kind, span: refusal.span });
    }
    for commitment in &letter.commitments {
        marks.push(OutcomeMark { kind: Outcome::Planned, span: commitment.span });
    }
    marks.sort_by_key(|mark| (mark.span, mark.kind));
    marks
}

fn in_sentence(text: &str, letter: &Letter, sentence: Span) -> Vec<OutcomeMark> {
    let mut marks = Vec::new();
    for (kind, regex) in TABLE.iter() {
        for found in regex.find_iter(sentence.of(text)) {
            let span = Span::new(sentence.start + found.start(), sentence.start + found.end());
            let promised = letter.commitments.iter().any(|commitment| commitment.span.contains(span));
            let declined = letter.refusals.iter().any(|refusal| refusal.span.overlaps(span));
            let kind = match kind {
                Outcome::Solved if declined || (promised && !found.as_str().contains('已')) => continue,
                Outcome::Solved if is_preliminary(text, sentence, span) => Outcome::InProgress,
                other => *other,
            };
            marks.push(OutcomeMark { kind, span });
        }
    }
    marks
}

/// Whether what is “done” is only a step on the way.
fn is_preliminary(text: &str, sentence: Span, mark: Span) -> bool {
    let Some(prepares) = PREPARES.as_ref() else { return false };
    let after = Span::new(mark.end, sentence.end).of(text);
    let after = after.split(['，', '。', '；', '！', '？']).next().unwrap_or("");
    prepares.is_match(after) || ["纳入", "列入"].iter().any(|word| mark.of(text).ends_with(word))
}
