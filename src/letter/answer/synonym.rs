//! Words that mean the same (同义词), made one before texts are compared.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// Groups of words that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// By its first character, each word with the one that stands for its group, longest first.
    pairs: HashMap<char, Vec<(String, String)>>,
}

#[derive(Deserialize)]
struct File {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    words: Vec<String>,
}

impl Synonyms {
    /// Those of `rules/lexicon/synonyms.toml`.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Synonyms> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let file: Option<File> =
                toml::from_str(include_str!("../../../rules/lexicon/synonyms.toml")).ok();
            Self::of(file.into_iter().flat_map(|file| file.group).map(|group| group.words))
        })
    }

    /// Those of `groups`; the first word of a group stands for all.
    pub fn of(groups: impl IntoIterator<Item = Vec<String>>) -> Self {
        let words = groups
            .into_iter()
            .flat_map(|group| {
                let first = group.first().cloned().unwrap_or_default();
                group.into_iter().map(move |word| (word, first.clone()))
            })
            .filter(|(_, first)| !first.is_empty());
        let mut pairs: HashMap<char, Vec<(String, String)>> = HashMap::new();
        for (word, standard) in words {
            if let Some(first) = word.chars().next() {
                pairs.entry(first).or_default().push((word, standard));
            }
        }
        for pairs in pairs.values_mut() {
            pairs.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { pairs }
    }

    /// `text` with each word replaced by the one that stands for it; the longest word at a place wins.
    pub(super) fn unify(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let pairs = self.pairs.get(&first).map_or(&[][..], Vec::as_slice);
            match pairs.iter().find(|(word, _)| rest.starts_with(word.as_str())) {
                Some((word, standard)) => {
                    out.push_str(standard);
                    rest = &rest[word.len()..];
                }
                None => {
                    out.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Synonyms;

    #[test]
    fn the_longest_word_wins() {
        let synonyms = Synonyms::of([
            vec!["公厕".to_owned(), "厕所".to_owned(), "公共厕所".to_owned()],
            vec!["道路".to_owned(), "马路".to_owned()],
        ]);
        for (text, unified) in [
            ("新建公共厕所一座", "新建公厕一座"),
            ("马路边的厕所", "道路边的公厕"),
            ("公厕照旧", "公厕照旧"),
            ("", ""),
        ] {
            assert_eq!(synonyms.unify(text), unified);
        }
    }
}
