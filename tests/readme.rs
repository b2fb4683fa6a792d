//! The READMEs are true: the report they show is the one that their command prints.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod command;

use std::path::Path;

use command::fuwen;

#[test]
fn the_report_shown_is_the_report_given() {
    for (name, readme) in
        [("README.md", include_str!("../README.md")), ("README.zh-CN.md", include_str!("../README.zh-CN.md"))]
    {
        let command =
            readme.lines().find(|line| line.starts_with("cargo run --release -- ")).expect("a command");
        let arguments: Vec<&str> = command.split_whitespace().skip(4).collect();
        let output = fuwen(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(readme.contains(printed.trim()), "{name} should show:\n{printed}");
    }
}
