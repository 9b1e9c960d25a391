//! The page in one file does the main job with the network unplugged.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::tokens::token;
use serde_json::json;

#[test]
fn the_main_job_is_done_without_a_network() {
    let browser = Browser::with_routes(Vec::new());
    browser.go_offline();
    browser.open_at(&format!("file://{}", built().file.display()));
    browser.paste_token(&token(
        &json!({ "aud": "api://orders", "iss": "https://issuer.example" }),
    ));
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://orders/");
    browser.wait_gate("audience", "failed");
    browser.wait_shown("[data-miss=trailing-slash]");
    assert!(
        browser
            .copy_with("[data-fix] button[data-copy]")
            .contains("api://orders")
    );
    for tab in ["decoded", "claims"] {
        browser.open_tab(tab);
        browser.wait_contains(&format!("#panel-{tab}"), "https://issuer.example");
    }
    browser.wait_contains("[data-claim=iss] .claim-meaning", "Who minted the token");
    let refused = "return new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        fetch('https://example.com').catch(() => {});
    })";
    assert_eq!(browser.take_console(), Vec::<String>::new());
    assert_eq!(browser.run(refused, json!([])), "connect-src");
    assert_eq!(browser.take_requests(), Vec::<String>::new());
}
