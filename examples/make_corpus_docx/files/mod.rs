//! The docx files of `corpus/`: which letter is written in which way.

pub(crate) mod archive;
mod letter;
mod library;
mod official;
mod wps;
mod xml;

use std::error::Error;

/// A docx of the corpus.
pub(crate) struct CorpusFile {
    /// Its path under `corpus/`.
    pub(crate) path: &'static str,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Makes all files anew.
pub(crate) fn all() -> Result<Vec<CorpusFile>, Box<dyn Error>> {
    let file = |path, bytes| CorpusFile { path, bytes };
    Ok(vec![
        file("city-parking-docx/reply.docx", official::document(letter::parking::REPLY)?),
        file("city-parking-docx/item.docx", library::item(letter::parking::ITEM)?),
        file(
            "province-collective-proposal-docx/reply.docx",
            official::correspondence(letter::elderly_care::REPLY)?,
        ),
        file("county-layout-defects-docx/reply.docx", library::badly_laid_out(letter::water_tank::REPLY)?),
        file("county-wps-docx/reply.docx", wps::document(letter::night_clinic::REPLY)?),
        file("city-revisions-left-docx/reply.docx", library::with_revisions(letter::training::REPLY)?),
    ])
}
