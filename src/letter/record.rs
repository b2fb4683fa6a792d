//! The handling record (办理台账) of one item, as far as it is given.

use serde::Deserialize;

/// What is on file about the handling of an item; every field is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// The item's number.
    pub number: Option<String>,
}
