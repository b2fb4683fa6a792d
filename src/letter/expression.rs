//! Regular expressions that are part of the program.

use regex::Regex;

/// Compiles an expression written in the program; each is compiled by the tests of its file.
#[expect(clippy::expect_used, reason = "the expression is a constant, and tests compile it")]
pub(super) fn regex(source: &str) -> Regex {
    Regex::new(source).expect("a constant expression")
}
