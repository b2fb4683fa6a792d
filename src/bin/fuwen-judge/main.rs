//! Measures fuwen against labelled letters; a tool of this repository, not of its users.
fn main() {}
