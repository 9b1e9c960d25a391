//! Tokens made in the page.

use browser_tests::browser::Browser;
use serde_json::json;

#[test]
fn a_token_is_made_looked_at_and_wiped() {
    let browser = Browser::start();
    browser.open();
    browser.wait_shown("#make-first");
    browser.click("#make-first > summary");
    browser.choose("#make-lifetime", "year");
    browser.wait_until(
        "return document.querySelector('#make-lifetime').value",
        "year",
    );
    make(&browser);
    browser.click("#make-look");
    browser.wait_shown("[role=tablist]");
    browser.wait_gate("signature", "passed");

    // What was made outlives the look, with its key.
    browser.open_tab("make");
    browser.choose("#make-broken", "other-key");
    make(&browser);
    browser.wait_contains("#made-broken", "Another key signed it.");
    browser.click("#make-look");
    browser.wait_gate("signature", "failed");

    browser.click("#wipe");
    browser.wait_shown("#make-first");
    browser.click("#make-first > summary");
    browser.wait_until(
        "return ['broken', 'lifetime'].map((name) => document.querySelector(`#make-${name}`).value)",
        json!(["", ""]),
    );
    browser.wait_text("#made", "");
}

/// Choices are forgotten where they stand too.
#[test]
fn a_wipe_reaches_an_open_panel() {
    let browser = Browser::start();
    browser.open();
    browser.wait_shown("#make-first");
    browser.click("#make-first > summary");
    browser.choose("#make-algorithm", "HS256");
    make(&browser);
    browser.click("#wipe");
    browser.wait_until(
        "return document.querySelector('#make-algorithm').value",
        "ES256",
    );
    browser.wait_text("#made", "");
}

#[track_caller]
fn make(browser: &Browser) {
    browser.click("#make-sign");
    browser.wait_text("#made [role=status]", "The token is made.");
}
