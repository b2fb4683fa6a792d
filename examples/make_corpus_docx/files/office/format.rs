//! How each part of a letter is formatted in a layout.

use super::look::{Form, Indent, Look};
use crate::files::letter::Role;

const RED: &str = "<w:color w:val=\"FF0000\"/>";

/// Paragraph and run properties, each in schema order.
#[derive(Clone, Default)]
pub(super) struct Format {
    /// Content of `w:pPr` without style and numbering.
    pub(super) paragraph: String,
    /// Content of `w:rPr`.
    pub(super) run: String,
}

/// The formatting of the paragraph that plays `role` and says `text`.
pub(super) fn of(role: Role, text: &str, look: &Look) -> Format {
    let (body, size) = look.body;
    let (title, title_size, title_alignment) = look.title;
    let characters = text.chars().count().max(1);
    let (before, alignment, font) = match role {
        Role::Letterhead => {
            // The mark fills one line of 430 points at most.
            let points = u32::try_from(430 / characters).unwrap_or(36).min(36);
            let font = colored_font("方正小标宋简体", points * 2);
            (border(look.form == Form::Correspondence, "thickThinSmallGap", 24), "center", font)
        }
        Role::DocNumber => (
            border(look.form == Form::Document, "single", 12) + &right_tab(text),
            match look.form {
                Form::Correspondence => "right",
                _ if text.contains("\\t") => "left",
                _ => "center",
            },
            font(body, size),
        ),
        Role::Class | Role::Box => (String::new(), "right", font("黑体", size)),
        Role::Title | Role::AnnexTitle => (String::new(), title_alignment, font(title, title_size)),
        Role::Heading => (String::new(), "both", font(look.headings[0], size)),
        Role::Subheading => (String::new(), "both", font(look.headings[1], size)),
        Role::Point => (String::new(), "both", font(look.headings[2], size)),
        Role::Annex => (String::new(), "left", font("黑体", size)),
        Role::Signature | Role::Date => (String::new(), "right", font(body, size)),
        Role::CopyTo | Role::Printed => (rules() + &right_tab(text), "left", font(body, 28)),
        Role::Row => (String::new(), "center", font(body, 24)),
        Role::Body if look.themed => (String::new(), "both", sized(size)),
        Role::Salutation | Role::Body | Role::Note | Role::Annexes => {
            (String::new(), "both", font(body, size))
        }
    };
    let paragraph = format!(
        "{before}{}{}<w:jc w:val=\"{alignment}\"/>{}",
        spacing(role, look),
        indent(role, look),
        outline(role)
    );
    Format { paragraph, run: font }
}

/// Whether the style of the same name carries the formatting, in a layout that has styles.
pub(super) fn in_style(role: Role) -> bool {
    matches!(role, Role::Title | Role::Body | Role::Heading | Role::Subheading | Role::Point)
}

/// Whether the paragraph begins two characters in.
pub(super) fn is_indented(role: Role) -> bool {
    matches!(role, Role::Body | Role::Note | Role::Annexes | Role::Heading | Role::Subheading | Role::Point)
}

/// A font for Chinese, with Times New Roman for the rest, and its size.
pub(super) fn font(name: &str, size: u32) -> String {
    format!(
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"Times New Roman\" w:eastAsia=\"{name}\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>{}",
        sized(size)
    )
}

fn colored_font(name: &str, size: u32) -> String {
    font(name, size).replacen("<w:sz ", &format!("{RED}<w:sz "), 1)
}

fn sized(size: u32) -> String {
    format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}

fn border(drawn: bool, line: &str, width: u32) -> String {
    if drawn {
        format!(
            "<w:pBdr><w:bottom w:val=\"{line}\" w:sz=\"{width}\" w:space=\"4\" w:color=\"FF0000\"/></w:pBdr>"
        )
    } else {
        String::new()
    }
}

/// The lines of the 版记.
fn rules() -> String {
    let line = |side: &str, width: u32| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"1\" w:color=\"auto\"/>")
    };
    format!("<w:pBdr>{}{}{}</w:pBdr>", line("top", 8), line("bottom", 8), line("between", 6))
}

fn right_tab(text: &str) -> String {
    if text.contains("\\t") {
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"8520\"/></w:tabs>".to_owned()
    } else {
        String::new()
    }
}

fn spacing(role: Role, look: &Look) -> String {
    let (line, rule) = look.line;
    let (around, line, rule) = match role {
        Role::Letterhead => (" w:before=\"240\" w:after=\"120\"", 900, "exact"),
        Role::Title | Role::AnnexTitle => (" w:before=\"579\" w:after=\"579\"", 640, "exact"),
        Role::Signature => (" w:before=\"1158\"", line, rule),
        Role::Row => ("", 320, "exact"),
        _ => ("", line, rule),
    };
    let own_pitch = matches!(role, Role::Letterhead | Role::Title | Role::AnnexTitle | Role::Row);
    let grid = if own_pitch { "<w:snapToGrid w:val=\"0\"/>" } else { "" };
    format!("{grid}<w:spacing{around} w:line=\"{line}\" w:lineRule=\"{rule}\"/>")
}

fn indent(role: Role, look: &Look) -> String {
    let own_size = look.body.1 * 20;
    match (role, look.indent) {
        (Role::Signature, _) => "<w:ind w:right=\"960\" w:rightChars=\"300\"/>".to_owned(),
        (Role::Date, _) => "<w:ind w:right=\"1280\" w:rightChars=\"400\"/>".to_owned(),
        (Role::CopyTo | Role::Printed, _) => "<w:ind w:left=\"280\" w:right=\"280\"/>".to_owned(),
        (role, Indent::Characters) if is_indented(role) => {
            format!("<w:ind w:left=\"0\" w:firstLine=\"{own_size}\" w:firstLineChars=\"200\"/>")
        }
        (role, Indent::Twips) if is_indented(role) => {
            format!("<w:ind w:left=\"0\" w:firstLine=\"{own_size}\"/>")
        }
        _ => String::new(),
    }
}

fn outline(role: Role) -> &'static str {
    match role {
        Role::Heading => "<w:outlineLvl w:val=\"0\"/>",
        Role::Subheading => "<w:outlineLvl w:val=\"1\"/>",
        Role::Point => "<w:outlineLvl w:val=\"2\"/>",
        _ => "",
    }
}
