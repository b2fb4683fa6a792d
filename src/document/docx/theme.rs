//! The fonts of the theme (`theme1.xml`).

use std::collections::HashMap;
use std::sync::Arc;

use super::refusal::Fault;
use super::value;
use super::xml::{Namespace, Scanner, Token};

/// The theme's two families of fonts.
#[derive(Debug, Default)]
pub(super) struct Theme {
    major: Family,
    minor: Family,
}

#[derive(Debug, Default)]
struct Family {
    latin: Option<Arc<str>>,
    east_asia: Option<Arc<str>>,
    by_script: HashMap<String, Arc<str>>,
}

impl Theme {
    /// Reads the theme's font scheme.
    pub(super) fn read(xml: &str) -> Result<Self, Fault> {
        let mut theme = Self::default();
        let mut family: Option<(usize, bool)> = None;
        let mut scanner = Scanner::new(xml);
        loop {
            match scanner.next()? {
                Token::Start(element) if element.namespace == Namespace::Drawing => {
                    if matches!(element.local, "majorFont" | "minorFont") {
                        family = Some((element.depth, element.local == "majorFont"));
                        continue;
                    }
                    let Some((depth, major)) = family else { continue };
                    let fonts = if major { &mut theme.major } else { &mut theme.minor };
                    let typeface = scanner.attribute(&element, "typeface").filter(|face| !face.is_empty());
                    let (true, Some(typeface)) = (element.depth == depth + 1, typeface) else { continue };
                    let typeface = value::name(&typeface);
                    match element.local {
                        "latin" => fonts.latin = Some(typeface),
                        "ea" => fonts.east_asia = Some(typeface),
                        "font" => {
                            let script = scanner.attribute(&element, "script").unwrap_or_default();
                            if script.len() == 4 {
                                fonts.by_script.insert(script.into_owned(), typeface);
                            }
                        }
                        _ => {}
                    }
                }
                Token::End(end) if family.is_some_and(|(depth, _)| end.depth == depth) => family = None,
                Token::Eof => return Ok(theme),
                _ => {}
            }
        }
    }

    /// The font in a slot such as `minorEastAsia`; `language` is the East-Asian language of the settings.
    pub(super) fn font(&self, slot: &str, language: Option<&str>) -> Option<Arc<str>> {
        let family = if slot.starts_with("major") { &self.major } else { &self.minor };
        if slot.ends_with("EastAsia") {
            let script = script(language.unwrap_or("zh-CN"));
            family.east_asia.clone().or_else(|| family.by_script.get(script).cloned())
        } else {
            family.latin.clone()
        }
    }
}

/// The script under which themes list the fonts of a language.
fn script(language: &str) -> &'static str {
    let language = language.to_ascii_lowercase();
    if language.starts_with("ja") {
        "Jpan"
    } else if language.starts_with("ko") {
        "Hang"
    } else if ["zh-tw", "zh-hk", "zh-mo", "zh-hant"].iter().any(|tag| language.starts_with(tag)) {
        "Hant"
    } else {
        "Hans"
    }
}
