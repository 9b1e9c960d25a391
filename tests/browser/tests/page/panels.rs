//! What people know from other decoders, and what the controls around it do.

use audlens::scenario::NOON;
use browser_tests::browser::Browser;
use browser_tests::tokens::token;
use serde_json::{Value, json};

#[test]
fn parts_are_copied_and_marked_on_both_sides() {
    let browser = Browser::start();
    browser.open();
    let claims = json!({ "iss": "https://issuer.example", "aud": ["a", "b"] });
    let token = token(&claims);
    browser.paste_token(&token);
    browser.wait_shown("[role=tablist]");
    browser.open_tab("decoded");

    let copied = browser.copy_with("button[data-copy-part=payload]");
    assert_eq!(serde_json::from_str::<Value>(&copied).unwrap(), claims);
    assert!(
        copied.contains("\n  \"iss\": "),
        "it is copied as people read it: {copied}"
    );
    let copied = browser.copy_with("button[data-copy-part=header]");
    assert_eq!(
        serde_json::from_str::<Value>(&copied).unwrap(),
        json!({ "alg": "RS256", "typ": "JWT" })
    );
    for (part, encoded) in ["header", "payload", "signature"]
        .iter()
        .zip(token.split('.'))
    {
        let button = format!("button[data-copy-part={part}-encoded]");
        assert_eq!(browser.copy_with(&button), encoded, "{part}");
    }
    assert_eq!(browser.copy_with("button[data-copy-part=token]"), token);
    let signature = browser.copy_with("button[data-copy-part=signature]");
    let hexadecimal: String = b"not a signature"
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let without_blanks: String = signature.split_whitespace().collect();
    assert_eq!(without_blanks, hexadecimal);

    for part in ["header", "payload", "signature"] {
        browser.click(&format!("#raw [data-part={part}]"));
        browser.wait_until(
            "return [...document.querySelectorAll('[data-selected=true]')].map((part) => part.dataset.part)",
            json!([part, part]),
        );
    }
    let raw = browser.run(
        "return document.querySelector('#raw').textContent",
        json!([]),
    );
    assert!(raw.as_str().unwrap_or_default().contains(&token), "{raw}");
}

#[test]
fn claims_are_filtered_and_copied_one_by_one() {
    let browser = Browser::start();
    browser.open();
    browser.paste_token(&token(&json!({
        "iss": "https://issuer.example",
        "aud": "api://orders",
        "exp": NOON,
        "weight": 1.50,
    })));
    browser.wait_shown("[role=tablist]");
    browser.open_tab("claims");
    browser.wait_shown("tr[data-claim=weight]");
    assert_eq!(browser.copy_with("[data-copy-claim=aud]"), "api://orders");
    assert_eq!(browser.copy_with("[data-copy-claim=exp]"), NOON.to_string());

    const SHOWN: &str = "return [...document.querySelectorAll('tr[data-claim]')]
        .filter((row) => row.checkVisibility()).map((row) => row.dataset.claim)";
    browser.click("#claim-filter");
    browser.type_text("orders");
    browser.wait_until(SHOWN, json!(["aud"]));
    browser.replace("#claim-filter", "weig");
    browser.wait_until(SHOWN, json!(["weight"]));
    browser.replace("#claim-filter", "nothing has this");
    browser.wait_until(SHOWN, json!([]));
}

#[test]
fn the_theme_is_switched() {
    let browser = Browser::start();
    browser.open();
    const THEME: &str = "return document.documentElement.dataset.theme ?? null";
    const DARK: &str = "return getComputedStyle(document.body).colorScheme + getComputedStyle(document.documentElement).colorScheme";
    browser.wait_until(THEME, Value::Null);
    let system = browser.run(DARK, json!([]));
    browser.click("#theme");
    browser.wait_until(THEME, "light");
    browser.click("#theme");
    browser.wait_until(THEME, "dark");
    assert_ne!(browser.run(DARK, json!([])), system, "the colours change");
    browser.click("#theme");
    browser.wait_until(THEME, Value::Null);
}

#[test]
fn the_time_asked_for_decides() {
    let browser = Browser::start();
    browser.open();
    // It was valid for an hour, and that was long ago.
    browser.paste_token(&token(
        &json!({ "aud": "api://orders", "iat": 1_000_000_000, "exp": 1_000_003_600 }),
    ));
    browser.wait_gate("lifetime", "failed");
    for (as_of, state) in [
        ("1000000100", "passed"),
        ("2001-09-09 01:50:00", "passed"),
        ("2001-09-09T05:50:00Z", "failed"),
        ("", "failed"),
    ] {
        browser.fill("#as-of", as_of);
        browser.wait_gate("lifetime", state);
    }
}
