//! Letters with their answers (JSON lines with `id`, `subject`, `message`, `reply`), made comparable: place codes
//! removed, opening and courtesies cut, short and repeated ones dropped.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use fuwen::document::{self, Document};
use regex::Regex;

/// A letter and its answer.
pub(crate) struct Pair {
    /// Its name.
    pub(crate) id: String,
    /// Its subject.
    pub(crate) subject: String,
    /// What it says.
    pub(crate) asked: String,
    /// The answer without opening and courtesies.
    pub(crate) answered: String,
}

/// What stands for a name of a place, such as `A市` or `B3区`.
const PLACE: &str = "[A-Z][0-9]{0,2}[市区县]|西地省";

/// Through 现答复如下：, or through the sentence that tells of receipt.
const OPENINGS: [&str; 2] = [
    r"(?s)^.{0,450}?(?:答复|回复|函复|复函|汇报|报告|反馈|意见|说明|情况|解答|回应).{0,24}?如\s*下[：:。；;，,]?",
    "(?s)^.{0,250}?(?:收悉|收到|已阅|获悉)[^。！]{0,40}[。！]",
];

/// Thanks at the end, or the day.
const CLOSING: &str =
    r"(?s)(?:(?:再次)?(?:感谢|谢谢)[您你网对][^。！]*[。！]?.{0,30}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s*)$";

/// Characters below which an answer, and a letter, says too little to be compared.
const SHORTEST: (usize, usize) = (60, 40);

/// Loads the pairs of a file.
pub(crate) fn load(file: &Path) -> Result<Vec<Pair>, String> {
    let written = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let regex = |pattern: &str| Regex::new(pattern).map_err(|error| error.to_string());
    let place = regex(PLACE)?;
    let openings = [regex(OPENINGS[0])?, regex(OPENINGS[1])?];
    let closing = regex(CLOSING)?;
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (number, line) in written.lines().enumerate() {
        let letter: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| format!("{}:{}: {error}", file.display(), number + 1))?;
        let text = |key: &str| place.replace_all(letter[key].as_str().unwrap_or(""), "").trim().to_owned();
        let asked = text("message");
        let reply = text("reply");
        let opened = openings.iter().find_map(|opening| opening.find(&reply)).map_or(0, |found| found.end());
        let mut answered = &reply[opened..];
        for _ in 0..3 {
            if let Some(found) = closing.find(answered)
                && answered[found.start()..].chars().count() < 150
            {
                answered = &answered[..found.start()];
            }
        }
        let long = |text: &str, least: usize| text.chars().count() >= least;
        let begin = |text: &str| text.chars().take(60).collect::<String>();
        if long(answered, SHORTEST.0)
            && long(&asked, SHORTEST.1)
            && seen.insert(begin(&asked))
            && seen.insert(begin(answered))
        {
            pairs.push(Pair {
                id: letter["id"].as_str().unwrap_or_default().to_owned(),
                subject: text("subject"),
                answered: answered.to_owned(),
                asked,
            });
        }
    }
    if pairs.is_empty() { Err(format!("{}: no letter with an answer", file.display())) } else { Ok(pairs) }
}

impl Pair {
    /// The letter as an item.
    pub(crate) fn item(&self) -> Result<Document, String> {
        open("item.txt", &format!("题目：{}\n内容：{}\n", self.subject.replace('\n', " "), self.asked))
    }

    /// The answer as a reply.
    pub(crate) fn reply(&self) -> Result<Document, String> {
        open("reply.txt", &wrapped(&self.answered))
    }
}

/// A text as the body of a reply.
pub(crate) fn wrapped(body: &str) -> String {
    format!("李明代表：\n您提出的建议收悉，现答复如下：\n{body}\n感谢您的关心和支持。\n")
}

/// A text as a document.
pub(crate) fn open(name: &str, text: &str) -> Result<Document, String> {
    document::open(name, text.as_bytes()).map_err(|error| format!("{name}: {error}"))
}
