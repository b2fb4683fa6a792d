//! Reads all parts of a package that make up the document.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::{OpenError, Story};
use super::comment::{self, Comment};
use super::format::Definitions;
use super::numbering::Numbering;
use super::other_format;
use super::package::{Package, Part};
use super::property::Pool;
use super::refusal::Fault;
use super::relationship::{self, Relationship};
use super::section::{SectionProperties, Slots};
use super::settings::Settings;
use super::story::{self, Budget, Reading};
use super::style::Styles;
use super::theme::Theme;
use super::xml::{Namespace, Scanner, Token};

/// The document's parts, read.
pub(super) struct Loaded {
    pub(super) definitions: Definitions,
    pub(super) pool: Pool,
    pub(super) main: StoryPart,
    pub(super) xml: String,
    /// Footnotes, then endnotes.
    pub(super) notes: Vec<StoryPart>,
    /// Headers that show, then footers that show, each part once.
    pub(super) margins: Vec<StoryPart>,
    /// The sections with what they inherit from those before.
    pub(super) sections: Vec<SectionProperties>,
    pub(super) comments: Vec<Comment>,
    pub(super) diagnostics: Vec<String>,
}

/// A story part, read.
pub(super) struct StoryPart {
    pub(super) name: Arc<str>,
    /// The local name of its root element, such as `ftr`.
    pub(super) root: &'static str,
    pub(super) reading: Reading,
    /// For headers and footers: the relationships that lead to it.
    pub(super) ids: Vec<String>,
}

/// Opens a package and reads its parts.
pub(super) fn load(bytes: &[u8]) -> Result<Loaded, OpenError> {
    let mut package = Package::open(bytes)?;
    let Some(main) = relationship::main_part(&mut package)? else {
        return Err(other_format::refuse(&mut package));
    };
    let Some(part) = package.part(&main)? else { return Err(other_format::refuse(&mut package)) };
    if !is_document(&part.xml)? {
        return Err(other_format::refuse(&mut package));
    }
    let mut pool = Pool::new();
    let mut budget = Budget::default();
    let reading = story::walk(&part.xml, "document", Story::Body, &mut pool, &mut budget)?;

    let mut parts = Parts::new(&mut package, &main)?;
    let definitions = Definitions {
        styles: parts.read("styles", Styles::read)?,
        theme: parts.read("theme", Theme::read)?,
        settings: parts.read("settings", Settings::read)?,
        numbering: parts.read("numbering", Numbering::read)?,
    };
    let comments = parts.read("comments", comment::read)?;
    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        let found = parts.by_kind(kind)?;
        notes.extend(parts.story(found, kind, Story::Note, &mut pool, &mut budget)?);
    }
    let sections = inherited(&reading.sections);
    let mut margins: Vec<StoryPart> = Vec::new();
    for (id, root, story) in shown(&sections, definitions.settings.even_and_odd) {
        let found = parts.by_id(&id)?;
        let known =
            found.as_ref().and_then(|found| margins.iter_mut().find(|margin| margin.name == found.name));
        if let Some(known) = known {
            known.ids.push(id);
        } else if let Some(mut margin) = parts.story(found, root, story, &mut pool, &mut budget)? {
            margin.ids.push(id);
            margins.push(margin);
        }
    }
    let mut diagnostics = parts.diagnostics;
    diagnostics.append(&mut package.diagnostics);
    Ok(Loaded {
        definitions,
        pool,
        main: StoryPart { name: part.name, root: "document", reading, ids: Vec::new() },
        xml: part.xml,
        notes,
        margins,
        sections,
        comments,
        diagnostics,
    })
}

/// Whether the root element is `w:document`.
fn is_document(xml: &str) -> Result<bool, Fault> {
    match Scanner::new(xml).next()? {
        Token::Start(root) => Ok(root.is(Namespace::Word, "document")),
        _ => Ok(false),
    }
}

/// The sections with the headers and footers they take over; one without properties when there is none.
fn inherited(sections: &[SectionProperties]) -> Vec<SectionProperties> {
    let mut complete: Vec<SectionProperties> = Vec::new();
    for section in sections {
        let (headers, footers) = complete
            .last()
            .map_or_else(Default::default, |before| (before.headers.clone(), before.footers.clone()));
        complete.push(SectionProperties {
            headers: section.headers.clone().or(&headers),
            footers: section.footers.clone().or(&footers),
            ..section.clone()
        });
    }
    complete
}

/// The headers and footers that show: relationship, root element and story, each relationship once.
fn shown(sections: &[SectionProperties], even_and_odd: bool) -> Vec<(String, &'static str, Story)> {
    let mut shown: Vec<(String, &'static str, Story)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (root, story) in [("hdr", Story::Header), ("ftr", Story::Footer)] {
        for section in sections {
            let slots: &Slots = if story == Story::Header { &section.headers } else { &section.footers };
            for (_, id) in slots.shown(section.page.title_page, even_and_odd) {
                if seen.insert((root, id.to_owned())) {
                    shown.push((id.to_owned(), root, story));
                }
            }
        }
    }
    shown
}

/// The parts around the main part, found by its relationships.
struct Parts<'p, 'b> {
    package: &'p mut Package<'b>,
    folder: String,
    relationships: Vec<Relationship>,
    by_id: HashMap<String, usize>,
    diagnostics: Vec<String>,
}

impl<'p, 'b> Parts<'p, 'b> {
    fn new(package: &'p mut Package<'b>, main: &str) -> Result<Self, Fault> {
        let mut diagnostics = Vec::new();
        let relationships = match relationship::of_part(package, main) {
            Ok(relationships) => relationships,
            Err(fault @ Fault::Limit(..)) => return Err(fault),
            Err(Fault::Damaged(..)) => {
                diagnostics.push(
                    "部件关系损坏，样式、编号等按默认处理 (relationships are damaged; defaults were used)"
                        .to_owned(),
                );
                Vec::new()
            }
        };
        let folder = main.rfind('/').map_or("", |slash| &main[..=slash]).to_owned();
        let by_id = relationships
            .iter()
            .enumerate()
            .map(|(index, relationship)| (relationship.id.clone(), index))
            .collect();
        Ok(Self { package, folder, relationships, by_id, diagnostics })
    }

    /// The first part of this kind; without relationships, the part with the usual name.
    fn by_kind(&mut self, kind: &str) -> Result<Option<Part>, Fault> {
        let target = match self.relationships.iter().find(|relationship| relationship.kind == kind) {
            Some(relationship) => relationship.target.clone(),
            None if self.relationships.is_empty() => {
                let usual = if kind == "theme" { "theme/theme1" } else { kind };
                let name = format!("{}{usual}.xml", self.folder);
                if !self.package.contains(&name) {
                    return Ok(None);
                }
                name
            }
            None => return Ok(None),
        };
        self.open(&target)
    }

    /// The part a relationship leads to.
    fn by_id(&mut self, id: &str) -> Result<Option<Part>, Fault> {
        match self.by_id.get(id).and_then(|index| self.relationships.get(*index)) {
            Some(relationship) => {
                let target = relationship.target.clone();
                self.open(&target)
            }
            None => {
                let id: String = id.chars().take(40).collect();
                self.diagnostics.push(format!(
                    "找不到引用 {id} 指向的页眉或页脚 (no header or footer for the reference {id})"
                ));
                Ok(None)
            }
        }
    }

    /// Reads a part that is not the text itself: when it is damaged, the document is read without it.
    fn read<T: Default>(
        &mut self,
        kind: &str,
        read: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.by_kind(kind)? {
            Some(part) => self.tolerate(&part.name, read(&part.xml)).map(Option::unwrap_or_default),
            None => Ok(T::default()),
        }
    }

    /// Reads a story beside the main text.
    fn story(
        &mut self,
        part: Option<Part>,
        root: &'static str,
        story: Story,
        pool: &mut Pool,
        budget: &mut Budget,
    ) -> Result<Option<StoryPart>, Fault> {
        let Some(part) = part else { return Ok(None) };
        let reading = story::walk(&part.xml, root, story, pool, budget);
        let reading = self.tolerate(&part.name, reading)?;
        Ok(reading.map(|reading| StoryPart { name: part.name, root, reading, ids: Vec::new() }))
    }

    fn open(&mut self, name: &str) -> Result<Option<Part>, Fault> {
        let part = self.package.part(name);
        match self.tolerate(name, part)?.flatten() {
            Some(part) => Ok(Some(part)),
            None => {
                let name: String = name.chars().take(80).collect();
                self.diagnostics
                    .push(format!("缺少部件 {name}，已跳过 (part {name} is missing and was skipped)"));
                Ok(None)
            }
        }
    }

    fn tolerate<T>(&mut self, name: &str, result: Result<T, Fault>) -> Result<Option<T>, Fault> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Fault::Damaged(zh, en)) => {
                let name: String = name.chars().take(80).collect();
                self.diagnostics
                    .push(format!("部件 {name} 已损坏（{zh}），已跳过 (part {name} is damaged: {en})"));
                Ok(None)
            }
            Err(fault @ Fault::Limit(..)) => Err(fault),
        }
    }
}
