//! Document numbers (发文字号), well formed or not.

mod organ;

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::Serialize;

use super::expression::regex;
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
<<<<<<< HEAD
    for form in FORMS {
        for captures in form.pattern.captures_iter(text) {
            let Some(number) = read(text, form, &captures) else { continue };
            if !found.iter().any(|other| other.span.overlaps(number.span)) {
                found.push(number);
=======
    let mut taken: Vec<Span> = Vec::new();
    for form in FORMS {
        for captures in form.pattern.captures_iter(text) {
            let Some(parts) = Parts::of(text, &captures) else { continue };
            if taken.iter().any(|other| other.overlaps(parts.span)) {
                continue;
            }
            if parts.is_another_thing() {
                taken.push(parts.span);
            } else if parts.is_number() && (!form.needs_organ || parts.is_sure_without_brackets()) {
                taken.push(parts.span);
                found.push(parts.number());
>>>>>>> citation
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

<<<<<<< HEAD
/// Judges one match: the number it is, or none when it is another thing.
fn read(text: &str, form: &Form, captures: &Captures<'_>) -> Option<DocNumber> {
    let parts = Parts::of(text, captures)?;
    if parts.is_another_thing() || !parts.is_number() || form.needs_organ && !parts.is_sure_without_brackets()
    {
        return None;
    }
    let problems = CHECKS.iter().filter(|(_, holds)| holds(&parts)).map(|(problem, _)| *problem).collect();
    let blank_as_empty =
        |span: Span, blank: bool| if blank { Span::new(span.start, span.start) } else { span };
    Some(DocNumber {
        span: parts.span,
        organ: parts.organ,
        year: blank_as_empty(parts.year, parts.no_year),
        brackets: parts.brackets,
        serial: blank_as_empty(parts.serial, parts.no_serial),
        has_ordinal: parts.ordinal.contains('第'),
        problems,
    })
}

=======
>>>>>>> citation
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

<<<<<<< HEAD
/// When each problem holds.
const CHECKS: &[(NumberProblem, fn(&Parts<'_>) -> bool)] = &[
=======
/// Tells whether a problem holds.
type Holds = fn(&Parts<'_>) -> bool;

/// When each problem holds.
const CHECKS: &[(NumberProblem, Holds)] = &[
>>>>>>> citation
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

<<<<<<< HEAD
=======
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

>>>>>>> citation
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
<<<<<<< HEAD
=======
        if self.no_serial && !self.no_year && self.year_length != 4 {
            return false;
        }
>>>>>>> citation
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
        return chinese_number(written).to_string();
    }
    let digit = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => chinese_digit(c).and_then(|value| char::from_digit(value, 10)).or(Some(c)),
    };
    written.chars().filter_map(digit).collect()
}

/// The value of a Chinese numeral below 1000.
fn chinese_number(written: &str) -> u32 {
    let mut total = 0;
    let mut digit = None;
    for c in written.chars() {
        match c {
            '百' => total += digit.take().unwrap_or(1) * 100,
            '十' => total += digit.take().unwrap_or(1) * 10,
            _ => digit = chinese_digit(c),
        }
    }
    total + digit.unwrap_or(0)
}

#[cfg(test)]
<<<<<<< HEAD
mod tests {
    use super::NumberProblem::*;
    use super::*;

    /// Texts, each with the numbers that must be found in it: as written, 机关代字, and what is wrong.
    const NUMBERS: &[(&str, &[(&str, &str, &[NumberProblem])])] = &[
        // Well formed.
        ("青政发〔2021〕8号", &[("青政发〔2021〕8号", "青政发", &[])]),
        ("根据《关于加强管护的通知》（川办函〔2019〕106号）", &[("川办函〔2019〕106号", "川办函", &[])]),
        ("按照岭财农〔2022〕31号文件精神", &[("岭财农〔2022〕31号", "岭财农", &[])]),
        ("依据国务院国发〔2018〕3号文件", &[("国发〔2018〕3号", "国发", &[])]),
        ("市人民政府白政办函〔2020〕77号批复", &[("白政办函〔2020〕77号", "白政办函", &[])]),
        ("下达了溪政复〔2019〕4号经费批复", &[("溪政复〔2019〕4号", "溪政复", &[])]),
        ("以及湖交建〔2018〕9号", &[("湖交建〔2018〕9号", "湖交建", &[])]),
        ("《甲办法》和梅教联发〔2018〕2号", &[("梅教联发〔2018〕2号", "梅教联发", &[])]),
        ("和政发〔2020〕3号", &[("和政发〔2020〕3号", "和政发", &[])]),
        ("将政办发〔2021〕15号", &[("将政办发〔2021〕15号", "将政办发", &[])]),
        ("从府办函〔2021〕15号", &[("从府办函〔2021〕15号", "从府办函", &[])]),
        ("海经信〔2016〕20号", &[("海经信〔2016〕20号", "海经信", &[])]),
        ("厅字〔2017〕5号", &[("厅字〔2017〕5号", "厅字", &[])]),
        ("工信厅联科〔2021〕58号", &[("工信厅联科〔2021〕58号", "工信厅联科", &[])]),
        ("丘交建议复〔2015〕49号    B类", &[("丘交建议复〔2015〕49号", "丘交建议复", &[])]),
        ("先后印发了辰联发〔2019〕4、5、6号文件", &[("辰联发〔2019〕4、5、6号", "辰联发", &[])]),
        (
            "（河发改〔2020〕1号、河财预〔2020〕2号）",
            &[("河发改〔2020〕1号", "河发改", &[]), ("河财预〔2020〕2号", "河财预", &[])],
        ),
        ("文号：柳水函〔2023〕6号", &[("柳水函〔2023〕6号", "柳水函", &[])]),
        ("“湾公通〔2013〕68号”文件规定", &[("湾公通〔2013〕68号", "湾公通", &[])]),
        ("A7县人民政府安县政纪〔2015〕36号文件", &[("安县政纪〔2015〕36号", "安县政纪", &[])]),
        // Brackets.
        ("东交发(2017)59号", &[("东交发(2017)59号", "东交发", &[WrongBrackets])]),
        ("东交发（2017）59号", &[("东交发（2017）59号", "东交发", &[WrongBrackets])]),
        ("江政办[2009]13号", &[("江政办[2009]13号", "江政办", &[WrongBrackets])]),
        ("江政办［2009］13号", &[("江政办［2009］13号", "江政办", &[WrongBrackets])]),
        ("江民发【2016】1号", &[("江民发【2016】1号", "江民发", &[WrongBrackets])]),
        ("江民发〈2016〉1号", &[("江民发〈2016〉1号", "江民发", &[WrongBrackets])]),
        ("江民发<2016>1号", &[("江民发<2016>1号", "江民发", &[WrongBrackets])]),
        ("徽政办﹝2015﹞2号", &[("徽政办﹝2015﹞2号", "徽政办", &[LookAlikeBrackets])]),
        ("徽政办〔2015]2号", &[("徽政办〔2015]2号", "徽政办", &[MixedBrackets])]),
        ("徽政办[2015〕2号", &[("徽政办[2015〕2号", "徽政办", &[WrongBrackets, MixedBrackets])]),
        ("徽政办2015〕2号", &[("徽政办2015〕2号", "徽政办", &[MissingBrackets])]),
        ("徽政办〔2015 2号", &[("徽政办〔2015 2号", "徽政办", &[MissingBrackets, Space])]),
        ("徽政发201517号", &[("徽政发201517号", "徽政发", &[MissingBrackets])]),
        ("徽政发2015-17号文件", &[("徽政发2015-17号", "徽政发", &[MissingBrackets])]),
        ("徽政发2015年17号", &[("徽政发2015年17号", "徽政发", &[MissingBrackets, YearWord])]),
        ("县发改委2016年40号文件", &[("县发改委2016年40号", "县发改委", &[MissingBrackets, YearWord])]),
        // Year.
        ("川财综〔98〕7号", &[("川财综〔98〕7号", "川财综", &[ShortYear])]),
        ("川财函（20）7号", &[("川财函（20）7号", "川财函", &[WrongBrackets, ShortYear])]),
        ("川财函〔219〕7号", &[("川财函〔219〕7号", "川财函", &[ShortYear])]),
        ("川财函〔2019年〕7号", &[("川财函〔2019年〕7号", "川财函", &[YearWord])]),
        ("川财函〔2019〕年7号", &[("川财函〔2019〕年7号", "川财函", &[YearWord])]),
        ("川财函〔二〇一九〕7号", &[("川财函〔二〇一九〕7号", "川财函", &[ChineseDigits])]),
        ("川财函〔    〕7号", &[("川财函〔    〕7号", "川财函", &[MissingYear, Space])]),
        ("川财函〔20××〕7号", &[("川财函〔20××〕7号", "川财函", &[MissingYear])]),
        // 第, zeros, 号.
        ("桐住字〔2019〕第33号", &[("桐住字〔2019〕第33号", "桐住字", &[Ordinal])]),
        ("桐财发〔1992〕字第36号", &[("桐财发〔1992〕字第36号", "桐财发", &[Ordinal])]),
        ("桐工信函〔2020〕01号", &[("桐工信函〔2020〕01号", "桐工信函", &[LeadingZero])]),
        ("桐民函[2019]068号", &[("桐民函[2019]068号", "桐民函", &[WrongBrackets, LeadingZero])]),
        ("桐民函〔2019〕第068号", &[("桐民函〔2019〕第068号", "桐民函", &[Ordinal, LeadingZero])]),
        ("桐民函〔2020〕号", &[("桐民函〔2020〕号", "桐民函", &[MissingSerial])]),
        ("桐民函〔2020〕  号", &[("桐民函〔2020〕  号", "桐民函", &[MissingSerial, Space])]),
        ("桐民函〔2020〕××号", &[("桐民函〔2020〕××号", "桐民函", &[MissingSerial])]),
        ("桐民函〔2020〕XX号", &[("桐民函〔2020〕XX号", "桐民函", &[MissingSerial])]),
        ("桐民函（2020）号", &[("桐民函（2020）号", "桐民函", &[WrongBrackets, MissingSerial])]),
        ("见桐民函〔2020〕12。", &[("桐民函〔2020〕12", "桐民函", &[MissingMark])]),
        ("桐民函〔2020〕十二号", &[("桐民函〔2020〕十二号", "桐民函", &[ChineseDigits])]),
        ("桐民函(1995)(12号)", &[("桐民函(1995)(12号)", "桐民函", &[WrongBrackets, BracketedSerial])]),
        ("桐民函[1995][12]号", &[("桐民函[1995][12]号", "桐民函", &[WrongBrackets, BracketedSerial])]),
        (
            "桐民函1995年[12]号",
            &[("桐民函1995年[12]号", "桐民函", &[MissingBrackets, YearWord, BracketedSerial])],
        ),
        // Width, white space, organ.
        ("桐民函〔２０２０〕１２号", &[("桐民函〔２０２０〕１２号", "桐民函", &[WideDigits])]),
        ("桐民函〔2020〕１２号", &[("桐民函〔2020〕１２号", "桐民函", &[WideDigits])]),
        ("桐民函 〔2020〕 12 号", &[("桐民函 〔2020〕 12 号", "桐民函", &[Space])]),
        ("桐政办发〔 2012 〕 24 号文件", &[("桐政办发〔 2012 〕 24 号", "桐政办发", &[Space])]),
        ("桐 政 发〔2012〕24号", &[("桐 政 发〔2012〕24号", "桐 政 发", &[Space])]),
        ("农户建房指导意见》（〔2008〕100号）", &[("〔2008〕100号", "", &[MissingOrgan])]),
        ("农户建房指导意见》（[2008]100号）", &[("[2008]100号", "", &[MissingOrgan, WrongBrackets])]),
        // No document numbers.
        ("国务院令第711号", &[]),
        ("按照国务院590号令执行", &[]),
        ("公共租赁住房管理办法（住建部〔2012〕第11号令）", &[]),
        ("省人大常委会公告第13号", &[]),
        ("财政部公告2020年第13号", &[]),
        ("税务总局公告〔2020〕第13号", &[]),
        ("符合GB/T 9704—2012的要求", &[]),
        ("第77号建议", &[]),
        ("县政协第0123号提案", &[]),
        ("您提出的（2020）第12号提案", &[]),
        ("县人大〔2021〕12号代表建议", &[]),
        ("2024159号提案、第652047号建议", &[]),
        ("（2020）云09民初12号", &[]),
        ("(2015)云法执字第00491号", &[]),
        ("案号为(2015)云法执字第491号", &[]),
        ("项目代码2019-530900-48-01-000123", &[]),
        ("电话0883-2123456，手机13900001234", &[]),
        ("土地证号：桐国用（2006）第010937号", &[]),
        ("云（2018）桐城县不动产权第0012345号", &[]),
        ("2016年9月6号至2016年10月9号", &[]),
        ("规划（2011—2020年）2号公路", &[]),
        ("规划（2011）2号桥", &[]),
        ("环城路（2019）12号楼", &[]),
        ("（10） 3号", &[]),
        ("位于学府路2019号", &[]),
        ("督办2019045号", &[]),
        ("《管理规定》（2018）和《办法》（2019）", &[]),
        ("表〔2020〕共12项", &[]),
        ("中央一号文件", &[]),
        ("S317线、G5615高速", &[]),
    ];

    #[test]
    fn finds_every_number_and_nothing_else() {
        for (text, expected) in NUMBERS {
            let found: Vec<_> = find(text)
                .into_iter()
                .map(|number| (number.span.of(text), number.organ.of(text), number.problems))
                .collect();
            let found: Vec<(&str, &str, &[NumberProblem])> =
                found.iter().map(|(span, organ, problems)| (*span, *organ, problems.as_slice())).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn writes_a_number_as_the_standard_does() {
        for (text, expected) in [
            ("东交发(2017)59号", Some("东交发〔2017〕59号")),
            ("桐财发〔1992〕字第036号", Some("桐财发〔1992〕36号")),
            ("桐 政 发〔２０12〕 24 号", Some("桐政发〔2012〕24号")),
            ("川财综〔98〕7号", Some("川财综〔1998〕7号")),
            ("川财函〔二〇一九〕二十一号", Some("川财函〔2019〕21号")),
            ("徽政发201517号", Some("徽政发〔2015〕17号")),
            ("桐民函1995年[12]号", Some("桐民函〔1995〕12号")),
            ("（〔2008〕100号）", None),
            ("桐民函〔2020〕号", None),
            ("桐民函〔20××〕7号", None),
            ("川财函〔219〕7号", None),
        ] {
            let numbers = find(text);
            assert_eq!(numbers.len(), 1, "{text}");
            assert_eq!(numbers[0].canonical(text).as_deref(), expected, "{text}");
        }
    }
}
=======
mod tests;
>>>>>>> citation
