//! Measures fuwen against labelled letters; a tool of this repository, not of its users.

mod agreement;
mod anatomy;
mod ask;
mod ask_reading;
mod background;
mod case;
mod citation;
mod commitment;
mod coverage;
mod deletion;
mod difference;
mod figure;
mod finding;
mod letters;
mod numbered;
mod pair;
mod pairing;
mod quality;
mod scores;
mod several;
mod time;

use std::path::Path;
use std::process::ExitCode;

use fuwen::letter::Synonyms;
use fuwen::{Input, Settings, lint};

use figure::Figures;

const USAGE: &str = "\
usage: fuwen-judge MEASURE PATH [--list] [--json]

measures of a folder of labelled cases (corpus/, or a folder with replies/ and labels/):
  all           everything below, as one table
  anatomy       the parts of each reply
  citations     cited documents, their kind and number, and whether a number is due
  commitments   promises, how firm they are, when they fall due; refusals
  asks          the asks of each item and where each is answered; work summaries
  findings      the places each rule reports
  agreement     two judgements of the same cases (case.toml and second.toml)
  quality       the page docs/quality.md
other measures:
  ask-reading   the asks read in each item; PATH is a corpus folder or a file like several-asks.json
  coverage      where each marked ask is answered, and work summaries; PATH is a corpus folder; --without-item
                measures what the replies by themselves show
  letters       replies known as the one to their letter; PATH is a file like letters.jsonl
  deletion      asks answered against asks whose answer is deleted; PATH is a file like several-asks.json, a
                file like letters.jsonl, or a corpus folder
  time          what reading and alignment cost; PATH is a corpus folder
  background    the statistics for src/letter/answer/background.tsv; PATH is a file like letters.jsonl
comparing two runs (written with --json):
  compare OLD NEW    what became better and worse; exit status 1 when a figure fell

  --list   every disagreement with its text
  --json   the figures and disagreements as JSON
  --features   what the scores of letters, deletion and coverage are made of, for fitting
  --without-synonyms   letters, deletion and coverage as if no words meant the same";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let plain: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with("--")).collect();
    let (list, json) = (has("--list"), has("--json"));
    let synonyms = if has("--without-synonyms") { Synonyms::default() } else { Synonyms::builtin().clone() };
    let told = |figures: Figures| -> Result<String, String> {
        if json {
            serde_json::to_string_pretty(&figures).map(|text| text + "\n").map_err(|error| error.to_string())
        } else {
            Ok(figures.text(list))
        }
    };
    let outcome = match plain.as_slice() {
        ["all", path] => measure(path).and_then(told),
        ["anatomy", path] => measure(path).and_then(|figures| told(figures.only("letter/"))),
        ["citations", path] => measure(path).and_then(|figures| told(figures.only("citation/"))),
        ["commitments", path] => measure(path).and_then(|figures| told(figures.only("commitment/"))),
        ["asks", path] => measure(path).and_then(|figures| told(figures.only("ask/"))),
        ["findings", path] => measure(path).and_then(|figures| told(figures.only("rule/"))),
        ["agreement", path] => measure(path).and_then(|figures| told(figures.only("agreement/"))),
        ["quality", path] => measure(path).map(|figures| quality::page(&figures)),
        ["compare", old, new] => match difference::run(Path::new(old), Path::new(new)) {
            Ok((report, has_fallen)) => {
                print!("{report}");
                return ExitCode::from(u8::from(has_fallen));
            }
            Err(reason) => Err(reason),
        },
        ["background", path] => background::run(Path::new(path)),
        ["ask-reading", path] => ask_reading::run(Path::new(path), list),
        ["coverage", path] => coverage::run(
            Path::new(path),
            &coverage::Options {
                synonyms: &synonyms,
                list,
                features: has("--features"),
                without_item: has("--without-item"),
            },
        ),
        ["letters", path] => letters::run(Path::new(path), &synonyms, has("--features"), json),
        ["deletion", path] => deletion::run(Path::new(path), &synonyms, has("--features"), json),
        ["time", path] => time::run(Path::new(path), json),
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

/// Checks every case of a folder and compares it with its labels.
fn measure(folder: &str) -> Result<Figures, String> {
    let cases = case::load(Path::new(folder))?;
    let mut figures = Figures { cases: cases.len(), ..Figures::default() };
    for case in &cases {
        let mut settings = Settings::builtin(&case.profile).map_err(|error| error.to_string())?;
        settings.today = case.today;
        let input = Input {
            item: case.item.as_ref().map(|item| ("item".to_owned(), item)),
            record: case.record.as_ref(),
            ..Input::new("reply", &case.reply)
        };
        let review = lint(&input, &settings);
        anatomy::measure(case, &review.letter, &mut figures);
        citation::measure(case, &review.letter, &mut figures);
        commitment::measure(case, &review.letter, &mut figures);
        if case.is_whole {
            ask::measure(case, &review, &mut figures);
            finding::measure(case, &review, &mut figures);
            agreement::measure(case, &mut figures);
        }
    }
    figures.disagreements.sort();
    Ok(figures)
}
