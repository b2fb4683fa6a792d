//! The page says what the review says: the letter letter for letter, each finding exactly at its place, and no way
//! out of the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod page;

use std::collections::{HashMap, HashSet};

use fuwen::finding::{Source, Span, State};
use fuwen::report::{self, Language};
use fuwen::verdict::Review;
use page::Case;
use regex::Regex;

#[test]
fn the_page_is_the_letter_with_each_finding_marked_exactly() {
    let settings = page::settings();
    let cases = page::corpus();
    let mut seen = 0;
    for case in &cases {
        let review = case.review(&settings);
        let html = report::html(std::slice::from_ref(&review), &page::occasion(&settings, Language::Zh));
        seen += check(&review, &html);
    }
    assert!(seen > 100, "only {seen} findings were looked for");
}

#[test]
fn overlapping_and_empty_places_are_marked_each_for_itself() {
    let case = Case::of("a.txt", "甲乙丙丁戊\n己庚辛\n\n壬癸\n", None);
    let settings = page::settings();
    let mut review = case.review(&settings);
    let pattern = review.verdict.findings.first().expect("a finding").clone();
    // In the text 甲乙丙丁戊⏎己庚辛⏎壬癸, bytes of three.
    let spans =
        [(0, 6), (3, 9), (3, 3), (6, 12), (9, 22), (15, 16), (0, 15), (25, 25), (26, 32), (32, 32), (0, 32)];
    review.verdict.findings = spans
        .iter()
        .map(|(start, end)| {
            let mut judged = pattern.clone();
            judged.finding.span = Span::new(*start, *end);
            judged.finding.source = Source::Reply;
            judged
        })
        .collect();
    let html = report::html(std::slice::from_ref(&review), &page::occasion(&settings, Language::Zh));
    assert_eq!(check(&review, &html), spans.len());
}

#[test]
fn nothing_in_a_letter_can_become_markup() {
    let evil = "</p></main><script>alert(1)</script><img src=x onerror=alert(2)>\"'><!--";
    let reply = format!(
        "（B类{evil}）\n青河县交通运输局{evil}关于对县五届人大四次会议第12号建议的答复\n陈树林{evil}代表：\n\
         您提出的《关于修复城南路的建议{evil}》（第12号）收悉，现答复如下：\n我局将尽快{evil}修复城南路。\n\
         感谢您对交通工作的关心和支持。\n青河县交通运输局{evil}\n2025年6月12日\n"
    );
    let item =
        format!("关于修复城南路的建议{evil}\n一、建议修复城南路{evil}的路面。\n二、建议安装路灯{evil}。\n");
    let case = Case::of(&format!("a{evil}.txt"), &reply, Some(&item));
    let settings = page::settings();
    let review = case.review(&settings);
    for language in [Language::Zh, Language::En] {
        let occasion = page::occasion(&settings, language);
        let reviews = std::slice::from_ref(&review);
        let folder: String =
            report::html_pages(reviews, &occasion).into_iter().map(|(_, page)| page).collect();
        for (html, scripts) in [
            (report::html(reviews, &occasion), 1),
            (report::coverage_html(reviews, &occasion), 1),
            (folder, 2),
        ] {
            assert_eq!(html.matches("<script").count(), scripts);
            assert_eq!(html.matches("<img").count(), 0);
            assert_eq!(html.matches("<!--").count(), 0);
            assert_eq!(html.matches("</main>").count(), scripts);
        }
        check(&review, &report::html(reviews, &occasion));
    }
}

#[test]
fn findings_that_do_not_count_are_shown_as_such() {
    let case = Case::of("a.txt", "王志远代表：\n我局将尽快修复城南路。\n", None);
    let settings = page::settings();
    let mut review = case.review(&settings);
    let count = review.verdict.findings.len();
    assert!(count > 2);
    review.verdict.findings[0].finding.state = State::Waived;
    review.verdict.findings[1].finding.state = State::Known;
    let html = report::html(std::slice::from_ref(&review), &page::occasion(&settings, Language::Zh));
    for words in ["已豁免</strong>", "存量</strong>", "data-state=\"waived\"", "value=\"known\""] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(html.matches("class=\"card quiet\"").count(), 2);
}

#[test]
fn a_folder_of_pages_holds_together() {
    let settings = page::settings();
    let cases = page::corpus();
    let reviews: Vec<Review<'_>> = cases.iter().map(|case| case.review(&settings)).collect();
    let occasion = page::occasion(&settings, Language::Zh);
    let pages: HashMap<String, String> = report::html_pages(&reviews, &occasion).into_iter().collect();
    assert_eq!(pages.len(), reviews.len() + 1, "each letter has a page of its own");
    let ids: HashMap<&str, HashSet<&str>> =
        pages.iter().map(|(name, html)| (name.as_str(), ids(html))).collect();
    for (name, html) in &pages {
        for href in hrefs(html) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() { name } else { file };
            let known = ids.get(file).unwrap_or_else(|| panic!("{name}: no page {file}"));
            assert!(anchor.is_empty() || known.contains(anchor), "{name}: no place {href}");
        }
    }
    let index = &pages["index.html"];
    for review in &reviews {
        for judged in &review.verdict.findings {
            assert!(index.contains(&format!("<code>{}</code>", judged.finding.rule)));
        }
    }
}

#[test]
fn one_page_for_several_letters_has_an_index_and_no_place_twice() {
    let settings = page::settings();
    let cases = page::corpus();
    let reviews: Vec<Review<'_>> = cases.iter().take(6).map(|case| case.review(&settings)).collect();
    let about_files = ["坏文件.docx：不是 docx".to_owned()];
    let occasion = report::Occasion { about_files: &about_files, ..page::occasion(&settings, Language::Zh) };
    let html = report::html(&reviews, &occasion);
    assert!(html.contains("id=\"by-clause\"") && html.contains("坏文件.docx"));
    let known = ids(&html);
    assert_eq!(known.len(), Regex::new(r#" id=""#).unwrap().find_iter(&html).count(), "an id stands twice");
    for href in hrefs(&html) {
        assert!(known.contains(href.trim_start_matches('#')), "no place {href}");
    }
}

/// Checks one page of one review; the number of findings in the reply.
fn check(review: &Review<'_>, html: &str) -> usize {
    let name = &review.path;
    let sheets: Vec<&str> = html.split("<div class=\"sheet\"").skip(1).collect();
    let letter = sheets.first().expect("the letter").split("</section>").next().unwrap();
    let paragraphs = paragraphs(letter);
    let text: Vec<String> = paragraphs.iter().map(|paragraph| plain(paragraph)).collect();
    assert_eq!(text.join("\n"), review.reply.text, "{name}");

    let mut seen = 0;
    for (index, judged) in review.verdict.findings.iter().enumerate() {
        let key = format!("l1-f{}", index + 1);
        assert_eq!(html.matches(&format!("id=\"{key}\"")).count(), 1, "{name}: one card for {key}");
        if judged.finding.source != Source::Reply {
            continue;
        }
        let marked: Vec<String> = paragraphs
            .iter()
            .map(|paragraph| {
                pieces(paragraph).filter(|(keys, _)| keys.contains(&key.as_str())).map(|(_, text)| text)
            })
            .map(|pieces| pieces.collect::<String>())
            .collect();
        let text = judged.finding.span.of(&review.reply.text);
        // Line breaks stand between paragraphs, where no mark can be.
        assert_eq!(marked.concat(), text.replace('\n', ""), "{name}: {key} {}", judged.finding.rule);
        assert!(letter.contains(&format!("id=\"{key}-at\" href=\"#{key}\"")), "{name}: a way to {key}");
        seen += 1;
    }
    let known = ids(html);
    for href in hrefs(html) {
        let place = href.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {href} leaves the page"));
        assert!(known.contains(place), "{name}: no place {href}");
    }
    for way_out in [" src=", "@import", "url(", "<link", "<iframe", "<base", " style="] {
        assert!(!tags(html).any(|tag| tag.contains(way_out)), "{name}: {way_out}");
    }
    assert!(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"), "{name}");
    seen
}

/// The insides of the paragraphs of a sheet; blank ones included.
fn paragraphs(sheet: &str) -> Vec<String> {
    let row = Regex::new(r#"(?s)<div class="row[^"]*">\s*<p [^>]*>(.*?)</p>"#).unwrap();
    row.captures_iter(sheet).map(|found| found[1].to_owned()).collect()
}

/// The marked pieces of a paragraph: by which keys, and the words.
fn pieces(paragraph: &str) -> impl Iterator<Item = (Vec<&str>, String)> {
    paragraph.split("<mark ").skip(1).map(|rest| {
        let (tag, rest) = rest.split_once('>').unwrap();
        let keys = tag.split("data-of=\"").nth(1).unwrap().trim_end_matches('"');
        (keys.split(' ').collect(), plain(rest.split("</mark>").next().unwrap()))
    })
}

/// The words of a paragraph without the numbers of its findings.
fn plain(html: &str) -> String {
    let number = Regex::new(r#"(?s)<a class="ref .*?</a>"#).unwrap();
    let tag = Regex::new(r"(?s)<[^>]*>").unwrap();
    let words = tag.replace_all(&number.replace_all(html, ""), "").into_owned();
    let entity = Regex::new(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));").unwrap();
    let replaced = entity.replace_all(&words, |found: &regex::Captures<'_>| {
        let code = found.get(1).map(|decimal| decimal.as_str().parse().unwrap()).or_else(|| {
            found.get(2).map(|hexadecimal| u32::from_str_radix(hexadecimal.as_str(), 16).unwrap())
        });
        match code {
            Some(code) => char::from_u32(code).unwrap().to_string(),
            None => match &found[3] {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => panic!("&{other};"),
            }
            .to_owned(),
        }
    });
    replaced.into_owned()
}

fn ids(html: &str) -> HashSet<&str> {
    values(html, " id=\"")
}

fn hrefs(html: &str) -> HashSet<&str> {
    values(html, " href=\"")
}

/// The values of an attribute; no text can hold a quotation mark that is not escaped.
fn values<'a>(html: &'a str, attribute: &str) -> HashSet<&'a str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| rest.split('>').next())
}
