//! Page numbers: 四号 half-width Song digits between dashes (GB/T 9704-2012 7.5, “一般”).

use crate::check::layout::{Font, sections, size_name};
use crate::check::{Case, Scope};
use crate::document::PageNumber;
use crate::finding::Hit;

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let numbers: Vec<&PageNumber> = sections(case).iter().flat_map(|section| &section.page_numbers).collect();
    let wrong = match numbers.as_slice() {
        [] => Some("没有页码".to_owned()),
        numbers => numbers.iter().find_map(|number| fault(number)),
    };
    wrong.map(|actual| Hit::at(Scope::Title.anchor(case)).with("actual", actual)).into_iter().collect()
}

fn fault(number: &PageNumber) -> Option<String> {
    let written: String = number.text.chars().filter(|character| !character.is_whitespace()).collect();
    if written != "—#—" {
        return Some(format!("页码写作“{}”", number.text.trim().replace('#', "1")));
    }
    if let Some(size) = number.run.size.filter(|size| *size != 28) {
        return Some(format!("页码为{}", size_name(size)));
    }
    let font = number.run.latin.as_deref().or(number.run.east_asia.as_deref())?;
    (!Font::Song.accepts(font)).then(|| format!("页码用{font}"))
}
