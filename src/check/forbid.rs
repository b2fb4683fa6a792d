//! `forbid`: a pattern must not occur in a scope.

use super::{Case, Patterns, Scope};
use crate::finding::{Hit, Span};

/// A pattern must not occur in a scope.
#[derive(Debug)]
pub struct Forbid {
    /// Where it must not occur.
    pub scope: Scope,
    /// What must not occur.
    pub patterns: Patterns,
    /// A match inside a match of one of these does not count.
    pub except: Patterns,
    /// A match inside a unit of one of these scopes does not count.
    pub outside: Vec<Scope>,
    /// A unit that also holds one of these is not looked at.
    pub unless: Patterns,
    /// How many matches in the unit it takes before they are reported.
    pub at_least: usize,
    /// Whether only the first match of a unit is reported.
    pub once: bool,
}

impl Forbid {
    /// The forbidden places.
    pub fn run(&self, case: &Case<'_>) -> Vec<Hit> {
        let exempt: Vec<Span> = self.outside.iter().flat_map(|scope| scope.units(case)).collect();
        let mut hits = Vec::new();
        for unit in self.scope.units(case) {
            let excepted: Vec<Span> =
                self.except.matches(case, unit).into_iter().map(|found| found.span).collect();
            let mut found = self.patterns.matches(case, unit);
            found.retain(|found| !exempt.iter().chain(&excepted).any(|exempt| exempt.contains(found.span)));
            if found.len() < self.at_least.max(1) || self.unless.hold(case, unit) {
                continue;
            }
            let kept = if self.once { 1 } else { found.len() };
            hits.extend(
                found.into_iter().take(kept).map(|found| Hit { values: found.values, ..Hit::at(found.span) }),
            );
        }
        hits
    }
}
