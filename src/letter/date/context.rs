//! What the words around a time make of it: a part of a name, past, ahead.

use super::TimeBound;
use super::TimeKind;
use super::reading::Reading;
use super::shadow::Shadow;

/// Whether the clause that holds `at` speaks of what will be.
pub(super) fn looks_ahead(shadow: &Shadow, at: usize) -> bool {
    let clause = shadow.text(shadow.clause_start(at)..shadow.clause_end(at));
    AHEAD.iter().any(|words| clause.contains(words))
}

/// Words of a clause that looks ahead.
const AHEAD: [&str; 14] = [
    "将", "拟", "计划", "预计", "力争", "争取", "确保", "打算", "准备", "可望", "有望", "前完", "底前",
    "会在",
];

/// Whether the time is said of what is over.
pub(super) fn is_past(shadow: &Shadow, reading: &Reading) -> bool {
    if reading.past {
        return true;
    }
    let before = shadow.text(shadow.clause_start(reading.range.start)..reading.range.start);
    let after = shadow.text(reading.range.end..shadow.clause_end(reading.range.end));
    let after = after.split(['（', '(']).next().unwrap_or_default();
    let done_before = marks_done(&before);
    let done_after = marks_done(after);
    if !(done_before || done_after) {
        return false;
    }
    // A future cue between the time and 已 or 了 takes the time: “计划6月完成，目前已…” is two clauses.
    let led = AHEAD.iter().any(|words| after.contains(words) || before.contains(words));
    !led && !matches!(reading.bound, TimeBound::Before if !done_after)
}

/// Whether a piece of a clause says that something is done.
fn marks_done(piece: &str) -> bool {
    let done = ["已", "曾", "完毕", "业经"].iter().any(|mark| {
        piece.match_indices(mark).any(|(index, _)| {
            let rest = &piece[index..];
            !STILL_AHEAD.iter().any(|words| rest.starts_with(words))
        })
    });
    done || piece.match_indices('了').any(|(index, _)| {
        let rest = &piece[index + '了'.len_utf8()..];
        let prior = piece[..index].chars().next_back();
        !rest.starts_with(['解', '然', '却', '结', '望'])
            && !matches!(prior, Some('为' | '除' | '罢'))
            && !piece[..index].ends_with("规划")
    })
}

/// 已 with a future verb: 已会把…, 已计划….
const STILL_AHEAD: [&str; 5] = ["已会", "已拟", "已计划", "已确定于", "已打算"];

/// Whether the time is part of the name of a plan, a project or a list.
pub(super) fn is_name(shadow: &Shadow, reading: &Reading) -> bool {
    if !matches!(reading.kind, TimeKind::Absolute | TimeKind::Relative)
        || matches!(reading.bound, TimeBound::Before | TimeBound::After | TimeBound::Since)
    {
        return false;
    }
    let end = reading.range.end;
    let clause_end = shadow.clause_end(end);
    let tail = shadow.text(end..clause_end.min(end + 24));
    let tail = tail.trim_start_matches('"');
    let tail = tail.strip_prefix('的').unwrap_or(tail);
    let listed = LISTED.iter().any(|words| shadow.ends_with(reading.range.start, words));
    let reach = if listed { 14 } else { 10 };
    let Some((head_at, head)) = first_head(tail, reach) else { return false };
    let between = &tail[..head_at];
    let rest = &tail[head_at + head.len()..];
    if between.contains(['（', '(', '《']) || VERBS.iter().any(|verb| between.contains(verb)) {
        return false;
    }
    if between.chars().any(|c| c.is_ascii_digit())
        || between.contains(['个', '条', '处', '座', '所', '将', '拟', '把', '对'])
    {
        return false;
    }
    // 计划投资, 规划建设: the head is a verb; 规划了 likewise.
    if matches!(head, "计划" | "规划") && (PLANNED.iter().any(|verb| rest.starts_with(verb))) {
        return false;
    }
    true
}

/// The first head noun within `reach` characters of `tail`, with its place.
fn first_head(tail: &str, reach: usize) -> Option<(usize, &'static str)> {
    let limit = tail.char_indices().nth(reach).map_or(tail.len(), |(index, _)| index);
    NAME_HEADS
        .iter()
        .filter_map(|&head| tail.find(head).filter(|&at| at <= limit).map(|at| (at, head)))
        .min_by_key(|&(at, head)| (at, usize::MAX - head.len()))
}

/// Nouns that a year before them belongs to.
const NAME_HEADS: [&str; 26] = [
    "项目库",
    "项目",
    "规划",
    "计划",
    "方案",
    "名录",
    "任务",
    "清单",
    "大中修",
    "预算",
    "专项",
    "盘子",
    "台账",
    "工作要点",
    "实施意见",
    "行动",
    "工程",
    "民生实事",
    "重点工作",
    "指标",
    "资金",
    "目标",
    "要点",
    "纲要",
    "白皮书",
    "投资",
];

/// Verbs that lead a time into the name of a list.
const LISTED: [&str; 22] = [
    "纳入",
    "列入",
    "列为",
    "编入",
    "作为",
    "申报",
    "报送",
    "纳入到",
    "列入到",
    "纳入了",
    "列入了",
    "上报",
    "下达",
    "下达了",
    "编制",
    "制定",
    "根据",
    "按照",
    "依据",
    "列入我县",
    "纳入我县",
    "对照",
];

/// Verbs that never are part of the name of a project.
const VERBS: [&str; 26] = [
    "完成", "实施", "启动", "开工", "建成", "开展", "竣工", "完工", "动工", "投入", "安排", "下达", "争取",
    "推进", "落实", "列入", "纳入", "申报", "编制", "制定", "出台", "解决", "进行", "组织", "投用", "予以",
];

/// Verbs after 计划 or 规划 that make a verb of it.
const PLANNED: [&str; 34] = [
    "投资", "实施", "完成", "新建", "建设", "安排", "对", "在", "于", "启动", "开工", "将", "修建", "改造",
    "争取", "开展", "投入", "建成", "分", "安装", "组织", "采取", "通过", "由", "新增", "筹措", "了", "打造",
    "整治", "推进", "把", "逐步", "全面", "再",
];

/// Whether a verb of doing stands at `at`, or a word that leads to one.
pub(super) fn verb_follows(shadow: &Shadow, at: usize) -> bool {
    let at = shadow.eat(at, &["，"]).unwrap_or(at);
    FOLLOWING.iter().any(|verb| shadow.starts_with(at, verb))
}

/// What may follow a time that an action happens in.
const FOLLOWING: [&str; 40] = [
    "将", "拟", "计划", "完成", "启动", "开工", "动工", "建成", "投入", "开始", "进行", "实施", "组织",
    "集中", "开展", "施工", "竣工", "完工", "投用", "启用", "可", "便", "即", "我", "予以", "解决", "建设",
    "修建", "改造", "安排", "力争", "争取", "确保", "全面", "尽早", "尽快", "逐步", "落实", "推进", "正式",
];

/// Whether the words before a duration say that something takes this long.
pub(super) fn takes_time(shadow: &Shadow, at: usize) -> bool {
    ["预计", "力争", "计划", "争取", "约需", "需要", "需", "预计需要", "再有"]
        .iter()
        .any(|words| shadow.ends_with(at, words))
}

/// Whether the two digits at `at` count years rather than name one: 近20年底.
pub(super) fn counts(shadow: &Shadow, at: usize) -> bool {
    shadow
        .before(at)
        .is_some_and(|c| "近约用过满共达第超余历经每".contains(c) || c == '.' || c.is_ascii_alphabetic())
}
