//! A library of known documents.

/// Known documents.
#[derive(Clone, Debug, Default)]
pub struct Library {}

impl Library {
    /// The built-in one.
    pub fn builtin() -> &'static Self {
        static LIBRARY: Library = Library {};
        &LIBRARY
    }

    /// Reads a library in TOML.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_toml(_text: &str) -> Result<Self, String> {
        Ok(Self {})
    }

    /// Reads a library in CSV.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_csv(_text: &str) -> Result<Self, String> {
        Ok(Self {})
    }

    /// Adds the documents of another library.
    pub fn extend(&mut self, _more: Self) {}
}
