//! Checks that patterns cannot say: one file a defect, named as its rule file, one line in [`TABLE`].

mod addressee_mismatch;
mod ask_unmatched;
mod ask_weak;
mod attachment_mismatch;
mod body_font;
mod body_size;
mod class_contradiction;
mod class_unknown;
mod co_organiser_not_reflected;
mod confidential_name;
mod copy_to_body;
mod copy_to_punctuation;
mod date_form;
mod date_impossible;
mod doc_number_form;
mod doc_number_reused;
mod doc_number_year;
mod duplicate;
mod face_to_face_missing;
mod first_line_indent;
mod first_page_number;
mod five_levels_incomplete;
mod four_ones_missing;
mod half_width_mark;
mod heading_font;
mod heading_order;
mod hollow_only_answer;
mod item_number_mismatch;
mod item_session_mismatch;
mod item_title_mismatch;
mod kind_mismatch;
mod late_answer;
mod late_reply;
mod later_than_reply;
mod line_spacing;
mod margins;
mod mixed_units;
mod no_antecedent;
mod no_consultation_before_reply;
mod number_conflict;
mod number_form;
mod number_missing;
mod number_order;
mod number_wrong;
mod off_topic;
mod outside_control;
mod page_number;
mod paper_size;
mod past_deadline;
mod publication_differs;
mod publicity_contradiction;
mod refusal_thin;
mod refusal_without_reason;
mod repealed;
mod review_missing;
mod revisions_left;
mod same_text;
mod signed_by_another;
mod signer_mismatch;
mod solved_without_result;
mod stage_order;
mod sum_mismatch;
mod text_area;
mod text_colour;
mod title_alignment;
mod title_conflict;
mod title_font;
mod title_form;
mod title_wrong;
mod unclear;
mod unpaired_mark;
mod unsolved_without_deadline;
mod work_summary;

use super::Case;
use crate::finding::{Hit, Source};
use crate::letter::AskStatus;

/// A check written in Rust.
#[derive(Debug)]
pub struct Code {
    /// Its name in rule files.
    pub name: &'static str,
    /// Finds the places.
    pub run: fn(&Case<'_>) -> Vec<Hit>,
    /// The values its hits carry for messages.
    pub values: &'static [&'static str],
}

/// All of them.
pub static TABLE: &[Code] = &[
    Code { name: "addressee-mismatch", run: addressee_mismatch::run, values: &["wrong"] },
    Code { name: "ask-unmatched", run: ask_unmatched::run, values: &["number", "nearest"] },
    Code { name: "ask-weak", run: ask_weak::run, values: &["number", "best"] },
    Code { name: "attachment-mismatch", run: attachment_mismatch::run, values: &["listed", "found"] },
    Code { name: "body-font", run: body_font::run, values: &["actual", "count"] },
    Code { name: "body-size", run: body_size::run, values: &["actual", "count"] },
    Code { name: "class-contradiction", run: class_contradiction::run, values: &["class"] },
    Code { name: "class-unknown", run: class_unknown::run, values: &["known"] },
    Code { name: "co-organiser-not-reflected", run: co_organiser_not_reflected::run, values: &["missing"] },
    Code { name: "confidential-name", run: confidential_name::run, values: &[] },
    Code { name: "copy-to-body", run: copy_to_body::run, values: &["kind", "expected"] },
    Code { name: "copy-to-punctuation", run: copy_to_punctuation::run, values: &[] },
    Code { name: "date-form", run: date_form::run, values: &[] },
    Code { name: "date-impossible", run: date_impossible::run, values: &[] },
    Code { name: "doc-number-form", run: doc_number_form::run, values: &["wrong", "right", "example"] },
    Code { name: "doc-number-reused", run: doc_number_reused::run, values: &["other"] },
    Code { name: "doc-number-year", run: doc_number_year::run, values: &["year"] },
    Code { name: "duplicate", run: duplicate::run, values: &[] },
    Code { name: "face-to-face-missing", run: face_to_face_missing::run, values: &["reason"] },
    Code { name: "first-line-indent", run: first_line_indent::run, values: &["actual", "count"] },
    Code { name: "first-page-number", run: first_page_number::run, values: &[] },
    Code { name: "five-levels-incomplete", run: five_levels_incomplete::run, values: &["missing"] },
    Code { name: "four-ones-missing", run: four_ones_missing::run, values: &["missing"] },
    Code { name: "half-width-mark", run: half_width_mark::run, values: &[] },
    Code { name: "heading-font", run: heading_font::run, values: &["actual", "count"] },
    Code { name: "heading-order", run: heading_order::run, values: &["number", "expected"] },
    Code { name: "hollow-only-answer", run: hollow_only_answer::run, values: &[] },
    Code { name: "item-number-mismatch", run: item_number_mismatch::run, values: &["other"] },
    Code { name: "item-session-mismatch", run: item_session_mismatch::run, values: &["other"] },
    Code { name: "item-title-mismatch", run: item_title_mismatch::run, values: &["other"] },
    Code { name: "kind-mismatch", run: kind_mismatch::run, values: &["expected"] },
    Code { name: "late-answer", run: late_answer::run, values: &["characters", "share"] },
    Code { name: "late-reply", run: late_reply::run, values: &["limit"] },
    Code { name: "later-than-reply", run: later_than_reply::run, values: &["year"] },
    Code { name: "line-spacing", run: line_spacing::run, values: &["actual", "count"] },
    Code { name: "margins", run: margins::run, values: &["actual"] },
    Code { name: "mixed-units", run: mixed_units::run, values: &[] },
    Code { name: "no-antecedent", run: no_antecedent::run, values: &[] },
    Code { name: "no-consultation-before-reply", run: no_consultation_before_reply::run, values: &[] },
    Code { name: "number-conflict", run: number_conflict::run, values: &["other"] },
    Code { name: "number-form", run: number_form::run, values: &["wrong", "right", "example"] },
    Code { name: "number-missing", run: number_missing::run, values: &["hint", "likely"] },
    Code { name: "number-order", run: number_order::run, values: &["right"] },
    Code { name: "number-wrong", run: number_wrong::run, values: &["known"] },
    Code { name: "off-topic", run: off_topic::run, values: &[] },
    Code { name: "outside-control", run: outside_control::run, values: &[] },
    Code { name: "page-number", run: page_number::run, values: &["actual"] },
    Code { name: "paper-size", run: paper_size::run, values: &["actual"] },
    Code { name: "past-deadline", run: past_deadline::run, values: &["day"] },
    Code { name: "publication-differs", run: publication_differs::run, values: &["filed"] },
    Code { name: "publicity-contradiction", run: publicity_contradiction::run, values: &["other"] },
    Code { name: "refusal-thin", run: refusal_thin::run, values: &[] },
    Code { name: "refusal-without-reason", run: refusal_without_reason::run, values: &[] },
    Code { name: "repealed", run: repealed::run, values: &["since", "date", "instead", "successor"] },
    Code { name: "review-missing", run: review_missing::run, values: &["missing"] },
    Code { name: "revisions-left", run: revisions_left::run, values: &["left"] },
    Code {
        name: "same-text",
        run: same_text::run,
        values: &["other", "paragraph", "characters", "difference"],
    },
    Code { name: "signed-by-another", run: signed_by_another::run, values: &["organiser"] },
    Code { name: "signer-mismatch", run: signer_mismatch::run, values: &["filed"] },
    Code { name: "solved-without-result", run: solved_without_result::run, values: &[] },
    Code { name: "stage-order", run: stage_order::run, values: &["earlier", "later"] },
    Code { name: "sum-mismatch", run: sum_mismatch::run, values: &["sum", "unit"] },
    Code { name: "text-area", run: text_area::run, values: &["actual"] },
    Code { name: "text-colour", run: text_colour::run, values: &["actual", "count"] },
    Code { name: "title-alignment", run: title_alignment::run, values: &["actual", "count"] },
    Code { name: "title-conflict", run: title_conflict::run, values: &["number", "other"] },
    Code { name: "title-font", run: title_font::run, values: &["actual", "count"] },
    Code { name: "title-form", run: title_form::run, values: &[] },
    Code { name: "title-wrong", run: title_wrong::run, values: &["known"] },
    Code { name: "unclear", run: unclear::run, values: &["characters"] },
    Code { name: "unpaired-mark", run: unpaired_mark::run, values: &[] },
    Code { name: "unsolved-without-deadline", run: unsolved_without_deadline::run, values: &[] },
    Code { name: "work-summary", run: work_summary::run, values: &["characters", "answering", "run"] },
];

/// The check that rule files call `name`.
pub fn named(name: &str) -> Option<&'static Code> {
    TABLE.iter().find(|code| code.name == name)
}

/// The asks of the item that have `status`, each with its number and the best passage that was looked at.
fn asks_with(case: &Case<'_>, status: AskStatus, source: Source) -> Vec<Hit> {
    let Some((_, item)) = case.item else { return Vec::new() };
    item.asks
        .iter()
        .zip(&case.alignment().asks)
        .enumerate()
        .filter(|(_, (_, answer))| answer.status == status)
        .map(|(index, (ask, answer))| {
            let hit = Hit { source, ..Hit::at(ask.span) }.with("number", (index + 1).to_string());
            let Some(best) = answer.evidence.first() else {
                return hit.with("nearest", "，也没有相近的文字");
            };
            let words = best.span.of(&case.reply.text);
            hit.with("best", format!("“{words}”"))
                .with("nearest", format!("；最接近的是“{words}”"))
                .related(Source::Reply, best.span)
        })
        .collect()
}
