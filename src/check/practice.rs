//! What differs from place to place (各地做法): class letters, bodies, time limits. It is profile data.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::letter::Outcome;

/// Local practice, as a profile states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Practice {
    /// What each class letter (办理结果类别) may mean.
    pub classes: BTreeMap<String, Vec<Outcome>>,
    /// Whether a reply must bear a class mark.
    pub class_required: bool,
    /// Whether a reply must bear a publicity mark (公开属性).
    pub publicity_required: bool,
    /// Whether what is not yet solved must bear a time limit (临政发〔2020〕23号 三（四）).
    pub deadline_required: bool,
    /// Whether a reply must name a contact and telephone.
    pub contact_required: bool,
    /// Whether a reply may answer several items at once (并案答复).
    pub several_items_allowed: bool,
    /// Whether replies are published, unless they say otherwise.
    pub published_by_default: bool,
    /// The bodies that receive a copy (抄送), by kind of item.
    pub copy_to: CopyTo,
    /// Time limits.
    pub limits: Limits,
}

/// Bodies that receive a copy of the reply; each entry is a group of names of which one suffices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CopyTo {
    /// For a 人大代表建议.
    pub suggestion: Vec<Vec<String>>,
    /// For a 政协提案.
    pub proposal: Vec<Vec<String>>,
}

/// Time limits of handling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Months from 交办 to the reply.
    pub reply_months: Option<i32>,
    /// Months from 交办 to the opinion of a co-organiser.
    pub joint_opinion_months: Option<i32>,
    /// The last day for replies, as `MM-DD`, where a place sets a fixed day.
    pub reply_by: Option<String>,
}
