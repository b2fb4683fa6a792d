//! fuwen inside another program: check a draft with its item, decide, and write a report.
//!
//! ```sh
//! cargo run --example library -- reply.docx item.docx
//! ```

use std::error::Error;
use std::process::ExitCode;

use fuwen::document::{self, Document};
use fuwen::report::{self, Language};
use fuwen::verdict::FailOn;
use fuwen::{Input, Settings, lint};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let Some(reply_path) = arguments.next() else {
        return Err("usage: library REPLY [ITEM]".into());
    };
    let item_path = arguments.next();

    // Only `open` can fail; its error says in Chinese and English what to do.
    let reply = open(&reply_path)?;
    let item = item_path.as_deref().map(open).transpose()?;

    // The rules, what a place makes of them, and the day of judgement: fuwen itself reads no clock.
    let mut settings = Settings::builtin("lincang")?;
    settings.today = Some("2025-06-30".parse()?);

    let input = Input { item: item_path.zip(item.as_ref()), ..Input::new(reply_path, &reply) };
    let review = lint(&input, &settings);

    // What was understood: every span is a byte range of the document's text.
    if let Some(title) = review.letter.title {
        println!("{}", title.of(&reply.text));
    }
    for judged in &review.verdict.findings {
        let finding = &judged.finding;
        println!("  {} {}: {}", finding.severity, finding.rule, finding.message.zh);
    }
    let promises = review.letter.commitments.len();
    let asks = review.alignment.asks.len();
    println!("  {promises} promises, {asks} asks of the item");

    // Any report is a pure function of the reviews.
    let sarif = report::sarif(std::slice::from_ref(&review), settings.book, &settings.profile, Language::Zh);
    println!("  SARIF: {} bytes", sarif.to_string().len());

    Ok(if review.verdict.totals().fails(FailOn::Error) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn open(path: &str) -> Result<Document, Box<dyn Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(document::open(path, &bytes)?)
}
