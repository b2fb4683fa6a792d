//! Letters that the docx-rs library writes: a writer independent of our reader, with habits of its own.

use std::error::Error;
use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, Comment, Delete, DocGrid, DocGridType, Docx, FieldCharType, Footer,
    Header, IndentLevel, Insert, InstrPAGE, InstrText, Level, LevelJc, LevelSuffixType, LevelText,
    LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, PageMargin, Paragraph, Run, RunFonts,
    SpecialIndentType, Start,
};

use super::archive;
use super::inline::{Piece, pieces};
use super::letter::{Letter, Role};

const WRITTEN: &str = "2025-07-04T09:00:00Z";
/// Not 1: docx-rs writes a numbering 1 of its own.
const NUMBERING: usize = 2;

/// The item (提案) as its proposer typed it: no styles, asks numbered automatically.
pub(super) fn item(letter: Letter<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    pack(move || {
        let docx = numbered(blank(), "decimal", "%1.", ("宋体", 21));
        letter.iter().fold(docx, |docx, (role, text)| {
            let run = Run::new().add_text(*text);
            let paragraph = match role {
                Role::Title | Role::DocNumber => {
                    Paragraph::new().add_run(run.bold()).align(AlignmentType::Center)
                }
                Role::Heading => list_item(Paragraph::new().add_run(run)),
                _ => Paragraph::new().add_run(run),
            };
            docx.add_paragraph(paragraph)
        })
    })
}

/// Word's defaults left as they are: 25.4 and 31.8 mm margins, 宋体小四, one and a half lines, no indent, no number.
pub(super) fn badly_laid_out(letter: Letter<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    pack(move || {
        let docx =
            numbered(blank(), "chineseCountingThousand", "%1、", ("宋体", 24)).page_margin(PageMargin {
                top: 1440,
                bottom: 1440,
                left: 1800,
                right: 1800,
                header: 851,
                footer: 992,
                gutter: 0,
            });
        letter.iter().fold(docx, |docx, (role, text)| {
            let run = Run::new().add_text(*text);
            let song = |run: Run, size| run.fonts(fonts("宋体")).size(size);
            let paragraph = match role {
                Role::Title => Paragraph::new()
                    .add_run(run.fonts(fonts("黑体")).size(36).bold())
                    .align(AlignmentType::Center),
                Role::DocNumber => Paragraph::new().add_run(song(run, 24)).align(AlignmentType::Center),
                Role::Heading => list_item(Paragraph::new().add_run(song(run, 24).bold())),
                Role::Class | Role::Signature | Role::Date => {
                    Paragraph::new().add_run(song(run, 24)).align(AlignmentType::Right)
                }
                _ => Paragraph::new().add_run(song(run, 24)),
            };
            docx.add_paragraph(
                paragraph.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(360)),
            )
        })
    })
}

/// Well laid out, but with one tracked change and one comment left in it.
pub(super) fn with_revisions(letter: Letter<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    pack(move || {
        let mut docx = numbered(blank(), "chineseCountingThousand", "%1、", ("黑体", 32))
            .page_margin(PageMargin {
                top: 2098,
                bottom: 1984,
                left: 1587,
                right: 1474,
                header: 851,
                footer: 1304,
                gutter: 0,
            })
            .header(Header::new().add_paragraph(
                Paragraph::new().add_run(body_run("送审稿").size(28)).align(AlignmentType::Right),
            ))
            .footer(Footer::new().add_paragraph(page_number(AlignmentType::Right)))
            .even_footer(Footer::new().add_paragraph(page_number(AlignmentType::Left)));
        docx.document.section_property = docx.document.section_property.clone().doc_grid(
            DocGrid::with_empty().grid_type(DocGridType::LinesAndChars).line_pitch(579).char_space(-849),
        );
        letter.iter().fold(docx, |docx, (role, text)| docx.add_paragraph(official(*role, text)))
    })
}

fn official(role: Role, text: &str) -> Paragraph {
    let run = Run::new().add_text(text);
    let paragraph = match role {
        Role::Title => {
            Paragraph::new().add_run(run.fonts(fonts("方正小标宋简体")).size(44)).align(AlignmentType::Center)
        }
        Role::Class => {
            Paragraph::new().add_run(run.fonts(fonts("黑体")).size(32)).align(AlignmentType::Right)
        }
        Role::DocNumber | Role::Letterhead => {
            Paragraph::new().add_run(body_run(text)).align(AlignmentType::Center)
        }
        Role::Heading | Role::Subheading => {
            indented(list_item(Paragraph::new().add_run(run.fonts(fonts("黑体")).size(32))))
        }

        Role::Salutation => Paragraph::new().add_run(body_run(text)),
        Role::Signature | Role::Date => Paragraph::new()
            .add_run(body_run(text))
            .align(AlignmentType::Right)
            .indent(None, None, Some(1280), None),
        Role::CopyTo | Role::Printed => Paragraph::new().add_run(body_run(text).size(28)),
        _ => indented(marked_up(text)),
    };
    paragraph.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(579))
}

/// The text with the tracked changes and the comments where they belong.
fn marked_up(text: &str) -> Paragraph {
    let author = "审核人";
    pieces(text).into_iter().fold(Paragraph::new(), |paragraph, piece| match piece {
        Piece::Deleted(words) => {
            paragraph.add_delete(Delete::new().author(author).date(WRITTEN).add_run(deleted_run(words)))
        }
        Piece::Inserted(words) => {
            paragraph.add_insert(Insert::new(body_run(words)).author(author).date(WRITTEN))
        }
        Piece::Commented(words, comment) => {
            let comment = Comment::new(1)
                .author(author)
                .date(WRITTEN)
                .add_paragraph(Paragraph::new().add_run(Run::new().add_text(comment)));
            paragraph.add_comment_start(comment).add_run(body_run(words)).add_comment_end(1)
        }
        Piece::Text(words) => paragraph.add_run(body_run(words)),
        _ => paragraph,
    })
}

fn blank() -> Docx {
    Docx::new().created_at(WRITTEN).updated_at(WRITTEN)
}

fn numbered(docx: Docx, format: &str, text: &str, (font, size): (&str, usize)) -> Docx {
    let level =
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .suffix(LevelSuffixType::Nothing)
            .fonts(fonts(font))
            .size(size);
    docx.add_abstract_numbering(AbstractNumbering::new(NUMBERING).add_level(level))
        .add_numbering(Numbering::new(NUMBERING, NUMBERING))
}

fn list_item(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(NUMBERING), IndentLevel::new(0))
}

fn indented(paragraph: Paragraph) -> Paragraph {
    paragraph.indent(Some(0), Some(SpecialIndentType::FirstLine(640)), None, None)
}

fn body_run(text: &str) -> Run {
    Run::new().add_text(text).fonts(fonts("仿宋_GB2312")).size(32)
}

fn deleted_run(text: &str) -> Run {
    Run::new().add_delete_text(text).fonts(fonts("仿宋_GB2312")).size(32)
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name)
}

fn page_number(side: AlignmentType) -> Paragraph {
    let run = || Run::new().fonts(fonts("宋体")).size(28);
    Paragraph::new()
        .add_run(run().add_text("— "))
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text("1"))
        .add_run(run().add_field_char(FieldCharType::End, false))
        .add_run(run().add_text(" —"))
        .align(side)
}

/// Builds on a thread of its own, because paragraph ids count up from the thread's first paragraph; then packs
/// anew, because the library stores its parts uncompressed.
fn pack(build: impl FnOnce() -> Docx + Send) -> Result<Vec<u8>, Box<dyn Error>> {
    let stored = std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let mut bytes = Cursor::new(Vec::new());
                build()
                    .build()
                    .pack(&mut bytes)
                    .map(|()| bytes.into_inner())
                    .map_err(|error| error.to_string())
            })
            .join()
    });
    let parts = archive::parts(&stored.map_err(|_| "docx-rs panicked")??)?;
    let parts: Vec<(&str, String)> =
        parts.iter().map(|(name, content)| (name.as_str(), renumber_revisions(content))).collect();
    Ok(archive::pack(&parts)?)
}

/// Numbers the tracked changes from 101 on: docx-rs counts them through the life of the process.
fn renumber_revisions(xml: &str) -> String {
    let mut renumbered = String::new();
    let mut rest = xml;
    for id in 101.. {
        let Some(at) = ["<w:ins w:id=\"", "<w:del w:id=\""]
            .iter()
            .filter_map(|tag| rest.find(tag).map(|at| at + tag.len()))
            .min()
        else {
            break;
        };
        let (before, after) = rest.split_at(at);
        renumbered.push_str(before);
        renumbered.push_str(&id.to_string());
        rest = after.trim_start_matches(|character: char| character.is_ascii_digit());
    }
    renumbered.push_str(rest);
    renumbered
}
