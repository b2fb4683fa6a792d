//! Texts that are no letters, of one piece repeated: each is read and judged in time that does not explode.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use fuwen::{Input, Settings, document, lint};

/// Bytes of each text: more than ten long replies.
const SIZE: usize = 30_000;

/// Generous, for a debug build on a busy machine; without bounds the worst of these take minutes.
const SLOW: Duration = Duration::from_secs(20);

const PIECES: &[&str] = &[
    "《",
    "“",
    "（",
    "）",
    "（。）",
    "1",
    "号",
    "一、",
    "我局将",
    "2025年",
    "您提出的建议",
    "《关于印发",
    "关于",
    "一是",
    "人大三次会议",
    "陈树林、",
    "〔2020〕",
    "因资金不足，暂不能解决。",
    "已",
    "会",
    "的",
    "附件：1.",
    "代表：",
    "，",
    "A",
];

#[test]
fn no_repeated_piece_takes_long() {
    let settings = Settings::builtin("lincang").unwrap();
    for piece in PIECES {
        let text = piece.repeat(SIZE / piece.len());
        let document = document::open("letter.txt", text.as_bytes()).unwrap();
        let started = Instant::now();
        let input =
            Input { item: Some(("item.txt".to_owned(), &document)), ..Input::new("letter.txt", &document) };
        lint(&input, &settings);
        let taken = started.elapsed();
        assert!(taken < SLOW, "{piece} takes {taken:?}");
    }
}
