//! Annotations of GitHub Actions: workflow commands that show each finding at its line.

use std::fmt::Write as _;

use super::place::Places;
use super::position::Unit;
use super::{Language, counted, statement};
use crate::finding::{Finding, Severity};
use crate::verdict::Review;

/// One workflow command a finding that counts; columns in code points. A docx has no lines: its findings stand at
/// the file, and say which paragraph they mean.
pub fn github(reviews: &[Review<'_>], language: Language) -> String {
    let mut out = String::new();
    for review in reviews {
        let places = Places::new(review);
        for judged in counted(review) {
            let _ = writeln!(out, "{}", command(&places, &judged.finding, language));
        }
    }
    out
}

fn command(places: &Places<'_>, finding: &Finding, language: Language) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = format!("file={}", property(places.path(finding.source)));
    let mut words = statement(finding, language);
    match places.range(finding.source, finding.span, Unit::CodePoint) {
        Some([(line, column), (end_line, end_column)]) => {
            let _ = write!(properties, ",line={line},endLine={end_line}");
            // Columns are only taken on one line.
            if line == end_line {
                let _ = write!(properties, ",col={column},endColumn={end_column}");
            }
        }
        None => {
            let paragraph = places.line(finding);
            words = match language {
                Language::Zh => format!("第{paragraph}段：{words}"),
                Language::En => format!("Paragraph {paragraph}: {words}"),
            };
        }
    }
    let title = format!("{} {}", language.severity(finding.severity), finding.rule);
    format!("::{name} {properties},title={}::{}", property(&title), data(&words))
}

/// Words of a message: a line break would end the command.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Words of a property, which also ends at a comma or a colon.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("甲，100%\r\n::error::乙:1,2"), "甲，100%25%0D%0A::error::乙:1,2");
        assert_eq!(property("C:\\复文,第1件.md"), "C%3A\\复文%2C第1件.md");
    }
}
