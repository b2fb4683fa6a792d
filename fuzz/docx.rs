//! Fuzzes the docx reader: `cargo run --release --example fuzz-docx -- SECONDS [SEED]`.
#![allow(unreachable_pub, reason = "the modules are shared with the smoke test")]

mod command;
mod mutate;
mod run;
mod target;

fn main() {
    command::main(target::read_docx, |name| name.ends_with(".docx"));
}
