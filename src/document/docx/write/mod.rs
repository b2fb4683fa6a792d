//! Writes into a docx without a model of it: splices into the main part, every other part as it is.
//!
//! * Comments are only put in, never a byte of the text taken out; fuwen's own earlier comments give way to the new
//!   ones, people's stay. The same comments again give the same bytes.
//! * Nothing is put inside a content control, a field, alternate content or anything else that is not known.

mod annotate;
mod comments;
mod cut;
mod edit;
mod outline;
mod part;
mod register;

pub use annotate::{Comment, Reviewed, annotate};
pub(in super::super) use edit::{Changes, edit};

use super::package::Package;

/// Whether the package bears a digital signature, which any change breaks.
fn is_signed(package: &Package<'_>) -> bool {
    package.names().iter().any(|name| name.to_ascii_lowercase().starts_with("_xmlsignatures/"))
}
