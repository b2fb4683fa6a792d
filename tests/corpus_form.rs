//! The cases of `corpus/` keep their form: every label is an exact quote of the file it speaks of, every date is
//! a date, every rule id is known, and no file lies about unused. All faults are told together.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fuwen::document::{self, Document};
use jiff::civil::Date;
use serde::Deserialize;

/// How long a reply of the corpus may be, in characters that are not white space.
const REPLY_LENGTH: std::ops::RangeInclusive<usize> = 200..=5_000;

/// How large a docx of the corpus may be, in bytes.
const DOCX_LIMIT: usize = 30_000;

#[test]
fn every_case_keeps_its_form() {
    let mut faults = String::new();
    let folders = case_folders();
    for folder in &folders {
        for fault in faults_of(folder) {
            writeln!(faults, "{}: {fault}", folder.display()).expect("a String takes all");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(folders.len() >= 16, "only {} cases found", folders.len());
}

#[test]
fn a_broken_label_is_told() {
    let folder = Path::new("corpus").join("county-road-repaired");
    let sound = fs::read_to_string(folder.join("case.toml")).expect("the case is there");
    let broken = [
        ("（A类）", "（Ａ类）", "class_quote"),
        ("2025-06-12", "2025-06-31", "letter.date"),
        ("status = \"answered\"", "status = \"solved\"", "unknown variant"),
        ("kind  = \"item\"", "kind  = \"item\"\nkin = 1", "unknown field"),
        ("answered_by = [\"K3+200处下沉", "answered_by = [\"K3+300处下沉", "answered_by"),
        ("item    = \"item.md\"", "item    = \"item.txt\"", "item.txt"),
        ("verdict = \"clean\"", "summary_form = \"pure\"\nverdict = \"clean\"", "without a work summary"),
        ("verdict = \"clean\"", "verdict = \"defects\"", "no finding is marked"),
        ("quote  = \"修复K3+200处下沉的路基，恢复大车通行。", "quote  = \"K3+200处", "stands 2 times"),
    ];
    for (from, to, told) in broken {
        assert!(sound.contains(from), "{from}");
        let faults = faults_of_text(&folder, &sound.replacen(from, to, 1)).join("\n");
        assert!(faults.contains(told), "{from} → {to}: {faults}");
    }
}

/// The labels of a case, as `corpus/README.md` describes them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    #[serde(rename = "profile")]
    _profile: Profile,
    today: String,
    reply: String,
    item: Option<String>,
    record: Option<String>,
    verdict: Verdict,
    work_summary: Option<Degree>,
    summary_form: Option<SummaryForm>,
    #[serde(rename = "responsive")]
    _responsive: Option<Responsive>,
    #[serde(rename = "outcome")]
    _outcome: Option<Outcome>,
    letter: LetterLabel,
    #[serde(default)]
    commitment: Vec<CommitmentLabel>,
    #[serde(default)]
    refusal: Vec<RefusalLabel>,
    #[serde(default)]
    citation: Vec<CitationLabel>,
    #[serde(default)]
    ask: Vec<AskLabel>,
    #[serde(default)]
    finding: Vec<FindingLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LetterLabel {
    #[serde(rename = "kind")]
    _kind: LetterKind,
    title: Option<String>,
    doc_number: Option<String>,
    class: Option<Class>,
    class_quote: Option<String>,
    publicity: Option<String>,
    signer: Option<String>,
    #[serde(default)]
    addressees: Vec<String>,
    #[serde(default)]
    addressee_kind: AddresseeKind,
    signature: Option<String>,
    date: Option<String>,
    date_quote: Option<String>,
    contact: Option<String>,
    phone: Option<String>,
    copy_to: Option<String>,
    closing: Option<String>,
    item: Option<ItemLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemLabel {
    #[serde(rename = "kind")]
    _kind: ItemKind,
    number: Option<String>,
    title: Option<String>,
    session: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommitmentLabel {
    quote: String,
    nth: Option<usize>,
    strength: Strength,
    deadline_quote: Option<String>,
    due: Option<String>,
    actor: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RefusalLabel {
    quote: String,
    nth: Option<usize>,
    reason_quote: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CitationLabel {
    quote: String,
    nth: Option<usize>,
    doc_number: Option<String>,
    kind: CitationKind,
    number_expected: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskLabel {
    quote: String,
    status: AskStatus,
    #[serde(default)]
    answered_by: Vec<String>,
    #[serde(default)]
    restated: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingLabel {
    rule: String,
    quote: String,
    nth: Option<usize>,
    #[serde(default)]
    source: Source,
}

/// Defines the enums of the labels; that one deserialises is the check.
macro_rules! words {
    ($case:literal $($name:ident: $($word:ident),+;)+) => {
        $(
            #[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
            #[serde(rename_all = $case)]
            enum $name { $($word),+ }
        )+
    };
}

words! { "kebab-case"
    SummaryForm: Pure, Wrapped, Half;
    Profile: National, Yunnan, Lincang;
    Verdict: Clean, Defects;
    Degree: None, Partly, Mostly;
    Responsive: Yes, Partly, No;
    Outcome: Solved, InProgress, Planned, Later, Refused, UpLevel, Mixed, Unclear;
    LetterKind: Reply, JointOpinion, Other;
    ItemKind: Suggestion, Proposal, Other;
    Strength: Dated, Conditional, Undated, Hollow;
    CitationKind: Notice, Opinion, Law, Plan, Standard, Item, Report, Other;
    AskStatus: Answered, Weak, Unmatched;
}

words! { "UPPERCASE"
    Class: A, B, C, D;
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Source {
    #[default]
    Reply,
    Item,
    Record,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AddresseeKind {
    Deputy,
    Member,
    Organisation,
    #[default]
    None,
}

fn case_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir("corpus")
        .expect("corpus/ is there")
        .map(|entry| entry.expect("corpus/ can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn faults_of(folder: &Path) -> Vec<String> {
    match fs::read_to_string(folder.join("case.toml")) {
        Ok(text) => faults_of_text(folder, &text),
        Err(error) => vec![format!("case.toml: {error}")],
    }
}

fn faults_of_text(folder: &Path, text: &str) -> Vec<String> {
    match toml::from_str::<Case>(text) {
        Ok(case) => Review::new(folder, &case).faults(&case),
        Err(error) => vec![format!("case.toml: {error}")],
    }
}

/// The files of one case and the faults found so far.
struct Review {
    reply: Option<Document>,
    item: Option<Document>,
    record: Option<String>,
    faults: Vec<String>,
}

impl Review {
    fn new(folder: &Path, case: &Case) -> Self {
        let mut faults = Vec::new();
        let reply = open(folder, &case.reply, &mut faults);
        let item = case.item.as_deref().and_then(|name| open(folder, name, &mut faults));
        let record = case.record.as_deref().and_then(|name| {
            fs::read_to_string(folder.join(name))
                .map_err(|error| faults.push(format!("{name}: {error}")))
                .ok()
        });
        let expected: BTreeSet<&str> =
            [Some("case.toml"), Some("second.toml"), Some("report.txt"), Some(&*case.reply)]
                .into_iter()
                .chain([case.item.as_deref(), case.record.as_deref()])
                .flatten()
                .collect();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !expected.contains(&*name) {
                faults.push(format!("{name} is not named in case.toml"));
            }
        }
        Self { reply, item, record, faults }
    }

    fn faults(mut self, case: &Case) -> Vec<String> {
        self.check_head(case);
        self.check_letter(&case.letter);
        self.check_content(case);
        self.check_asks(case);
        self.check_findings(case);
        self.faults
    }

    fn check_head(&mut self, case: &Case) {
        if case.about.is_empty() || case.about.contains('\n') {
            self.fault("about is not one line");
        }
        let today = self.date("today", &case.today);
        let day = case.letter.date.as_deref().and_then(|date| self.date("letter.date", date));
        if day > today {
            self.fault("the letter is dated later than the day of judgement");
        }
        if let Some(reply) = &self.reply {
            let length = reply.text.chars().filter(|character| !character.is_whitespace()).count();
            if !REPLY_LENGTH.contains(&length) {
                self.fault(format!("the reply has {length} characters"));
            }
        }
        if case.summary_form.is_some() && matches!(case.work_summary, None | Some(Degree::None)) {
            self.fault("summary_form without a work summary");
        }
        if let Some(Err(error)) = self.record.as_deref().map(toml::from_str::<toml::Table>) {
            self.fault(format!("record: {error}"));
        }
        match case.verdict {
            Verdict::Clean if !case.finding.is_empty() => self.fault("clean, but findings are marked"),
            Verdict::Clean if case.commitment.iter().any(|promise| promise.strength == Strength::Hollow) => {
                self.fault("clean, but a commitment is hollow");
            }
            Verdict::Defects if case.finding.is_empty() => self.fault("defects, but no finding is marked"),
            _ => {}
        }
    }

    fn check_letter(&mut self, letter: &LetterLabel) {
        let item = letter.item.as_ref();
        let parts = [
            ("title", letter.title.as_deref()),
            ("doc_number", letter.doc_number.as_deref()),
            ("class_quote", letter.class_quote.as_deref()),
            ("publicity", letter.publicity.as_deref()),
            ("signer", letter.signer.as_deref()),
            ("signature", letter.signature.as_deref()),
            ("date_quote", letter.date_quote.as_deref()),
            ("contact", letter.contact.as_deref()),
            ("phone", letter.phone.as_deref()),
            ("copy_to", letter.copy_to.as_deref()),
            ("closing", letter.closing.as_deref()),
            ("item.number", item.and_then(|item| item.number.as_deref())),
            ("item.title", item.and_then(|item| item.title.as_deref())),
            ("item.session", item.and_then(|item| item.session.as_deref())),
        ];
        let addressees = letter.addressees.iter().map(|name| ("addressees", Some(&**name)));
        for (name, quote) in parts.into_iter().chain(addressees) {
            if let Some(quote) = quote {
                self.quote(Source::Reply, &format!("letter.{name}"), quote, Some(1));
            }
        }
        if letter.class.is_some() && letter.class_quote.is_none() {
            self.fault("a class without class_quote");
        }
        if letter.date.is_some() && letter.date_quote.is_none() {
            self.fault("a date without date_quote");
        }
        if letter.addressees.is_empty() != (letter.addressee_kind == AddresseeKind::None) {
            self.fault("addressees and addressee_kind do not agree");
        }
    }

    fn check_content(&mut self, case: &Case) {
        for commitment in &case.commitment {
            let quote = &commitment.quote;
            self.quote(Source::Reply, "commitment", quote, commitment.nth);
            for inner in [&commitment.deadline_quote, &commitment.actor].into_iter().flatten() {
                self.quote(Source::Reply, "commitment", inner, Some(1));
            }
            let dated = commitment.strength == Strength::Dated;
            if dated != commitment.deadline_quote.is_some() || (commitment.due.is_some() && !dated) {
                self.fault(format!("commitment “{quote}”: dated goes with deadline_quote"));
            }
            if let Some(due) = &commitment.due {
                self.date("commitment.due", due);
            }
        }
        for refusal in &case.refusal {
            self.quote(Source::Reply, "refusal", &refusal.quote, refusal.nth);
            if let Some(reason) = &refusal.reason_quote {
                self.quote(Source::Reply, "refusal.reason_quote", reason, Some(1));
            }
        }
        for citation in &case.citation {
            self.quote(Source::Reply, "citation", &citation.quote, citation.nth);
            if let Some(number) = &citation.doc_number {
                self.quote(Source::Reply, "citation.doc_number", number, Some(1));
            }
            if citation.kind == CitationKind::Item && citation.number_expected {
                self.fault(format!("citation “{}”: an item has no 发文字号", citation.quote));
            }
        }
    }

    fn check_asks(&mut self, case: &Case) {
        if case.item.is_some() == case.ask.is_empty() {
            self.fault("asks go with an item");
        }
        for ask in &case.ask {
            self.quote(Source::Item, "ask", &ask.quote, None);
            for answer in &ask.answered_by {
                self.quote(Source::Reply, "ask.answered_by", answer, Some(1));
            }
            for words in &ask.restated {
                self.quote(Source::Reply, "ask.restated", words, None);
            }
            if ask.answered_by.is_empty() != (ask.status == AskStatus::Unmatched) {
                self.fault(format!("ask “{}”: answered_by does not go with its status", ask.quote));
            }
        }
    }

    fn check_findings(&mut self, case: &Case) {
        for finding in &case.finding {
            let rule = &*finding.rule;
            if !Path::new("rules").join(rule).with_extension("toml").is_file() {
                self.fault(format!("unknown rule {rule}"));
            }
            self.quote(finding.source, rule, &finding.quote, finding.nth);
        }
    }

    /// Faults when `quote` does not stand in the source, or stands there more than once and no `nth` is given.
    fn quote(&mut self, source: Source, name: &str, quote: &str, nth: Option<usize>) {
        let text = match source {
            Source::Reply => self.reply.as_ref().map(|document| document.text.as_str()),
            Source::Item => self.item.as_ref().map(|document| document.text.as_str()),
            Source::Record => self.record.as_deref(),
        };
        // A file that could not be opened was told already, or is a docx and the reader is not there yet.
        let Some(text) = text else { return };
        let count = if quote.is_empty() { 0 } else { text.matches(quote).count() };
        if nth.map_or(count != 1, |nth| !(1..=count).contains(&nth)) {
            self.fault(format!("{name}: “{quote}” stands {count} times, nth = {nth:?}"));
        }
    }

    fn date(&mut self, name: &str, date: &str) -> Option<Date> {
        date.parse().map_err(|error| self.fault(format!("{name}: {error}"))).ok()
    }

    fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }
}

fn open(folder: &Path, name: &str, faults: &mut Vec<String>) -> Option<Document> {
    let bytes = fs::read(folder.join(name)).map_err(|error| faults.push(format!("{name}: {error}"))).ok()?;
    let is_docx = name.ends_with(".docx");
    if is_docx && bytes.len() > DOCX_LIMIT {
        faults.push(format!("{name} has {} bytes", bytes.len()));
    }
    match document::open(name, &bytes) {
        Ok(document) => Some(document),
        Err(_) if is_docx && !docx_can_be_read() => None,
        Err(error) => {
            faults.push(format!("{name}: {error}"));
            None
        }
    }
}

/// Whether there is a docx reader; its stub refuses every file without a word.
fn docx_can_be_read() -> bool {
    document::open("x.docx", b"PK\x03\x04").map_or_else(|error| !error.zh.is_empty(), |_| true)
}
