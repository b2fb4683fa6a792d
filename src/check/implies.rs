//! `implies`: a unit that holds one pattern must hold another.

use super::{Case, Patterns, Scope};
use crate::finding::{Hit, Span};

/// A unit that holds `when` must hold `then`.
#[derive(Debug)]
pub struct Implies {
    /// The units looked at.
    pub scope: Scope,
    /// What makes the demand; nothing when every unit makes it.
    pub when: Patterns,
    /// What is demanded.
    pub then: Patterns,
    /// A unit that holds one of these makes no demand.
    pub unless: Patterns,
    /// Where `then` may stand: the unit itself, or the larger unit of this scope around it.
    pub within: Option<Scope>,
}

impl Implies {
    /// The places that make a demand which is not met.
    pub fn run(&self, case: &Case<'_>) -> Vec<Hit> {
        let around = self.within.map(|scope| scope.units(case)).unwrap_or_default();
        let mut hits = Vec::new();
        for unit in self.scope.units(case) {
            let wide: Vec<Span> = around.iter().copied().filter(|wide| wide.overlaps(unit)).collect();
            if self.unless.hold(case, unit)
                || self.then.hold(case, unit)
                || wide.iter().any(|wide| self.then.hold(case, *wide))
            {
                continue;
            }
            if self.when.is_empty() {
                hits.push(Hit::at(unit));
                continue;
            }
            if let Some(found) = self.when.matches(case, unit).into_iter().next() {
                hits.push(Hit { values: found.values, ..Hit::at(found.span) });
            }
        }
        hits
    }
}
