//! LibreOffice, an independent reader, opens reviewed files and shows every comment on its words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fuwen::document::docx;
use fuwen::report::{Language, word};
use fuwen::{Input, Settings, lint};
use regex::Regex;

use super::support::{files, part, set_on};

#[test]
fn libreoffice_shows_every_comment_on_its_words() {
    let Some(office) = office() else { return };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("word-libreoffice");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let settings = Settings::builtin("lincang").unwrap();
    let mut expected = Vec::new();
    // The seeds are no whole packages: they have no list of content types.
    for (index, (name, bytes)) in files().into_iter().filter(|(name, _)| !name.contains("seeds/")).enumerate()
    {
        let document = docx::read(&bytes).unwrap();
        // LibreOffice shows the day of the conversion in a DATE field.
        if part(&bytes, "word/document.xml").contains("DATE \\@") {
            continue;
        }
        let review = lint(&Input::new("reply.docx", &document), &settings);
        if review.verdict.findings.is_empty() {
            continue;
        }
        let reviewed = word(&review, &bytes, Language::Zh, None).unwrap().bytes;
        fs::write(folder.join(format!("{index}.docx")), &reviewed).unwrap();
        let texts: Vec<(String, String)> = set_on(&reviewed)
            .iter()
            .map(|remark| {
                let bare = remark.text.lines().next().unwrap().to_owned();
                (bare, squeezed(remark.span.of(&document.text)))
            })
            .collect();
        expected.push((name, index, texts));
    }
    assert!(expected.len() > 3);
    convert(&office, &folder);
    for (name, index, texts) in expected {
        let odt = fs::read(folder.join(format!("{index}.odt"))).unwrap_or_else(|_| panic!("{name}: no odt"));
        let shown = shown(&part(&odt, "content.xml"));
        for (comment, words) in &texts {
            let own: Vec<_> = shown.iter().filter(|(text, _)| text == comment).collect();
            assert!(own.iter().any(|(_, on)| on == words), "{name}: {comment} on {words}: {own:?}");
        }
    }
}

/// Where soffice is; a run that must have it says so by `FUWEN_NEEDS_SOFFICE`, as `.ci/run` does.
fn office() -> Option<String> {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(found || std::env::var_os("FUWEN_NEEDS_SOFFICE").is_none(), "soffice is not installed");
    if !found {
        eprintln!("SKIPPED: soffice is not installed (apt-get install libreoffice-writer)");
    }
    found.then(|| "soffice".to_owned())
}

fn convert(office: &str, folder: &Path) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new(office);
    command.arg(profile).args(["--headless", "--convert-to", "odt:writer8", "--outdir"]).arg(folder);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "docx") {
            command.arg(path);
        }
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The comments of an odt: first line, and the words between the comment and its end, blanks aside.
fn shown(content: &str) -> Vec<(String, String)> {
    let annotation = Regex::new(r"(?s)<office:annotation (.*?)>(.*?)</office:annotation>").unwrap();
    let name = Regex::new(r#"office:name="([^"]*)""#).unwrap();
    let line = Regex::new(r"(?s)<text:p[^>]*>(.*?)</text:p>").unwrap();
    annotation
        .captures_iter(content)
        .map(|found| {
            let first = line.captures(&found[2]).map_or(String::new(), |line| bare(&line[1]));
            let after = &content[found.get(0).unwrap().end()..];
            let end = name
                .captures(&found[1])
                .and_then(|name| after.find(&format!("<office:annotation-end office:name=\"{}\"", &name[1])));
            let on =
                end.map_or(String::new(), |end| squeezed(&bare(&annotation.replace_all(&after[..end], ""))));
            (first, on)
        })
        .collect()
}

fn bare(xml: &str) -> String {
    let text = Regex::new("<[^>]*>").unwrap().replace_all(xml, "").into_owned();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
