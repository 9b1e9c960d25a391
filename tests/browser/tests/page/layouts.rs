//! Nothing is pushed sideways at any width, and pictures are kept for people to look at.

use audlens::scenario::{NOON, examples};
use audlens::validators::profiles;
use browser_tests::browser::Browser;
use browser_tests::eyes::Scheme;
use serde_json::json;

/// Width and height in CSS pixels, and density. The last two are 768 and 1440 zoomed to 200 %.
const WINDOWS: [(u32, u32, u32); 5] = [
    (320, 640, 1),
    (768, 1024, 1),
    (1440, 900, 1),
    (384, 512, 2),
    (720, 450, 2),
];

/// Where the page is wider than its window, and what sticks out.
const SIDEWAYS: &str = "
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return '';
    const out = [...document.querySelectorAll('#page *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120));
    return `${scrollWidth} > ${clientWidth}: ${out.slice(-3).join(' … ')}`";

#[test]
fn nothing_is_pushed_sideways() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    for scenario in examples() {
        browser.click(&format!("#examples [data-example={}]", scenario.id));
        browser.wait_text("#announce", &scenario.says().headline);
        for tab in ["why", "decoded", "claims", "validators", "request", "make"] {
            browser.open_tab(tab);
            for (width, height, density) in WINDOWS {
                browser.resize(width, height, density);
                browser.wait_until(SIDEWAYS, "");
            }
        }
        browser.click("#wipe");
        browser.wait_until(SIDEWAYS, "");
    }
}

/// Message, checks, answer and a table side by side, of every validator.
#[test]
fn no_validator_pushes_the_page_sideways() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    browser.click("#examples [data-example=trailing-slash]");
    browser.wait_gate("audience", "failed");
    browser.resize(320, 640, 1);
    for profile in profiles() {
        browser.open_tab("validators");
        browser.click(&format!("[data-validator={}] button", profile.id));
        browser.wait_until(SIDEWAYS, "");
        browser.open_tab("why");
        browser.wait_shown("details.simulated");
        browser.wait_until(SIDEWAYS, "");
    }
}

#[test]
fn pictures_are_kept() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    for (width, height) in [(320, 640), (768, 1024), (1440, 900)] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.resize(width, height, 1);
            browser.prefer(scheme);
            browser.open();
            let name = |what: &str| format!("{width}-{}-{what}", scheme.name());
            browser.keep_picture(&name("first-visit"));
            browser.click("#examples [data-example=trailing-slash]");
            browser.wait_gate("audience", "failed");
            for tab in ["why", "decoded", "claims", "validators", "request", "make"] {
                browser.open_tab(tab);
                browser.keep_picture(&name(tab));
            }
            browser.click("#wipe");
            browser.click("#examples [data-example=graph-token-to-own-api]");
            browser.open_tab("validators");
            for validator in [
                "json-web-token-handler",
                "apim-validate-jwt",
                "dynamics-commerce",
            ] {
                browser.open_tab("validators");
                browser.click(&format!("[data-validator={validator}] button"));
                browser.run("scrollTo(0, 0)", json!([]));
                browser.open_tab("why");
                browser.wait_shown("#does");
                browser.keep_picture(&name(validator));
            }
        }
    }
}
