//! 返乡农民工培训：市级、建议、B类 (city-revisions-left-docx).

use super::{Letter, Role};

/// The deleted and the inserted words of the one tracked change.
pub(in super::super) const CHANGE: (&str, &str) = ("近期", "2025年9月30日前");

/// The words a comment hangs on, and the comment.
pub(in super::super) const COMMENT: (&str, &str) = ("4120人", "请就业科核实人数后删去本批注。");

/// The reply with all changes accepted.
pub(in super::super) const REPLY: Letter = &[
    (Role::Class, "（B类）"),
    (Role::DocNumber, "沧宁人社复〔2025〕39号"),
    (Role::Title, "沧宁市人力资源和社会保障局关于对沧宁市第五届人民代表大会第四次会议第52号建议的答复"),
    (Role::Salutation, "唐正荣代表："),
    (
        Role::Body,
        "您提出的《关于就近开展返乡农民工技能培训的建议》（第52号）收悉。2025年4月24日，我局与您面商，现答复如下：",
    ),
    (Role::Heading, "关于把培训班办到乡镇"),
    (
        Role::Body,
        "截至2025年6月30日，已在全市34个乡镇举办培训班96期，培训返乡农民工4120人。没有开班的15个乡镇，我局将于2025年9月30日前全部开班。",
    ),
    (Role::Heading, "关于增加适销对路的工种"),
    (
        Role::Body,
        "您提出增加蔬菜种植、民宿服务、直播销售三个工种的意见已经采纳。2025年5月12日，三个工种列入《沧宁市职业技能培训补贴目录（2025年版）》（沧宁人社发〔2025〕20号），每人补贴800元至1500元。",
    ),
    (Role::Body, "感谢您对就业工作的关心和支持。"),
    (Role::Signature, "沧宁市人力资源和社会保障局"),
    (Role::Date, "2025年7月4日"),
    (Role::Note, "（联系人及电话：闻小琴，0883-2109671）"),
    (Role::Note, "（此件公开发布）"),
    (Role::CopyTo, "抄送：市人大常委会选联工委，市政府办公室。"),
];
