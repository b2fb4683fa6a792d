//! Which item, or which line of a register, belongs to which reply of a folder.

use super::{Item, ItemKind, Letter, Record};
use crate::document::Document;

/// What a reply, an item or a record is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handle {
    /// The file's name without its ending.
    name: Option<String>,
    kind: Option<ItemKind>,
    number: Option<String>,
    title: Option<String>,
}

/// What was found for a handle among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// This one, by its index.
    One(usize),
    /// Several that fit equally well.
    Several,
    /// None.
    None,
}

impl Handle {
    /// The handle of a reply.
    pub fn of_reply(name: Option<&str>, document: &Document, letter: &Letter) -> Self {
        let text = &document.text;
        let item = letter.item.clone().unwrap_or_default();
        Self::new(
            name,
            item.kind,
            item.number.map(|span| span.of(text)),
            item.title.map(|span| span.of(text)),
        )
    }

    /// The handle of an item in a file of this name.
    pub fn of_item(name: &str, document: &Document) -> Self {
        let text = &document.text;
        let item = Item::read(document);
        Self::new(
            Some(name),
            item.kind,
            item.number.map(|span| span.of(text)),
            item.title.map(|span| span.of(text)),
        )
    }

    /// The handle of a line of a register.
    pub fn of_record(record: &Record) -> Self {
        Self::new(None, record.kind, record.number.as_deref(), record.title.as_deref())
    }

    fn new(name: Option<&str>, kind: Option<ItemKind>, number: Option<&str>, title: Option<&str>) -> Self {
        let number = number.map(digits).or_else(|| name.map(digits)).filter(|number| !number.is_empty());
        Self {
            name: name.map(str::to_owned),
            kind,
            number,
            title: title.map(letters).filter(|title| !title.is_empty()),
        }
    }

    /// How well the two fit; none when they cannot belong together.
    ///
    /// A common file name says that people laid them side by side, whatever is written in them. Else number or
    /// title must agree, and neither may contradict.
    fn fit(&self, other: &Self) -> Option<u32> {
        let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => Some(one == other),
            _ => None,
        };
        if same(&self.name, &other.name) == Some(true) {
            return Some(100);
        }
        let kind = match (self.kind, other.kind) {
            (Some(one), Some(other)) => Some(one == other),
            _ => None,
        };
        match (same(&self.title, &other.title), same(&self.number, &other.number), kind) {
            (Some(true), Some(true), _) => Some(10),
            (Some(true), ..) => Some(6),
            (title, Some(true), kind) if kind != Some(false) => {
                Some(3 + u32::from(kind == Some(true)) - u32::from(title == Some(false)))
            }
            _ => None,
        }
    }

    /// Whether the two are known to mean different items.
    pub fn differs(&self, other: &Self) -> bool {
        let differs = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => Some(one != other),
            _ => None,
        };
        match (differs(&self.number, &other.number), differs(&self.title, &other.title)) {
            (Some(number), Some(title)) => number && title,
            (Some(known), None) | (None, Some(known)) => known,
            (None, None) => false,
        }
    }

    /// The one of `others` that belongs to this.
    pub fn counterpart(&self, others: &[Self]) -> Counterpart {
        let fits: Vec<(u32, usize)> =
            others.iter().enumerate().filter_map(|(index, other)| Some((self.fit(other)?, index))).collect();
        let Some(best) = fits.iter().map(|(fit, _)| *fit).max() else { return Counterpart::None };
        let mut ones = fits.into_iter().filter(|(fit, _)| *fit == best);
        match (ones.next(), ones.next()) {
            (Some((_, index)), None) => Counterpart::One(index),
            _ => Counterpart::Several,
        }
    }
}

/// The digits of a number or of a file's name, without the zeros in front; a year before them is left out.
fn digits(text: &str) -> String {
    let runs = text
        .split(|character: char| !character.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(|run| run.trim_start_matches('0'));
    let all: Vec<&str> = runs.collect();
    let is_year = |run: &&str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    all.iter().rev().find(|run| !is_year(run)).or(all.last()).map(ToString::to_string).unwrap_or_default()
}

/// A title as far as it counts: letters and digits.
fn letters(title: &str) -> String {
    title.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handle(name: &str, kind: Option<ItemKind>, number: &str, title: &str) -> Handle {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let leak = |text: &str| some(Box::leak(text.to_owned().into_boxed_str()));
        Handle::new(leak(name), kind, leak(number), leak(title))
    }

    #[test]
    fn name_then_title_then_number() {
        use ItemKind::{Proposal, Suggestion};
        let items = [
            handle("原件-12", Some(Suggestion), "12", "关于修复城南路的建议"),
            handle("原件-13", Some(Proposal), "第012号", "关于增设公厕的提案"),
            handle("a", Some(Suggestion), "40", "关于加强养老服务的建议"),
            handle("b", Some(Suggestion), "40", "关于加强养老服务的建议"),
            handle("2025年第77号", None, "", "关于农田水利的建议"),
        ];
        for (reply, expected) in [
            (handle("x", Some(Suggestion), "0012", "《关于修复城南路的建议》"), Counterpart::One(0)),
            (handle("x", Some(Proposal), "12", ""), Counterpart::One(1)),
            (handle("x", None, "12", ""), Counterpart::Several),
            (handle("x", Some(Suggestion), "12", "关于修复城北路的建议"), Counterpart::One(0)),
            (handle("x", Some(Suggestion), "99", "关于修复城南路的建议"), Counterpart::One(0)),
            (handle("b", Some(Suggestion), "12", "关于修复城南路的建议"), Counterpart::One(3)),
            (handle("x", Some(Suggestion), "40", "关于加强养老服务的建议"), Counterpart::Several),
            (handle("x", Some(Suggestion), "77", ""), Counterpart::One(4)),
            (handle("x", Some(Suggestion), "78", ""), Counterpart::None),
            (handle("x", None, "", ""), Counterpart::None),
        ] {
            assert_eq!(reply.counterpart(&items), expected, "{reply:?}");
        }
    }
}
