//! Effective formatting: document defaults, then table style, paragraph styles, list level, character styles,
//! and what is set directly.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::super::{Indent, LineSpacing, ParagraphFormat, RunFormat};
use super::numbering::{List, Numbering};
use super::property::{Font, FramePosition, ParagraphProperties, Pool, RunProperties};
use super::settings::Settings;
use super::story::{Home, Paragraph};
use super::style::{Style, StyleKind, Styles};
use super::theme::Theme;

/// What the parts beside the text say about formatting.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub(super) styles: Styles,
    pub(super) theme: Theme,
    pub(super) settings: Settings,
    pub(super) numbering: Numbering,
}

/// Resolves formatting; the same question is answered once.
pub(super) struct Formatter<'a> {
    definitions: &'a Definitions,
    pool: &'a Pool,
    paragraphs: HashMap<(usize, Option<usize>), Rc<Resolved>>,
    runs: HashMap<(RunContext, usize), Rc<Character>>,
}

/// What the formatting of characters depends on beside their own properties: paragraph and table style.
type RunContext = (Option<usize>, Option<usize>);

/// The formatting of a paragraph apart from its characters.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) format: ParagraphFormat,
    /// Its list and level, when it belongs to one.
    pub(super) list: Option<(i64, u8)>,
    /// Its outline level from 0 to 8.
    pub(super) outline: Option<u8>,
    /// Where the frame around it stands on the page.
    pub(super) frame: Option<FramePosition>,
    context: RunContext,
}

/// The formatting of characters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Character {
    pub(super) format: RunFormat,
    pub(super) hidden: bool,
    east_asian_hint: bool,
}

/// Word's size when nothing sets one: 10 pt.
const DEFAULT_SIZE: u32 = 20;

impl<'a> Formatter<'a> {
    pub(super) fn new(definitions: &'a Definitions, pool: &'a Pool) -> Self {
        Self { definitions, pool, paragraphs: HashMap::new(), runs: HashMap::new() }
    }

    /// The formatting of a paragraph apart from its characters.
    pub(super) fn paragraph(&mut self, properties: usize, home: &Home) -> Rc<Resolved> {
        let table = self.definitions.styles.find(StyleKind::Table, home.table_style.as_deref());
        if let Some(resolved) = self.paragraphs.get(&(properties, table)) {
            return Rc::clone(resolved);
        }
        let resolved = Rc::new(self.resolve_paragraph(self.pool.paragraphs.get(properties), table));
        self.paragraphs.insert((properties, table), Rc::clone(&resolved));
        resolved
    }

    /// The formatting of the characters of a run.
    pub(super) fn run(&mut self, resolved: &Resolved, run: usize) -> Rc<Character> {
        let key = (resolved.context, run);
        if let Some(character) = self.runs.get(&key) {
            return Rc::clone(character);
        }
        let character = Rc::new(self.resolve_run(resolved.context, self.pool.runs.get(run)));
        self.runs.insert(key, Rc::clone(&character));
        character
    }

    /// The formatting that most characters of `part` of the paragraph's text have, and whether some differ.
    pub(super) fn majority(
        &mut self,
        resolved: &Resolved,
        paragraph: &Paragraph,
        part: Range<usize>,
    ) -> (RunFormat, bool, bool) {
        let mut votes = Votes::default();
        let mut hidden = false;
        let first = paragraph.pieces.partition_point(|piece| piece.text.end <= part.start);
        for piece in paragraph.pieces.get(first..).unwrap_or_default() {
            if piece.text.start >= part.end {
                break;
            }
            let stretch = piece.text.start.max(part.start)..piece.text.end.min(part.end);
            let character = self.run(resolved, piece.run);
            hidden |= character.hidden;
            votes.count(paragraph.text.get(stretch).unwrap_or(""), &character);
        }
        let (format, mixed) = votes.result().unwrap_or_else(|| (self.run(resolved, 0).format.clone(), false));
        (format, mixed, hidden)
    }

    fn resolve_paragraph(&self, direct: &ParagraphProperties, table: Option<usize>) -> Resolved {
        let styles = &self.definitions.styles;
        let style = styles.find(StyleKind::Paragraph, direct.style.as_deref());
        let chain = styles.chain(style);
        let list = self.list(direct, &chain);
        let mut properties = styles.default_paragraph.clone();
        for style in styles.chain(table).iter().rev() {
            properties = style.paragraph.over(&properties);
        }
        // A list's indents stand below those set where the list is chosen: in the style, or directly.
        let level = list.and_then(|(list, level)| list.level(level)).map(|level| &level.paragraph);
        let chosen_directly = direct.list.number.is_some();
        for style in chain.iter().rev() {
            if let Some(level) = level
                && !chosen_directly
                && style.paragraph.list.number.is_some()
            {
                properties = level.over(&properties);
            }
            properties = style.paragraph.over(&properties);
        }
        if let Some(level) = level
            && chosen_directly
        {
            properties = level.over(&properties);
        }
        properties = direct.over(&properties);
        let name = chain.first().map(|style| style.name.to_string());
        let outline =
            properties.outline.or_else(|| heading_level(name.as_deref())).filter(|level| *level < 9);
        Resolved {
            format: ParagraphFormat {
                style: name,
                alignment: properties.alignment,
                indent: settled(properties.indent),
                spacing: LineSpacing {
                    line: properties.spacing.line,
                    rule: properties.spacing.rule.unwrap_or_default(),
                    before: properties.spacing.before,
                    after: properties.spacing.after,
                },
                page_break_before: properties.page_break_before.unwrap_or_default(),
                ..ParagraphFormat::default()
            },
            list: list.map(|(list, level)| (list.number, level)),
            outline,
            frame: properties.frame,
            context: (style, table),
        }
    }

    /// The list of a paragraph and its level there.
    fn list(&self, direct: &ParagraphProperties, chain: &[&Style]) -> Option<(List<'a>, u8)> {
        let bearer = chain.iter().find(|style| style.paragraph.list.number.is_some());
        let number = direct.list.number.or_else(|| bearer?.paragraph.list.number)?;
        let list = self.definitions.numbering.list(number, &self.definitions.styles)?;
        let level = direct
            .list
            .level
            .or_else(|| {
                let bound = chain.first().and_then(|style| list.level_of_style(&style.id));
                bound.or_else(|| bearer.and_then(|style| list.level_of_style(&style.id)))
            })
            .or_else(|| chain.iter().find_map(|style| style.paragraph.list.level));
        Some((list, level.unwrap_or_default()))
    }

    fn resolve_run(&self, (paragraph, table): RunContext, direct: &RunProperties) -> Character {
        let styles = &self.definitions.styles;
        let table = styles.run(table);
        let paragraph = styles.run(paragraph);
        let character = styles.run(styles.find(StyleKind::Character, direct.style.as_deref()));
        let levels = [&table, &paragraph, &character];
        let inherited = levels.iter().fold(styles.default_run.clone(), |base, level| level.over(&base));
        let properties = direct.over(&inherited);
        // Toggles: each style level that sets them turns them over.
        let toggled = |of: fn(&RunProperties) -> Option<bool>| {
            let odd = levels.iter().filter(|level| of(level) == Some(true)).count() % 2 == 1;
            of(direct).unwrap_or(odd || of(&styles.default_run) == Some(true))
        };
        Character {
            format: RunFormat {
                east_asia: self.font(properties.east_asia.as_ref()),
                latin: self.font(properties.ascii.as_ref().or(properties.high_ansi.as_ref())),
                size: Some(properties.size.unwrap_or(DEFAULT_SIZE)),
                bold: toggled(|level| level.bold),
                color: properties.color.flatten().map(|color| color.to_string()),
            },
            hidden: toggled(|level| level.hidden),
            east_asian_hint: properties.east_asian_hint.unwrap_or_default(),
        }
    }

    fn font(&self, font: Option<&Font>) -> Option<String> {
        let language = self.definitions.settings.east_asian_language.as_deref();
        let name: Arc<str> = match font? {
            Font::Named(name) => Arc::clone(name),
            Font::Theme(slot) => self.definitions.theme.font(slot, language)?,
        };
        Some(name.to_string())
    }
}

/// The outline level, from 0, of the built-in heading styles by their names.
fn heading_level(style: Option<&str>) -> Option<u8> {
    let style = style?.trim().to_lowercase();
    let level = style.strip_prefix("heading").or_else(|| style.strip_prefix("标题"))?.trim();
    level.parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level - 1)
}

/// Characters win over lengths; but zero characters beside a length only undo an inherited number of characters.
fn settled(indent: Indent) -> Indent {
    let chars = |chars: Option<i32>, length: Option<i32>| {
        if chars == Some(0) && length.is_some_and(|length| length != 0) { None } else { chars }
    };
    Indent {
        first_line_chars: chars(indent.first_line_chars, indent.first_line),
        left_chars: chars(indent.left_chars, indent.left),
        right_chars: chars(indent.right_chars, indent.right),
        ..indent
    }
}

/// Counts how many characters have which formatting.
#[derive(Default)]
struct Votes {
    east_asia: Ballot<Option<String>>,
    latin: Ballot<Option<String>>,
    size: Ballot<Option<u32>>,
    bold: Ballot<bool>,
    color: Ballot<Option<String>>,
    /// Both fonts of the characters whose script is known, for a script that does not occur.
    fonts: Ballot<(Option<String>, Option<String>)>,
    /// Both fonts of all characters, when no script is known.
    any_fonts: Ballot<(Option<String>, Option<String>)>,
}

impl Votes {
    fn count(&mut self, text: &str, character: &Character) {
        let (mut visible, mut east_asian, mut latin) = (0, 0, 0);
        for sign in text.chars().filter(|sign| !sign.is_whitespace()) {
            visible += 1;
            match script(sign) {
                Script::EastAsian => east_asian += 1,
                Script::Latin => latin += 1,
                Script::Ambiguous if character.east_asian_hint => east_asian += 1,
                Script::Ambiguous => {}
            }
        }
        let format = &character.format;
        self.east_asia.cast(&format.east_asia, east_asian);
        self.latin.cast(&format.latin, latin);
        self.size.cast(&format.size, visible);
        self.bold.cast(&format.bold, visible);
        self.color.cast(&format.color, visible);
        let fonts = (format.east_asia.clone(), format.latin.clone());
        self.fonts.cast(&fonts, east_asian + latin);
        self.any_fonts.cast(&fonts, visible);
    }

    /// The winners, and whether any ballot was divided; none without visible characters.
    fn result(self) -> Option<(RunFormat, bool)> {
        let mixed = [
            self.east_asia.is_divided(),
            self.latin.is_divided(),
            self.size.is_divided(),
            self.bold.is_divided(),
            self.color.is_divided(),
        ]
        .contains(&true);
        let (east_asia, latin) = self.fonts.winner().or_else(|| self.any_fonts.winner())?;
        let format = RunFormat {
            east_asia: self.east_asia.winner().unwrap_or(east_asia),
            latin: self.latin.winner().unwrap_or(latin),
            size: self.size.winner()?,
            bold: self.bold.winner()?,
            color: self.color.winner()?,
        };
        Some((format, mixed))
    }
}

/// Votes for values; of equal ones the first wins.
#[derive(Default)]
struct Ballot<T> {
    votes: HashMap<T, (usize, usize)>,
}

impl<T: Clone + Eq + std::hash::Hash> Ballot<T> {
    fn cast(&mut self, value: &T, votes: usize) {
        if votes == 0 {
            return;
        }
        let order = self.votes.len();
        match self.votes.get_mut(value) {
            Some((count, _)) => *count += votes,
            None => {
                self.votes.insert(value.clone(), (votes, order));
            }
        }
    }

    fn winner(&self) -> Option<T> {
        let best = self.votes.iter().max_by_key(|(_, (votes, order))| (*votes, std::cmp::Reverse(*order)));
        best.map(|(value, _)| value.clone())
    }

    fn is_divided(&self) -> bool {
        self.votes.len() > 1
    }
}

/// Which of a run's fonts a character is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    EastAsian,
    Latin,
    /// Quotation marks, dashes and signs that either font has; `w:hint` decides.
    Ambiguous,
}

fn script(sign: char) -> Script {
    match u32::from(sign) {
        0x0021..=0x007E => Script::Latin,
        0x00A1..=0x00FF | 0x2010..=0x2040 | 0x2100..=0x2BFF => Script::Ambiguous,
        0x0100..=0x024F => Script::Latin,
        0x1100..=0x11FF | 0x2E80..=0xDFFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF => {
            Script::EastAsian
        }
        0x2_0000.. => Script::EastAsian,
        _ => Script::Ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Indent;
    use super::{Script, heading_level, script, settled};

    #[test]
    fn scripts_are_told_apart() {
        for (sign, expected) in [
            ('a', Script::Latin),
            ('1', Script::Latin),
            ('复', Script::EastAsian),
            ('。', Script::EastAsian),
            ('，', Script::EastAsian),
            ('〔', Script::EastAsian),
            ('“', Script::Ambiguous),
            ('—', Script::Ambiguous),
            ('×', Script::Ambiguous),
            ('𠀀', Script::EastAsian),
        ] {
            assert_eq!(script(sign), expected, "{sign}");
        }
    }

    #[test]
    fn heading_styles_are_known_by_name() {
        for (name, level) in [
            ("heading 1", Some(0)),
            ("Heading 3", Some(2)),
            ("标题 2", Some(1)),
            ("标题", None),
            ("Title", None),
            ("heading 10", None),
        ] {
            assert_eq!(heading_level(Some(name)), level, "{name}");
        }
    }

    #[test]
    fn zero_characters_beside_a_length_give_way() {
        let indent =
            |chars, length| Indent { first_line_chars: chars, first_line: length, ..Indent::default() };
        for (given, expected) in [
            (indent(Some(200), Some(640)), indent(Some(200), Some(640))),
            (indent(Some(0), Some(640)), indent(None, Some(640))),
            (indent(Some(0), Some(0)), indent(Some(0), Some(0))),
            (indent(Some(0), None), indent(Some(0), None)),
        ] {
            assert_eq!(settled(given), expected);
        }
    }
}
