//! Documents of an independent writer, docx-rs, as fuwen reads them.

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Comment, Delete, DocGrid, DocGridType, Docx, FieldCharType,
    Footer, Footnote, Header, Hyperlink, HyperlinkType, IndentLevel, Insert, InstrText, Level, LevelJc,
    LevelText, LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableRow,
};
use fuwen::document::{Alignment, BlockKind, Document, LineRule, Story, docx};

use super::builder::blocks;

fn written(docx: Docx) -> Document {
    let mut bytes = std::io::Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).unwrap();
    docx::read(&bytes.into_inner()).unwrap()
}

fn run(text: &str) -> Run {
    Run::new().add_text(text)
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

#[test]
fn text_of_every_kind_arrives() {
    let table = Table::new(vec![TableRow::new(vec![
        TableCell::new().add_paragraph(paragraph("联系人")),
        TableCell::new().add_paragraph(paragraph("李明")),
    ])]);
    let document = written(
        Docx::new()
            .header(Header::new().add_paragraph(paragraph("内部文件")))
            .footer(Footer::new().add_paragraph(
                Paragraph::new().add_run(run("— ")).add_page_num(PageNum::new()).add_run(run(" —")),
            ))
            .add_paragraph(paragraph("云岭县教育局关于第12号建议的答复"))
            .add_paragraph(
                paragraph("A<B & \"C\"")
                    .add_run(
                        Run::new().add_tab().add_text("后").add_break(BreakType::TextWrapping).add_text("行"),
                    )
                    .add_hyperlink(
                        Hyperlink::new("https://example.org", HyperlinkType::External).add_run(run("链接")),
                    ),
            )
            .add_paragraph(
                Paragraph::new()
                    .add_insert(Insert::new(run("新增")))
                    .add_delete(Delete::new().add_run(Run::new().add_delete_text("删去")))
                    .add_comment_start(Comment::new(1).author("甲").add_paragraph(paragraph("批注")))
                    .add_run(
                        run("正文").add_footnote_reference(Footnote::new().add_content(paragraph("脚注"))),
                    )
                    .add_comment_end(1),
            )
            .add_table(table)
            .add_paragraph(
                Paragraph::new()
                    .add_run(
                        Run::new()
                            .add_field_char(FieldCharType::Begin, false)
                            .add_instr_text(InstrText::Unsupported("DATE".into()))
                            .add_field_char(FieldCharType::Separate, false),
                    )
                    .add_run(run("2025年6月1日"))
                    .add_run(Run::new().add_field_char(FieldCharType::End, false)),
            ),
    );
    let expected = [
        ("云岭县教育局关于第12号建议的答复", Story::Body),
        ("A<B & \"C\"\t后", Story::Body),
        ("行链接", Story::Body),
        ("新增正文", Story::Body),
        ("联系人", Story::Body),
        ("李明", Story::Body),
        ("2025年6月1日", Story::Body),
        ("脚注", Story::Note),
        ("内部文件", Story::Header),
    ];
    let seen: Vec<_> =
        document.blocks.iter().map(|block| (block.span.of(&document.text).trim_end(), block.story)).collect();
    assert_eq!(seen[..expected.len()], expected);
    assert_eq!(document.blocks[4].kind, BlockKind::TableCell);
    assert!(document.has_revisions && document.has_comments);
    assert_eq!(document.diagnostics, [""; 0]);
}

#[test]
fn numbering_is_rendered() {
    let level = |index: usize, format: &str, text: &str| {
        Level::new(
            index,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        )
    };
    let item =
        |level: usize, text: &str| paragraph(text).numbering(NumberingId::new(2), IndentLevel::new(level));
    let document = written(
        Docx::new()
            .add_abstract_numbering(
                AbstractNumbering::new(2)
                    .add_level(level(0, "chineseCountingThousand", "%1、"))
                    .add_level(level(1, "chineseCountingThousand", "（%2）"))
                    .add_level(level(2, "decimal", "%3.")),
            )
            .add_numbering(Numbering::new(2, 2))
            .add_paragraph(item(0, "总体情况"))
            .add_paragraph(item(1, "背景"))
            .add_paragraph(item(1, "做法"))
            .add_paragraph(item(2, "排查"))
            .add_paragraph(item(0, "下一步"))
            .add_paragraph(item(1, "计划")),
    );
    assert_eq!(
        blocks(&document),
        ["一、总体情况", "（一）背景", "（二）做法", "1.排查", "二、下一步", "（一）计划"]
    );
}

#[test]
fn formatting_is_resolved() {
    let fonts = |east_asia: &str| RunFonts::new().ascii("Times New Roman").east_asia(east_asia);
    let body = Style::new("body", StyleType::Paragraph)
        .name("复文正文")
        .fonts(fonts("仿宋_GB2312"))
        .size(32)
        .align(AlignmentType::Both)
        .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(560));
    let mut docx = Docx::new()
        .add_style(body)
        .page_size(11906, 16838)
        .page_margin(PageMargin {
            top: 2098,
            bottom: 1984,
            left: 1587,
            right: 1474,
            header: 851,
            footer: 1361,
            gutter: 0,
        })
        .add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .add_run(run("关于第12号建议的答复").size(44).fonts(fonts("方正小标宋简体"))),
        )
        .add_paragraph(paragraph("现答复如下：").style("body").indent(
            None,
            Some(SpecialIndentType::FirstLine(640)),
            None,
            None,
        ))
        .add_paragraph(paragraph("缩进").style("body").indent(
            Some(210),
            Some(SpecialIndentType::Hanging(420)),
            None,
            None,
        ))
        .add_paragraph(
            paragraph("一级").style("body").outline_lvl(0).add_run(run("加粗").bold().color("ff0000")),
        );
    docx.document.section_property.doc_grid =
        Some(DocGrid::with_empty().grid_type(DocGridType::LinesAndChars).line_pitch(579).char_space(-849));
    let document = written(docx);
    let format = |block: usize| document.blocks[block].format.as_ref().unwrap();

    assert_eq!(format(0).alignment, Some(Alignment::Center));
    assert_eq!(format(0).run.size, Some(44));
    assert_eq!(format(0).run.east_asia.as_deref(), Some("方正小标宋简体"));

    assert_eq!(format(1).style.as_deref(), Some("复文正文"));
    assert_eq!(format(1).alignment, Some(Alignment::Both));
    // docx-rs never writes firstLineChars.
    assert_eq!((format(1).indent.first_line_chars, format(1).indent.first_line), (None, Some(640)));
    assert_eq!((format(1).spacing.line, format(1).spacing.rule), (Some(560), LineRule::Exact));
    assert_eq!(format(1).run.east_asia.as_deref(), Some("仿宋_GB2312"));
    assert_eq!(format(1).run.latin.as_deref(), Some("Times New Roman"));
    assert_eq!(format(1).run.size, Some(32));

    assert_eq!((format(2).indent.left, format(2).indent.first_line), (Some(210), Some(-420)));
    assert_eq!(document.blocks[3].kind, BlockKind::Heading(1));
    assert!(format(3).mixed);

    let section = &document.layout.as_ref().unwrap().sections[0];
    assert_eq!((section.width, section.height), (Some(11906), Some(16838)));
    assert_eq!((section.top, section.left, section.footer), (Some(2098), Some(1587), Some(1361)));
    let grid = section.grid.as_ref().unwrap();
    assert_eq!(grid.kind.as_deref(), Some("linesAndChars"));
    assert_eq!((grid.line_pitch, grid.char_space), (Some(579), Some(-849)));
}
