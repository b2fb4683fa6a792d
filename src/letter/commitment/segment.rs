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

/// Whether a verb of doing stands among the first words; what only is, has or may does not count.
pub(super) fn has_verb(words: &str) -> bool {
    let head: String = words.chars().take(24).collect();
    JIEBA.tag(&head, true).iter().any(|word| {
        matches!(word.tag, "v" | "vn" | "vi" | "vg" | "vd" | "l")
            && !["是", "有", "为", "可", "可以", "应", "能", "能够", "需", "需要"].contains(&word.word)
    })
}
