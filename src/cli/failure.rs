//! What kept fuwen from running: where, why, and what to do.

use std::fmt;

/// A failure at the edge: a file that cannot be read, an argument that cannot be met.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    place: String,
    cause: String,
    remedy: String,
}

impl Failure {
    /// A failure with its place (a path or argument), its cause and its remedy.
    pub(crate) fn new(place: impl fmt::Display, cause: impl fmt::Display, remedy: impl fmt::Display) -> Self {
        Self { place: place.to_string(), cause: cause.to_string(), remedy: remedy.to_string() }
    }

    /// Place and cause, for a report.
    pub(crate) fn plain(&self) -> String {
        format!("{}：{}", self.place, self.cause)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fuwen：{}：{}", self.place, self.cause)?;
        if !self.remedy.is_empty() {
            write!(f, "。{}", self.remedy)?;
        }
        Ok(())
    }
}
