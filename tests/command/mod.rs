//! The program as people call it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `fuwen` in `folder`, whatever the width of the terminal.
pub(crate) fn fuwen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fuwen"))
        .current_dir(folder)
        .env_remove("COLUMNS")
        .args(arguments)
        .output()
        .expect("fuwen runs")
}
