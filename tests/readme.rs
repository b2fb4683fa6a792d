//! The READMEs are true: the report they show is the one that their command prints.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::process::Command;

#[test]
fn the_report_shown_is_the_report_given() {
    for (name, readme) in
        [("README.md", include_str!("../README.md")), ("README.zh-CN.md", include_str!("../README.zh-CN.md"))]
    {
        let command =
            readme.lines().find(|line| line.starts_with("cargo run --release -- ")).expect("a command");
        let output = Command::new(env!("CARGO_BIN_EXE_fuwen"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("COLUMNS")
            .args(command.split_whitespace().skip(4))
            .output()
            .expect("fuwen runs");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(readme.contains(printed.trim()), "{name} should show:\n{printed}");
    }
}
