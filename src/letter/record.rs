//! The handling record (办理台账) of one item, as far as it is given.

use serde::Deserialize;

use super::{Date, ItemKind};

/// What is on file about the handling of one item (办理台账); every field is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// Suggestion or proposal.
    pub kind: Option<ItemKind>,
    /// The item's number.
    pub number: Option<String>,
    /// The item's title.
    pub title: Option<String>,
    /// The item's session.
    pub session: Option<String>,
    /// Names of the proposers.
    pub proposers: Vec<String>,
    /// 重点建议、重点提案.
    pub key_item: bool,
    /// 主办单位.
    pub organiser: Option<String>,
    /// 协办、会办单位.
    pub co_organisers: Vec<String>,
    /// 交办 day.
    #[serde(deserialize_with = "day")]
    pub handed_over: Option<Date>,
    /// 接收 day.
    #[serde(deserialize_with = "day")]
    pub received: Option<Date>,
    /// 沟通协商, each time.
    pub consultations: Vec<Consultation>,
    /// Whether the proposer asked to be met in person.
    pub face_to_face_requested: bool,
    /// The stages of handling that are over, in any order.
    pub stages: Vec<Stage>,
    /// 五级责任制: who answers for what.
    pub responsibility: Option<Responsibility>,
    /// Evidence of the 四个一 for key items.
    pub four_ones: FourOnes,
    /// 拟稿人.
    pub drafter: Option<String>,
    /// 审核人.
    pub reviewer: Option<String>,
    /// 签发人.
    pub signer: Option<String>,
    /// 公开属性.
    pub publication: Option<String>,
    /// Whether the proposer asked for confidentiality.
    pub confidential: bool,
}

/// One consultation (沟通协商) with the proposer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Consultation {
    /// Its day.
    #[serde(deserialize_with = "day")]
    pub date: Option<Date>,
    /// How: 面商, 座谈, 现场, 视频, 电话, 邮件 …
    pub mode: Option<String>,
    /// With whom.
    pub with: Option<String>,
}

/// One stage of handling (临政发〔2020〕23号 二（一）) with its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stage {
    /// 接收核对, 登记交办, 调查研究, 沟通协商, 书面答复, 复文公开, 总结报告 or 续办续复.
    pub name: String,
    /// Its day.
    #[serde(deserialize_with = "day")]
    pub date: Option<Date>,
}

/// 五级责任制 (临政发〔2020〕23号 二（一）): names for five roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Responsibility {
    /// 主要领导, 负总责.
    pub principal: Option<String>,
    /// 分管领导, 负主责.
    pub deputy: Option<String>,
    /// 综合科室, 总协调.
    pub coordinator: Option<String>,
    /// 业务科室, 具体办.
    pub section: Option<String>,
    /// 专人, 抓落实.
    pub handler: Option<String>,
}

impl Consultation {
    /// Whether they met: 面商, 座谈, 现场, 走访 or 视频 (the notice counts video as face to face).
    pub fn is_face_to_face(&self) -> bool {
        self.mode.as_deref().is_some_and(|mode| {
            ["面商", "面谈", "当面", "座谈", "现场", "走访", "登门", "视频", "实地"]
                .iter()
                .any(|way| mode.contains(way))
        })
    }
}

/// 四个一 (临政发〔2020〕23号 三（三）): what is on file for a key item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FourOnes {
    /// 一个工作方案.
    pub plan: bool,
    /// 一次联合调研.
    pub survey: bool,
    /// 一场面商会议.
    pub meeting: bool,
    /// 一份情况报告.
    pub report: bool,
}

impl Record {
    /// Reads a record in TOML.
    ///
    /// # Errors
    /// The parser's words, with line and column, when it is no TOML or has an unknown key.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

/// Accepts a day as a TOML date or as a string such as `2025-06-30`.
fn day<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Written::deserialize(input)? {
        Written::Date(date) => date.to_string(),
        Written::Text(text) => text,
    };
    text.parse::<Date>()
        .map(Some)
        .map_err(|_| serde::de::Error::custom(format!("“{text}”不是日期，请写成 2025-06-30 的样子")))
}
