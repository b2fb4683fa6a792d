//! The main story: paragraphs, tables, and the notes that hang on them.

use super::format::{self, Format};
use super::look::{Indent, Look};
use crate::files::inline::{Piece, pieces};
use crate::files::letter::{Letter, Role};
use crate::files::text_box;
use crate::files::xml::{escape, run};

const AUTHORS: [&str; 3] = ["督查室", "办公室", "分管领导"];
const WRITTEN: &str = "2025-06-03T10:20:00Z";
const RSIDS: [&str; 4] = ["00A41F0C", "00B5236E", "003D70F9", "00C81A54"];

/// The content of the main story, with the notes found on the way.
#[derive(Default)]
pub(super) struct Body {
    /// Block-level content, without the section.
    pub(super) content: String,
    /// The comments, as content of `w:comments`.
    pub(super) comments: String,
    /// The footnotes, as content of `w:footnotes` after the separators.
    pub(super) footnotes: String,
    /// Whether there are tracked changes.
    pub(super) revised: bool,
    /// Counts headings of the three levels, for numbers that are typed.
    counters: [usize; 3],
    /// Ids of comments, changes and bookmarks, which may share one count.
    last_id: usize,
    /// Ids of footnotes; 0 and 1 are the separators.
    footnote_count: usize,
}

impl Body {
    /// Writes a letter in a layout.
    pub(super) fn write(letter: Letter<'_>, look: &Look) -> Self {
        let mut body = Self::default();
        for lines in letter.chunk_by(|(first, _), (second, _)| *first == Role::Row && *second == Role::Row) {
            let content = match lines {
                [(Role::Row, _), ..] => body.table(lines, look),
                [(role, text)] => body.paragraph(*role, text, look),
                _ => String::new(),
            };
            body.content.push_str(&content);
        }
        body
    }

    fn paragraph(&mut self, role: Role, text: &str, look: &Look) -> String {
        let format = format::of(role, text, look);
        let (style, format) = self.properties(role, look, format);
        let mut runs = String::new();
        if role == Role::Annex {
            runs.push_str("<w:r><w:br w:type=\"page\"/></w:r>");
        }
        let label = self.typed(role, look);
        if !label.is_empty() {
            runs.push_str(&run(&format.run, &label));
        }
        runs.push_str(&self.runs(text, &format.run, look));
        if role == Role::Box {
            let inner = format!("<w:p><w:pPr>{}</w:pPr>{runs}</w:p>", format.paragraph);
            return format!("<w:p>{}</w:p>", text_box::run("right", &inner));
        }
        // The mark of the paragraph decides how an automatic number looks.
        let mark =
            if format.run.is_empty() { String::new() } else { format!("<w:rPr>{}</w:rPr>", format.run) };
        format!("<w:p><w:pPr>{style}{}{mark}</w:pPr>{runs}</w:p>", format.paragraph)
    }

    /// Style and numbering, and what of the formatting still has to stand on the paragraph.
    fn properties(&self, role: Role, look: &Look, format: Format) -> (String, Format) {
        let ids = look.ids;
        let level = level(role);
        let (id, format) = match (role, level) {
            _ if look.direct || !format::in_style(role) => (ids.normal.0, format),
            (_, Some(level)) => (ids.headings[level], Format::default()),
            (Role::Title, _) => (ids.title, Format::default()),
            _ => (ids.body, Format::default()),
        };
        let numbering = match level {
            Some(level) if look.numbered && look.direct => {
                format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
            }
            _ => String::new(),
        };
        (format!("<w:pStyle w:val=\"{id}\"/>{numbering}"), format)
    }

    /// What a typist puts before the text: spaces for the indent, numbers of headings.
    fn typed(&mut self, role: Role, look: &Look) -> String {
        let spaces = if look.indent == Indent::Spaces && format::is_indented(role) { "　　" } else { "" };
        let number = match level(role) {
            Some(level) if !look.numbered => {
                self.counters[level] += 1;
                self.counters[level + 1..].fill(0);
                let count = self.counters[level];
                let chinese = "一二三四五六七八九".chars().nth(count - 1).unwrap_or('十');
                match level {
                    0 => format!("{chinese}、"),
                    1 => format!("（{chinese}）"),
                    _ => format!("{count}."),
                }
            }
            _ => String::new(),
        };
        format!("{spaces}{number}")
    }

    fn table(&mut self, rows: Letter<'_>, look: &Look) -> String {
        let columns = rows.iter().map(|(_, row)| row.split('|').count()).max().unwrap_or(1);
        let width = 8840 / columns;
        let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
        let format = format::of(Role::Row, "", look);
        let rows: String = rows
            .iter()
            .map(|(_, row)| {
                let cells: String = row
                    .split('|')
                    .map(|cell| {
                        let runs = self.runs(cell, &format.run, look);
                        format!(
                            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>{}</w:pPr>{runs}</w:p></w:tc>",
                            format.paragraph
                        )
                    })
                    .collect();
                format!("<w:tr><w:trPr><w:trHeight w:val=\"520\" w:hRule=\"atLeast\"/></w:trPr>{cells}</w:tr>")
            })
            .collect();
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .iter()
            .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
            .collect();
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"8840\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )
    }

    fn runs(&mut self, text: &str, properties: &str, look: &Look) -> String {
        pieces(text).into_iter().map(|piece| self.piece(piece, properties, look)).collect()
    }

    fn piece(&mut self, piece: Piece<'_>, properties: &str, look: &Look) -> String {
        let bare = |content: &str| format!("<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>");
        match piece {
            Piece::Text(words) if look.split => split(words, properties),
            Piece::Text(words) => run(properties, words),
            Piece::Break => bare("<w:br/>"),
            Piece::Tab => bare("<w:tab/>"),
            Piece::Inserted(words) => self.revision("ins", &run(properties, words)),
            Piece::Deleted(words) => {
                let text =
                    run(properties, words).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
                self.revision("del", &text)
            }
            Piece::Commented(words, comment) => {
                let (id, author) = (self.next_id(), self.author());
                self.comments.push_str(&format!(
                    "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"{WRITTEN}\"><w:p>{}</w:p></w:comment>",
                    run("", comment)
                ));
                format!(
                    "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>",
                    run(properties, words)
                )
            }
            Piece::Footnote(note) => {
                self.footnote_count += 1;
                let id = self.footnote_count + 1;
                let mark = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
                self.footnotes.push_str(&format!(
                    "<w:footnote w:id=\"{id}\"><w:p><w:r>{mark}<w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                    run("<w:sz w:val=\"18\"/>", note)
                ));
                format!("<w:r>{mark}<w:footnoteReference w:id=\"{id}\"/></w:r>")
            }
            Piece::Field(instruction, result) => [
                bare("<w:fldChar w:fldCharType=\"begin\"/>"),
                bare(&format!("<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>")),
                bare("<w:fldChar w:fldCharType=\"separate\"/>"),
                run(properties, result),
                bare("<w:fldChar w:fldCharType=\"end\"/>"),
            ]
            .concat(),
            Piece::Control(words) => format!(
                "<w:sdt><w:sdtPr><w:alias w:val=\"请填写\"/><w:id w:val=\"{}\"/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                1_740_000_000 + self.next_id(),
                run(properties, words)
            ),
            Piece::Bookmark(name, words) => {
                let id = self.next_id();
                format!(
                    "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/>",
                    run(properties, words)
                )
            }
            Piece::Symbol(code) => bare(&format!("<w:sym w:font=\"Symbol\" w:char=\"{code}\"/>")),
            Piece::Coloured(colour, words) => {
                let at = properties.find("<w:sz ").unwrap_or(properties.len());
                let (fonts, sizes) = properties.split_at(at);
                run(&format!("{fonts}<w:color w:val=\"{colour}\"/>{sizes}"), words)
            }
        }
    }

    fn revision(&mut self, kind: &str, runs: &str) -> String {
        self.revised = true;
        let (id, author) = (self.next_id(), self.author());
        format!("<w:{kind} w:id=\"{id}\" w:author=\"{author}\" w:date=\"{WRITTEN}\">{runs}</w:{kind}>")
    }

    fn author(&self) -> &'static str {
        AUTHORS[self.last_id % AUTHORS.len()]
    }

    fn next_id(&mut self) -> usize {
        self.last_id += 1;
        self.last_id
    }
}

/// The level of a heading, from 0.
fn level(role: Role) -> Option<usize> {
    [Role::Heading, Role::Subheading, Role::Point].iter().position(|heading| *heading == role)
}

/// Runs cut at odd places, each with the id of the session that last touched it.
fn split(words: &str, properties: &str) -> String {
    let characters: Vec<char> = words.chars().collect();
    let mut runs = String::new();
    let mut start = 0;
    for (turn, length) in [5, 9, 3, 14].into_iter().cycle().enumerate() {
        let Some(rest) = characters.get(start..).filter(|rest| !rest.is_empty()) else { break };
        let piece: String = rest.iter().take(length).collect();
        let rsid = RSIDS[turn % RSIDS.len()];
        runs.push_str(&format!(
            "<w:r w:rsidRPr=\"{rsid}\"><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escape(&piece)
        ));
        if turn % 4 == 2 {
            runs.push_str("<w:proofErr w:type=\"gramEnd\"/>");
        }
        start += length;
    }
    runs
}
