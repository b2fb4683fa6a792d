//! The JSON report, version 1 (`schema/report-1.json`): a field once published keeps its name and meaning.

use serde_json::{Value, json};

use super::Language;
use super::position::{Positions, Unit};
use crate::document::Document;
use crate::finding::Span;
use crate::letter::{AskStatus, Letter};
use crate::verdict::{Judged, Profile, Review, Totals};

/// The report of all reviews as one JSON document.
pub fn json(reviews: &[Review<'_>], profile: &Profile, language: Language) -> Value {
    let totals =
        reviews.iter().fold(Totals::default(), |totals, review| totals.plus(review.verdict.totals()));
    json!({
        "version": 1,
        "tool": {"name": "fuwen", "version": env!("CARGO_PKG_VERSION")},
        "profile": profile.name,
        "cases": reviews.iter().map(|review| case(review, language)).collect::<Vec<_>>(),
        "totals": {
            "error": totals.error,
            "warning": totals.warning,
            "note": totals.note,
            "waived": totals.waived,
            "known": totals.known,
        },
    })
}

fn case(review: &Review<'_>, language: Language) -> Value {
    let reply = review.reply;
    json!({
        "reply": document(&review.path, reply),
        "item": review.item.as_ref().map(|item| document(&item.path, item.document)),
        "letter": letter(reply, &review.letter),
        "findings": review
            .verdict
            .findings
            .iter()
            .map(|judged| finding(review, judged, language))
            .collect::<Vec<_>>(),
        "asks": asks(review),
        "commitments": commitments(reply, &review.letter),
        "refusals": review.letter.refusals.iter().map(|refusal| json!({
            "text": refusal.span.of(&reply.text),
            "range": range(refusal.span),
            "reason": refusal.reason.map(|reason| part(reply, reason)),
        })).collect::<Vec<_>>(),
        "citations": review.letter.citations.iter().map(|citation| json!({
            "title": citation.title.of(&reply.text),
            "range": range(citation.span),
            "issuer": citation.issuer.map(|span| span.of(&reply.text)),
            "doc_number": citation.doc_number.map(|span| span.of(&reply.text)),
            "kind": citation.kind,
            "number_expected": citation.number_expected,
        })).collect::<Vec<_>>(),
        "relevance": relevance(review),
        "composition": composition(review),
        "rules": {
            "run": review.verdict.run.len(),
            "skipped": review.verdict.skipped.len(),
            "off": review.verdict.off,
            "not_applicable": review.verdict.not_applicable,
        },
        "skipped": review.verdict.skipped.iter().map(|skipped| json!({
            "rule": skipped.rule,
            "missing": skipped.missing,
        })).collect::<Vec<_>>(),
    })
}

fn document(path: &str, document: &Document) -> Value {
    json!({
        "path": path,
        "format": document.format,
        "text": document.text,
        "revisions": document.has_revisions,
        "comments": document.has_comments,
        "diagnostics": document.diagnostics,
    })
}

fn letter(document: &Document, letter: &Letter) -> Value {
    let one = |span: Option<Span>| span.map(|span| part(document, span));
    let many = |spans: &[Span]| spans.iter().map(|span| part(document, *span)).collect::<Vec<_>>();
    let words = |span: Option<Span>| span.map(|span| span.of(&document.text));
    json!({
        "kind": letter.kind,
        "letterhead": one(letter.letterhead),
        "title": one(letter.title),
        "doc_number": one(letter.doc_number),
        "class": letter.class.as_ref().map(|class| {
            json!({"text": class.span.of(&document.text), "range": range(class.span), "class": class.class})
        }),
        "publicity": one(letter.publicity),
        "signer": one(letter.signer),
        "salutation": one(letter.salutation),
        "addressees": many(&letter.addressees),
        "addressee_kind": letter.addressee_kind,
        "item": letter.item.as_ref().map(|item| json!({
            "kind": item.kind,
            "number": words(item.number),
            "title": words(item.title),
            "session": words(item.session),
            "range": range(item.span),
        })),
        "opening": one(letter.opening),
        "body": letter.body.map(range),
        "sections": letter.sections.iter().map(|section| json!({
            "heading": words(section.heading),
            "range": range(section.span),
        })).collect::<Vec<_>>(),
        "closing": one(letter.closing),
        "attachment_note": one(letter.attachment_note),
        "signature": one(letter.signature),
        "date": letter.date.as_ref().map(|date| json!({
            "text": date.span.of(&document.text),
            "iso": date.day.map(|day| day.to_string()),
            "range": range(date.span),
        })),
        "contact": one(letter.contact),
        "phone": one(letter.phone),
        "notes": many(&letter.notes),
        "copy_to": many(&letter.copy_to),
        "printed": one(letter.printed),
    })
}

pub(super) fn finding(review: &Review<'_>, judged: &Judged, language: Language) -> Value {
    let finding = &judged.finding;
    let source = review.document(finding.source);
    let place =
        source.and_then(|document| Positions::new(document).line_column(finding.span.start, Unit::CodePoint));
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "state": finding.state,
        "message": language.of(&finding.message),
        "help": language.of(&finding.help),
        "basis": finding.basis,
        "source": finding.source,
        "range": range(finding.span),
        "text": source.map_or("", |document| finding.span.of(&document.text)),
        "paragraph": source.map(|document| document.paragraph_at(finding.span.start)),
        "line": place.map(|(line, _)| line),
        "column": place.map(|(_, column)| column),
        "related": finding.related.iter().map(|(source, span)| json!({
            "source": source,
            "range": range(*span),
        })).collect::<Vec<_>>(),
        "fix": finding.fix.as_ref().map(|fix| json!({
            "range": range(fix.span),
            "replacement": fix.replacement,
            "safe": fix.safe,
        })),
        "fingerprint": judged.fingerprint,
        "waiver": judged.waiver.and_then(|index| review.verdict.waivers.get(index)).map(|waiver| json!({
            "reason": waiver.reason,
            "owner": waiver.owner,
            "until": waiver.until.map(|day| day.to_string()),
            "written": waiver.written,
        })),
        "known_since": judged.known_since.map(|day| day.to_string()),
    })
}

pub(super) fn asks(review: &Review<'_>) -> Vec<Value> {
    let (source, document) = review.asked_in();
    let text = &document.text;
    review
        .asks()
        .enumerate()
        .map(|(index, (ask, answer))| {
            json!({
                "id": index + 1,
                "text": ask.span.of(text),
                "source": source,
                "range": range(ask.span),
                "origin": ask.origin,
                "status": answer.status,
                "score": round(answer.score),
                "runner_up": answer.runner_up.map(|other| other + 1),
                "evidence": answer.evidence.iter().map(|evidence| json!({
                    "range": range(evidence.span),
                    "text": evidence.span.of(&review.reply.text),
                    "score": round(evidence.score),
                    "terms": evidence.terms,
                })).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn commitments(document: &Document, letter: &Letter) -> Vec<Value> {
    let words = |span: Option<Span>| span.map(|span| span.of(&document.text));
    letter
        .commitments
        .iter()
        .map(|commitment| {
            json!({
                "text": commitment.span.of(&document.text),
                "range": range(commitment.span),
                "strength": commitment.strength,
                "actor": words(commitment.actor),
                "action": words(commitment.action),
                "deadline": commitment.deadline.as_ref().map(|deadline| json!({
                    "text": deadline.span.of(&document.text),
                    "kind": deadline.kind,
                    "granularity": deadline.granularity,
                    "from": deadline.first.map(|day| day.to_string()),
                    "by": deadline.by.map(|day| day.to_string()),
                    "range": range(deadline.span),
                    "inherited_from": deadline.inherited_from.map(range),
                })),
                "measure": words(commitment.measure),
                "condition": words(commitment.condition),
                "outside_control": commitment.outside_control,
                "missing": commitment.missing,
            })
        })
        .collect()
}

pub(super) fn relevance(review: &Review<'_>) -> Value {
    json!({"score": review.alignment.relevance.map(|relevance| round(relevance.score))})
}

pub(super) fn composition(review: &Review<'_>) -> Value {
    let composition = &review.alignment.composition;
    json!({
        "characters": composition.characters,
        "answering": composition.answering,
        "work_summary": round(composition.work_summary),
        "longest_unaligned": composition.longest_unaligned.map(|span| json!({
            "range": range(span),
            "characters": span.characters(&review.reply.text),
        })),
        "unmatched": review.item.as_ref().map(|_| {
            review.alignment.asks.iter().filter(|ask| ask.status == AskStatus::Unmatched).count()
        }),
    })
}

fn part(document: &Document, span: Span) -> Value {
    json!({"text": span.of(&document.text), "range": range(span)})
}

pub(super) fn range(span: Span) -> Value {
    json!({"start": span.start, "end": span.end})
}

/// Four decimals: more would be noise, and would differ between machines.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
