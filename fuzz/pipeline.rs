//! Fuzzes opening any file and reading it as a letter: `cargo run --release --example fuzz-pipeline -- SECONDS [SEED]`.
#![allow(unreachable_pub, reason = "the modules are shared with the smoke test")]

mod command;
mod mutate;
mod run;
mod target;

fn main() {
    command::main(target::read_letter, |name| !name.is_empty());
}
