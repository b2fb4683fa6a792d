//! SARIF 2.1.0, for code scanning: rules with their clauses, results with their places, rules that were skipped.
//!
//! A docx is a binary artifact, in which SARIF forbids regions of text: its results stand at the file, with the
//! paragraph as a logical location.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::place::Places;
use super::position::Unit;
use super::{Language, page, statement};
use crate::document::{Document, Format, Story};
use crate::finding::{Finding, Severity, Source, Span, State};
use crate::rule::{Book, Need, Rule};
use crate::verdict::{Grade, Judged, Profile, Review, Waiver};

/// Where the schema of this version stands.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All reviews as one run, with the rules that found something; lines and columns from 1, in code points, ends
/// exclusive.
pub fn sarif(reviews: &[Review<'_>], book: &Book, profile: &Profile, language: Language) -> Value {
    let found: HashSet<&str> = findings(reviews).map(|judged| judged.finding.rule.as_str()).collect();
    let rules: Vec<&Rule> = book.rules.iter().filter(|rule| found.contains(rule.id.as_str())).collect();
    let run = Run {
        indices: rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect(),
        has_waived: findings(reviews).any(|judged| judged.finding.state == State::Waived),
        has_known: findings(reviews).any(|judged| judged.finding.state == State::Known),
        language,
    };
    let mut artifacts = Artifacts::default();
    let results: Vec<Value> = reviews.iter().flat_map(|review| run.results(review, &mut artifacts)).collect();
    let notifications: Vec<Value> =
        reviews.iter().flat_map(|review| run.notifications(review, &mut artifacts)).collect();
    let mut log = json!({
        "tool": {"driver": {
            "name": "fuwen",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": {"text": language.pick(
                "在发出之前检查对人大代表建议、政协提案的答复",
                "Checks draft replies to 人大代表建议 and 政协提案",
            )},
            "rules": rules.iter().map(|rule| descriptor(rule, profile, language)).collect::<Vec<_>>(),
            "notifications": [
                {"id": "skipped-rules", "shortDescription": {"text": language.pick(
                    "缺少证据而未检查的规则", "Rules that did not run for want of evidence")}},
                {"id": "reading", "shortDescription": {"text": language.pick(
                    "读取文件时的说明", "What was read with loss")}},
            ],
        }},
        "language": language.pick("zh-CN", "en-US"),
        "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": notifications}],
        "artifacts": artifacts.all,
        "results": results,
        "properties": {"profile": profile.name},
    });
    if artifacts.has_text {
        log["columnKind"] = "unicodeCodePoints".into();
    }
    json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [log]})
}

/// What all results of a run share.
struct Run<'a> {
    /// The index of each rule in the list of rules.
    indices: HashMap<&'a str, usize>,
    /// Once one result says whether it is suppressed, all must.
    has_waived: bool,
    /// Once one result says whether it is new, all must.
    has_known: bool,
    language: Language,
}

impl Run<'_> {
    fn results(&self, review: &Review<'_>, artifacts: &mut Artifacts) -> Vec<Value> {
        let places = Places::new(review);
        let reply = artifacts.index(&review.path, review.reply, "analysisTarget");
        let item = review
            .item
            .as_ref()
            .map(|item| artifacts.index(&item.path, item.document, "referencedOnCommandLine"));
        let locate = |source: Source, span: Span| {
            let index = if source == Source::Item { item.unwrap_or(reply) } else { reply };
            location(review, &places, source, span, index, self.language)
        };
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let findings = &review.verdict.findings;
        findings
            .iter()
            .map(|judged| {
                let nth = seen.entry(&judged.fingerprint).or_default();
                *nth += 1;
                self.result(review, &places, judged, *nth, &locate)
            })
            .collect()
    }

    fn result(
        &self,
        review: &Review<'_>,
        places: &Places<'_>,
        judged: &Judged,
        nth: usize,
        locate: &dyn Fn(Source, Span) -> Value,
    ) -> Value {
        let finding = &judged.finding;
        let document = review.document(finding.source);
        let mut fingerprints = json!({"fuwen/v1": judged.fingerprint});
        if places.range(finding.source, finding.span, Unit::CodePoint).is_none() {
            // GitHub hashes the lines of a text file itself; a docx has none to hash.
            fingerprints["primaryLocationLineHash"] = format!("{}:{nth}", judged.fingerprint).into();
        }
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": {"text": statement(finding, self.language)},
            "locations": [locate(finding.source, finding.span)],
            "partialFingerprints": fingerprints,
            "properties": {
                "text": document.map_or("", |document| finding.span.of(&document.text)),
                "basis": finding.basis,
            },
        });
        if let Some(index) = self.indices.get(finding.rule.as_str()) {
            result["ruleIndex"] = (*index).into();
        }
        if !finding.related.is_empty() {
            result["relatedLocations"] = related(review, finding, locate);
        }
        if let Some(fix) = fix(review, places, finding, self.language) {
            result["fixes"] = json!([fix]);
        }
        if self.has_waived {
            result["suppressions"] = match judged.waiver.and_then(|index| review.verdict.waivers.get(index)) {
                Some(waiver) => json!([suppression(waiver, self.language)]),
                None => json!([]),
            };
        }
        if self.has_known {
            result["baselineState"] = if finding.state == State::Known { "unchanged" } else { "new" }.into();
        }
        result
    }

    /// What a reader of the results should know beside them: skipped rules, one notice for each cause, and what
    /// was read with loss.
    fn notifications(&self, review: &Review<'_>, artifacts: &mut Artifacts) -> Vec<Value> {
        let index = artifacts.index(&review.path, review.reply, "analysisTarget");
        let at = json!([{"physicalLocation": {
            "artifactLocation": {"uri": uri(&review.path), "index": index}
        }}]);
        let mut causes: BTreeMap<Need, Vec<&str>> = BTreeMap::new();
        for skipped in &review.verdict.skipped {
            causes.entry(skipped.missing).or_default().push(&skipped.rule);
        }
        let skipped = causes.into_iter().map(|(need, rules)| {
            let cause = self.language.need(need);
            let text = match self.language {
                Language::Zh => format!("{}条规则未检查：{cause}", rules.len()),
                Language::En => format!("{} rules did not run: {cause}", rules.len()),
            };
            json!({
                "descriptor": {"id": "skipped-rules", "index": 0},
                "level": "note",
                "message": {"text": text},
                "locations": at,
                "properties": {"rules": rules},
            })
        });
        let lossy = review.reply.diagnostics.iter().map(|diagnostic| {
            json!({
                "descriptor": {"id": "reading", "index": 1},
                "level": "warning",
                "message": {"text": diagnostic},
                "locations": at,
            })
        });
        skipped.chain(lossy).collect()
    }
}

/// The files of a run, each once.
#[derive(Default)]
struct Artifacts {
    all: Vec<Value>,
    by_path: HashMap<String, usize>,
    has_text: bool,
}

impl Artifacts {
    fn index(&mut self, path: &str, document: &Document, role: &str) -> usize {
        if let Some(index) = self.by_path.get(path) {
            return *index;
        }
        let mut artifact = json!({
            "location": {"uri": uri(path)},
            "roles": [role],
            "mimeType": match document.format {
                Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                Format::Markdown => "text/markdown",
                Format::Text => "text/plain",
            },
        });
        if document.format != Format::Docx {
            artifact["encoding"] = document.origin.encoding.into();
            self.has_text = true;
        }
        self.all.push(artifact);
        self.by_path.insert(path.to_owned(), self.all.len() - 1);
        self.all.len() - 1
    }
}

fn findings<'a>(reviews: &'a [Review<'_>]) -> impl Iterator<Item = &'a Judged> {
    reviews.iter().flat_map(|review| &review.verdict.findings)
}

fn descriptor(rule: &Rule, profile: &Profile, language: Language) -> Value {
    let severity = match profile.grade(&rule.id) {
        Some(Grade::Severity(severity)) => severity,
        _ => rule.severity,
    };
    let mut basis = format!("{}（{}）", rule.basis.cite, language.level(rule.basis.level));
    if let Some(quote) = &rule.basis.quote {
        let _ = write!(basis, "“{quote}”");
    }
    json!({
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": language.of(&rule.title)},
        "fullDescription": {"text": basis},
        "help": {
            "text": format!("{}\n{}{basis}", language.of(&rule.help), language.pick("依据：", "Basis: ")),
            "markdown": format!("```text\n{}\n```\n", page(rule, language).trim_end()),
        },
        "defaultConfiguration": {"level": level(severity)},
        "properties": {
            "tags": [rule.family(), rule.basis.level],
            "basis": rule.basis,
            "problem.severity": match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    })
}

fn location(
    review: &Review<'_>,
    places: &Places<'_>,
    source: Source,
    span: Span,
    index: usize,
    language: Language,
) -> Value {
    let mut physical = Map::new();
    physical
        .insert("artifactLocation".to_owned(), json!({"uri": uri(review.path_of(source)), "index": index}));
    if let Some(region) = region(places, source, span) {
        physical.insert("region".to_owned(), region);
    }
    let mut location = json!({"physicalLocation": physical});
    if let Some(document) = review.document(source) {
        location["logicalLocations"] = json!([logical(document, span, language)]);
    }
    location
}

fn region(places: &Places<'_>, source: Source, span: Span) -> Option<Value> {
    let [(line, column), (end_line, end_column)] = places.range(source, span, Unit::CodePoint)?;
    Some(json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}))
}

/// The paragraph in which a span begins: 正文/第12段.
fn logical(document: &Document, span: Span, language: Language) -> Value {
    let story = match document.block_at(span.start).map_or(Story::Body, |block| block.story) {
        Story::Body => language.pick("正文", "body"),
        Story::TextBox => language.pick("文本框", "text box"),
        Story::Note => language.pick("脚注", "note"),
        Story::Header => language.pick("页眉", "header"),
        Story::Footer => language.pick("页脚", "footer"),
    };
    let number = document.paragraph_at(span.start);
    let name = match language {
        Language::Zh => format!("第{number}段"),
        Language::En => format!("paragraph {number}"),
    };
    json!({"fullyQualifiedName": format!("{story}/{name}"), "name": name, "kind": "element"})
}

fn related(review: &Review<'_>, finding: &Finding, locate: &dyn Fn(Source, Span) -> Value) -> Value {
    let all = finding.related.iter().enumerate().map(|(index, (source, span))| {
        let mut location = locate(*source, *span);
        location["id"] = index.into();
        let words = review.document(*source).map_or("", |document| span.of(&document.text));
        location["message"] = json!({"text": words});
        location
    });
    all.collect()
}

fn fix(review: &Review<'_>, places: &Places<'_>, finding: &Finding, language: Language) -> Option<Value> {
    let fix = finding.fix.as_ref()?;
    let deleted = region(places, finding.source, fix.span)?;
    Some(json!({
        "description": {"text": language.of(&finding.help)},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(review.path_of(finding.source))},
            "replacements": [{
                "deletedRegion": deleted,
                "insertedContent": {"text": fix.replacement},
            }],
        }],
    }))
}

/// A waiver: in the reply itself, or beside it.
fn suppression(waiver: &Waiver, language: Language) -> Value {
    let mut justification = waiver.reason.clone();
    if let Some(owner) = &waiver.owner {
        let _ = write!(justification, "{}{owner}", language.pick("；责任人：", "; owner: "));
    }
    if let Some(until) = waiver.until {
        let _ = write!(justification, "{}{until}", language.pick("；有效期至", "; until "));
    }
    json!({
        "kind": if waiver.span.is_some() { "inSource" } else { "external" },
        "status": "accepted",
        "justification": justification,
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI reference: relative as given, with whatever a URI cannot hold written in percent.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let relative = path.trim_start_matches("./");
    let mut out = String::new();
    let has_drive = cfg!(windows) && relative.as_bytes().get(1) == Some(&b':');
    if relative.starts_with('/') {
        out.push_str("file://");
    } else if has_drive {
        out.push_str("file:///");
    }
    for byte in relative.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri_reference() {
        let cases = [
            ("draft.md", "draft.md"),
            ("./2025/复文 1.md", "2025/%E5%A4%8D%E6%96%87%201.md"),
            ("/srv/a:b#c?.docx", "file:///srv/a%3Ab%23c%3F.docx"),
            ("-", "-"),
        ];
        for (path, expected) in cases {
            assert_eq!(uri(path), expected);
        }
    }
}
