//! How much a docx may hold: bounds that no letter comes near and no hostile file gets past.

/// Bytes of the file.
pub(super) const FILE: usize = 64 << 20;
/// Entries of the zip.
pub(super) const ENTRIES: usize = 4_096;
/// Bytes of one inflated part.
pub(super) const PART: usize = 64 << 20;
/// Bytes of all inflated parts together.
pub(super) const TOTAL: usize = 256 << 20;
/// Inflated bytes for each compressed byte, once a part is larger than [`RATIO_FROM`].
pub(super) const RATIO: usize = 1_000;
/// Inflated bytes from which [`RATIO`] holds.
pub(super) const RATIO_FROM: usize = 1 << 20;
/// Elements open at the same time.
pub(super) const DEPTH: usize = 256;
/// Attributes of one element.
pub(super) const ATTRIBUTES: usize = 256;
/// XML events of one part.
pub(super) const EVENTS: usize = 20_000_000;
/// Characters of one paragraph.
pub(super) const PARAGRAPH_CHARACTERS: usize = 1_000_000;
/// Paragraphs of the file, blank ones counted.
pub(super) const PARAGRAPHS: usize = 200_000;
/// Text elements of the file.
pub(super) const TEXT_ELEMENTS: usize = 1_000_000;
/// Sections of the file.
pub(super) const SECTIONS: usize = 4_096;
/// Styles, and likewise numbering definitions; those beyond are ignored.
pub(super) const DEFINITIONS: usize = 20_000;
/// Styles in one `w:basedOn` chain.
pub(super) const STYLE_CHAIN: usize = 32;
/// Characters kept of a name: a style, a font, the pattern of a list level. Word's own bound is 255.
pub(super) const NAME_CHARACTERS: usize = 255;
/// Page-number fields read of one footer.
pub(super) const PAGE_NUMBERS: usize = 16;
