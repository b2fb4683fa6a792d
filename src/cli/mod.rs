//! Arguments in, exit status out: 0 nothing that counts, 1 findings at or above `--fail-on`, 2 could not run.

mod arguments;
mod baseline;
mod book;
mod check;
mod compare;
mod coverage;
mod evidence;
mod failure;
mod files;
mod ledger;
mod output;
mod settings;
mod table;
mod waivers;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use failure::Failure;

/// Runs the command that the process was called with.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let outcome = match arguments.command {
        Command::Check(check) => check::run(&check),
        Command::Coverage(coverage) => coverage::run(&coverage),
        Command::Compare(compare) => compare::run(&compare),
        Command::Ledger(ledger) => ledger::run(&ledger),
        Command::Baseline(baseline) => baseline::run(&baseline),
        Command::Explain(explain) => book::explain(&explain),
        Command::Rules(rules) => book::rules(&rules),
    };
    match outcome {
        Ok(passed) => ExitCode::from(u8::from(!passed)),
        Err(failures) => {
            for failure in failures {
                eprintln!("{failure}");
            }
            ExitCode::from(2)
        }
    }
}

/// Whether the gate stays open, or everything that kept the command from running.
type Outcome = Result<bool, Vec<Failure>>;

/// Writes to standard output; a reader that went away is no failure.
fn print(contents: impl AsRef<[u8]>) -> Outcome {
    let mut out = std::io::stdout().lock();
    match out.write_all(contents.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(vec![Failure::new("标准输出", error, "请检查输出的去向")])
        }
        _ => Ok(true),
    }
}
