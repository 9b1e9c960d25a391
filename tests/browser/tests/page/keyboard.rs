//! Everything works with the keyboard alone, and one always sees where one is.

use audlens::validators::{Kind, Profile, profiles};
use browser_tests::browser::Browser;
use browser_tests::hands::key;
use browser_tests::tokens::token;
use serde_json::json;

#[test]
fn from_paste_to_the_copy_button_of_a_fix() {
    let browser = Browser::start();
    browser.open();
    tab_to(&browser, "#paste");
    browser.paste(&token(
        &json!({ "aud": "api://orders", "iss": "https://issuer.example" }),
    ));
    browser.wait_gate("readable", "passed");

    tab_to(&browser, "#validator");
    let name = Profile::by_id("rfc7519").unwrap().name;
    browser.type_text(name.split(' ').next().unwrap_or_default());
    browser.wait_shown("[data-setting=Audiences]");
    tab_to(&browser, "[data-setting=Audiences]");
    browser.type_text("api://orders/");
    browser.wait_gate("audience", "failed");

    tab_back_to(&browser, "#gates [data-gate=audience]");
    browser.press(&[key::ENTER]);
    browser.wait_shown("#gate-detail[data-gate=audience]");
    tab_to(&browser, "#panel-why [data-fix] button[data-copy]");
    browser.set_clipboard("before");
    browser.press(&[key::ENTER]);
    browser.wait_for(
        "the word that it is copied",
        "return [...document.querySelectorAll('#panel-why [role=status]')].some((status) => status.textContent === 'Copied')",
    );
    assert_ne!(browser.clipboard(), "before");
    let focus = "return document.activeElement.matches('[data-fix] button[data-copy]')";
    assert_eq!(
        browser.run(focus, json!([])),
        true,
        "the focus stays where it was"
    );
}

/// Choose, fill in, read, copy a fix.
#[test]
fn validators_are_asked_without_a_mouse() {
    let browser = Browser::start();
    for id in VALIDATORS {
        let profile = Profile::by_id(id).unwrap();
        browser.open();
        tab_to(&browser, "#paste");
        browser.paste(&token(&json!({
            "aud": "api://orders",
            "iss": "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
            "exp": 4_102_444_800_u32,
            "scp": "Orders.Read",
            "ver": "2.0",
        })));
        browser.wait_gate("readable", "passed");
        tab_to(&browser, "#validator");
        pick(&browser, id);
        let audience = [Kind::Audience, Kind::Audiences, Kind::ClientId]
            .into_iter()
            .find(|kind| profile.setting(*kind).is_some());
        tab_to(&browser, &field(audience.unwrap()));
        browser.type_text("api://billing");
        browser.wait_gate("audience", "failed");
        tab_back_to(&browser, "#gates [data-gate=audience]");
        browser.press(&[key::ENTER]);
        browser.wait_shown("#rejection");
        tab_to(&browser, "#rejection button[data-copy]");
        browser.set_clipboard("before");
        browser.press(&[key::ENTER]);
        browser.wait_contains("#rejection [role=status]", "Copied");
        assert_ne!(browser.clipboard(), "before", "{id}");
        tab_to(&browser, "#panel-why [data-fix] button[data-copy]");
        browser.set_clipboard("before");
        browser.press(&[key::ENTER]);
        browser.wait_for(
            "the word that it is copied",
            "return [...document.querySelectorAll('[data-fix] [role=status]')].some((status) => status.textContent === 'Copied')",
        );
        assert_ne!(browser.clipboard(), "before", "{id}");
    }
}

const VALIDATORS: [&str; 3] = [
    "json-web-token-handler",
    "jwt-security-token-handler",
    "aspnet-core-jwt-bearer",
];

fn field(kind: Kind) -> String {
    format!("[data-setting=\"{}\"]", kind.name())
}

/// Chooses in the list that has the focus, with the arrows.
fn pick(browser: &Browser, id: &str) {
    for arrow in [key::UP, key::DOWN] {
        for _ in 0..profiles().count() {
            if browser.run("return document.activeElement.value", json!([])) == id {
                return;
            }
            browser.press(&[arrow]);
        }
    }
    panic!("`{id}` cannot be chosen");
}

#[test]
fn arrows_move_between_tabs() {
    let browser = Browser::start();
    browser.open();
    tab_to(&browser, "#paste");
    browser.paste(&token(&json!({ "aud": "api://orders" })));
    browser.wait_shown("[role=tablist]");
    tab_to(&browser, "[role=tab][data-tab=why]");
    for (arrow, tab) in [
        (key::RIGHT, "decoded"),
        (key::RIGHT, "claims"),
        (key::RIGHT, "signature"),
        (key::RIGHT, "validators"),
        (key::RIGHT, "request"),
        (key::RIGHT, "make"),
        (key::RIGHT, "why"),
        (key::LEFT, "make"),
        (key::LEFT, "request"),
        (key::LEFT, "validators"),
        (key::LEFT, "signature"),
        (key::LEFT, "claims"),
        (key::LEFT, "decoded"),
    ] {
        browser.press(&[arrow]);
        browser.wait_shown(&format!("#panel-{tab}"));
        let selected = "const tab = document.activeElement;
            return tab.ariaSelected === 'true' ? tab.dataset.tab : null";
        browser.wait_until(selected, tab);
    }
    tab_to(&browser, "#panel-decoded button");
}

/// Presses Tab until an element has the focus. Each stop on the way must show that it has it.
#[track_caller]
fn tab_to(browser: &Browser, selector: &str) {
    walk(browser, selector, &[key::TAB]);
}

/// The same in the other direction.
#[track_caller]
fn tab_back_to(browser: &Browser, selector: &str) {
    walk(browser, selector, &[key::SHIFT, key::TAB]);
}

#[track_caller]
fn walk(browser: &Browser, selector: &str, keys: &[char]) {
    let script = "
        const at = document.activeElement;
        const style = getComputedStyle(at);
        const name = at.id || at.outerHTML.slice(0, 80);
        const seen = at === document.body || at.checkVisibility()
            && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
                || at.matches('.visually-hidden, .spoken'));
        return { arrived: at.matches(arguments[0]), seen, name }";
    let mut way = Vec::new();
    for _ in 0..60 {
        browser.press(keys);
        let stop = browser.run(script, json!([selector]));
        assert_eq!(stop["seen"], true, "focus cannot be seen: {stop}");
        if stop["arrived"] == true {
            return;
        }
        way.push(stop["name"].to_string());
    }
    panic!("`{selector}` was not reached: {}", way.join(" "));
}
