//! The pages in a real browser: filters work, nothing is requested, nothing is complained of.
//!
//! Where no Chromium is installed the tests say so and pass, unless `FUWEN_REQUIRE_BROWSER` is set.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod devtools;
#[path = "../page/mod.rs"]
mod page;

use std::fs;
use std::path::{Path, PathBuf};

use devtools::Tab;
use fuwen::report::{self, Language};
use fuwen::verdict::Review;
use serde_json::json;

/// What is visible of one kind of element.
const VISIBLE: &str = "function visible(selector) { return Array.from(document.querySelectorAll(selector)).filter(function (one) { return one.offsetHeight > 0; }).length; }";

/// The texts whose contrast to what is behind them is below 4.5.
const FAINT: &str = r#"(function () {
  function parse(color) { var parts = color.match(/[\d.]+/g).map(Number); return parts.length < 4 ? parts.concat(1) : parts; }
  function light(color) {
    var parts = color.slice(0, 3).map(function (one) { one /= 255; return one <= .03928 ? one / 12.92 : Math.pow((one + .055) / 1.055, 2.4); });
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  }
  function behind(one) {
    for (; one; one = one.parentElement) { var color = parse(getComputedStyle(one).backgroundColor); if (color[3] === 1) return color; }
    return [255, 255, 255, 1];
  }
  var faint = [];
  Array.from(document.querySelectorAll("body *")).forEach(function (one) {
    var own = Array.from(one.childNodes).some(function (child) { return child.nodeType === 3 && child.textContent.trim(); });
    if (!own || one.offsetHeight === 0 || one.tagName === "SCRIPT") return;
    var front = light(parse(getComputedStyle(one).color)), back = light(behind(one));
    var contrast = (Math.max(front, back) + .05) / (Math.min(front, back) + .05);
    if (contrast < 4.5) faint.push(one.tagName + "." + one.className + " " + contrast.toFixed(2));
  });
  return faint;
}())"#;

#[test]
fn a_letter_can_be_filtered_read_and_followed() {
    let Some((mut tab, folder)) = tab("letter") else { return };
    let file = folder.join("letter.html");
    fs::write(&file, letter("city-format-defects", Language::Zh)).expect("a page");
    tab.call("Emulation.setDeviceMetricsOverride", screen(1280));
    tab.go(&file);
    tab.evaluate(VISIBLE);
    let count = |tab: &mut Tab, selector: &str| {
        tab.evaluate(&format!("visible('{selector}')")).as_u64().expect("a count")
    };
    let all = count(&mut tab, ".card");
    let errors = count(&mut tab, ".card.error");
    assert!(errors > 2 && all > errors + 5, "{errors} of {all}");
    assert_eq!(count(&mut tab, "form.filter"), 1, "the filters show where scripts run");

    // 只看必改。
    for severity in ["warning", "note"] {
        tab.evaluate(&format!("document.querySelector('.filter input[value={severity}]').click()"));
    }
    assert_eq!(count(&mut tab, ".card"), errors);
    assert_eq!(count(&mut tab, "mark.warning, mark.note"), 0);
    assert_eq!(count(&mut tab, "a.ref"), errors);
    assert_eq!(count(&mut tab, "[data-card]"), errors);
    assert!(count(&mut tab, "mark.error") >= errors);
    let said = tab.evaluate("document.querySelector('.filter output').textContent");
    assert_eq!(said, json!(format!("显示 {errors} 条，共 {all} 条")));

    // 打印时全部都在，之后恢复筛选。
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assert_eq!(count(&mut tab, ".card"), all);
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assert_eq!(count(&mut tab, ".card"), errors);

    // 不看格式类。
    tab.evaluate("document.querySelector('.filter input[value=format]').click()");
    assert_eq!(count(&mut tab, ".card[data-family=format]"), 0);
    for name in ["format", "warning", "note"] {
        tab.evaluate(&format!("document.querySelector('.filter input[value={name}]').click()"));
    }
    assert_eq!(count(&mut tab, ".card"), all);

    // 卡片不相互遮挡，不盖住复文。
    let apart = "(function () { var groups = Array.from(document.querySelectorAll('.sheet')[0].querySelectorAll('.cards')).map(function (one) { return one.getBoundingClientRect(); }); var paper = document.querySelector('.row > p').getBoundingClientRect(); return groups.every(function (one, index) { return one.left > paper.right && (index === 0 || one.top >= groups[index - 1].bottom - 1); }); }())";
    assert_eq!(tab.evaluate(apart), json!(true));

    // 点对照表、台账里的去处，亮出那段文字。
    tab.evaluate("document.querySelector('[data-light]').click()");
    assert!(count(&mut tab, ".lit") > 0);
    assert_eq!(tab.evaluate("document.querySelector(':target') !== null"), json!(true));

    // 第一次按 Tab 到“跳到正文”。
    tab.go(&file);
    for kind in ["keyDown", "keyUp"] {
        tab.call(
            "Input.dispatchKeyEvent",
            json!({"type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}),
        );
    }
    assert_eq!(tab.evaluate("document.activeElement.className"), json!("skip"));
    quiet(&tab);
    forbids_requests(&mut tab);
}

#[test]
fn a_letter_fits_a_phone_and_needs_no_script() {
    let Some((mut tab, folder)) = tab("phone") else { return };
    let file = folder.join("letter.html");
    fs::write(&file, letter("county-empty-promises", Language::Zh)).expect("a page");
    tab.call("Emulation.setDeviceMetricsOverride", screen(390));
    tab.go(&file);
    tab.evaluate(VISIBLE);
    let width = tab.evaluate("document.documentElement.scrollWidth").as_u64().expect("a width");
    assert!(width <= 390, "{width} px wide");
    let cards = tab.evaluate("visible('.card')");

    tab.call("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    tab.call("Emulation.setDeviceMetricsOverride", screen(1280));
    tab.go(&file);
    tab.evaluate(VISIBLE);
    assert_eq!(tab.evaluate("visible('form.filter')"), json!(0), "no filter that does nothing");
    assert_eq!(tab.evaluate("visible('.card')"), cards);
    quiet(&tab);
}

#[test]
fn texts_stand_out_and_controls_have_names() {
    let Some((mut tab, folder)) = tab("contrast") else { return };
    let file = folder.join("page.html");
    let pages = [
        letter("city-format-defects", Language::Zh),
        letter("asks-01-rural-roads", Language::En),
        letter("county-tea-work-summary", Language::Zh),
        several().remove(0).1,
    ];
    for html in pages {
        fs::write(&file, html).expect("a page");
        tab.go(&file);
        assert_eq!(tab.evaluate(FAINT), json!([]));
        let unnamed = "Array.from(document.querySelectorAll('a, input, form, section, nav, article')).filter(function (one) { return !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.textContent.trim() || one.closest('label')); }).length";
        assert_eq!(tab.evaluate(unnamed), json!(0));
        let astray = "Array.from(document.querySelectorAll('[aria-labelledby]')).filter(function (one) { return !document.getElementById(one.getAttribute('aria-labelledby')); }).length";
        assert_eq!(tab.evaluate(astray), json!(0));
        assert_eq!(tab.evaluate("document.querySelectorAll('h1').length"), json!(1));
        assert_eq!(tab.evaluate("document.querySelectorAll('main').length"), json!(1));
    }
    quiet(&tab);
}

#[test]
fn the_index_finds_letters_and_leads_to_them() {
    let Some((mut tab, folder)) = tab("index") else { return };
    for (name, html) in several() {
        fs::write(folder.join(name), html).expect("a page");
    }
    tab.go(&folder.join("index.html"));
    tab.evaluate(VISIBLE);
    let rows = |tab: &mut Tab| tab.evaluate("visible('.lines tbody tr')").as_u64().expect("a count");
    let all = rows(&mut tab);
    assert_eq!(all as usize, page::corpus().len());
    tab.evaluate("document.querySelector('.find [name=errors]').click()");
    let grave = rows(&mut tab);
    assert!(0 < grave && grave < all, "{grave} of {all}");
    tab.evaluate("document.querySelector('.find [name=errors]').click()");
    let search = "(function (box) { box.value = '住房和城乡建设局'; box.dispatchEvent(new Event('input', {bubbles: true})); }(document.querySelector('.find [name=words]')))";
    tab.evaluate(search);
    let found = rows(&mut tab);
    assert!(0 < found && found < all, "{found} of {all}");
    let href = tab.evaluate("document.querySelector('.lines tbody a').href");
    let file = href.as_str().and_then(|href| href.strip_prefix("file://")).expect("a file").to_owned();
    tab.go(Path::new(&file));
    assert_eq!(tab.evaluate("document.querySelectorAll('article.letter').length"), json!(1));
    quiet(&tab);
}

/// A tab with a folder of its own, where there is a browser.
fn tab(name: &str) -> Option<(Tab, PathBuf)> {
    let Some(program) = devtools::program() else {
        assert!(std::env::var_os("FUWEN_REQUIRE_BROWSER").is_none(), "no Chromium on the PATH");
        eprintln!("no Chromium on the PATH: the page was not looked at");
        return None;
    };
    let folder = devtools::folder(&format!("browser-{name}"));
    Some((Tab::open(&program, &folder), folder))
}

fn screen(width: u32) -> serde_json::Value {
    json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false})
}

fn letter(case: &str, language: Language) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(case);
    let settings = page::settings();
    let case = page::Case::read(&folder);
    let review = case.review(&settings);
    report::html(std::slice::from_ref(&review), &page::occasion(&settings, language))
}

fn several() -> Vec<(String, String)> {
    let settings = page::settings();
    let cases = page::corpus();
    let reviews: Vec<Review<'_>> = cases.iter().map(|case| case.review(&settings)).collect();
    report::html_pages(&reviews, &page::occasion(&settings, Language::Zh))
}

/// Only files were asked for, and nothing was complained of.
fn quiet(tab: &Tab) {
    assert_eq!(tab.complaints(), Vec::<String>::new());
    let requests = tab.requests();
    assert!(!requests.is_empty() && requests.iter().all(|url| url.starts_with("file:///")), "{requests:?}");
}

/// Even a script that got into the page could ask nobody.
fn forbids_requests(tab: &mut Tab) {
    for (attempt, directive) in [
        ("fetch('http://127.0.0.1:9/').catch(function () {})", "connect-src"),
        ("new Image().src = 'http://127.0.0.1:9/'", "img-src"),
        (
            "document.head.appendChild(document.createElement('script')).textContent = 'window.evil = 1'",
            "script-src-elem",
        ),
    ] {
        let violation = format!(
            "new Promise(function (done) {{ document.addEventListener('securitypolicyviolation', function (event) {{ done(event.effectiveDirective); }}, {{once: true}}); {attempt}; setTimeout(function () {{ done('nothing'); }}, 3000); }})"
        );
        assert_eq!(tab.evaluate(&violation), json!(directive), "{attempt}");
    }
    assert_eq!(tab.evaluate("typeof window.evil"), json!("undefined"));
}
