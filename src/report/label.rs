//! The names that reports give to what the letter and the item turned out to be.

use super::Language;
use crate::letter::{AskStatus, Slot, Strength};

impl Language {
    /// The name of a family of rules, such as 承诺 for `commitment`; an office's own family keeps its name.
    pub fn family(self, family: &str) -> &str {
        match family {
            "format" => self.pick("格式", "format"),
            "relevance" => self.pick("针对性", "relevance"),
            "wording" => self.pick("文字", "wording"),
            "policy" => self.pick("政策", "policy"),
            "citation" => self.pick("引用", "citation"),
            "commitment" => self.pick("承诺", "commitment"),
            "outcome" => self.pick("办理结果", "outcome"),
            "record" => self.pick("办理过程", "record"),
            "privacy" => self.pick("公开与保密", "privacy"),
            "waiver" => self.pick("豁免", "waiver"),
            other => other,
        }
    }

    /// Whether an ask was found answered, in words that accuse nobody.
    pub const fn ask_status(self, status: AskStatus) -> &'static str {
        match status {
            AskStatus::Answered => self.pick("找到对应答复", "answering text found"),
            AskStatus::Weak => self.pick("对应不明确，请人工核对", "unclear, please check"),
            AskStatus::Unmatched => {
                self.pick("未找到与该条建议对应的答复文字", "no text found that answers this ask")
            }
        }
    }

    /// What the best passage of an ask is to it.
    pub const fn passage(self, status: AskStatus) -> &'static str {
        match status {
            AskStatus::Answered => self.pick("对应文字", "answering text"),
            AskStatus::Weak => self.pick("可能对应的文字", "possibly answering text"),
            AskStatus::Unmatched => self.pick("最接近的文字", "nearest text"),
        }
    }

    /// How firm a commitment is, as in the ledger.
    pub const fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Dated => self.pick("有时限", "dated"),
            Strength::Conditional => self.pick("有条件", "conditional"),
            Strength::Undated => self.pick("无时限", "undated"),
            Strength::Hollow => self.pick("空泛", "hollow"),
        }
    }

    /// What a commitment may lack.
    pub const fn slot(self, slot: Slot) -> &'static str {
        match slot {
            Slot::Actor => self.pick("责任主体", "who"),
            Slot::Action => self.pick("具体措施", "what"),
            Slot::Deadline => self.pick("办理时限", "by when"),
            Slot::Measure => self.pick("数量", "how much"),
        }
    }
}
