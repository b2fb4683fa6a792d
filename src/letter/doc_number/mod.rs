//! Document numbers (发文字号), well formed or not.

mod organ;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::Serialize;

use super::expression::regex;
use super::numeral;
use crate::finding::Span;

/// A document number, such as `国办发〔2014〕46号` or `西交发(2017)259号`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocNumber {
    /// All of it as written.
    pub span: Span,
    /// 机关代字, such as `国办发`; empty when missing.
    pub organ: Span,
    /// The year's digits as written; empty when missing.
    pub year: Span,
    /// Which brackets enclose the year.
    pub brackets: Brackets,
    /// 发文顺序号, digits as written; empty when missing.
    pub serial: Span,
    /// Whether 第 or 字第 stands before the serial.
    pub has_ordinal: bool,
    /// In what it departs from GB/T 9704-2012 7.2.5, in the order of [`NumberProblem`]; empty when well formed.
    pub problems: Vec<NumberProblem>,
}

/// The brackets around the year of a document number (GB/T 9704-2012 7.2.5 asks for 〔〕).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Brackets {
    /// 〔〕 U+3014, U+3015: the standard's.
    Tortoise,
    /// ﹝﹞ U+FE5D, U+FE5E: look-alikes.
    SmallTortoise,
    /// [] or ［］.
    Square,
    /// () or （）.
    Round,
    /// 【】.
    Lenticular,
    /// 〈〉 or <>.
    Angle,
    /// None, or only one of the two.
    Missing,
}

/// One way in which a document number departs from `机关代字〔4-digit year〕number号`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberProblem {
    /// No 机关代字.
    MissingOrgan,
    /// The year is left open: 〔〕, 〔20××〕.
    MissingYear,
    /// The year has other brackets than 〔〕.
    WrongBrackets,
    /// ﹝﹞, which look like 〔〕 on paper.
    LookAlikeBrackets,
    /// Two brackets that are no pair.
    MixedBrackets,
    /// The year stands in no brackets, or has lost one.
    MissingBrackets,
    /// The year has not four digits.
    ShortYear,
    /// 年 beside the year.
    YearWord,
    /// 第 or 字第 before the serial.
    Ordinal,
    /// The serial stands in brackets.
    BracketedSerial,
    /// The serial is left open: 〔2020〕号, 〔2020〕××号.
    MissingSerial,
    /// 编虚位: 01 for 1.
    LeadingZero,
    /// No 号 after the serial.
    MissingMark,
    /// Digits in Chinese.
    ChineseDigits,
    /// Full-width digits.
    WideDigits,
    /// White space inside.
    Space,
}

impl DocNumber {
    /// The year, when it can be told; two digits count as 1950 to 2049.
    pub fn year_value(&self, text: &str) -> Option<i16> {
        let digits = plain_digits(self.year.of(text));
        let value: i16 = digits.parse().ok()?;
        match digits.len() {
            4 => Some(value),
            2 if value < 50 => Some(2000 + value),
            2 => Some(1900 + value),
            _ => None,
        }
    }

    /// The number as GB/T 9704-2012 7.2.5 writes it; none when organ, year or serial is missing.
    pub fn canonical(&self, text: &str) -> Option<String> {
        let organ: String = self.organ.of(text).chars().filter(|c| !c.is_whitespace()).collect();
        let year = self.year_value(text)?;
        let serial: u32 = plain_digits(self.serial.of(text)).parse().ok()?;
        (!organ.is_empty()).then(|| format!("{organ}〔{year}〕{serial}号"))
    }
}

/// Finds all document numbers of `text`, in order.
pub(super) fn find(text: &str) -> Vec<DocNumber> {
    let mut found: Vec<DocNumber> = Vec::new();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for form in FORMS {
        for captures in form.pattern.captures_iter(text) {
            let Some(parts) = Parts::of(text, &captures) else { continue };
            let is_taken =
                taken.range(..parts.span.end).next_back().is_some_and(|(_, end)| *end > parts.span.start);
            if is_taken {
                continue;
            }
            if parts.is_another_thing() {
                taken.insert(parts.span.start, parts.span.end);
            } else if parts.is_number() && (!form.needs_organ || parts.is_sure_without_brackets()) {
                taken.insert(parts.span.start, parts.span.end);
                found.push(parts.number());
            }
        }
    }
    found.sort_by_key(|number| number.span);
    found
}

/// One outward form, from the year to 号; forms are tried in order, the surer ones first.
struct Form {
    pattern: &'static LazyLock<Regex>,
    /// Whether the form is sure to be a number only with an organ that ends like one.
    needs_organ: bool,
}

static FORMS: [&Form; 4] = [
    &Form { pattern: &BRACKETED, needs_organ: false },
    &Form { pattern: &HALF_BRACKETED, needs_organ: false },
    &Form { pattern: &BRACKETED_SERIAL, needs_organ: false },
    &Form { pattern: &UNBRACKETED, needs_organ: true },
];

/// `〔2020〕12号` with any brackets, 第, placeholders, white space.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?P<open>[〔﹝［\[【（(〈<]) [\x20\t\u{a0}\u{3000}]*
        (?P<year>[0-9０-９]{2,4} | [〇○零一二三四五六七八九]{4} | (?:20)?[×xX＊*_＿…]{0,4})
        [\x20\t\u{a0}\u{3000}]* (?P<nian>年)? [\x20\t\u{a0}\u{3000}]*
        (?P<close>[〕﹞］\]】）)〉>]) [\x20\t\u{a0}\u{3000}]*
        (?P<ordinal>[年字第]{0,3}) [\x20\t\u{a0}\u{3000}]*
        (?P<open2>[〔﹝［\[【（(])?
        (?P<serial>[0-9０-９]{1,6} | [〇零一二三四五六七八九十百]{1,4} | [×xX＊*_＿…]{0,4})
        (?P<more>(?:[、,，和至\-－—~～][0-9０-９]{1,5})*)
        (?P<gap>[\x20\t\u{a0}\u{3000}]*) (?P<close2>[〕﹞］\]】）)])? (?P<mark>号)? (?P<close3>[〕﹞］\]】）)])?",
    )
});

/// `2020〕12号` or `〔2020 12号`: one bracket is lost.
static HALF_BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?: (?P<open>[〔﹝［\[【]) (?P<year>(?:19|20)[0-9]{2}) [\x20\t\u{a0}\u{3000}]*
          | (?P<year_b>(?:19|20)[0-9]{2}) (?P<close>[〕﹞］\]】]) [\x20\t\u{a0}\u{3000}]* )
        (?P<ordinal>字?第?) (?P<serial>[0-9０-９]{1,5}) [\x20\t\u{a0}\u{3000}]* (?P<mark>号)",
    )
});

/// `1995年[12]号`.
static BRACKETED_SERIAL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?P<year>(?:19|20)[0-9]{2}) (?P<nian>年)? [\x20\t\u{a0}\u{3000}]*
        (?P<open2>[〔﹝［\[【（(]) (?P<serial>[0-9０-９]{1,5}) [\x20\t\u{a0}\u{3000}]*
        (?: (?P<close2>[〕﹞］\]】）)]) (?P<mark>号) | (?P<mark_b>号) (?P<close3>[〕﹞］\]】）)]) )",
    )
});

/// `国发2006年17号`, `国发200617号`, `国发2006-17号`.
static UNBRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?P<year>(?:19|20)[0-9]{2}) (?P<nian>年)? (?:[\-－—·.．]|[\x20\t\u{a0}\u{3000}])?
        (?P<ordinal>第?) (?P<serial>[0-9]{1,4}) [\x20\t\u{a0}\u{3000}]* (?P<mark>号)",
    )
});

/// What stands after 号 when the words are the address of a house or a machine, no document.
const THINGS: &str = "楼栋幢院门线路车机房井桥地宗铺仓库";

/// Certificates numbered like documents: land, houses.
const CERTIFICATES: &[&str] = &["国用", "集用", "集建", "房权证", "房地证", "不动产权", "他项"];

/// One match taken apart.
struct Parts<'t> {
    text: &'t str,
    span: Span,
    organ: Span,
    year: Span,
    /// The year's characters.
    year_length: usize,
    no_year: bool,
    has_year_word: bool,
    brackets: Brackets,
    are_mixed: bool,
    /// 年, 字, 第 between year and serial.
    ordinal: &'t str,
    serial: Span,
    no_serial: bool,
    is_serial_bracketed: bool,
    /// Whether 号 is there.
    has_mark: bool,
    /// What stands before the year, the organ included.
    before: &'t str,
    after: &'t str,
}

/// Tells whether a problem holds.
type Holds = fn(&Parts<'_>) -> bool;

/// When each problem holds.
const CHECKS: &[(NumberProblem, Holds)] = &[
    (NumberProblem::MissingOrgan, |parts| parts.organ.is_empty()),
    (NumberProblem::MissingYear, |parts| parts.no_year),
    (NumberProblem::WrongBrackets, |parts| {
        use Brackets::{Angle, Lenticular, Round, Square};
        matches!(parts.brackets, Square | Round | Lenticular | Angle)
    }),
    (NumberProblem::LookAlikeBrackets, |parts| parts.brackets == Brackets::SmallTortoise),
    (NumberProblem::MixedBrackets, |parts| parts.are_mixed),
    (NumberProblem::MissingBrackets, |parts| parts.brackets == Brackets::Missing),
    (NumberProblem::ShortYear, |parts| !parts.no_year && parts.year_length != 4),
    (NumberProblem::YearWord, |parts| parts.has_year_word || parts.ordinal.contains('年')),
    (NumberProblem::Ordinal, |parts| parts.ordinal.contains(['字', '第'])),
    (NumberProblem::BracketedSerial, |parts| parts.is_serial_bracketed),
    (NumberProblem::MissingSerial, |parts| parts.no_serial),
    (NumberProblem::LeadingZero, |parts| parts.serial.of(parts.text).starts_with(['0', '０'])),
    (NumberProblem::MissingMark, |parts| !parts.has_mark),
    (NumberProblem::ChineseDigits, |parts| {
        parts.digits(|c| chinese_digit(c).is_some() || "十百".contains(c))
    }),
    (NumberProblem::WideDigits, |parts| parts.digits(|c| ('０'..='９').contains(&c))),
    (NumberProblem::Space, |parts| parts.span.of(parts.text).chars().any(char::is_whitespace)),
];

impl<'t> Parts<'t> {
    fn of(text: &'t str, captures: &Captures<'_>) -> Option<Self> {
        let group = |name: &str| captures.name(name).map(|found| Span::from(found.range()));
        let whole = Span::from(captures.get(0)?.range());
        let year = group("year").or(group("year_b"))?;
        let serial = group("serial")?;
        let mark = group("mark").or(group("mark_b"));
        let is_serial_bracketed = group("open2").is_some();
        let end = if is_serial_bracketed {
            group("close3").or(mark).or(group("close2"))?.end
        } else if group("close2").is_some() && mark.is_some() {
            return None;
        } else {
            mark.or(group("more")).unwrap_or(serial).end
        };
        let organ = organ::before(text, whole.start);
        let is_blank = |span: Span| span.is_empty() || !span.of(text).chars().all(is_digit);
        Some(Self {
            text,
            span: Span::new(if organ.is_empty() { whole.start } else { organ.start }, end),
            organ,
            year,
            year_length: year.of(text).chars().count(),
            no_year: is_blank(year),
            has_year_word: group("nian").is_some(),
            brackets: brackets_of(text, group("open"), group("close")),
            are_mixed: are_mixed(text, group("open"), group("close")),
            ordinal: group("ordinal").map_or("", |span| span.of(text)),
            serial,
            no_serial: is_blank(serial),
            is_serial_bracketed,
            has_mark: mark.is_some(),
            before: text.get(..whole.start).unwrap_or(""),
            after: text.get(end..).unwrap_or(""),
        })
    }

    fn number(&self) -> DocNumber {
        let blank_as_empty =
            |span: Span, blank: bool| if blank { Span::new(span.start, span.start) } else { span };
        DocNumber {
            span: self.span,
            organ: self.organ,
            year: blank_as_empty(self.year, self.no_year),
            brackets: self.brackets,
            serial: blank_as_empty(self.serial, self.no_serial),
            has_ordinal: self.ordinal.contains('第'),
            problems: CHECKS.iter().filter(|(_, holds)| holds(self)).map(|(problem, _)| *problem).collect(),
        }
    }

    /// Whether it is an order, a certificate, an item, an address: numbered, but no document number.
    fn is_another_thing(&self) -> bool {
        let organ = self.organ.of(self.text);
        let is_announcement = organ.ends_with("公告") || organ.ends_with("通告");
        self.after.starts_with(['令', '条', '款', '项'])
            || self.has_mark && self.after.starts_with(|next| THINGS.contains(next))
            || CERTIFICATES.iter().any(|certificate| organ.ends_with(certificate))
            || organ.ends_with('令')
            || is_announcement && self.ordinal.contains('第')
            || names_item(organ, self.after)
    }

    /// Whether enough of it is there to be a number at all.
    fn is_number(&self) -> bool {
        let organ = self.organ.of(self.text);
        let has_full_year = !self.no_year && self.year_length == 4;
        if !self.has_mark {
            let goes_on =
                self.after.starts_with(|next| is_digit(next) || organ::is_han(next) && next != '文');
            return self.has_sure_brackets()
                && !organ.is_empty()
                && !self.no_serial
                && has_full_year
                && !goes_on;
        }
        if organ.is_empty() && (self.no_serial && self.brackets != Brackets::Tortoise || self.no_year) {
            return false;
        }
        if self.no_serial && !self.no_year && self.year_length != 4 {
            return false;
        }
        match self.brackets {
            Brackets::Round | Brackets::Angle if organ.is_empty() => {
                let before = self.before.trim_end();
                has_full_year
                    && (before.is_empty() || before.ends_with(['（', '(', '：', ':', '“', '文', '\n']))
            }
            Brackets::Round | Brackets::Angle => {
                organ::ends_like_one(organ) || has_full_year && !self.no_serial
            }
            Brackets::Missing if organ.is_empty() && self.is_serial_bracketed => is_document_word(self.after),
            _ => true,
        }
    }

    /// Whether it is a number although its year stands in no brackets.
    fn is_sure_without_brackets(&self) -> bool {
        let organ = self.organ.of(self.text);
        organ::ends_like_one(organ)
            || self.has_year_word && organ.chars().count() >= 3 && self.after.starts_with('文')
    }

    fn has_sure_brackets(&self) -> bool {
        use Brackets::{Lenticular, SmallTortoise, Square, Tortoise};
        matches!(self.brackets, Tortoise | SmallTortoise | Square | Lenticular)
    }

    fn digits(&self, wanted: fn(char) -> bool) -> bool {
        [self.year, self.serial].iter().any(|part| part.of(self.text).chars().any(wanted))
    }
}

/// Whether the words around a number make it that of a suggestion, proposal or bill, not of a document.
fn names_item(organ: &str, after: &str) -> bool {
    const ITEMS: [&str; 4] = ["建议", "提案", "议案", "书面意见"];
    const MEETINGS: [&str; 4] = ["政协", "人大", "会议", "编号"];
    let after = after.trim_start_matches(['代', '表', '委', '员', '重', '点', '的']);
    ITEMS.iter().any(|item| after.starts_with(item))
        && (organ.is_empty() || MEETINGS.iter().any(|meeting| organ.contains(meeting)))
}

fn is_document_word(after: &str) -> bool {
    ["文", "通知", "批复", "意见"].iter().any(|word| after.starts_with(word))
}

fn brackets_of(text: &str, open: Option<Span>, close: Option<Span>) -> Brackets {
    let (Some(open), Some(_)) = (open, close) else { return Brackets::Missing };
    match open.of(text) {
        "〔" => Brackets::Tortoise,
        "﹝" => Brackets::SmallTortoise,
        "[" | "［" => Brackets::Square,
        "【" => Brackets::Lenticular,
        "〈" | "<" => Brackets::Angle,
        _ => Brackets::Round,
    }
}

fn are_mixed(text: &str, open: Option<Span>, close: Option<Span>) -> bool {
    const PAIRS: [&str; 9] = ["〔〕", "﹝﹞", "[]", "［］", "【】", "()", "（）", "〈〉", "<>"];
    match (open, close) {
        (Some(open), Some(close)) => {
            let pair = format!("{}{}", open.of(text), close.of(text));
            !PAIRS.contains(&pair.as_str())
        }
        _ => false,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || chinese_digit(c).is_some() || "十百".contains(c)
}

fn chinese_digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// ASCII digits for full-width and Chinese ones, `十二` included.
fn plain_digits(written: &str) -> String {
    if written.contains(['十', '百']) {
        return numeral::chinese_number(written).map_or_else(String::new, |value| value.to_string());
    }
    let digit = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => chinese_digit(c).and_then(|value| char::from_digit(value, 10)).or(Some(c)),
    };
    written.chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests;
