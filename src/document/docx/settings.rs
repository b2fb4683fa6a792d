//! The settings of the document (`settings.xml`) that change how it is read.

use super::refusal::Fault;
use super::value;
use super::xml::{Namespace, Scanner, Token};

/// Settings of the whole document.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// Whether even pages have headers and footers of their own.
    pub(super) even_and_odd: bool,
    /// The East-Asian language by which theme fonts are chosen.
    pub(super) east_asian_language: Option<String>,
}

impl Settings {
    /// Reads the settings part.
    pub(super) fn read(xml: &str) -> Result<Self, Fault> {
        let mut settings = Self::default();
        let mut scanner = Scanner::new(xml);
        loop {
            match scanner.next()? {
                Token::Start(element) if element.is(Namespace::Word, "evenAndOddHeaders") => {
                    settings.even_and_odd = value::on(&scanner, &element);
                }
                Token::Start(element) if element.is(Namespace::Word, "themeFontLang") => {
                    settings.east_asian_language = scanner
                        .attribute(&element, "eastAsia")
                        .map(|language| value::name(&language).to_string());
                }
                Token::Eof => return Ok(settings),
                _ => {}
            }
        }
    }
}
