//! What a page brings along, and the policy that forbids it everything else.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The look of every page.
pub(super) const STYLE: &str = include_str!("template/style.css");

/// What the pages do when scripts may run; without it everything can still be read.
pub(super) const SCRIPT: &str = include_str!("template/page.js");

/// The content security policy: this style and this script by their hashes, and no request of any kind.
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = |contents: &str| STANDARD.encode(Sha256::digest(contents));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
});
