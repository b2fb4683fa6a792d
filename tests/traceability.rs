//! Every sentence of the notice's part three leads to rules, or to the reason why no program can check it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use fuwen::rule::{Book, sentences};

const NOTICE: &str = include_str!("../corpus/notice-lincang-2020/reply.md");

#[test]
fn every_sentence_of_part_three_is_there_word_for_word() {
    let part =
        NOTICE.split("三、进一步提升办理质量").nth(1).and_then(|part| part.split("2020年8月18日").next());
    let known: Vec<String> = sentences().iter().map(|sentence| bare(&sentence.text)).collect();
    let part = bare(part.expect("part three"));
    let mut missing = Vec::new();
    for sentence in part.split_inclusive('。') {
        let is_heading = sentence.starts_with(['（', '(']) && sentence.chars().count() < 14;
        if !is_heading && !known.iter().any(|text| text == sentence) {
            missing.push(sentence.to_owned());
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let whole = bare(NOTICE);
    for text in known {
        assert!(whole.contains(&text), "not in the notice: {text}");
    }
}

#[test]
fn every_sentence_has_rules_that_exist_or_a_reason() {
    let book = Book::builtin();
    for sentence in sentences() {
        assert!(
            !sentence.rules.is_empty() || sentence.reason.is_some(),
            "neither rules nor a reason: {}",
            sentence.text
        );
        for rule in &sentence.rules {
            let known = match rule.strip_suffix("/*") {
                Some(family) => book.rules.iter().any(|rule| rule.family() == family),
                None => book.rule(rule).is_some(),
            };
            assert!(known, "{} names {rule}, which is no rule", sentence.clause);
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !"*#".contains(*character)).collect()
}
