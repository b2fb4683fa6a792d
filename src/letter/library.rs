//! A library of known documents (文件库): title, number, date, and whether each is still in force.

use std::sync::OnceLock;

use serde::Deserialize;
use toml::Spanned;

use super::citation::title_key;
use super::{Date, doc_number};

/// Known documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    documents: Vec<KnownDocument>,
}

/// A known document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownDocument {
    /// Its title, without 《》.
    pub title: String,
    /// 发文字号, 令 or standard code; none when it bears none that is known.
    pub number: Option<String>,
    /// Its day (成文日期 or 公布日期).
    pub date: Option<Date>,
    /// The day from which it is no longer in force (废止).
    pub repealed: Option<Date>,
    /// What took its place, in words: a number, or a title in 《》.
    pub replaced_by: Option<String>,
}

impl KnownDocument {
    /// Whether it was no longer in force on `day`.
    pub fn is_repealed_on(&self, day: Date) -> bool {
        self.repealed.is_some_and(|repealed| repealed <= day)
    }

    /// Whether it bears `number`, however that is written.
    pub fn bears(&self, number: &str) -> bool {
        self.number.as_deref().is_some_and(|known| number_key(known) == number_key(number))
    }
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

    /// Reads a library in TOML: `[[document]]` tables with `title`, `number`, `date`, `repealed`, `replaced_by`,
    /// all but the first optional.
    ///
    /// # Errors
    /// The line, and what is wrong with it, in Chinese; the parser's words when it is no TOML.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let written: WrittenLibrary = toml::from_str(text).map_err(|error| error.to_string())?;
        let line_of = |at: usize| text.get(..at).unwrap_or("").matches('\n').count() + 1;
        let documents = written.document.iter().map(|written| {
            let row = written.get_ref();
            let line = line_of(row.title.as_ref().map_or(written.span().start, |title| title.span().start));
            let cell = |cell: &Option<Spanned<String>>| {
                cell.as_ref().map(|cell| cell.get_ref().clone()).unwrap_or_default()
            };
            document(line, [&row.title, &row.number, &row.date, &row.repealed, &row.replaced_by].map(cell))
        });
        Ok(Self { documents: documents.collect::<Result<_, _>>()? })
    }

    /// Reads a library in CSV with the headings 标题, 文号, 日期, 废止日期, 替代文件 (or `title`, `number`, `date`,
    /// `repealed`, `replaced_by`); all but the first are optional.
    ///
    /// # Errors
    /// The line, and what is wrong with it, in Chinese.
    pub fn from_csv(text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headings = reader.headers().map_err(|error| error.to_string())?.clone();
        let columns =
            COLUMNS.map(|names| headings.iter().position(|heading| names.contains(&heading.trim())));
        if columns[0].is_none() {
            return Err("第1行：没有“标题”一列；各列依次是：标题、文号、日期、废止日期、替代文件".to_owned());
        }
        let mut documents = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = columns
                .map(|column| column.and_then(|column| record.get(column)).unwrap_or("").trim().to_owned());
            if cells.iter().any(|cell| !cell.is_empty()) {
                documents.push(document(usize::try_from(line).unwrap_or(0), cells)?);
            }
        }
        Ok(Self { documents })
    }

    /// Adds the documents of another library; those added later are asked first.
    pub fn extend(&mut self, more: Self) {
        self.documents.splice(0..0, more.documents);
    }

    /// The documents that `title` can mean: marks, white space, the issuer before 关于, 关于印发…的通知 and （试行）
    /// make no difference.
    ///
    /// When the title names its issuer and one of them is called exactly so, only those.
    pub fn titled(&self, title: &str) -> Vec<&KnownDocument> {
        let wanted = law_key(title);
        let meant: Vec<&KnownDocument> =
            self.documents.iter().filter(|known| law_key(&known.title) == wanted).collect();
        let exact: Vec<&KnownDocument> =
            meant.iter().copied().filter(|known| letters(&known.title) == letters(title)).collect();
        if exact.is_empty() { meant } else { exact }
    }

    /// The documents that bear `number`: brackets, 第, zeros and white space make no difference.
    pub fn numbered(&self, number: &str) -> Vec<&KnownDocument> {
        self.documents.iter().filter(|known| known.bears(number)).collect()
    }
}

/// A number in a form that is equal for the same number however it is written: `国办发〔2014〕46号` for
/// `国办发[2014]第046号`.
pub fn number_key(number: &str) -> String {
    let plain = || letters(number.trim().trim_start_matches("中华人民共和国"));
    match doc_number::find(number).as_slice() {
        [one] => one.canonical(number).unwrap_or_else(plain),
        _ => plain(),
    }
}

/// The headings of a CSV library, Chinese and English.
const COLUMNS: [[&str; 2]; 5] = [
    ["标题", "title"],
    ["文号", "number"],
    ["日期", "date"],
    ["废止日期", "repealed"],
    ["替代文件", "replaced_by"],
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLibrary {
    #[serde(default)]
    document: Vec<Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<Spanned<String>>,
    number: Option<Spanned<String>>,
    date: Option<Spanned<String>>,
    repealed: Option<Spanned<String>>,
    replaced_by: Option<Spanned<String>>,
}

/// The document of one row: title, number, date, 废止 day, what took its place.
fn document(line: usize, row: [String; 5]) -> Result<KnownDocument, String> {
    let [title, number, date, repealed, replaced_by] = row;
    let day = |written: &str, name: &str| match written.trim() {
        "" => Ok(None),
        written => written
            .parse()
            .map(Some)
            .map_err(|_| format!("第{line}行：{name}“{written}”不是日期，请写成 2025-06-30 的样子")),
    };
    let filled = |words: String| Some(words).filter(|words| !words.is_empty());
    if title_key(&title).is_empty() {
        return Err(format!("第{line}行：缺少标题（title）"));
    }
    Ok(KnownDocument {
        date: day(&date, "日期")?,
        repealed: day(&repealed, "废止日期")?,
        title,
        number: filled(number),
        replaced_by: filled(replaced_by),
    })
}

/// The key of a title; a law may be named without its 中华人民共和国.
fn law_key(title: &str) -> String {
    let key = title_key(title);
    key.strip_prefix("中华人民共和国").map(str::to_owned).unwrap_or(key)
}

fn letters(words: &str) -> String {
    words.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{Library, number_key};

    const ROADS: &str = "标题,文号,日期,废止日期,替代文件\n\
        青河县人民政府关于加强农村公路养护的意见,青政发〔2021〕3号,2021-03-01,2024-01-01,青政发〔2024〕1号\n\
        云岭省人民政府关于加强农村公路养护的意见,云政发〔2020〕8号,,,\n\
        中华人民共和国公路法,,,,\n";

    #[test]
    fn the_shipped_library_is_sound() {
        let library = Library::from_toml(include_str!("../../rules/library/national.toml")).unwrap();
        assert!(!library.documents.is_empty());
        for known in &library.documents {
            assert_eq!(library.titled(&known.title), [known]);
            assert!(known.number.as_deref().is_none_or(|number| library.numbered(number) == [known]));
            let is_well_formed = |number: &str| !number.contains('〔') || number_key(number) == number;
            assert!(known.number.as_deref().is_none_or(is_well_formed), "{known:?}");
        }
    }

    #[test]
    fn documents_are_found_by_title_and_number() {
        let library = Library::from_csv(ROADS).unwrap();
        let numbers = |title: &str| -> Vec<Option<&str>> {
            library.titled(title).iter().map(|known| known.number.as_deref()).collect()
        };
        for (title, expected) in [
            ("《青河县人民政府关于加强农村公路养护的意见》", &[Some("青政发〔2021〕3号")][..]),
            ("“云岭省人民政府关于加强农村公路养护的意见”", &[Some("云政发〔2020〕8号")]),
            ("《关于加强农村公路养护的意见》", &[Some("青政发〔2021〕3号"), Some("云政发〔2020〕8号")]),
            (
                "《关于加强农村公路\n养护的意见（试行）》",
                &[Some("青政发〔2021〕3号"), Some("云政发〔2020〕8号")],
            ),
            ("《公路法》", &[None]),
            ("《中华人民共和国公路法》", &[None]),
            ("《意见》", &[]),
            ("《关于加强农村公路建设的意见》", &[]),
        ] {
            assert_eq!(numbers(title), expected, "{title}");
        }
        for number in ["青政发〔2021〕3号", "青政发[2021]3号", "青政发（2021）第03号", "青政发 〔2021〕 3 号"]
        {
            assert_eq!(library.numbered(number).len(), 1, "{number}");
        }
        assert!(library.numbered("青政发〔2021〕13号").is_empty());
        let known = library.numbered("青政发〔2021〕3号")[0];
        assert_eq!(known.replaced_by.as_deref(), Some("青政发〔2024〕1号"));
        assert!(known.is_repealed_on("2024-01-01".parse().unwrap()));
        assert!(!known.is_repealed_on("2023-12-31".parse().unwrap()));
    }

    #[test]
    fn a_library_of_ones_own_goes_before() {
        let mut library = Library::from_csv(ROADS).unwrap();
        library.extend(
            Library::from_toml("[[document]]\ntitle = \"公路法\"\nrepealed = \"2030-01-01\"\n").unwrap(),
        );
        assert!(library.titled("《公路法》").first().is_some_and(|known| known.repealed.is_some()));
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        for (text, expected) in [
            (
                "[[document]]\ntitle = \"甲法\"\n\n[[document]]\nnumber = \"青政发〔2021〕3号\"\n",
                "第4行：缺少标题",
            ),
            ("[[document]]\ntitle = \"甲法\"\ndate = \"2021-02-30\"\n", "第2行：日期“2021-02-30”不是日期"),
            ("[[document]]\ntitel = \"甲法\"\n", "line 2"),
            ("[[document\n", "line 1"),
        ] {
            let error = Library::from_toml(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        for (text, expected) in [
            ("a,b\n1,2\n", "第1行：没有“标题”一列"),
            ("标题,文号\n甲法,\n,青政发〔2021〕3号\n", "第3行：缺少标题"),
            ("标题,日期\n甲法,去年\n", "第2行：日期“去年”不是日期"),
        ] {
            let error = Library::from_csv(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
        assert_eq!(Library::from_csv("标题\n甲法\n\n").unwrap().documents.len(), 1);
    }
}
