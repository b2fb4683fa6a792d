//! Word segmentation, for words that no list of ours holds; the dictionary is loaded when first needed.

use std::sync::LazyLock;

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Whether the first word is a verb (v), an adverb (d) or a preposition (p), nouns of action (vn) apart.
pub(super) fn begins_with_verb(words: &str) -> bool {
    let head: String = words.chars().take(10).collect();
    JIEBA
        .tag(&head, true)
        .first()
        .is_some_and(|word| matches!(word.tag, "v" | "d" | "ad" | "p" | "vi" | "vg"))
}
