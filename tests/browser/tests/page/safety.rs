//! Nothing in a token harms the page, the person or what they typed.

use audlens::scenario::NOON;
use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::tokens::{of_texts, token, with_groups};
use serde_json::json;

use crate::silence;

#[test]
fn markup_and_scripts_are_text() {
    let browser = Browser::start();
    browser.open();
    let hurt = "</textarea></script><script>window.hurt = 1</script>\
                <img src=x onerror=\"window.hurt = 1\"><svg onload=\"window.hurt = 1\">";
    let link = "javascript:window.hurt=1";
    let claims = json!({ hurt: hurt, "iss": hurt, "aud": [hurt, link], "sub": link, "exp": hurt });
    browser.take_requests();
    browser.paste_token(&token(&claims));
    browser.wait_contains("#headline", "window.hurt");
    for tab in ["decoded", "claims"] {
        browser.open_tab(tab);
        browser.wait_contains(&format!("#panel-{tab}"), "window.hurt");
    }
    let injected = "return document.querySelectorAll('#page script, #page img, #page [onerror], #page a[href^=javascript]').length";
    assert_eq!(browser.run(injected, json!([])), 0);
    assert_eq!(
        browser.run("return window.hurt ?? null", json!([])),
        json!(null)
    );
    assert_eq!(browser.take_console(), Vec::<String>::new());
    silence::assert_only_the_last(&browser, &built().url);
}

#[test]
fn what_cannot_be_seen_is_named() {
    let browser = Browser::start();
    browser.open();
    let claims = json!({
        "name": "invoice\u{202E}exe.pdf",
        "aud": "api://or\u{200B}ders",
        "sub": "\u{430}dmin",
        "tag\u{E0041}": "\u{7}",
    });
    browser.paste_token(&token(&claims));
    for tab in ["decoded", "claims"] {
        browser.open_tab(tab);
        for code_point in ["U+202E", "U+200B", "U+0430", "U+E0041", "U+0007"] {
            browser.wait_contains(&format!("#panel-{tab}"), code_point);
        }
        let bare = format!(
            "return /[\\u202E\\u200B]/.test(document.querySelector('#panel-{tab}').textContent)"
        );
        assert_eq!(browser.run(&bare, json!([])), false, "{tab}");
    }
}

#[test]
fn a_token_of_ten_megabytes_leaves_the_page_alive() {
    let browser = Browser::start();
    browser.open();
    let large = with_groups("https://issuer.example", 202_000);
    browser.paste_token(&large);
    browser.wait_gate("readable", "passed");
    browser.wait_contains("#paste-note", "characters kept");
    browser.open_tab("decoded");
    browser.wait_contains("#decoded-payload", "https://issuer.example");
    browser.open_tab("claims");
    browser.wait_contains("#panel-claims", "https://issuer.example");
    browser.click("#wipe");
    browser.wait_text("#headline", "");
}

#[test]
fn ten_thousand_nested_arrays_leave_the_page_alive() {
    let browser = Browser::start();
    browser.open();
    let deep = format!(
        "{{\"iss\":\"deep\",\"a\":{}1{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    for claims in [&*deep, deep.trim_end_matches([']', '}'])] {
        browser.paste_token(&of_texts("{\"alg\":\"RS256\"}", claims));
        browser.wait_for(
            "a verdict",
            "return document.querySelector('#headline')?.textContent",
        );
        browser.open_tab("decoded");
        browser.wait_contains("#decoded-payload", "deep");
        browser.open_tab("claims");
        browser.wait_contains("#panel-claims", "deep");
        browser.click("#wipe");
        browser.wait_text("#headline", "");
    }
}

#[test]
fn a_token_in_the_fragment_is_taken_and_the_address_cleaned() {
    let browser = Browser::start();
    browser.open();
    let first = token(&json!({ "iss": "https://first.example" }));
    let second = token(&json!({ "iss": "https://second.example" }));

    // Another page links here with a token; the browser loads the page.
    browser.go(&format!("{}nothing", built().url));
    browser.open_at(&format!(
        "{}#token_type=Bearer&access_token={first}&expires_in=3599",
        built().url
    ));
    browser.open_tab("claims");
    browser.wait_contains("#panel-claims", "https://first.example");
    // The page is open and its fragment changes.
    browser.run(
        "location.hash = arguments[0]",
        json!([format!("id_token={second}")]),
    );
    browser.wait_contains("#panel-claims", "https://second.example");

    assert_eq!(browser.run("return location.href", json!([])), built().url);
    assert_history_is_clean(&browser);
}

#[test]
fn a_token_in_the_query_is_refused_and_the_address_cleaned() {
    let browser = Browser::start();
    let secret = token(&json!({ "iss": "https://query.example" }));
    browser.open_at(&format!("{}?access_token={secret}", built().url));
    browser.wait_shown("[data-notice=in-query]");
    browser.wait_contains("[data-notice=in-query]", "log");
    assert_eq!(
        browser.run("return document.querySelector('#paste').value", json!([])),
        ""
    );
    browser.wait_headline("");
    assert_eq!(browser.run("return location.href", json!([])), built().url);
    assert_history_is_clean(&browser);
}

#[test]
fn wiping_empties_everything() {
    let browser = Browser::start();
    browser.open();
    let secret = "https://secret.example";
    browser.paste_token(&token(&json!({ "iss": secret, "aud": "api://secret" })));
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://secret/");
    browser.replace("#as-of", "1795348800");
    browser.open_tab("claims");
    browser.wait_contains("#panel-claims", secret);
    browser.click("#wipe");
    browser.wait_headline("");
    assert_eq!(filled(&browser), json!([]));
    let html = "return document.documentElement.outerHTML.includes('secret')";
    assert_eq!(browser.run(html, json!([])), false);
    browser.click("#paste");
    browser.press(&[browser_tests::hands::key::CONTROL, 'z']);
    assert_eq!(
        filled(&browser),
        json!([]),
        "undo does not bring the token back"
    );
}

#[test]
fn an_unused_page_wipes_itself() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    browser.paste_token(&token(&json!({ "iss": "https://secret.example" })));
    browser.wait_shown("#gates");
    browser.run(
        "Date.now = () => arguments[0]",
        json!([(NOON + 14 * 60) * 1000]),
    );
    browser.click("#headline");
    browser.run(
        "Date.now = () => arguments[0]",
        json!([(NOON + 28 * 60) * 1000]),
    );
    browser.click("#headline");
    browser.run(
        "Date.now = () => arguments[0]",
        json!([(NOON + 44 * 60) * 1000]),
    );
    browser.wait_shown("[data-notice=wiped]");
    assert_eq!(filled(&browser), json!([]));
}

#[test]
fn nothing_comes_back_after_a_reload() {
    let browser = Browser::start();
    browser.open();
    browser.paste_token(&token(&json!({ "aud": "api://secret" })));
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://secret");
    browser.wait_gate("audience", "passed");
    browser.reload();
    browser.wait_ready();
    assert_eq!(filled(&browser), json!([]));
    browser.go(&format!("{}elsewhere", built().url));
    browser.run("history.back()", json!([]));
    browser.wait_ready();
    assert_eq!(filled(&browser), json!([]));
}

#[test]
fn a_bad_token_keeps_the_form_and_a_bad_form_keeps_the_token() {
    let browser = Browser::start();
    browser.open();
    let good = token(&json!({ "aud": "api://orders" }));
    browser.paste_token(&good);
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://orders");
    browser.wait_gate("audience", "passed");

    browser.paste_token("not.a.token");
    browser.wait_gate("readable", "failed");
    assert_eq!(value(&browser, "[data-setting=Audiences]"), "api://orders");
    assert_eq!(value(&browser, "#validator"), "rfc7519");

    browser.paste_token(&good);
    browser.replace("#as-of", "yesterday at noon");
    browser.wait_contains("#as-of-about", "no time");
    assert_eq!(value(&browser, "#paste"), good);
    browser.wait_gate("audience", "passed");
    browser.press(&[browser_tests::hands::key::ENTER]);
    assert_eq!(
        value(&browser, "#paste"),
        good,
        "Enter does not send the form"
    );
    browser.replace("#as-of", &NOON.to_string());
    browser.wait_contains("#as-of-about", "2026-11-22 12:00:00 UTC");
}

/// Also what the Back button leads to.
#[track_caller]
fn assert_history_is_clean(browser: &Browser) {
    let history = browser.devtools("Page.getNavigationHistory", json!({}));
    for entry in history["entries"].as_array().unwrap() {
        assert!(!entry["url"].to_string().contains("_token"), "{history}");
    }
}

fn value(browser: &Browser, field: &str) -> String {
    let value = browser.run(
        "return document.querySelector(arguments[0]).value",
        json!([field]),
    );
    value.as_str().unwrap_or_default().to_owned()
}

/// What stands in fields that a person can write in.
fn filled(browser: &Browser) -> serde_json::Value {
    let script = "return [...document.querySelectorAll('textarea, input')]
        .map((field) => field.value).filter((value) => value !== '')";
    browser.run(script, json!([]))
}
