//! The docx reader, seen from outside: packages are written part by part, or by docx-rs, and read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(unreachable_pub, reason = "the builder is shared by the files of this test only")]

mod builder;

mod formatting;
mod hostile;
mod lists;
mod origin;
mod packaging;
mod refusal;
mod text;
mod writer;
