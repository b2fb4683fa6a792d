//! Every rule proves itself: one named test for each `[[example]]` of the book, and one for the book as a whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use fuwen::rule::{Book, Example, Rule};
use fuwen::verdict::Profile;
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
    example.prove(rule, &profile.practice).map_err(|mismatch| mismatch.to_string().into())
}
