//! Two publicity marks that say the opposite of each other.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Case;
use crate::finding::{Hit, Source, Span};

static OPEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"此件(?:公开发布|主动公开|公开)|(?:公开(?:属性|方式)|是否公开)[：:]\s*(?:主动公开|全文公开|是|公开)|同意公开").ok()
});
static CLOSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"此件(?:不予公开|不公开|依申请公开)|(?:公开(?:属性|方式)|是否公开)[：:]\s*(?:不予公开|依申请公开|不公开|否)").ok()
});

pub(super) fn run(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.reply.text;
    let first = |pattern: &Option<Regex>| pattern.as_ref()?.find(text).map(|found| Span::from(found.range()));
    match (first(&OPEN), first(&CLOSED)) {
        (Some(open), Some(closed)) => {
            let (earlier, later) = if open < closed { (open, closed) } else { (closed, open) };
            vec![Hit::at(later).with("other", earlier.of(text)).related(Source::Reply, earlier)]
        }
        _ => Vec::new(),
    }
}
