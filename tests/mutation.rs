//! Defects planted one at a time into the model letters of corpus/: each is reported where it was planted, and
//! nothing else is new.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;

use fuwen::document::{self, Alignment, BlockKind, Document, ParagraphFormat, Section, Story};
use fuwen::finding::{Finding, Source, Span};
use fuwen::letter::{FourOnes, Item, Letter, LetterKind, Record};
use fuwen::verdict::Review;
use fuwen::{Input, Settings, lint};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

/// A model letter with the evidence beside it, read as text.
struct Model {
    name: String,
    /// As its file has it.
    written: Document,
    /// As plain text.
    reply: Document,
    letter: Letter,
    item: Option<Document>,
    record: Option<Record>,
    settings: Settings<'static>,
    /// What is reported of the letter as it is: rule, source and words.
    before: Vec<(String, Source, String)>,
}

#[derive(Deserialize)]
struct Case {
    profile: String,
    today: String,
    reply: String,
    item: Option<String>,
    record: Option<String>,
    verdict: Option<String>,
}

/// Letters that one defect is planted into; with FUWEN_ALL set, into all.
const MOST: usize = 6;

/// A defect to plant.
struct Defect {
    /// The rule that must report it.
    rule: &'static str,
    /// In how many model letters it can be planted at the least.
    at_least: usize,
    /// Rules that may speak up as well, because the defect is one of theirs too.
    also: &'static [&'static str],
    /// Plants it; none where the letter has no place for it.
    plant: fn(&Model) -> Option<Planted>,
}

/// What is changed: these bytes of the reply become these words.
struct Planted {
    span: Span,
    words: String,
    /// Where the report may stand: the words planted, or for something taken away anywhere.
    anywhere: bool,
}

/// A defect of the page or of the handling record: its rule, and what makes it.
struct Unseen {
    rule: &'static str,
    spoil: Spoil,
}

/// What is spoilt in a letter that keeps its words.
#[derive(Clone, Copy)]
enum Spoil {
    /// The page or the paragraphs of a docx.
    Layout(fn(&mut Document, &Letter)),
    /// The handling record.
    Record(fn(&mut Record)),
}

/// Changes the paragraphs of the answering text.
fn body(document: &mut Document, letter: &Letter, change: fn(&mut ParagraphFormat)) {
    let headings: Vec<Span> = letter.sections.iter().filter_map(|section| section.heading).collect();
    for block in &mut document.blocks {
        let is_body = letter.body.is_some_and(|body| body.contains(block.span))
            && block.kind != BlockKind::TableCell
            && !headings.iter().any(|heading| heading.overlaps(block.span));
        if let Some(format) = block.format.as_mut().filter(|_| is_body) {
            change(format);
        }
    }
}

fn title(document: &mut Document, letter: &Letter, change: fn(&mut ParagraphFormat)) {
    for block in &mut document.blocks {
        if let Some(format) = &mut block.format
            && letter.title.is_some_and(|title| title.overlaps(block.span))
        {
            change(format);
        }
    }
}

fn pages(document: &mut Document, change: fn(&mut Section)) {
    document.layout.iter_mut().flat_map(|layout| &mut layout.sections).for_each(change);
}

const UNSEEN: &[Unseen] = &[
    Unseen {
        rule: "format/paper-size",
        spoil: Spoil::Layout(|document, _| {
            pages(document, |page| {
                page.width = page.width.map(|width| width + 600);
                page.right = page.right.map(|right| right + 600);
            });
        }),
    },
    Unseen {
        rule: "format/margins",
        spoil: Spoil::Layout(|document, _| {
            pages(document, |page| {
                page.left = page.left.map(|left| left - 400);
                page.right = page.right.map(|right| right + 400);
            });
        }),
    },
    Unseen {
        rule: "format/body-font",
        spoil: Spoil::Layout(|document, letter| {
            body(document, letter, |format| format.run.east_asia = Some("微软雅黑".to_owned()));
        }),
    },
    Unseen {
        rule: "format/body-size",
        spoil: Spoil::Layout(|document, letter| {
            body(document, letter, |format| {
                format.run.size = Some(24);
                // An indent in twips would no longer be two characters.
                format.indent.first_line_chars = Some(200);
            });
        }),
    },
    Unseen {
        rule: "format/first-line-indent",
        spoil: Spoil::Layout(|document, letter| {
            body(document, letter, |format| {
                format.indent.first_line_chars = None;
                format.indent.first_line = None;
            });
        }),
    },
    Unseen {
        rule: "format/text-colour",
        spoil: Spoil::Layout(|document, letter| {
            body(document, letter, |format| format.run.color = Some("FF0000".to_owned()));
        }),
    },
    Unseen {
        rule: "format/title-font",
        spoil: Spoil::Layout(|document, letter| {
            title(document, letter, |format| format.run.east_asia = Some("楷体_GB2312".to_owned()));
        }),
    },
    Unseen {
        rule: "format/title-alignment",
        spoil: Spoil::Layout(|document, letter| {
            title(document, letter, |format| format.alignment = Some(Alignment::Right));
        }),
    },
    Unseen {
        rule: "format/revisions-left",
        spoil: Spoil::Layout(|document, _| document.has_revisions = true),
    },
    Unseen {
        rule: "record/no-consultation-before-reply",
        spoil: Spoil::Record(|record| {
            record.consultations.clear();
            // Else the want of a meeting is told as well.
            record.face_to_face_requested = false;
            record.key_item = false;
        }),
    },
    Unseen {
        rule: "record/face-to-face-missing",
        spoil: Spoil::Record(|record| {
            for consultation in &mut record.consultations {
                consultation.mode = Some("电话".to_owned());
            }
            record.face_to_face_requested = true;
        }),
    },
    Unseen {
        rule: "record/four-ones-missing",
        spoil: Spoil::Record(|record| {
            record.key_item = true;
            record.four_ones = FourOnes { plan: true, survey: true, meeting: true, report: false };
        }),
    },
    Unseen {
        rule: "record/late-reply",
        spoil: Spoil::Record(|record| {
            record.handed_over =
                record.handed_over.and_then(|day| day.checked_sub(jiff::Span::new().months(6)).ok());
        }),
    },
    Unseen {
        rule: "record/review-missing",
        spoil: Spoil::Record(|record| {
            record.reviewer = None;
            record.signer = None;
        }),
    },
    Unseen {
        rule: "record/co-organiser-not-reflected",
        spoil: Spoil::Record(|record| record.co_organisers.push("云澜县气象局".to_owned())),
    },
    Unseen {
        rule: "record/publication-differs",
        spoil: Spoil::Record(|record| record.publication = Some("不予公开".to_owned())),
    },
];

fn put(span: Span, words: impl Into<String>) -> Option<Planted> {
    Some(Planted { span, words: words.into(), anywhere: false })
}

/// Takes a part away, with the rest of its line unless another part stands there.
fn drop_line(model: &Model, span: Option<Span>) -> Option<Planted> {
    let span = span?;
    let text = &model.reply.text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    let line = Span::new(start, end);
    let letter = &model.letter;
    let others = [letter.doc_number, letter.class.as_ref().map(|mark| mark.span), letter.signer];
    let is_shared = others.into_iter().flatten().any(|other| other != span && line.contains(other));
    let span = if is_shared { span } else { line };
    Some(Planted { span, words: String::new(), anywhere: true })
}

/// Replaces `old` in a part by `new`, once.
fn within(model: &Model, part: Option<Span>, old: &str, new: &str) -> Option<Planted> {
    let part = part?;
    let at = part.of(&model.reply.text).find(old)?;
    put(Span::new(part.start + at, part.start + at + old.len()), new)
}

/// Puts a sentence at the end of the body's first paragraph that ends in 。.
fn add(model: &Model, sentence: &str) -> Option<Planted> {
    let body = model.letter.body?;
    let at = body.of(&model.reply.text).find("。\n")? + "。".len();
    put(Span::new(body.start + at, body.start + at), sentence)
}

/// The time of the first promise that says 我局将 in a sentence with one time, its own.
fn dated_promise(model: &Model) -> Option<Span> {
    model.letter.commitments.iter().find_map(|commitment| {
        let deadline = commitment.deadline.as_ref()?;
        let is_own = deadline.inherited_from.is_none() && commitment.span.contains(deadline.span);
        let words = commitment.span.of(&model.reply.text);
        let says_so = words.contains("局将") && !words.contains("学期");
        let letter = &model.letter;
        let sentence = letter.sentences.iter().find(|sentence| sentence.span.overlaps(commitment.span))?;
        let times = letter.times.iter().filter(|time| sentence.span.contains(time.span)).count();
        // 于 belongs to the time.
        let before = Span::new(commitment.span.start, deadline.span.start).of(&model.reply.text);
        let from =
            if before.ends_with('于') { deadline.span.start - "于".len() } else { deadline.span.start };
        let time = Span::new(from, deadline.span.end);
        (is_own && says_so && times == 1 && deadline.by.is_some()).then_some(time)
    })
}

/// The first number of a cited document of another organ.
fn cited_number(model: &Model) -> Option<Span> {
    let text = &model.reply.text;
    model
        .letter
        .citations
        .iter()
        .filter(|citation| citation.number_expected)
        .filter(|citation| citation.issuer.is_none_or(|issuer| !issuer.of(text).contains('我')))
        .filter_map(|citation| citation.doc_number)
        .find(|number| number.of(text).contains('〔'))
}

const DEFECTS: &[Defect] = &[
    Defect {
        rule: "format/doc-number-missing",
        at_least: 6,
        also: &[],
        plant: |m| drop_line(m, m.letter.doc_number),
    },
    Defect {
        rule: "format/doc-number-form",
        at_least: 6,
        also: &[],
        plant: |m| {
            let number = m.letter.doc_number?;
            put(number, number.of(&m.reply.text).replace('〔', "[").replace('〕', "]"))
        },
    },
    Defect {
        rule: "format/doc-number-form",
        at_least: 6,
        also: &[],
        plant: |m| {
            let number = m.letter.doc_number?;
            put(number, number.of(&m.reply.text).replace('〕', "〕第0"))
        },
    },
    Defect {
        rule: "format/doc-number-year",
        at_least: 6,
        also: &[],
        plant: |m| {
            let (number, year) = (m.letter.doc_number?, m.letter.day()?.year());
            put(number, number.of(&m.reply.text).replace(&year.to_string(), &(year - 2).to_string()))
        },
    },
    Defect {
        rule: "format/kind-mismatch",
        at_least: 6,
        also: &[],
        plant: |m| {
            within(m, m.letter.salutation, "代表", "委员")
                .or_else(|| within(m, m.letter.salutation, "委员", "代表"))
        },
    },
    Defect {
        rule: "format/addressee-mismatch",
        at_least: 6,
        also: &[],
        plant: |m| {
            let item = m.item.as_ref()?;
            let name = *m.letter.addressees.first()?;
            let proposers = Item::read(item).proposers;
            let is_known = |one: &Span| one.of(&item.text) == name.of(&m.reply.text);
            proposers.iter().any(is_known).then_some(())?;
            (2..=3).contains(&name.of(&m.reply.text).chars().count()).then_some(())?;
            let words = name.of(&m.reply.text);
            let last = words.chars().next_back()?;
            put(name, format!("{}鑫", words.trim_end_matches(last)))
        },
    },
    Defect {
        rule: "format/closing-missing",
        at_least: 6,
        also: &[],
        plant: |m| drop_line(m, m.letter.closing),
    },
    Defect {
        rule: "format/date-missing",
        at_least: 6,
        // Without a day of its own the letter is judged on today's: a term may be over.
        also: &["wording/relative-time-without-date", "record/late-reply", "commitment/past-deadline"],
        plant: |m| drop_line(m, m.letter.date.as_ref().map(|date| date.span)),
    },
    Defect {
        rule: "format/date-impossible",
        at_least: 6,
        also: &["record/late-reply", "commitment/past-deadline"],
        plant: |m| put(m.letter.date.as_ref()?.span, format!("{}年9月31日", m.letter.day()?.year())),
    },
    Defect {
        rule: "format/date-form",
        at_least: 6,
        also: &[],
        plant: |m| {
            let day = m.letter.day()?;
            put(
                m.letter.date.as_ref()?.span,
                format!("{}年{:02}月{:02}日", day.year(), day.month().min(9), day.day().min(9)),
            )
        },
    },
    Defect {
        rule: "format/class-missing",
        at_least: 6,
        also: &[],
        plant: |m| {
            let mark = m.letter.class.as_ref()?;
            m.settings.profile.practice.class_required.then(|| drop_line(m, Some(mark.span)))?
        },
    },
    Defect {
        rule: "format/class-unknown",
        at_least: 6,
        also: &[],
        plant: |m| put(m.letter.class.as_ref()?.span, "（K类）"),
    },
    Defect {
        rule: "format/publicity-missing",
        at_least: 6,
        also: &[],
        plant: |m| {
            m.settings.profile.practice.publicity_required.then_some(())?;
            drop_line(m, m.letter.publicity)
        },
    },
    Defect {
        rule: "format/contact-missing",
        at_least: 6,
        also: &[],
        plant: |m| drop_line(m, m.letter.contact),
    },
    Defect {
        rule: "format/item-number-mismatch",
        at_least: 6,
        also: &[],
        plant: |m| {
            m.item.as_ref()?;
            let number = m.letter.item.as_ref()?.number?;
            put(number, "9871")
        },
    },
    Defect {
        rule: "format/item-title-mismatch",
        at_least: 6,
        also: &[],
        plant: |m| {
            m.item.as_ref()?;
            let title = m.letter.item.as_ref()?.title?;
            put(title, title.of(&m.reply.text).replacen("关于", "关于调整", 1))
        },
    },
    Defect {
        rule: "format/title-punctuation",
        at_least: 6,
        also: &[],
        plant: |m| {
            let title = m.letter.title?;
            put(title, format!("{}。", title.of(&m.reply.text)))
        },
    },
    Defect {
        rule: "format/pronoun",
        at_least: 6,
        also: &[],
        plant: |m| within(m, m.letter.opening, "您", "您们"),
    },
    Defect {
        rule: "format/signature-inner-office",
        at_least: 6,
        also: &[],
        plant: |m| {
            let signature = m.letter.signature?;
            put(signature, format!("{}综合科", signature.of(&m.reply.text)))
        },
    },
    Defect {
        rule: "wording/placeholder",
        at_least: 6,
        also: &[],
        plant: |m| add(m, "有关经费×××万元已经下达。"),
    },
    Defect {
        rule: "wording/duplicate", at_least: 6, also: &[], plant: |m| add(m, "各项工作工作有序推进。")
    },
    Defect {
        rule: "wording/impolite", at_least: 6, also: &[], plant: |m| add(m, "所提问题纯属无理取闹。")
    },
    Defect { rule: "wording/range-unit", at_least: 6, also: &[], plant: |m| add(m, "占比为5～10%。") },
    Defect {
        rule: "privacy/mobile-number",
        at_least: 6,
        also: &[],
        plant: |m| add(m, "村民可拨打13900012345反映。"),
    },
    Defect {
        rule: "privacy/identity-number",
        at_least: 6,
        also: &[],
        plant: |m| add(m, "申请人身份证号530902198501011236。"),
    },
    Defect {
        rule: "privacy/email",
        at_least: 6,
        also: &[],
        plant: |m| add(m, "材料请发至zhanghua@example.cn。"),
    },
    Defect {
        rule: "format/unpaired-mark",
        at_least: 6,
        also: &[],
        plant: |m| add(m, "各乡镇（含街道均已安排。"),
    },
    Defect {
        rule: "citation/number-missing",
        at_least: 4,
        also: &[],
        plant: |m| {
            let number = cited_number(m)?;
            let text = &m.reply.text;
            let start = number.start
                - text[..number.start].chars().next_back().filter(|mark| "（(".contains(*mark))?.len_utf8();
            let end = number.end
                + text[number.end..].chars().next().filter(|mark| "）)".contains(*mark))?.len_utf8();
            Some(Planted { span: Span::new(start, end), words: String::new(), anywhere: true })
        },
    },
    Defect {
        rule: "citation/number-form",
        at_least: 4,
        also: &[],
        plant: |m| {
            let number = cited_number(m)?;
            put(number, number.of(&m.reply.text).replace('〔', "(").replace('〕', ")"))
        },
    },
    Defect {
        rule: "citation/later-than-reply",
        at_least: 4,
        also: &[],
        plant: |m| {
            let number = cited_number(m)?;
            let text = number.of(&m.reply.text);
            let (open, close) = (text.find('〔')?, text.find('〕')?);
            let year = m.letter.day()?.year() + 2;
            put(number, format!("{}〔{year}{}", &text[..open], &text[close..]))
        },
    },
    Defect {
        rule: "commitment/no-deadline",
        at_least: 4,
        also: &["commitment/condition-only"],
        plant: |m| put(dated_promise(m)?, "尽快"),
    },
    Defect {
        rule: "commitment/past-deadline",
        at_least: 4,
        also: &[],
        plant: |m| put(dated_promise(m)?, format!("{}年3月底前", m.letter.day()?.year() - 2)),
    },
];

fn main() {
    let mut models = models();
    for model in &mut models {
        let review = model.review(&model.reply);
        let before = review.verdict.findings.iter().map(|judged| key(&review, &judged.finding)).collect();
        model.before = before;
    }
    let models: &'static [Model] = Box::leak(models.into_boxed_slice());
    let trials = DEFECTS.iter().enumerate().map(|(index, defect)| {
        Trial::test(format!("{:02} {}", index + 1, defect.rule), move || prove(defect, models))
    });
    let unseen = UNSEEN.iter().map(|unseen| Trial::test(unseen.rule, move || prove_unseen(unseen, models)));
    let trials = trials.chain(unseen).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The cases of corpus/ that are marked clean.
fn models() -> Vec<Model> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(corpus).expect("corpus").map(|entry| entry.expect("entry").path()).collect();
    folders.sort();
    folders
        .into_iter()
        .filter_map(|folder| {
            let written = fs::read_to_string(folder.join("case.toml")).ok()?;
            let case: Case = toml::from_str(&written).expect("a case");
            (case.verdict.as_deref() == Some("clean")).then_some(())?;
            let open = |name: &String| {
                document::open(name, &fs::read(folder.join(name)).expect("a file")).expect("a document")
            };
            let written = open(&case.reply);
            let body: Vec<&str> = written
                .blocks
                .iter()
                .filter(|block| block.story == Story::Body)
                .map(|block| block.span.of(&written.text))
                .collect();
            let reply = as_text(&body.join("\n"));
            let mut settings = Settings::builtin(&case.profile).expect("a profile");
            settings.today = Some(case.today.parse().expect("a day"));
            let letter = Letter::read(&reply, settings.today);
            (letter.kind == LetterKind::Reply).then_some(())?;
            Some(Model {
                name: folder.file_name().expect("a name").to_string_lossy().into_owned(),
                letter,
                written,
                before: Vec::new(),
                reply,
                item: case.item.as_ref().map(open),
                record: case.record.map(|name| {
                    Record::from_toml(&fs::read_to_string(folder.join(name)).expect("a record"))
                        .expect("a record")
                }),
                settings,
            })
        })
        .collect()
}

fn as_text(text: &str) -> Document {
    document::open("reply.txt", text.as_bytes()).expect("a text")
}

impl Model {
    fn review<'a>(&'a self, reply: &'a Document) -> Review<'a> {
        self.review_with(reply, self.record.as_ref())
    }

    fn review_with<'a>(&'a self, reply: &'a Document, record: Option<&'a Record>) -> Review<'a> {
        let input = Input {
            item: self.item.as_ref().map(|item| ("item".to_owned(), item)),
            record,
            ..Input::new("reply.txt", reply)
        };
        lint(&input, &self.settings)
    }
}

fn prove(defect: &Defect, models: &[Model]) -> Result<(), Failed> {
    let mut planted_in = 0;
    let mut wrong = Vec::new();
    // Each defect begins with another letter, so that together they go into all.
    let start = DEFECTS.iter().position(|one| std::ptr::eq(one, defect)).unwrap_or_default();
    for index in 0..models.len() {
        let model = &models[(start * 7 + index) % models.len()];
        if planted_in == most() {
            break;
        }
        let Some(planted) = (defect.plant)(model) else { continue };
        planted_in += 1;
        let text = &model.reply.text;
        let mutated =
            format!("{}{}{}", &text[..planted.span.start], planted.words, &text[planted.span.end..]);
        let mutated = as_text(&mutated);
        let after = model.review(&mutated);
        let place = Span::new(planted.span.start, planted.span.start + planted.words.len());
        let new = new_findings(&model.before, &after);
        let (expected, others): (Vec<&Finding>, Vec<&Finding>) = new
            .into_iter()
            .filter(|finding| !defect.also.contains(&finding.rule.as_str()))
            .partition(|finding| finding.rule == defect.rule);
        let is_there = |finding: &&Finding| {
            planted.anywhere || (finding.source == Source::Reply && finding.span.overlaps(place))
        };
        if !expected.iter().any(is_there) {
            wrong.push(format!("{}：没有报出“{}”", model.name, planted.words));
        }
        for finding in expected.into_iter().filter(|finding| !is_there(finding)).chain(others) {
            let words = after.document(finding.source).map_or("", |document| finding.span.of(&document.text));
            wrong.push(format!("{}：多报 {} “{words}”", model.name, finding.rule));
        }
    }
    if planted_in < defect.at_least {
        wrong.push(format!("只种进了 {planted_in} 件范文，应不少于 {}", defect.at_least));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{planted_in} 件范文\n{}", wrong.join("\n")).into())
    }
}

/// Spoils what the words do not show; the rule must speak up in every letter that has it, and no other.
fn prove_unseen(unseen: &Unseen, models: &[Model]) -> Result<(), Failed> {
    let mut wrong = Vec::new();
    let mut spoilt_in = 0;
    for model in models {
        let mut document = model.written.clone();
        let letter = Letter::read(&document, model.settings.today);
        let mut record = model.record.clone();
        match (unseen.spoil, &mut record) {
            (Spoil::Layout(spoil), _) if document.layout.is_some() => spoil(&mut document, &letter),
            (Spoil::Record(spoil), Some(record)) => spoil(record),
            _ => continue,
        }
        let is_as_it_was = document.blocks == model.written.blocks
            && document.layout == model.written.layout
            && document.has_revisions == model.written.has_revisions
            && record == model.record;
        if is_as_it_was {
            continue;
        }
        if spoilt_in == most() {
            break;
        }
        spoilt_in += 1;
        let before = model.review_with(&model.written, model.record.as_ref());
        let after = model.review_with(&document, record.as_ref());
        let known: Vec<_> =
            before.verdict.findings.iter().map(|judged| key(&before, &judged.finding)).collect();
        let mut new: Vec<&str> =
            new_findings(&known, &after).iter().map(|finding| finding.rule.as_str()).collect();
        new.dedup();
        if new != [unseen.rule] {
            wrong.push(format!("{}：报出 {new:?}", model.name));
        }
    }
    if spoilt_in == 0 {
        wrong.push("没有一件范文可种".to_owned());
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Letters that one defect goes into.
fn most() -> usize {
    if std::env::var_os("FUWEN_ALL").is_some() { usize::MAX } else { MOST }
}

/// The findings of `after` that were not there before.
fn new_findings<'a>(before: &[(String, Source, String)], after: &'a Review<'_>) -> Vec<&'a Finding> {
    let mut known = before.to_vec();
    after
        .verdict
        .findings
        .iter()
        .map(|judged| &judged.finding)
        .filter(|finding| match known.iter().position(|one| *one == key(after, finding)) {
            Some(index) => {
                known.swap_remove(index);
                false
            }
            None => true,
        })
        .collect()
}

/// What a finding is known by when the text around it moves.
fn key(review: &Review<'_>, finding: &Finding) -> (String, Source, String) {
    let words = review.document(finding.source).map_or("", |document| finding.span.of(&document.text));
    (finding.rule.clone(), finding.source, words.to_owned())
}
