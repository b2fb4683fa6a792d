//! How an office lays out its letters, as data: a layout is one value of [`Look`].

/// All that one layout decides. Lengths are in twips, sizes in half points.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    /// 文件格式, 信函格式 or neither.
    pub(crate) form: Form,
    /// What the program that wrote the file calls its styles.
    pub(crate) ids: StyleIds,
    /// Whether all formatting stands on paragraphs and runs, as WPS and much pasting leave it.
    pub(crate) direct: bool,
    /// Whether the body's font comes through the theme.
    pub(crate) themed: bool,
    /// Whether runs are split at odd places, with the ids of editing sessions (rsid) on them.
    pub(crate) split: bool,
    /// The page.
    pub(crate) page: Page,
    /// Line pitch and character space of the grid, if there is one.
    pub(crate) grid: Option<(u32, i32)>,
    /// Value and rule of the line spacing.
    pub(crate) line: (u32, &'static str),
    /// Font and size of the body.
    pub(crate) body: (&'static str, u32),
    /// Font, size and alignment of the title.
    pub(crate) title: (&'static str, u32, &'static str),
    /// Fonts of the three levels of headings.
    pub(crate) headings: [&'static str; 3],
    /// How a paragraph leaves its first two places empty.
    pub(crate) indent: Indent,
    /// Whether headings are numbered by `numbering.xml`; if not, their numbers are typed.
    pub(crate) numbered: bool,
    /// Page numbers.
    pub(crate) footer: Footer,
    /// Words in the header of every page, or nothing.
    pub(crate) header: &'static str,
}

/// The form of an official document (公文).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// 文件格式: the number in the middle over a red line.
    Document,
    /// 信函格式: a double red line under the organ's name, the number at the right.
    Correspondence,
    /// A copy without red lines.
    Bare,
}

/// Size and margins of the page, and the distance of the footer from its edge.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) top: u32,
    pub(crate) right: u32,
    pub(crate) bottom: u32,
    pub(crate) left: u32,
    pub(crate) footer: u32,
}

impl Page {
    /// A4 with the margins of GB/T 9704-2012 5.2.1.
    pub(crate) const STANDARD: Self =
        Self { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1304 };
}

/// Style ids: the default paragraph, three headings, the title, the body, the footer.
#[derive(Clone, Copy)]
pub(crate) struct StyleIds {
    pub(crate) normal: (&'static str, &'static str),
    pub(crate) headings: [&'static str; 3],
    pub(crate) title: &'static str,
    pub(crate) body: &'static str,
    pub(crate) footer: &'static str,
}

impl StyleIds {
    /// As a Chinese Word numbers them.
    pub(crate) const WORD: Self =
        Self { normal: ("a", "Normal"), headings: ["1", "2", "3"], title: "a3", body: "a4", footer: "a5" };
    /// As WPS numbers them.
    pub(crate) const WPS: Self =
        Self { normal: ("1", "Normal"), headings: ["2", "3", "4"], title: "7", body: "5", footer: "6" };
    /// As an English Word names them.
    pub(crate) const NAMED: Self = Self {
        normal: ("Normal", "Normal"),
        headings: ["Heading1", "Heading2", "Heading3"],
        title: "Title",
        body: "BodyText",
        footer: "Footer",
    };
    /// As programs do that use the Chinese names themselves.
    pub(crate) const CHINESE: Self = Self {
        normal: ("正文", "正文"),
        headings: ["标题1", "标题2", "标题3"],
        title: "标题",
        body: "正文文本",
        footer: "页脚",
    };
}

/// How a paragraph leaves its first two places empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indent {
    /// `firstLineChars` with `firstLine` beside it.
    Characters,
    /// `firstLine` only.
    Twips,
    /// Two full-width spaces typed before the text.
    Spaces,
    /// Not at all.
    Missing,
}

/// Page numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Footer {
    /// None.
    Missing,
    /// `— 1 —`, at the right on odd and at the left on even pages.
    OddEven,
    /// The same on every page: the text with `#` for the number, and its font and size.
    Every(&'static str, &'static str, u32),
    /// As `OddEven`, with an empty footer on the first page.
    NotFirst,
}
