//! The page is ready before its catalogue of meanings is here, and works without one.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::token;
use serde_json::json;

/// Stands between the page and its catalogue, for as long as it is there.
const HOLD: &str = "const fetched = globalThis.fetch;
    const held = new Promise((resolve) => { globalThis.release = resolve; });
    globalThis.fetch = async (address, options) => {
        if (String(address).endsWith('catalogue.txt')) await held;
        return fetched(address, options);
    };";

#[test]
fn what_was_pasted_before_is_explained_when_the_catalogue_arrives() {
    let browser = Browser::start();
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": HOLD }),
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
