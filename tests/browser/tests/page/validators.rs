//! Who refused the token: chosen, recognised by what it said, filled in, and read.

use audlens::scenario::NOON;
use audlens::validators::Profile;
use browser_tests::browser::Browser;
use browser_tests::tokens::token;
use serde_json::{Value, json};

const MESSAGE: &str = "fail: Bearer was not authenticated. Failure message: IDX10214: Audience validation failed. Audiences: 'api://orders'. Did not match: validationParameters.ValidAudience: 'api://billing' or validationParameters.ValidAudiences: 'null'.";

#[test]
fn a_message_tells_who_wrote_it() {
    let browser = opened();
    browser.wait_until(CHOSEN, "entra-api");
    browser.replace("#message", MESSAGE);
    browser.wait_shown("#spoken [data-spoken=IDX10214]");
    browser.wait_until(CHOSEN, "json-web-token-handler");
    browser.wait_until(
        "return document.querySelectorAll('#spoken button').length",
        0,
    );

    // What was filled in stays, and so does a validator that somebody chose.
    browser.replace("[data-setting=Audience]", "api://billing");
    browser.wait_shown("#does [data-check=audience][data-state=failed]");
    browser.choose("#validator", "rfc7519");
    browser.replace("#message", &format!("{MESSAGE}\n{MESSAGE}"));
    browser.wait_until(CHOSEN, "rfc7519");
    browser.click("#spoken [data-spoken=IDX10214] button");
    browser.wait_until(CHOSEN, "json-web-token-handler");
    browser.wait_until(&value_of("[data-setting=Audience]"), "api://billing");
}

#[test]
fn nothing_pasted_as_a_message_takes_the_form_away() {
    let browser = opened();
    browser.replace(
        "[data-setting=ClientId]",
        "00001111-aaaa-2222-bbbb-3333cccc4444",
    );
    browser.replace("#message", "no validator writes this");
    browser.wait_contains("#message-about", "No known message was found in it.");
    browser.wait_until(CHOSEN, "entra-api");
    browser.replace("#paste", " ");
    browser.wait_shown("#expectation");
    browser.wait_until(
        &value_of("[data-setting=ClientId]"),
        "00001111-aaaa-2222-bbbb-3333cccc4444",
    );
    browser.wait_until(&value_of("#message"), "no validator writes this");
    browser.click("#wipe");
    browser.wait_until(
        "return document.querySelector('#expectation') === null",
        true,
    );
    browser.paste_token(&token(&json!({ "aud": "api://orders" })));
    browser.wait_until(&value_of("#message"), "");
}

#[test]
fn a_setting_that_cannot_be_read_says_so_in_its_own_place() {
    let browser = opened();
    browser.replace("[data-setting=AppIdUri]", "api://orders");
    browser.wait_gate("audience", "passed");
    browser.replace(
        "[data-setting=ClientId]",
        "00001111-aaaa-2222-bbbb-3333cccc444",
    );
    let described = "const field = document.querySelector('[data-setting=ClientId]');
        const about = document.getElementById(field.getAttribute('aria-describedby'));
        return [field.ariaInvalid, about.querySelector('.wrong')?.textContent ?? null]";
    browser.wait_until(
        described,
        json!(["true", "Not usable: a GUID has 32 digits; this one has 31."]),
    );
    browser.wait_gate("audience", "not-checked");
    browser.wait_until(&value_of("[data-setting=AppIdUri]"), "api://orders");
    browser.replace(
        "[data-setting=ClientId]",
        "00001111-aaaa-2222-bbbb-3333cccc4444",
    );
    browser.wait_until(described, json!([Value::Null, Value::Null]));
    browser.wait_gate("audience", "passed");
}

#[test]
fn the_message_and_the_answer_are_copied_letter_for_letter() {
    let browser = opened();
    browser.choose("#validator", "json-web-token-handler");
    browser.wait_contains("#does", "Nothing is filled in that it could go by.");
    browser.replace("[data-setting=Audience]", "api://billing");
    browser.wait_shown("#rejection[data-code=IDX10214]");
    let copied = browser.copy_with("#rejection button[data-copy]");
    assert!(
        copied.starts_with("IDX10214: Audience validation failed."),
        "{copied}"
    );
    browser.wait_shown("#does .steps [data-state=failed] > .state");
    browser.click(".simulated summary");
    browser.wait_contains(".simulated", "Its source was read.");
}

#[test]
fn every_validator_says_what_it_makes_of_the_token() {
    let browser = opened();
    browser.replace("[data-setting=AppIdUri]", "api://billing");
    browser.wait_gate("audience", "failed");
    browser.open_tab("validators");
    let row = "[data-validator=json-web-token-handler]";
    browser.wait_contains(&format!("{row} td:last-child"), "Audience: IDX10214: ");
    browser.wait_shown("[data-validator=entra-api] [aria-pressed=true]");
    browser.click(&format!("{row} button"));
    browser.wait_shown(&format!("{row} [aria-pressed=true]"));
    browser.wait_until(CHOSEN, "json-web-token-handler");
    browser.open_tab("why");
    browser.wait_shown("#rejection[data-code=IDX10214]");
}

const CHOSEN: &str = "return document.querySelector('#validator')?.value ?? null";

fn value_of(field: &str) -> String {
    format!("return document.querySelector('{field}').value")
}

/// The page with a token of Microsoft Entra ID for `api://orders`.
fn opened() -> Browser {
    assert!(Profile::by_id("json-web-token-handler").is_some());
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    browser.paste_token(&token(&json!({
        "aud": "api://orders",
        "iss": "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "exp": NOON + 3_600,
        "scp": "Orders.Read",
        "ver": "2.0",
    })));
    browser.wait_shown("#validator");
    browser
}
