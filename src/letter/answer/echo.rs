//! What a reply only repeats of the item: a verbatim run is an echo, not an answer.

use super::term::is_han;

/// Characters of the shortest verbatim run that is an echo.
const ECHO: usize = 9;

/// Chinese characters of an answer that may carry an echo: what restates the ask and says this much more
/// takes the ask up.
pub(super) const ANSWER: usize = 20;

/// Words of a sentence that restates the item.
const RESTATING: [&str; 8] = ["您提", "你提", "您在", "你在", "您建议", "你建议", "所提", "建议中"];

/// A sentence with its echoes found.
#[derive(Debug)]
pub(super) struct Echoed {
    whole: String,
    blanked: String,
    restates: bool,
    own: usize,
}

impl Echoed {
    /// Finds the runs of `passage` that `item`, a text without white space, holds.
    pub(super) fn find(passage: &str, item: &str) -> Self {
        let whole: String = passage.chars().filter(|character| !character.is_whitespace()).collect();
        let blanked = blank(&whole, item);
        let own = blanked.chars().filter(|character| is_han(*character)).count();
        let restates = RESTATING.iter().any(|word| whole.contains(word));
        Self { whole, blanked, restates, own }
    }

    /// The sentences as they count together: without their echoes when one restates the item and they say
    /// little else.
    pub(super) fn together(sentences: &[Self]) -> String {
        let own: usize = sentences.iter().map(|sentence| sentence.own).sum();
        let blanks = own < ANSWER && sentences.iter().any(|sentence| sentence.restates);
        sentences
            .iter()
            .map(|sentence| if blanks { sentence.blanked.as_str() } else { sentence.whole.as_str() })
            .collect()
    }
}

/// `passage` with a space for each verbatim run of `item`.
pub(super) fn blank(passage: &str, item: &str) -> String {
    let mut out = String::with_capacity(passage.len());
    let mut at = 0;
    while let Some(next) = passage[at..].chars().next() {
        let mut ends =
            passage[at..].char_indices().map(|(offset, character)| at + offset + character.len_utf8());
        let is_run = |end: &usize| item.contains(&passage[at..*end]);
        match ends.nth(ECHO - 1).filter(is_run) {
            Some(end) => {
                out.push(' ');
                at = ends.take_while(is_run).last().unwrap_or(end);
            }
            None => {
                out.push(next);
                at += next.len_utf8();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Echoed;

    #[test]
    fn an_echo_counts_when_an_answer_carries_it() {
        let item = "在城南小学门口增设公交站点，并修复路面。";
        for (sentences, together) in [
            (&["您提出在城南小学门口增设公交站点的建议很好。"][..], "您提出 的建议很好。"),
            (&["已在城南小学门口增设公交站点。"], "已在城南小学门口增设公交站点。"),
            (
                &[
                    "您提出在城南小学门口增设公交站点，",
                    "我局与公交公司商定从六月一日起让三路车在校门口东侧停靠。",
                ],
                "您提出在城南小学门口增设公交站点，我局与公交公司商定从六月一日起让三路车在校门口东侧停靠。",
            ),
        ] {
            let found: Vec<Echoed> = sentences.iter().map(|sentence| Echoed::find(sentence, item)).collect();
            assert_eq!(Echoed::together(&found), together);
        }
    }
}
