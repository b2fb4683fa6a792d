//! Comments and tracked changes written into docx files: nothing else changes, and every mark stands where it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(unreachable_pub, dead_code, reason = "the builder is shared with the tests of the reader")]

#[path = "../docx/builder.rs"]
mod builder;
mod support;

mod anchors;
mod changes;
mod libreoffice;
mod package;
mod report;
