//! A library of known documents (文件库): title, number, date, and whether it is still in force.

use std::sync::OnceLock;

use serde::Deserialize;

/// Known documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// The documents.
    #[serde(default)]
    document: Vec<KnownDocument>,
}

/// A known document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownDocument {
    /// Its title, without 《》.
    pub title: String,
    /// 发文字号.
    pub number: String,
    /// Its day, such as `2014-10-02`; empty when not known.
    #[serde(default)]
    pub date: String,
    /// The day from which it is no longer in force (废止); empty while it is.
    #[serde(default)]
    pub repealed: String,
    /// What took its place.
    #[serde(default)]
    pub replaced_by: String,
}

impl Library {
    /// The library that comes with fuwen (`rules/library/national.toml`).
    ///
    /// A mistake in it is a failing test of this project; a reader gets an empty library.
    pub fn builtin() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            Self::from_toml(include_str!("../../rules/library/national.toml")).unwrap_or_default()
        })
    }

    /// Reads a library in TOML: `[[document]]` tables.
    ///
    /// # Errors
    /// The parser's words, with line and column.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Reads a library in CSV with the headings 标题, 文号, 日期, 废止日期, 替代文件 (or their English names).
    ///
    /// # Errors
    /// The line, and what is wrong with it.
    pub fn from_csv(text: &str) -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headings = reader.headers().map_err(|error| error.to_string())?.clone();
        let column = |names: [&str; 2]| headings.iter().position(|heading| names.contains(&heading.trim()));
        let title = column(["标题", "title"]).ok_or("缺少“标题”一列")?;
        let number = column(["文号", "number"]).ok_or("缺少“文号”一列")?;
        let others =
            [column(["日期", "date"]), column(["废止日期", "repealed"]), column(["替代文件", "replaced_by"])];
        let mut document = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let cell = |column: Option<usize>| {
                column.and_then(|column| record.get(column)).unwrap_or("").trim().to_owned()
            };
            document.push(KnownDocument {
                title: cell(Some(title)),
                number: cell(Some(number)),
                date: cell(others[0]),
                repealed: cell(others[1]),
                replaced_by: cell(others[2]),
            });
        }
        Ok(Self { document })
    }

    /// Adds the documents of another library.
    pub fn extend(&mut self, more: Self) {
        self.document.extend(more.document);
    }

    /// The document of this title, marks and the issuer before it left aside.
    pub fn by_title(&self, title: &str) -> Option<&KnownDocument> {
        let wanted = bare(title);
        self.document.iter().find(|known| {
            let known = bare(&known.title);
            known == wanted || (wanted.chars().count() >= 8 && known.ends_with(&wanted))
        })
    }

    /// The document of this number, brackets and white space left aside.
    pub fn by_number(&self, number: &str) -> Option<&KnownDocument> {
        let wanted = bare(number);
        self.document.iter().find(|known| bare(&known.number) == wanted)
    }
}

fn bare(words: &str) -> String {
    words.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::Library;

    #[test]
    fn the_shipped_library_is_sound() {
        let library = Library::from_toml(include_str!("../../rules/library/national.toml")).unwrap();
        assert!(!library.document.is_empty());
        for known in &library.document {
            assert_eq!(library.by_title(&known.title), Some(known));
            assert_eq!(library.by_number(&known.number), Some(known));
        }
    }

    #[test]
    fn documents_are_found_by_title_and_number() {
        let csv = "标题,文号,日期,废止日期,替代文件\n\
            青河县人民政府关于加强农村公路养护的意见,青政发〔2021〕3号,2021-03-01,2024-01-01,青政发〔2024〕1号\n";
        let library = Library::from_csv(csv).unwrap();
        let known = library.by_title("《关于加强农村公路养护的意见》").unwrap();
        assert_eq!((known.number.as_str(), known.repealed.as_str()), ("青政发〔2021〕3号", "2024-01-01"));
        assert_eq!(library.by_number("青政发[2021]3号"), Some(known));
        assert!(library.by_title("《意见》").is_none());
        assert!(Library::from_csv("a,b\n1,2\n").is_err());
        assert!(Library::from_toml("[[document]]\ntitel = \"\"\n").is_err());
    }
}
