//! Cases as pages, for the tests that look at them.
#![allow(dead_code, reason = "each test looks at its own side of a page")]

use std::fs;
use std::path::{Path, PathBuf};

use fuwen::document::{self, Document};
use fuwen::letter::Record;
use fuwen::report::{Language, Occasion};
use fuwen::verdict::Review;
use fuwen::{Input, Settings, lint};

/// A case with all that its review borrows from.
pub(crate) struct Case {
    pub(crate) path: String,
    pub(crate) reply: Document,
    pub(crate) item: Option<Document>,
    pub(crate) record: Option<Record>,
}

impl Case {
    /// A case from texts: name and contents of the reply, contents of the item.
    pub(crate) fn of(path: &str, reply: &str, item: Option<&str>) -> Self {
        Self {
            path: path.to_owned(),
            reply: document::open(path, reply.as_bytes()).expect("a reply"),
            item: item.map(|item| document::open("item.txt", item.as_bytes()).expect("an item")),
            record: None,
        }
    }

    /// A folder of corpus/.
    pub(crate) fn read(folder: &Path) -> Self {
        let case: toml::Table =
            toml::from_str(&fs::read_to_string(folder.join("case.toml")).expect("case.toml")).expect("TOML");
        let name = |key: &str| case.get(key).and_then(|name| name.as_str());
        let open = |name: &str| {
            document::open(name, &fs::read(folder.join(name)).expect("a file")).expect("a document")
        };
        let reply = name("reply").expect("a reply");
        Self {
            path: format!("{}/{reply}", folder.file_name().expect("a name").to_string_lossy()),
            reply: open(reply),
            item: name("item").map(open),
            record: name("record").map(|record| {
                Record::from_toml(&fs::read_to_string(folder.join(record)).expect("a record"))
                    .expect("a record")
            }),
        }
    }

    /// What fuwen says of it.
    pub(crate) fn review(&self, settings: &Settings<'_>) -> Review<'_> {
        let input = Input {
            item: self.item.as_ref().map(|item| ("item.txt".to_owned(), item)),
            record: self.record.as_ref(),
            ..Input::new(self.path.clone(), &self.reply)
        };
        lint(&input, settings)
    }
}

/// All cases of corpus/.
pub(crate) fn corpus() -> Vec<Case> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders: Vec<PathBuf> = fs::read_dir(corpus)
        .expect("corpus")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.join("case.toml").is_file())
        .collect();
    folders.sort();
    folders.iter().map(|folder| Case::read(folder)).collect()
}

/// The settings of the tests, on a day of their own.
pub(crate) fn settings() -> Settings<'static> {
    let mut settings = Settings::builtin("lincang").expect("a profile");
    settings.today = Some("2025-09-01".parse().expect("a day"));
    settings
}

/// For whom the pages are made.
pub(crate) fn occasion<'a>(settings: &'a Settings<'_>, language: Language) -> Occasion<'a> {
    Occasion {
        book: settings.book,
        profile: &settings.profile,
        today: settings.today,
        language,
        about_files: &[],
    }
}
