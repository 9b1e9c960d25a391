//! The page is ready before its catalogue of meanings and the rest of its program are here, and
//! works without them.

use audlens::scenario::NOON;
use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::token;
use serde_json::json;

/// Stands between the page and one of its files, for as long as it is there.
fn hold(file: &str) -> String {
    format!(
        "const fetched = globalThis.fetch;
        const held = new Promise((resolve) => {{ globalThis.release = resolve; }});
        globalThis.fetch = async (address, options) => {{
            if (String(address).endsWith('{file}')) await held;
            return fetched(address, options);
        }};"
    )
}

/// How the rest of the program is named: after its content.
const REST: &str = "_late.wasm";

#[test]
fn what_was_pasted_before_is_explained_when_the_catalogue_arrives() {
    let browser = Browser::start();
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": hold("catalogue.txt") }),
    );
    browser.go(&built().url);
    browser.wait_shown("#page[data-ready=true]:not([data-sealed])");
    browser.wait_shown("#sealed[data-seal=loading]");
    browser.paste_token(&token(&json!({ "iss": "https://issuer.example" })));
    browser.open_tab("claims");
    browser.wait_text("[data-claim=iss] .claim-meaning", "");
    browser.wait_gate("algorithm", "passed");
    browser.run("release()", json!([]));
    browser.wait_contains("[data-claim=iss] .claim-meaning", "Who minted the token");
    browser.wait_shown("#page[data-sealed=true] #sealed[data-seal=silent]");
    browser.wait_shown("#examples details");
    assert_eq!(browser.take_console(), Vec::<String>::new());
}

/// It is asked for twice, since the first may have been an old copy; then the page says so.
#[test]
fn a_catalogue_of_another_release_is_not_taken() {
    let other = Route::new(&built().url, &built().url).changed(|path, mut body| {
        if path.ends_with("catalogue.txt") {
            body.extend(b"more\tText\tPerson\tnowhere\tMore.\n");
        }
        body
    });
    let browser = Browser::with_routes(vec![other]);
    browser.open();
    browser.wait_shown("[data-notice=no-catalogue]");
    let asked = browser.take_requests();
    let asked = asked.iter().filter(|request| request.contains("catalogue"));
    assert_eq!(asked.count(), 2);
    browser.paste_token(&token(&json!({ "iss": "https://issuer.example" })));
    browser.wait_gate("algorithm", "passed");
    browser.open_tab("claims");
    browser.wait_text("[data-claim=iss] .claim-meaning", "");
    browser.wait_shown("[data-notice=no-catalogue]");
}

/// A call into what is not here would end the program: nothing on the page may make one.
#[test]
fn everything_can_be_touched_before_the_rest_of_the_program_is_here() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": hold(REST) }),
    );
    browser.go(&built().url);
    browser.wait_shown("#page[data-ready=true]:not([data-sealed])");
    touch_everything(&browser);
    browser.wait_shown("#sealed[data-seal=loading]");
    browser.run("release()", json!([]));
    browser.wait_shown("#page[data-sealed=true] #sealed[data-seal=silent]");
    // What was filled in meanwhile is looked at anew.
    browser.open_tab("why");
    browser.wait_shown("#spoken [data-spoken=IDX10214]");
    browser.click("#gates [data-gate=audience]");
    browser.wait_for(
        "a fix",
        "return document.querySelector('.fixes [data-fix]') !== null",
    );
    browser.open_tab("validators");
    browser.wait_shown("[data-validator=json-web-token-handler]");
    browser.open_tab("request");
    browser.wait_shown("#outlook");
    assert_eq!(browser.take_console(), Vec::<String>::new());
}

/// It is asked for twice too. Without it the page takes no catalogue, and does the rest.
#[test]
fn a_damaged_rest_of_the_program_is_not_run() {
    let other = Route::new(&built().url, &built().url).changed(|path, mut body| {
        if path.ends_with(REST) {
            body.push(0);
        }
        body
    });
    let browser = Browser::with_routes(vec![other]);
    browser.stop_clock(NOON);
    browser.open();
    browser.wait_shown("[data-notice=no-catalogue]");
    let asked = browser.take_requests();
    let asked = asked.iter().filter(|request| request.contains(REST));
    assert_eq!(asked.count(), 2);
    touch_everything(&browser);
    browser.wait_shown("[data-notice=no-catalogue]");
}

/// Pastes good and bad, fills in every field of every validator that is there, says what validators
/// say, and opens every tab with every gate.
#[track_caller]
fn touch_everything(browser: &Browser) {
    for pasted in [
        "nothing like a token",
        "eyJhbGciOiJub25lIn0.e30.",
        "AQABAAEAAAD--DLA3VO7QrddgJg7WevrAgDs_wQA9P8",
    ] {
        browser.paste_token(pasted);
        browser.wait_shown("#gates");
    }
    browser.paste_token(&token(&json!({
        "aud": "api://orders",
        "iss": "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "exp": NOON + 3_600,
        "scp": "Orders.Read",
        "ver": "2.0",
    })));
    browser.wait_gate("algorithm", "passed");
    let choices =
        "return [...document.querySelector('#validator').options].map((option) => option.value)";
    assert_eq!(
        browser.run(choices, json!([])),
        json!(["entra-api", "rfc7519"])
    );
    browser.replace(
        "#message",
        "IDX10214: Audience validation failed. Audiences: 'api://orders'. Did not match: validationParameters.ValidAudience: 'api://billing' or validationParameters.ValidAudiences: 'null'.",
    );
    for validator in ["rfc7519", "entra-api"] {
        browser.choose("#validator", validator);
        browser.run(FILL_EVERY_FIELD, json!([]));
    }
    for tab in ["decoded", "claims", "request", "validators", "why"] {
        browser.open_tab(tab);
    }
    let gates = browser.run(
        "return [...document.querySelectorAll('#gates [data-gate]')].map((gate) => gate.dataset.gate)",
        json!([]),
    );
    for gate in gates.as_array().into_iter().flatten() {
        let gate = gate.as_str().unwrap_or_default();
        browser.click(&format!("#gates [data-gate={gate}]"));
        browser.wait_shown(&format!("#gate-detail[data-gate={gate}]"));
    }
    // It still answers.
    browser.replace("[data-setting=AppIdUri]", "api://orders");
    browser.wait_gate("audience", "passed");
    browser.replace("[data-setting=AppIdUri]", "api://billing");
    browser.wait_gate("audience", "failed");
}

/// As typing does, and empties it again; choices take each of their values.
const FILL_EVERY_FIELD: &str = "
    const tell = (field, kind) => field.dispatchEvent(new Event(kind, { bubbles: true }));
    for (const field of document.querySelectorAll('#expectation [data-setting], #as-of')) {
        if (field.options) {
            for (const option of [...field.options].reverse()) { field.value = option.value; tell(field, 'change'); }
        } else if (field.id !== 'as-of') {
            for (const text of ['api://billing', '']) { field.value = text; tell(field, 'input'); }
        }
    }";
