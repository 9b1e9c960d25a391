//! How many signatures a second are verified in the browser, printed as a Markdown table.
//!
//! Asked for by `cargo xtask bench`, which builds and serves the page that measures, `benches/page`:
//! `AUDLENS_BENCH` is its address.

use benches::signed::{Signed, all};
use browser_tests::browser::Browser;
use browser_tests::proxy::Route;
use serde_json::{Value, json};

#[test]
fn verification_figures() {
    let Ok(url) = std::env::var("AUDLENS_BENCH") else {
        println!("no figures were asked for; `cargo xtask bench` asks");
        return;
    };
    let browser = Browser::with_routes(vec![Route::new(&url, &url)]);
    println!(
        "\n| | verifications a second: Audlens | `jose` | WebCrypto | Audlens, the first: ms |"
    );
    println!("|---|---:|---:|---:|---:|");
    for Signed {
        alg,
        jwk,
        input,
        signature,
        ..
    } in all()
    {
        let signed = json!([{
            "alg": alg,
            "jwk": jwk.to_string(),
            "input": input,
            "signature": signature,
        }]);
        // A page of its own each time, whose program has not verified anything yet.
        browser.go("about:blank");
        browser.go(&url);
        browser.wait_for("the page", "return globalThis.measure !== undefined");
        let first = browser.run("return measure.first(arguments[0])", signed.clone());
        let rates = browser.run("return measure.rates(arguments[0])", signed);
        let rate = |name| rates.get(name).map_or("–".to_owned(), Value::to_string);
        let [audlens, jose, webcrypto] = ["audlens", "jose", "webcrypto"].map(rate);
        let first = first.as_str().unwrap_or("–");
        println!("| {alg} | {audlens} | {jose} | {webcrypto} | {first} |");
    }
}
