//! Keys beside the token: what they say, and that neither ever takes the place of the other.

use audlens::crypto::draft;
use audlens::crypto::key::write;
use audlens::scenario::NOON;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::{signed, token};
use serde_json::json;

/// Every algorithm, in the page's own program.
#[test]
fn every_algorithm_is_verified_in_the_page() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    let mut first = true;
    for algorithm in draft::algorithms().filter(|name| *name != "none") {
        let (token, key) = signed(algorithm);
        browser.paste_token(&token);
        if first {
            browser.wait_shown("[role=tablist]");
            browser.open_tab("signature");
            first = false;
        }
        browser.replace("#key-text", &write::jwk(&key, algorithm.starts_with("HS")));
        browser.wait_contains(".signature .statement", "The signature is verified.");
        browser.wait_contains("#key-list", "verifies the signature");
        browser.wait_gate("signature", "passed");
        // Another payload under the same signature.
        let parts: Vec<&str> = token.split('.').collect();
        let changed = [parts[0], "eyJhdWQiOiJlbHNlIn0", parts[2]].join(".");
        browser.paste_token(&changed);
        browser.wait_gate("signature", "failed");
        browser.wait_contains(".signature .statement", "The signature is wrong.");
    }
}

#[test]
fn neither_a_bad_key_nor_a_bad_token_takes_the_other_away() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    let (token, key) = signed("ES256");
    let key = write::jwk(&key, false);
    browser.paste_token(&token);
    browser.wait_shown("[role=tablist]");
    browser.open_tab("signature");
    browser.replace("#key-text", &key);
    browser.wait_gate("signature", "passed");
    let value = |field: &str| {
        browser.run(
            &format!("return document.querySelector('{field}')?.value"),
            json!([]),
        )
    };

    browser.replace("#key-text", r#"{"keys":[{"#);
    browser.wait_gate("signature", "not-checked");
    browser.wait_contains(
        ".signature .wrong",
        "This is no whole JSON: line 1, column 11.",
    );
    assert_eq!(value("#paste"), token);

    browser.replace("#key-text", &key);
    browser.wait_gate("signature", "passed");
    browser.paste_token("no token at all");
    browser.wait_gate("readable", "failed");
    browser.open_tab("signature");
    assert_eq!(value("#key-text"), key);

    browser.paste_token(&token);
    browser.wait_gate("signature", "passed");
    browser.click("#wipe");
    browser.wait_until("return document.querySelector('#key-text') === null", true);
    browser.paste_token(&token);
    browser.wait_gate("signature", "not-checked");
    browser.open_tab("signature");
    assert_eq!(value("#key-text"), "");
}

/// The secret is right, and taken for what it is not.
#[test]
fn a_secret_is_read_as_somebody_chose() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    let (token, key) = signed("HS256");
    let audlens::crypto::Material::Oct(secret) = &key.material else {
        panic!("a secret");
    };
    let secret = STANDARD.encode(secret.expose());
    browser.paste_token(&token);
    browser.wait_shown("[role=tablist]");
    browser.open_tab("signature");
    browser.replace("#key-text", &secret);
    browser.wait_gate("signature", "failed");
    let cause = "The secret is right, but it is written in another way: base64.";
    browser.wait_contains(".signature .cause", cause);
    browser.wait_contains("#secret-form", "gives 32 bytes");
    browser.click("#secret-form input[value=base64]");
    browser.wait_gate("signature", "passed");
}

/// A certificate or a key in DER is no text, and one wherever it was opened.
#[test]
fn a_key_in_der_is_a_key_wherever_it_is_opened() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    let (token, key) = signed("Ed25519");
    let audlens::crypto::Material::Okp(okp) = &key.material else {
        panic!("a curve");
    };
    // RFC 8410 section 4: SubjectPublicKeyInfo of Ed25519 is this and the key.
    let mut der = vec![
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
    ];
    der.extend(&okp.x);
    browser.paste_token(&token);
    browser.wait_shown("[role=tablist]");
    browser.open_tab("signature");
    let open = "
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(arguments[0])], 'key.der'));
        const input = document.querySelector('.paste input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.run(open, json!([der]));
    browser.wait_gate("signature", "passed");
}

/// Browsers keep their own cryptography from pages over plain http; that of the page is its own.
#[test]
fn signatures_are_verified_without_a_secure_context() {
    let url = "http://audlens.test/";
    let browser = Browser::with_routes(vec![Route::new(url, &built().url).from_simple_host()]);
    browser.open_at(url);
    let (token, key) = signed("RS256");
    browser.paste_token(&token);
    browser.wait_shown("[role=tablist]");
    browser.open_tab("signature");
    browser.replace("#key-text", &write::jwk(&key, false));
    browser.wait_gate("signature", "passed");
}

/// A key set in the paste is as good as one in the box, and another token is as good as none.
#[test]
fn keys_are_taken_from_the_paste() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    let (own, key) = signed("ES384");
    let set = format!("{{\"keys\":[{}]}}", write::jwk(&key, false));
    browser.paste_token(&format!("Authorization: Bearer {own}\n\n{set}\n"));
    browser.wait_gate("signature", "passed");
    let other = token(&json!({ "aud": "api://orders", "iss": "https://issuer.example" }));
    browser.paste_token(&format!("Authorization: Bearer {other}\n\n{set}\n"));
    browser.wait_gate("signature", "not-checked");
}
