//! What checks of layout share: the roles of paragraphs, the names of fonts, lengths in words.

use super::Case;
use crate::document::{Block, BlockKind, ParagraphFormat, Section, Story};
use crate::finding::{Hit, Span};

/// The part a paragraph plays in the layout of GB/T 9704-2012.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// 标题.
    Title,
    /// 第一层标题 “一、”.
    FirstHeading,
    /// 第二层标题 “（一）”, alone in its paragraph.
    SecondHeading,
    /// 正文.
    Body,
}

/// Families of fonts that the standard and offices take for one, compared without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Font {
    /// 仿宋.
    Fangsong,
    /// 小标宋.
    Xiaobiaosong,
    /// 黑体.
    Hei,
    /// 楷体.
    Kai,
    /// 宋体.
    Song,
}

impl Font {
    /// Whether `name` is a font of this family.
    pub(crate) fn accepts(self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.names().iter().any(|known| name == known.to_lowercase())
    }

    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Fangsong => &[
                "仿宋_GB2312",
                "FangSong_GB2312",
                "仿宋",
                "FangSong",
                "方正仿宋_GBK",
                "方正仿宋_GB2312",
                "方正仿宋_GB18030",
                "方正仿宋简体",
                "FZFangSong-Z02",
                "FZFangSong-Z02S",
                "方正公文仿宋",
                "华文仿宋",
                "STFangsong",
            ],
            Self::Xiaobiaosong => &[
                "方正小标宋简体",
                "方正小标宋_GBK",
                "方正小标宋_GB18030",
                "方正小标宋简",
                "方正公文小标宋",
                "小标宋",
                "FZXiaoBiaoSong-B05",
                "FZXiaoBiaoSong-B05S",
                "长城小标宋体",
                "华文中宋",
                "STZhongsong",
            ],
            Self::Hei => &[
                "黑体",
                "SimHei",
                "方正黑体_GBK",
                "方正黑体简体",
                "FZHei-B01",
                "FZHei-B01S",
                "方正公文黑体",
                "华文黑体",
                "STHeiti",
            ],
            Self::Kai => &[
                "楷体_GB2312",
                "KaiTi_GB2312",
                "楷体",
                "KaiTi",
                "方正楷体_GBK",
                "方正楷体简体",
                "方正楷体_GB2312",
                "FZKai-Z03",
                "FZKai-Z03S",
                "方正公文楷体",
                "华文楷体",
                "STKaiti",
            ],
            Self::Song => {
                &["宋体", "SimSun", "方正书宋_GBK", "方正书宋简体", "方正书宋", "新宋体", "NSimSun"]
            }
        }
    }
}

/// The paragraphs that play `role`, with their formatting and the place to report.
pub(crate) fn paragraphs<'a>(
    case: &'a Case<'_>,
    role: Role,
) -> impl Iterator<Item = (Span, &'a ParagraphFormat)> {
    case.reply.blocks.iter().filter_map(move |block| {
        let format = block.format.as_ref()?;
        (role_of(case, block)? == role).then(|| (block.span.trim(&case.reply.text), format))
    })
}

fn role_of(case: &Case<'_>, block: &Block) -> Option<Role> {
    let letter = case.letter;
    let text = block.span.of(&case.reply.text);
    if block.story != Story::Body || text.trim().is_empty() {
        return None;
    }
    if letter.title.is_some_and(|title| title.overlaps(block.span)) {
        return Some(Role::Title);
    }
    let heading = letter.sections.iter().filter_map(|section| section.heading).any(|heading| {
        heading.overlaps(block.span)
            && heading.trim(&case.reply.text).end >= block.span.trim(&case.reply.text).end
    });
    let start = text.trim_start();
    if heading && start.chars().take(4).any(|character| character == '、') {
        return Some(Role::FirstHeading);
    }
    if heading && start.starts_with(['（', '(']) {
        return Some(Role::SecondHeading);
    }
    // A table in the body has a font, a size and a spacing of its own.
    let in_table = block.kind == BlockKind::TableCell;
    (!in_table && letter.body.is_some_and(|body| body.overlaps(block.span))).then_some(Role::Body)
}

/// One hit on the first of the paragraphs that are wrong, saying how many there are.
pub(crate) fn first_of(wrong: Vec<(Span, String)>) -> Vec<Hit> {
    let count = wrong.len().to_string();
    wrong
        .into_iter()
        .take(1)
        .map(|(span, actual)| Hit::at(span).with("actual", actual).with("count", count.clone()))
        .collect()
}

/// The sections of the document.
pub(crate) fn sections<'a>(case: &'a Case<'_>) -> &'a [Section] {
    case.reply.layout.as_ref().map_or(&[], |layout| &layout.sections)
}

/// Twips as millimetres with one decimal.
pub(crate) fn millimetres(twips: i32) -> String {
    format!("{:.1}", f64::from(twips) * 25.4 / 1440.0)
}

/// Half points as a size that people name: 三号, 小四, or points.
pub(crate) fn size_name(half_points: u32) -> String {
    let known = [
        (52, "一号"),
        (48, "小一"),
        (44, "二号"),
        (36, "小二"),
        (32, "三号"),
        (30, "小三"),
        (28, "四号"),
        (24, "小四"),
        (21, "五号"),
        (18, "小五"),
    ];
    known
        .iter()
        .find(|(size, _)| *size == half_points)
        .map_or_else(|| format!("{}磅", f64::from(half_points) / 2.0), |(_, name)| (*name).to_owned())
}
