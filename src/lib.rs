//! fuwen 复文 checks a draft reply to a 人大代表建议 or 政协提案 before it is sent.

pub mod document;
pub mod finding;
pub mod letter;
