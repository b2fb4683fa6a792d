//! `require`: a scope must exist and contain a pattern.

use super::{Case, Patterns, Scope};
use crate::finding::Hit;

/// A scope must exist, and where patterns are given one of its units must contain one of them.
#[derive(Debug)]
pub struct Require {
    /// What must exist.
    pub scope: Scope,
    /// What it must contain; nothing when it is enough that it exists.
    pub patterns: Patterns,
    /// The part beside which it should stand, to point at when it is missing.
    pub at: Option<Scope>,
    /// When given, the demand holds only if one of these occurs in the letter.
    pub when: Patterns,
    /// The demand does not hold if one of these occurs in the letter.
    pub unless: Patterns,
    /// Whether a scope that does not exist is left to another rule.
    pub if_present: bool,
}

impl Require {
    /// The place where something is missing, if it is.
    pub fn run(&self, case: &Case<'_>) -> Vec<Hit> {
        let whole = Scope::Letter.units(case);
        if (!self.when.is_empty() && !whole.iter().any(|unit| self.when.hold(case, *unit)))
            || whole.iter().any(|unit| self.unless.hold(case, *unit))
        {
            return Vec::new();
        }
        let units = self.scope.units(case);
        let there = if units.is_empty() {
            self.if_present
        } else {
            self.patterns.is_empty() || units.iter().any(|unit| self.patterns.hold(case, *unit))
        };
        if there {
            return Vec::new();
        }
        vec![Hit::at(self.at.unwrap_or(self.scope).anchor(case))]
    }
}
