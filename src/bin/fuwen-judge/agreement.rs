//! How far two judgements of one case agree: `case.toml` and `second.toml`, the latter made without the former.

use fuwen::finding::Span;
use serde_json::Value;

use crate::case::{Case, find, locate};
use crate::figure::Figures;
use crate::pairing::{pair, pair_by};

/// The judgements of a whole letter.
const VERDICTS: [&str; 4] = ["verdict", "work_summary", "responsive", "outcome"];

/// The parts of a letter that are compared as words.
const PARTS: [&str; 10] = [
    "kind",
    "title",
    "doc_number",
    "class",
    "addressee_kind",
    "signature",
    "date",
    "contact",
    "phone",
    "copy_to",
];

/// Compares the two judgements of a case; one that was judged once only is passed over.
pub(crate) fn measure(case: &Case, figures: &mut Figures) {
    let Some(second) = &case.second else { return };
    let (first, id) = (&case.labels, case.id.as_str());
    for key in VERDICTS {
        figures.compare(&format!("agreement/{key}"), id, first[key].as_str(), second[key].as_str());
    }
    for key in PARTS {
        let part = |labels: &Value| labels["letter"][key].as_str().map(dense);
        figures.compare("agreement/letter", id, part(first).as_deref(), part(second).as_deref());
    }
    let reply = case.reply.text.as_str();
    let item = case.item.as_ref().map_or("", |item| item.text.as_str());
    for (kind, values, text) in [
        ("commitment", &["strength", "due"][..], reply),
        ("refusal", &[][..], reply),
        ("citation", &["kind"][..], reply),
        ("ask", &["status"][..], item),
    ] {
        let (ours, places) = located(&first[kind], text);
        let (theirs, other_places) = located(&second[kind], text);
        let pairs = if kind == "ask" {
            pair_by(&places, &other_places, |_, _| true)
        } else {
            pair(&places, &other_places)
        };
        let figure = format!("agreement/{kind}");
        for (index, place) in places.iter().enumerate() {
            let Some(&(_, other)) = pairs.iter().find(|pair| pair.0 == index) else {
                figures.differ(&figure, id, Some(place.of(text)), None);
                continue;
            };
            figures.agree(&figure, id);
            for value in values {
                let one = ours[index][value].as_str();
                let two = theirs[other][value].as_str();
                figures.compare(&format!("{figure} {value}, of those in both"), id, one, two);
            }
        }
        for (index, place) in other_places.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == index) {
                figures.differ(&figure, id, None, Some(place.of(text)));
            }
        }
    }
    findings(case, first, second, figures);
}

/// The marked defects: the same rule in overlapping words, or the same rule of the same letter's item or record.
fn findings(case: &Case, first: &Value, second: &Value, figures: &mut Figures) {
    let place = |mark: &Value| -> Span {
        let text = match mark["source"].as_str() {
            Some("item") => case.item.as_ref().map_or("", |item| item.text.as_str()),
            _ => case.reply.text.as_str(),
        };
        mark["quote"].as_str().and_then(|quote| find(quote, mark["nth"].as_u64(), text)).unwrap_or_default()
    };
    let marks = |labels: &Value| -> Vec<(String, Span)> {
        let all = labels["finding"].as_array().into_iter().flatten();
        all.filter_map(|mark| Some((mark["rule"].as_str()?.to_owned(), place(mark)))).collect()
    };
    let (ours, theirs) = (marks(first), marks(second));
    let mut taken = vec![false; theirs.len()];
    for (rule, span) in &ours {
        let found = (0..theirs.len())
            .filter(|index| !taken[*index] && theirs[*index].0 == *rule)
            .max_by_key(|index| theirs[*index].1.overlaps(*span));
        match found {
            Some(index) => {
                taken[index] = true;
                figures.agree("agreement/finding", &case.id);
            }
            None => figures.differ("agreement/finding", &case.id, Some(rule), None),
        }
    }
    for ((rule, _), _) in theirs.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        figures.differ("agreement/finding", &case.id, None, Some(rule));
    }
}

fn located<'a>(marks: &'a Value, text: &str) -> (Vec<&'a Value>, Vec<Span>) {
    marks.as_array().into_iter().flatten().filter_map(|mark| Some((mark, locate(mark, text)?))).unzip()
}

fn dense(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
