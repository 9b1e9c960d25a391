//! The files can be hosted under any path.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::token;
use serde_json::json;

#[test]
fn the_page_works_under_a_path() {
    let folder = "http://tools.test/some/where/";
    let browser = Browser::with_routes(vec![Route::new(folder, &built().url).from_simple_host()]);
    for address in [folder.to_owned(), format!("{folder}index.html")] {
        let token = token(&json!({ "iss": "https://issuer.example" }));
        browser.open_at(&format!("{address}#access_token={token}"));
        browser.wait_gate("readable", "passed");
        assert_eq!(browser.run("return location.href", json!([])), address);
    }
    for request in browser.take_requests() {
        assert!(request.starts_with(&format!("GET {folder}")), "{request}");
    }
    assert_eq!(browser.take_console(), Vec::<String>::new());
}
