//! Labelled values (签发人：…, 联系电话：…): what stands behind which label.

use super::line::Line;
use super::pattern::Pattern;
use crate::document::BlockKind;
use crate::finding::Span;

/// What a label announces. One label may announce several things (联系人及电话).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 签发人.
    Signer,
    /// 联系人, 承办人, 经办人: who handles the matter.
    Handler,
    /// 主管领导 and the like.
    Leader,
    /// 联系单位, 承办单位.
    Unit,
    /// 联系电话.
    Phone,
    /// 抄送.
    CopyTo,
    /// 类别, 办理结果.
    Class,
    /// 公开属性.
    Publicity,
    /// The reply's title.
    Title,
    /// The item's title.
    ItemTitle,
    /// The item's number.
    ItemNumber,
    /// The session.
    Session,
    /// 文号.
    DocNumber,
    /// 主送.
    Addressee,
    /// 成文日期, 答复日期.
    ReplyDate,
    /// 附件.
    Attachment,
    /// Anything else that ends the value before it.
    Other,
}

/// The labels by what they announce; white space may stand between their characters.
const LABELS: &[(Label, &[&str])] = &[
    (Label::Signer, &["签发人", "签发领导", "领导签发", "领导署名", "签发", "审签人"]),
    (
        Label::Handler,
        &[
            "联系人",
            "联络人",
            "联络员",
            "经办人",
            "承办人",
            "办理人",
            "具体经办人",
            "具体承办人",
            "具体办理人",
            "经办人员",
            "承办人员",
            "办理人员",
            "联系人员",
            "经办同志",
            "承办同志",
        ],
    ),
    (
        Label::Leader,
        &[
            "主管领导人",
            "主管领导",
            "分管领导",
            "责任领导",
            "主要领导",
            "承办负责人",
            "分管负责人",
            "单位负责人",
            "负责人",
            "承办领导",
            "主办领导",
            "领导签字",
            "领导",
            "责任人",
            "审核人",
            "局长",
            "领办领导",
        ],
    ),
    (
        Label::Unit,
        &[
            "联系单位",
            "承办单位",
            "主办单位",
            "承办科室",
            "联系科室",
            "经办科室",
            "经办单位",
            "办理单位",
            "联系处室",
            "承办处室",
            "答复单位",
        ],
    ),
    (
        Label::Phone,
        &[
            "联系电话",
            "电话号码",
            "联系方式",
            "办公电话",
            "手机号码",
            "手机号",
            "手机",
            "电话",
            "咨询电话",
            "联络电话",
        ],
    ),
    (Label::CopyTo, &["抄送", "抄报", "抄送单位", "分送", "抄报送"]),
    (
        Label::Class,
        &[
            "类别",
            "类型",
            "分类",
            "办理结果",
            "办理类别",
            "答复类别",
            "答复类型",
            "办理类型",
            "办理分类",
            "办理结果分类",
            "办理结果类别",
            "结果类别",
            "办复情况",
            "办复类别",
            "办复类型",
            "办理情况",
            "复文类别",
            "答复分类",
            "解决程度",
            "办理程度",
            "落实情况分类",
            "办结类别",
            "办结类型",
            "办理结果标注",
            "建议类别",
            "提案类别",
        ],
    ),
    (
        Label::Publicity,
        &[
            "公开属性",
            "公开方式",
            "公开类别",
            "公开类型",
            "公开形式",
            "公开情况",
            "公开意见",
            "公开选项",
            "公开范围",
            "是否公开",
            "是否同意公开",
            "信息公开属性",
            "信息公开选项",
            "信息公开",
            "公开",
        ],
    ),
    (Label::Title, &["复文标题", "答复标题", "标题", "信息名称", "文件名称", "名称"]),
    (
        Label::ItemTitle,
        &[
            "建议提案标题",
            "建议标题",
            "提案标题",
            "建议名称",
            "提案名称",
            "建议题目",
            "提案题目",
            "题目",
            "案由",
            "议题",
            "建议案由",
            "提案案由",
        ],
    ),
    (
        Label::ItemNumber,
        &["建议提案编号", "建议编号", "提案编号", "建议号", "提案号", "编号", "案号", "建议序号", "提案序号"],
    ),
    (Label::Session, &["会议届次", "届次", "会议名称", "会议"]),
    (Label::DocNumber, &["发文字号", "文号", "发文文号", "复文文号", "答复文号", "复函文号"]),
    (Label::Addressee, &["主送", "主送单位", "主送机关"]),
    (Label::ReplyDate, &["成文日期", "答复日期", "复函日期", "答复时间", "办复日期", "办复时间"]),
    (Label::Attachment, &["附件"]),
    (
        Label::Other,
        &[
            "代表提案者",
            "提案者",
            "提案人",
            "代表姓名",
            "领衔代表",
            "代表团",
            "邮政编码",
            "邮编",
            "通讯地址",
            "联系地址",
            "地址",
            "传真",
            "电子邮箱",
            "邮箱",
            "索引号",
            "发布机构",
            "发布日期",
            "发布时间",
            "发文日期",
            "来源",
            "主题分类",
            "主题词",
            "浏览次数",
            "点击数",
            "阅读次数",
            "字体",
            "字号",
            "作者",
            "编辑",
            "责任编辑",
            "审核",
            "有效性",
            "交办日期",
            "姓名",
            "职务",
            "信息来源",
            "生成日期",
            "公开日期",
            "关键词",
            "网址",
            "打印",
            "内容",
            "答复内容",
            "复文内容",
            "主题",
            "密级",
            "紧急程度",
        ],
    ),
];

/// A label with its value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// What the label announces, in its order.
    pub(super) labels: Vec<Label>,
    /// The label, without its colon.
    pub(super) label: Span,
    /// What stands behind it, trimmed; empty when nothing does.
    pub(super) value: Span,
    /// The index of the line that holds the label.
    pub(super) line: usize,
}

impl Field {
    /// Whether the label announces `label`.
    pub(super) fn is(&self, label: Label) -> bool {
        self.labels.contains(&label)
    }
}

static LABEL: Pattern = Pattern::built(|| format!("({0}(?:{1}{0})*)\\s*[：:；;]", one_label(), JOINT));

/// A label that fills its line, as in the cells of a table.
static BARE: Pattern = Pattern::built(|| format!("^({0}(?:{1}{0})*)$", one_label(), JOINT));

/// What joins two labels into one: 联系人及电话.
const JOINT: &str = r"\s*(?:以及|及其|及|和|与|、|/|／)?\s*";

static SINGLE: Pattern = Pattern::built(one_label);

/// A handler's label of which only the last character was left.
static REMNANT: Pattern = Pattern::new(r"^(人)\s*[：:]");

/// Every labelled value of `lines`, in order.
pub(super) fn read(text: &str, lines: &[Line]) -> Vec<Field> {
    let mut fields = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let marks = labels_of(text, line.span);
        for (at, (label, labels, end)) in marks.iter().enumerate() {
            let next = marks.get(at + 1).map_or(line.span.end, |(next, _, _)| next.start);
            let mut value = trimmed(text, Span::new(*end, next));
            if value.is_empty()
                && at + 1 == marks.len()
                && let Some(below) = lines.get(index + 1)
                && below.kind == BlockKind::TableCell
                && labels_of(text, below.span).is_empty()
            {
                value = trimmed(text, below.span);
            }
            fields.push(Field { labels: labels.clone(), label: *label, value, line: index });
        }
        if marks.is_empty() && BARE.matches(line.span.of(text)) {
            let below = lines
                .get(index + 1)
                .filter(|below| !BARE.matches(below.span.of(text)) && labels_of(text, below.span).is_empty());
            let value = below.map_or(Span::new(line.span.end, line.span.end), |below| below.span);
            let labels = kinds(text, line.span);
            fields.push(Field { labels, label: line.span, value: trimmed(text, value), line: index });
        }
    }
    fields
}

/// The labels in a line: each with what it announces and where its value begins.
fn labels_of(text: &str, line: Span) -> Vec<(Span, Vec<Label>, usize)> {
    if let Some(groups) = REMNANT.groups(text, line)
        && let Some(label) = groups.get(1)
    {
        return vec![(label, vec![Label::Handler], groups.whole().end)];
    }
    LABEL
        .all_groups(text, line)
        .into_iter()
        .filter_map(|groups| {
            let label = groups.get(1)?;
            let before = text.get(line.start..label.start)?.trim_end();
            starts_field(before).then(|| (label, kinds(text, label), groups.whole().end))
        })
        .collect()
}

/// Whether a label may stand behind `before`: at the start, or after white space, a mark, a figure or a bracket.
fn starts_field(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|last| !super::name::is_han(last) || before.ends_with('号') || before.ends_with('类'))
}

fn kinds(text: &str, label: Span) -> Vec<Label> {
    SINGLE.all(text, label).iter().filter_map(|single| kind(single.of(text))).collect()
}

fn kind(label: &str) -> Option<Label> {
    let dense: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = dense.trim_end_matches("姓名");
    LABELS
        .iter()
        .find(|(_, names)| names.contains(&dense.as_str()) || names.contains(&plain))
        .map(|(label, _)| *label)
}

/// One label of the table, the longest first, white space allowed inside, 姓名 behind it.
fn one_label() -> String {
    let mut names: Vec<&str> = LABELS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    let spaced: Vec<String> =
        names.iter().map(|name| name.chars().map(String::from).collect::<Vec<_>>().join(r"\s*")).collect();
    format!(r"(?:(?:{})(?:\s*姓\s*名)?)", spaced.join("|"))
}

/// `span` without white space, marks and brackets that only enclose it.
fn trimmed(text: &str, span: Span) -> Span {
    let mut span = span.trim(text);
    loop {
        let inner = span.of(text);
        let Some(last) = inner.chars().next_back() else { return span };
        let unopened = (last == '）' && !inner.contains('（')) || (last == ')' && !inner.contains('('));
        let loose_end = matches!(last, '，' | ',' | '；' | ';' | '。' | '、') || unopened;
        let unclosed = matches!(last, '（' | '(');
        if !loose_end && !unclosed {
            return span;
        }
        span = Span::new(span.start, span.end - last.len_utf8()).trim(text);
    }
}
