//! Every rule proves itself: one named test for each `[[example]]` of the book, and one for the book as a whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use fuwen::check::Check;
use fuwen::finding::Span;
use fuwen::rule::{Book, Example, Rule};
use fuwen::verdict::Profile;
use fuwen::{Input, Settings, document, lint};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let mut trials = vec![Trial::test("book/loads", loads)];
    for rule in &Book::builtin().rules {
        for (index, example) in rule.examples.iter().enumerate() {
            let kind = if example.bad.is_some() { "bad" } else { "good" };
            let name = format!("{}/{kind}-{}", rule.id, index + 1);
            trials.push(Trial::test(name, move || proves(rule, example)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn loads() -> Result<(), Failed> {
    let (book, errors) = Book::load(Book::files());
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    if !told.is_empty() {
        return Err(told.join("\n").into());
    }
    if book.rules.is_empty() {
        return Err("规则册是空的".into());
    }
    Ok(())
}

fn proves(rule: &Rule, example: &Example) -> Result<(), Failed> {
    let profile = Profile::builtin(example.profile.as_deref().unwrap_or("lincang"))?;
    if matches!(rule.check, Check::Waiver(_)) {
        return proves_through_the_verdict(rule, example, profile);
    }
    example.prove(rule, &profile.practice).map_err(|mismatch| mismatch.to_string().into())
}

/// A rule about waivers looks when all others have looked, so its examples are Markdown that is judged as a whole.
fn proves_through_the_verdict(rule: &Rule, example: &Example, profile: Profile) -> Result<(), Failed> {
    let (source, places) = example.unmarked();
    let reply = document::open("example.md", source.as_bytes())?;
    let mut settings = Settings { profile, ..Settings::builtin("lincang")? };
    settings.today = example.today.as_deref().map(str::parse).transpose()?;
    let review = lint(&Input::new("example.md", &reply), &settings);
    let found: Vec<&str> = review
        .verdict
        .findings
        .iter()
        .filter(|judged| judged.finding.rule == rule.id)
        .map(|judged| judged.finding.span.of(&reply.text))
        .collect();
    let expected: Vec<&str> = places.iter().map(|place: &Span| place.of(&source)).collect();
    if found == expected { Ok(()) } else { Err(format!("应报：{expected:?}\n实报：{found:?}").into()) }
}
