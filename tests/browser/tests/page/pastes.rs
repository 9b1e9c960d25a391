//! One box takes whatever a person has at hand.

use audlens::scenario::{NOON, Scenario, scenarios};
use browser_tests::browser::Browser;
use browser_tests::tokens::token;
use serde_json::json;

fn situation(id: &str) -> Scenario {
    let mut all = scenarios().into_iter();
    all.find(|own| own.id == id).unwrap()
}

/// Error, token and configuration in one paste: the cause is the first line, and nothing is typed.
#[test]
fn the_three_situations_take_one_paste_each() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    for (id, validator) in [
        ("pasted-commerce", "dynamics-commerce"),
        ("pasted-graph", "microsoft-graph"),
        ("pasted-apim", "apim-validate-jwt"),
    ] {
        let scenario = situation(id);
        browser.open();
        browser.paste_token(&scenario.input(NOON));
        browser.wait_text("#announce", &scenario.says().headline);
        browser.wait_until(
            "return document.querySelector('#validator').value",
            validator,
        );
    }
}

#[test]
fn each_of_several_tokens_can_be_looked_at() {
    let browser = Browser::start();
    let of = |aud: &str| token(&json!({ "aud": aud, "iss": "https://issuer.example" }));
    let answer = json!({
        "token_type": "Bearer",
        "access_token": of("api://orders"),
        "id_token": of("the-client"),
    });
    browser.open();
    browser.paste_token(&answer.to_string());
    browser.wait_contains("#headline", "api://orders");
    let chips = "[data-piece] button";
    browser.wait_until(
        &format!("return [...document.querySelectorAll('{chips}')].map((own) => own.getAttribute('aria-pressed')).join()"),
        "true,false",
    );
    browser.click("[data-piece] button[aria-pressed=false]");
    browser.wait_contains("#headline", "the-client");
    // Another paste has other pieces.
    browser.paste_token(&of("api://invoices"));
    browser.wait_contains("#headline", "api://invoices");
}

#[test]
fn settings_come_with_their_place_and_give_way_to_what_is_typed() {
    let browser = Browser::start();
    let settings = "{\n  \"AzureAd\": {\n    \"Instance\": \"https://login.microsoftonline.com/\",\n    \"TenantId\": \"aaaabbbb-0000-cccc-1111-dddd2222eeee\",\n    \"ClientId\": \"{{client}}\"\n  }\n}";
    browser.open();
    browser.paste_token(settings);
    browser.wait_until(
        "return document.querySelector('#validator')?.value",
        "identity-web",
    );
    browser.wait_contains("[data-pasted=Tenant]", "line 4");
    // A place that the paste leaves open.
    browser.fill(
        "[data-blank='{{client}}']",
        "00001111-aaaa-2222-bbbb-3333cccc4444",
    );
    browser.wait_until(
        "return document.querySelector('[data-setting=ClientId]').value",
        "00001111-aaaa-2222-bbbb-3333cccc4444",
    );
    // By hand, and back.
    browser.replace(
        "[data-setting=Tenant]",
        "11112222-bbbb-3333-cccc-4444dddd5555",
    );
    browser.click("[data-pasted=Tenant] button");
    browser.wait_until(
        "return document.querySelector('[data-setting=Tenant]').value",
        "aaaabbbb-0000-cccc-1111-dddd2222eeee",
    );
}

#[test]
fn two_million_characters_of_log_are_looked_through() {
    let browser = Browser::start();
    let line = "2026-11-22T11:59:00.000Z INFO [worker-7] OrderService: order stored in 12 ms\n";
    let around = line.repeat(1_000_000 / line.len());
    let scenario = situation("pasted-graph");
    browser.stop_clock(NOON);
    browser.open();
    browser.paste_token(&format!("{around}\n{}\n{around}", scenario.input(NOON)));
    browser.wait_text("#announce", &scenario.says().headline);
}
