//! axe-core, which checks pages against the Web Content Accessibility Guidelines, finds nothing.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::eyes::Scheme;
use serde_json::{Value, json};

#[test]
fn nothing_is_found_in_light() {
    check(Scheme::Light);
}

#[test]
fn nothing_is_found_in_dark() {
    check(Scheme::Dark);
}

fn check(scheme: Scheme) {
    let browser = Browser::start();
    browser.prefer(scheme);
    for width in [320, 1440] {
        browser.resize(width, 900, 1);
        browser.open();
        load_axe(&browser);
        assert_eq!(violations(&browser), json!([]), "first visit, {width}");
        browser.click("#examples [data-example=trailing-slash]");
        browser.wait_gate("audience", "failed");
        for tab in ["why", "decoded", "claims"] {
            browser.open_tab(tab);
            assert_eq!(violations(&browser), json!([]), "{tab}, {width}");
        }
    }
}

fn load_axe(browser: &Browser) {
    let axe = std::fs::read_to_string(&built().axe).unwrap();
    browser.run(&axe, json!([]));
}

/// What is wrong, and where.
fn violations(browser: &Browser) -> Value {
    browser.run(
        "const { violations } = await axe.run(document, { resultTypes: ['violations'] });
         return violations.map(({ id, nodes }) => ({
             id, nodes: nodes.map((node) => [node.html.slice(0, 200), node.any[0]?.message]) }))",
        json!([]),
    )
}
