//! The arguments, with their help in Chinese.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use fuwen::letter::Date;
use fuwen::report::Language;
use fuwen::verdict::FailOn;

/// 复文检查：在发出之前，检查对人大代表建议、政协提案的答复
#[derive(Debug, Parser)]
#[command(
    name = "fuwen",
    version,
    about = "复文检查：在发出之前，检查对人大代表建议、政协提案的答复",
    long_about = "复文检查：在发出之前，检查对人大代表建议、政协提案的答复（Checks draft replies to 人大代表建议 and 政协提案）。\n\
                  退出状态：0 没有达到门槛的问题，1 有达到 --fail-on 的问题，2 无法运行。",
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 检查复文（docx、Markdown、纯文本）
    Check(Check),
    /// 对照原件：每条建议在复文的哪里得到答复
    Coverage(Coverage),
    /// 对照同一复文的旧稿和新稿：改好了哪些问题，哪些仍在，新出现了哪些
    Compare(Compare),
    /// 列出复文作出的承诺：xlsx、csv 或 json
    Ledger(Ledger),
    /// 把现有问题记为存量，以后 check --baseline 只计新的
    Baseline(BaselineArguments),
    /// 改正机械性的差错：文号括号、标点、序号
    ///
    /// 只改写法，不改内容；--unsafe 才改可能牵涉文意之处。默认在原处改，原件另存为“原名.bak”。
    /// 退出状态：0 已改或无可改；--diff 时 1 表示有可改之处；2 无法运行。
    Fix(Fix),
    /// 说明一条规则：依据、例子、怎样调整
    Explain(Explain),
    /// 列出全部规则
    Rules(Rules),
}

/// What every command that checks letters takes.
#[derive(Debug, Default, Args)]
pub(crate) struct Case {
    /// 复文文件或文件夹；- 表示标准输入
    #[arg(required = true, value_name = "复文")]
    pub(crate) replies: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) basis: Basis,
    /// 多件复文的原件所在的文件夹，按文件名、编号、标题与复文对应
    #[arg(long, value_name = "文件夹", conflicts_with = "item")]
    pub(crate) items: Option<PathBuf>,
    /// 多件的总台账（.xlsx 或 .csv，一件一行），按编号、标题与复文对应
    #[arg(long, value_name = "文件", conflicts_with = "record")]
    pub(crate) register: Option<PathBuf>,
}

/// With what a letter is checked: the evidence of one, the rules in force, and the day.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Basis {
    /// 建议、提案原文（docx、Markdown、纯文本）
    #[arg(long, value_name = "文件")]
    pub(crate) item: Option<PathBuf>,
    /// 一件的办理台账（TOML）
    #[arg(long, value_name = "文件")]
    pub(crate) record: Option<PathBuf>,
    /// 规则档案：national、yunnan、lincang（默认 lincang）
    #[arg(long, value_name = "名称")]
    pub(crate) profile: Option<String>,
    /// 配置文件；默认从复文（对照时为新稿）所在文件夹向上寻找 fuwen.toml
    #[arg(long, value_name = "文件")]
    pub(crate) config: Option<PathBuf>,
    /// 判断所依据的日期，如 2025-06-30；默认今天
    #[arg(long, value_name = "日期", value_parser = date)]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) case: Case,
    /// 输出到屏幕的格式
    #[arg(long, value_name = "格式", default_value = "text")]
    pub(crate) format: Format,
    /// 另存报告，可多次使用，如 --output json=report.json
    #[arg(long, value_name = "格式=文件", value_parser = output)]
    pub(crate) output: Vec<(Format, PathBuf)>,
    /// 达到哪一级时退出状态为 1：error 必改、warning 应改、note 提示、never 从不（默认 error）
    #[arg(long, value_name = "级别", value_parser = fail_on)]
    pub(crate) fail_on: Option<FailOn>,
    /// 存量文件（fuwen baseline 写出的）：其中的问题照样列出，不计入门槛
    #[arg(long, value_name = "文件")]
    pub(crate) baseline: Option<PathBuf>,
    /// 报告的语言
    #[arg(long, value_name = "语言", default_value = "zh")]
    pub(crate) lang: Lang,
    /// 是否用颜色
    #[arg(long, value_name = "何时", default_value = "auto")]
    pub(crate) color: Color,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    #[command(flatten)]
    pub(crate) case: Case,
    /// 格式
    #[arg(long, value_name = "格式", default_value = "text")]
    pub(crate) format: CoverageFormat,
    /// 写到哪里；默认显示在屏幕上
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    /// 出现哪种结果时退出状态为 1：unmatched 未找到对应文字、weak 还包括对应不明确、never 从不
    #[arg(long, value_name = "结果", default_value = "never")]
    pub(crate) fail_on: CoverageGate,
    /// 语言
    #[arg(long, value_name = "语言", default_value = "zh")]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// 旧稿
    #[arg(value_name = "旧稿")]
    pub(crate) old: PathBuf,
    /// 新稿
    #[arg(value_name = "新稿")]
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) basis: Basis,
    /// 格式
    #[arg(long, value_name = "格式", default_value = "text")]
    pub(crate) format: CompareFormat,
    /// 新出现的问题达到哪一级时退出状态为 1：error、warning、note、never（默认 error）
    #[arg(long, value_name = "级别", value_parser = fail_on)]
    pub(crate) fail_on: Option<FailOn>,
    /// 语言
    #[arg(long, value_name = "语言", default_value = "zh")]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct Ledger {
    #[command(flatten)]
    pub(crate) case: Case,
    /// 写到哪里，格式由结尾决定：.xlsx、.csv、.json
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    /// 与原来的台账（.xlsx、.csv、.json）对照：哪些承诺不见了、改了、到期了
    #[arg(long, value_name = "文件")]
    pub(crate) against: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArguments {
    #[command(flatten)]
    pub(crate) case: Case,
    /// 存量文件；已有的，原有问题保留最初的日期
    #[arg(short, long, value_name = "文件", default_value = "fuwen-baseline.json")]
    pub(crate) output: PathBuf,
    /// 只去掉已经消除的，不记入新的
    #[arg(long)]
    pub(crate) prune: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Fix {
    #[command(flatten)]
    pub(crate) case: Case,
    /// 只显示会怎样改（统一差异格式），不写文件
    #[arg(long, conflicts_with_all = ["output", "no_backup"])]
    pub(crate) diff: bool,
    /// 连同可能改变文意的一并改；改后请逐处核对
    #[arg(long = "unsafe")]
    pub(crate) with_unsafe: bool,
    /// 写到这个文件，原件不动
    #[arg(short, long, value_name = "文件")]
    pub(crate) output: Option<PathBuf>,
    /// 在原处改时不另存原件
    #[arg(long)]
    pub(crate) no_backup: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// 规则名，如 commitment/no-deadline
    #[arg(value_name = "规则")]
    pub(crate) rule: String,
    /// 语言
    #[arg(long, value_name = "语言", default_value = "zh")]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// 格式
    #[arg(long, value_name = "格式", default_value = "text")]
    pub(crate) format: CatalogueFormat,
    /// 按哪个规则档案列出级别
    #[arg(long, value_name = "名称", default_value = "lincang")]
    pub(crate) profile: String,
    /// 语言
    #[arg(long, value_name = "语言", default_value = "zh")]
    pub(crate) lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 给人看的文字报告
    Text,
    /// 给程序用的 JSON（第 1 版）
    Json,
    /// 复文本身，每处问题加 Word 批注（只用于 --output；多件复文时给文件夹）
    Word,
    /// 复文本身，可以放心改的以修订写入（只用于 --output；多件复文时给文件夹）
    WordChanges,
    /// 给审核人看的网页；--output html=文件夹/ 时一件一页并有汇总页
    Html,
    /// SARIF 2.1.0（代码扫描平台）
    Sarif,
    /// JUnit XML（持续集成的测试报告）
    Junit,
    /// GitHub Actions 注解
    Github,
    /// reviewdog 的 rdjson
    Rdjson,
    /// Checkstyle XML
    Checkstyle,
    /// GitLab 代码质量报告
    Gitlab,
    /// 电子表格：问题、建议与答复、承诺台账、汇总（只能用 --output）
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageFormat {
    /// 表
    Text,
    /// Markdown 表
    Markdown,
    /// 网页
    Html,
    /// JSON
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageGate {
    /// 未找到对应文字
    Unmatched,
    /// 未找到对应文字，或对应不明确
    Weak,
    /// 从不
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    /// 给人看的文字
    Text,
    /// 给程序用的 JSON（第 1 版）
    Json,
    /// Markdown，可贴到讨论页
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CatalogueFormat {
    /// 表
    Text,
    /// JSON
    Json,
    /// 规则目录页（docs/rules.md）
    Markdown,
    /// 通知条文与规则对照（docs/traceability.md）
    Traceability,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// 终端支持时
    Auto,
    /// 总是
    Always,
    /// 从不
    Never,
}

impl Format {
    /// Whether people can read it on a screen.
    pub(crate) const fn is_text(self) -> bool {
        match self {
            Self::Text
            | Self::Json
            | Self::Sarif
            | Self::Junit
            | Self::Github
            | Self::Rdjson
            | Self::Checkstyle
            | Self::Gitlab
            | Self::Html => true,
            Self::Xlsx | Self::Word | Self::WordChanges => false,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "请写成 2025-06-30 的样子".to_owned())
}

fn fail_on(text: &str) -> Result<FailOn, String> {
    match text {
        "error" => Ok(FailOn::Error),
        "warning" => Ok(FailOn::Warning),
        "note" => Ok(FailOn::Note),
        "never" => Ok(FailOn::Never),
        _ => Err("可用：error、warning、note、never".to_owned()),
    }
}

fn output(text: &str) -> Result<(Format, PathBuf), String> {
    let (format, path) = text.split_once('=').ok_or("请写成“格式=文件”，如 json=report.json".to_owned())?;
    let format = Format::from_str(format, true).map_err(|_| {
        let known: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
            .collect();
        format!("没有“{format}”这种格式；可用：{}", known.join("、"))
    })?;
    if path.is_empty() {
        return Err("“=”后面缺少文件名".to_owned());
    }
    Ok((format, PathBuf::from(path)))
}
