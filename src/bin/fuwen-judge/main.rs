//! Measures fuwen against labelled letters; a tool of this repository, not of its users.

mod anatomy;
mod ask_reading;
mod background;
mod citation;
mod commitment;
mod coverage;
mod deletion;
mod figure;
mod labelled;
mod letters;
mod numbered;
mod pair;
mod several;
mod time;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: fuwen-judge MEASURE PATH [--list] [--json] [--features]

measures:
  background    the statistics for src/letter/answer/background.tsv; PATH is a file like letters.jsonl
  letters       replies known as the one to their letter; PATH is a file like letters.jsonl
  asks          asks answered against asks whose answer is deleted; PATH is a file like several-asks.json, a
                file like letters.jsonl, or a corpus folder
  time          what reading and alignment cost; PATH is a corpus folder
  anatomy   the parts of each reply against labels/NNN.json; PATH holds replies/ and labels/
  citations   cited documents against labels/NNN.json; PATH holds replies/ and labels/
  ask-reading   the asks read in each item; PATH is a corpus folder or a file like several-asks.json
  coverage      where each marked ask is answered, and work summaries; PATH is a corpus folder
  commitments   promises and refusals against labels/NNN.json; PATH holds replies/ and labels/

--list names each disagreement; --json prints the figures for programs; --features prints what scores are made of";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let list = arguments.iter().any(|argument| argument == "--list");
    let as_json = arguments.iter().any(|argument| argument == "--json");
    let features = arguments.iter().any(|argument| argument == "--features");
    let plain: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with("--")).collect();
    let outcome = match plain.as_slice() {
        ["background", path] => background::run(Path::new(path)),
        ["letters", path] => letters::run(Path::new(path), features, as_json),
        ["asks", path] => deletion::run(Path::new(path), features, as_json),
        ["time", path] => time::run(Path::new(path), as_json),
        ["anatomy", path] => anatomy::run(Path::new(path), list),
        ["citations", path] => citation::run(Path::new(path), list),
        ["ask-reading", path] => ask_reading::run(Path::new(path), list),
        ["coverage", path] => coverage::run(Path::new(path), list, features),
        ["commitments", path] => commitment::run(Path::new(path), list),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}
