//! The findings of a reply as comments: their words, their places, and what has none.

use fuwen::document::{Document, Manner, docx};
use fuwen::finding::State;
use fuwen::fix::Plan;
use fuwen::report::{Language, word};
use fuwen::verdict::Review;
use fuwen::{Input, Settings, lint};
use jiff::civil::date;

use super::builder::{Package, p, r, story};
use super::support::{files, set_on};

fn review<'a>(document: &'a Document, settings: &Settings<'_>) -> Review<'a> {
    lint(&Input::new("reply.docx", document), settings)
}

fn settings() -> Settings<'static> {
    Settings { today: Some(date(2025, 6, 30)), ..Settings::builtin("lincang").unwrap() }
}

/// Each finding of each docx has its comment on exactly its words, and the findings stay the same with them.
#[test]
fn every_finding_has_its_comment() {
    let settings = settings();
    let mut seen = 0;
    for (name, bytes) in files() {
        let document = docx::read(&bytes).unwrap();
        let first = review(&document, &settings);
        let reviewed = word(&first, &bytes, Language::Zh, settings.today).unwrap().bytes;
        let again = docx::read(&reviewed).unwrap();
        let second = review(&again, &settings);
        assert_eq!(second.verdict.findings, first.verdict.findings, "{name}");
        assert!(word(&second, &reviewed, Language::Zh, settings.today).unwrap().bytes == reviewed, "{name}");
        let set = if first.verdict.findings.is_empty() { Vec::new() } else { set_on(&reviewed) };
        assert_eq!(set.len(), first.verdict.findings.len(), "{name}");
        for (remark, judged) in set.iter().zip(&first.verdict.findings) {
            let finding = &judged.finding;
            assert!(remark.text.contains(&finding.message.zh), "{name}: {}", remark.text);
            assert!(remark.text.contains(&finding.basis.cite) && remark.text.contains(&finding.help.zh));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn places_without_comments_are_named() {
    let text_box = format!(
        "<w:p>{}<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        r("我局已完成勘查。"),
        p("盒内高度重视,立即查看")
    );
    let body = p("青河县交通运输局关于对县五届人大四次会议第12号建议的答复")
        + &p("陈树林代表：")
        + &p("您提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：")
        + &text_box
        + &p("我局高度重视;已修复路面1200平方米。");
    let note = story("footnotes", &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("注中高度重视!立即")));
    let bytes = Package::body(&body).related("footnotes", "footnotes.xml", &note).zip();
    let document = docx::read(&bytes).unwrap();
    let settings = settings();
    let review = review(&document, &settings);
    let reviewed = word(&review, &bytes, Language::Zh, settings.today).unwrap().bytes;
    let set = set_on(&reviewed);
    for (mark, place, on) in [
        (",", Some("位置：文本框中的“,”"), "我局已完成勘查。"),
        (";", None, ";"),
        ("!", Some("位置：脚注或尾注中的“!”"), "青河县交通运输局关于对县五届人大四次会议第12号建议的答复"),
    ] {
        let message = format!("“{mark}”应用全角");
        let remark = set.iter().find(|remark| remark.text.contains(&message)).unwrap();
        assert_eq!(remark.span.of(&document.text), on);
        match place {
            Some(place) => assert!(remark.text.contains(place), "{}", remark.text),
            None => assert!(!remark.text.contains("位置"), "{}", remark.text),
        }
    }
}

#[test]
fn what_is_waived_has_no_comment() {
    let (_, bytes) = files().into_iter().find(|(name, _)| name.contains("layout-defects")).unwrap();
    let document = docx::read(&bytes).unwrap();
    let settings = settings();
    let mut review = review(&document, &settings);
    let count = review.verdict.findings.len();
    review.verdict.findings[0].finding.state = State::Waived;
    review.verdict.findings[1].finding.state = State::Known;
    let reviewed = word(&review, &bytes, Language::Zh, settings.today).unwrap().bytes;
    assert_eq!(set_on(&reviewed).len(), count - 2);
}

#[test]
fn comments_are_bounded() {
    let body = p("青河县交通运输局关于第12号建议的答复") + &p(&"我局高度重视,".repeat(2_500));
    let bytes = Package::body(&body).zip();
    let document = docx::read(&bytes).unwrap();
    let settings = settings();
    let review = review(&document, &settings);
    let count = review.verdict.findings.len();
    assert!(count > 2_400);
    let set = set_on(&word(&review, &bytes, Language::Zh, settings.today).unwrap().bytes);
    assert_eq!(set.len(), 2_000);
    assert!(set[0].text.contains(&format!("另有 {} 处", count - 1_999)), "{}", set[0].text);
}

/// What safe repairs repair is not found again, written in place or as changes.
#[test]
fn repaired_findings_are_gone() {
    let body = p("青交建复[2025]012号")
        + &p("青河县交通运输局关于对县五届人大四次会议第12号建议的答复。")
        + &p("陈树林代表,")
        + &p("您们提出的《关于修复城南路的建议》（第12号）收悉，现答复如下：")
        + &p("一.关于路面。。")
        + &p("（一）、我局高度重视,已修复路面1200平方米。")
        + &p("青河县交通运输局")
        + &p("二〇二五年六月十二日")
        + &p("抄送：县人大常委会选联工委，县政府办公室");
    let bytes = Package::body(&body).zip();
    let document = docx::read(&bytes).unwrap();
    let settings = settings();
    let first = review(&document, &settings);
    let plan = Plan::of(&first.verdict.findings, false);
    let repaired: Vec<&str> = plan.repairs.iter().map(|repair| repair.rule.as_str()).collect();
    for rule in [
        "format/doc-number-form",
        "format/title-punctuation",
        "format/salutation-form",
        "format/pronoun",
        "format/heading-punctuation",
        "format/doubled-mark",
        "format/half-width-mark",
        "format/date-form",
        "format/copy-to-punctuation",
    ] {
        assert!(repaired.contains(&rule), "{rule} is not repaired: {repaired:?} {:?}", plan.left);
    }
    for manner in [Manner::InPlace, Manner::Tracked { time: None }] {
        let fixed = plan.apply(&bytes, &document, manner).unwrap();
        assert_eq!(fixed.repairs, plan.repairs);
        let again = docx::read(&fixed.bytes).unwrap();
        assert_eq!(again.text, fixed.text);
        let second = review(&again, &settings);
        let left = Plan::of(&second.verdict.findings, false);
        assert_eq!(left.repairs, [], "{}", again.text);
        for line in ["青交建复〔2025〕12号", "陈树林代表：", "一、关于路面。", "2025年6月12日"]
        {
            assert!(again.text.lines().any(|own| own == line), "{line}\n{}", again.text);
        }
        assert!(again.text.contains("（一）我局高度重视，已修复") && again.text.ends_with("县政府办公室。"));
    }
}
