//! The docx files of `corpus/`: which letter is written in which way.

pub(crate) mod archive;
mod inline;
mod layout;
mod letter;
mod library;
mod office;
mod official;
mod text_box;
mod theme;
mod wps;
mod xml;

use std::error::Error;

/// A letter by the name of its file in `letter/`.
macro_rules! letter {
    ($name:literal) => {
        letter::read(include_str!(concat!("letter/", $name, ".txt")))
    };
}

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
    let mut files = vec![
        file("city-parking-docx/reply.docx", official::document(&letter!("parking"))?),
        file("city-parking-docx/item.docx", library::item(&letter!("parking_item"))?),
        file(
            "province-collective-proposal-docx/reply.docx",
            official::correspondence(&letter!("elderly_care"))?,
        ),
        file("county-layout-defects-docx/reply.docx", library::badly_laid_out(&letter!("water_tank"))?),
        file("county-wps-docx/reply.docx", wps::document(&letter!("night_clinic"))?),
        file("city-revisions-left-docx/reply.docx", library::with_revisions(&letter!("training"))?),
    ];
    for (path, letter, look) in [
        ("county-bus-line-docx/reply.docx", letter!("bus_line"), layout::letter_form::LOOK),
        ("county-school-bus-docx/reply.docx", letter!("boarding_bus"), layout::letter_form::LOOK),
        ("city-housing-redhead-docx/reply.docx", letter!("old_housing"), layout::red_head::LOOK),
        ("city-library-box-docx/reply.docx", letter!("library_hours"), layout::red_head::LOOK),
        ("county-border-post-docx/reply.docx", letter!("border_post"), layout::red_head::LOOK),
        ("province-rural-teachers-docx/reply.docx", letter!("rural_teachers"), layout::theme_fonts::LOOK),
        ("city-guarantee-docx/reply.docx", letter!("guarantee"), layout::theme_fonts::LOOK),
        ("ministry-annexes-docx/reply.docx", letter!("village_drugs"), layout::named_styles::LOOK),
        ("province-river-controls-docx/reply.docx", letter!("river_section"), layout::named_styles::LOOK),
        ("county-festival-spaces-docx/reply.docx", letter!("festival"), layout::bare_copy::LOOK),
        ("county-comments-left-docx/reply.docx", letter!("halal_food"), layout::bare_copy::LOOK),
        ("city-night-noise-docx/reply.docx", letter!("night_noise"), layout::numbered_first_page::LOOK),
        ("county-walnut-paper-docx/reply.docx", letter!("walnut"), layout::us_paper::LOOK),
        ("county-shadow-play-docx/reply.docx", letter!("shadow_play"), layout::small_page::LOOK),
        ("city-kindergarten-paste-docx/reply.docx", letter!("kindergarten"), layout::web_paste::LOOK),
        ("district-market-loose-docx/reply.docx", letter!("fair_market"), layout::loose_lines::LOOK),
    ] {
        files.push(file(path, office::document(&letter, &look)?));
    }
    Ok(files)
}
