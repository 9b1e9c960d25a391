//! Intranets serve pages over plain http. Browsers trust such a page less, and all works the same.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::token;
use serde_json::json;

#[test]
fn everything_works_without_a_secure_context() {
    let url = "http://audlens.test/";
    let browser = Browser::with_routes(vec![Route::new(url, &built().url).from_simple_host()]);
    browser.open_at(url);
    let given =
        "return [isSecureContext, navigator.clipboard === undefined, crypto.subtle === undefined]";
    assert_eq!(browser.run(given, json!([])), json!([false, true, true]));

    let token = token(&json!({ "aud": "api://orders", "iss": "https://issuer.example" }));
    browser.paste_token(&token);
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://orders/");
    browser.wait_gate("audience", "failed");
    assert!(
        browser
            .copy_with("[data-fix] button[data-copy]")
            .contains("api://orders")
    );
    browser.open_tab("claims");
    assert_eq!(
        browser.copy_with("[data-copy-claim=iss]"),
        "https://issuer.example"
    );
    assert_eq!(browser.take_console(), Vec::<String>::new());
}
