//! The effective formatting of a docx: pages and paragraphs, all inheritance resolved.

use serde::{Deserialize, Serialize};

/// Page formatting of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The sections in order; a letter usually has one.
    pub sections: Vec<Section>,
    /// Whether odd and even pages have footers of their own (`w:evenAndOddHeaders`).
    pub even_and_odd: bool,
}

/// A section (`w:sectPr`): lengths in twips (1/1440 inch, 56.7 to the millimetre).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Section {
    /// Page width.
    pub width: Option<i32>,
    /// Page height.
    pub height: Option<i32>,
    /// Top margin, 天头.
    pub top: Option<i32>,
    /// Bottom margin, 地脚.
    pub bottom: Option<i32>,
    /// Left margin, 订口.
    pub left: Option<i32>,
    /// Right margin, 翻口.
    pub right: Option<i32>,
    /// Distance of the footer from the page's edge.
    pub footer: Option<i32>,
    /// The character grid.
    pub grid: Option<DocGrid>,
    /// Whether the first page has header and footer of its own (`w:titlePg`).
    pub title_page: bool,
    /// The page-number fields of the footers.
    pub page_numbers: Vec<PageNumber>,
}

impl Section {
    /// The page of GB/T 9704-2012 5.1, 5.2: A4, 37 mm above, 28 mm left, 156 mm by 225 mm of text.
    pub fn standard() -> Self {
        Self {
            width: Some(11906),
            height: Some(16838),
            top: Some(2098),
            bottom: Some(1984),
            left: Some(1587),
            right: Some(1474),
            footer: Some(1587),
            grid: Some(DocGrid {
                kind: Some("linesAndChars".to_owned()),
                line_pitch: Some(579),
                char_space: Some(-849),
            }),
            title_page: false,
            page_numbers: ["default", "even"].into_iter().map(PageNumber::standard).collect(),
        }
    }
}

impl PageNumber {
    /// The page number of GB/T 9704-2012 7.5: 四号 half-width Song digits between dashes.
    pub fn standard(pages: &str) -> Self {
        Self {
            pages: pages.to_owned(),
            text: "— # —".to_owned(),
            run: RunFormat {
                east_asia: Some("宋体".to_owned()),
                latin: Some("宋体".to_owned()),
                size: Some(28),
                ..RunFormat::default()
            },
            alignment: Some(if pages == "even" { Alignment::Left } else { Alignment::Right }),
        }
    }
}

impl ParagraphFormat {
    /// Body text of GB/T 9704-2012 5.2.2, 7.3.3: 三号仿宋, two characters of indent, 22 lines a page.
    pub fn standard_body() -> Self {
        Self {
            alignment: Some(Alignment::Both),
            indent: Indent { first_line_chars: Some(200), ..Indent::default() },
            spacing: LineSpacing { line: Some(579), rule: LineRule::Exact, ..LineSpacing::default() },
            run: RunFormat {
                east_asia: Some("仿宋_GB2312".to_owned()),
                latin: Some("Times New Roman".to_owned()),
                size: Some(32),
                ..RunFormat::default()
            },
            ..Self::default()
        }
    }

    /// A title of GB/T 9704-2012 7.3.1: 二号小标宋, centred.
    pub fn standard_title() -> Self {
        Self {
            alignment: Some(Alignment::Center),
            indent: Indent::default(),
            run: RunFormat {
                east_asia: Some("方正小标宋简体".to_owned()),
                size: Some(44),
                ..Self::standard_body().run
            },
            ..Self::standard_body()
        }
    }
}

/// The document grid (`w:docGrid`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocGrid {
    /// The grid's type, such as `linesAndChars`.
    pub kind: Option<String>,
    /// Line pitch in twips.
    pub line_pitch: Option<i32>,
    /// Added to the character width, in 1/4096 point.
    pub char_space: Option<i32>,
}

/// A page-number field (PAGE) in a footer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PageNumber {
    /// Which pages: `default`, `first` or `even`.
    pub pages: String,
    /// The footer's text with the number as `#`, such as `— # —`.
    pub text: String,
    /// The number's formatting.
    pub run: RunFormat,
    /// The footer paragraph's alignment.
    pub alignment: Option<Alignment>,
}

/// Effective formatting of one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ParagraphFormat {
    /// Name of the paragraph style as people see it, such as `heading 1`.
    pub style: Option<String>,
    /// The index into [`Layout::sections`].
    pub section: usize,
    /// Alignment; none means left.
    pub alignment: Option<Alignment>,
    /// Indents.
    pub indent: Indent,
    /// Line spacing.
    pub spacing: LineSpacing,
    /// The formatting that most of its characters have.
    pub run: RunFormat,
    /// Whether its characters are not all formatted alike.
    pub mixed: bool,
    /// Whether a page break stands before it.
    pub page_break_before: bool,
    /// Blank paragraphs right before it, which are no blocks of their own.
    pub blank_before: usize,
    /// Whether it goes on after a manual line break in the paragraph of the block before it.
    pub continued: bool,
}

/// Effective formatting of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RunFormat {
    /// East-Asian font name, themes resolved.
    pub east_asia: Option<String>,
    /// Latin font name, themes resolved.
    pub latin: Option<String>,
    /// Size in half points: 三号 is 32.
    pub size: Option<u32>,
    /// Bold.
    pub bold: bool,
    /// Colour as RRGGBB; none for automatic.
    pub color: Option<String>,
}

/// Paragraph alignment (`w:jc`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// Left or start.
    Left,
    /// Centred.
    Center,
    /// Right or end.
    Right,
    /// Justified.
    Both,
    /// Distributed.
    Distribute,
}

/// Indents; characters in hundredths of a character, lengths in twips. Characters win over lengths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Indent {
    /// First line, in 1/100 character.
    pub first_line_chars: Option<i32>,
    /// First line, in twips; negative for a hanging indent.
    pub first_line: Option<i32>,
    /// Left, in 1/100 character.
    pub left_chars: Option<i32>,
    /// Left, in twips.
    pub left: Option<i32>,
    /// Right, in 1/100 character.
    pub right_chars: Option<i32>,
    /// Right, in twips.
    pub right: Option<i32>,
}

/// Line spacing (`w:spacing`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LineSpacing {
    /// Twips for `Exact` and `AtLeast`, 1/240 line for `Auto`.
    pub line: Option<i32>,
    /// How `line` is meant.
    pub rule: LineRule,
    /// Space before, in twips.
    pub before: Option<i32>,
    /// Space after, in twips.
    pub after: Option<i32>,
}

/// How a line height is meant (`w:lineRule`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineRule {
    /// A multiple of the natural height.
    #[default]
    Auto,
    /// Exactly so.
    Exact,
    /// At least so.
    AtLeast,
}
