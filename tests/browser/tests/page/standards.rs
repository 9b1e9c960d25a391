//! axe-core, which checks pages against the Web Content Accessibility Guidelines, finds nothing.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::eyes::Scheme;
use serde_json::json;

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
    let mut found = Vec::new();
    for width in [320, 1440] {
        browser.resize(width, 900, 1);
        browser.open();
        load_axe(&browser);
        found.extend(violations(&browser, &format!("first visit, {width}")));
        for example in ["trailing-slash", "damaged-token"] {
            browser.click(&format!("#examples [data-example={example}]"));
            browser.wait_for(
                "a failed gate",
                "return document.querySelector('#gates [data-state=failed]') !== null",
            );
            for tab in ["why", "decoded", "claims", "validators", "request"] {
                browser.open_tab(tab);
                found.extend(violations(&browser, &format!("{example}, {tab}, {width}")));
            }
            browser.open_tab("validators");
            browser.click("[data-validator=json-web-token-handler] button");
            browser.open_tab("why");
            browser.wait_shown("#does");
            browser.click("details.simulated summary");
            browser.replace("[data-setting=Skew]", "soon");
            browser.wait_shown(".wrong");
            found.extend(violations(
                &browser,
                &format!("{example}, refused, {width}"),
            ));
            browser.click("#wipe");
            browser.wait_headline("");
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn load_axe(browser: &Browser) {
    let axe = std::fs::read_to_string(&built().axe).unwrap();
    browser.run(&axe, json!([]));
}

/// What is wrong, and where.
fn violations(browser: &Browser, what: &str) -> Vec<String> {
    let found = browser.run(
        "const { violations } = await axe.run(document, { resultTypes: ['violations'] });
         return violations.flatMap(({ id, nodes }) =>
             nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`))",
        json!([]),
    );
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .map(|violation| format!("{what}: {violation}"))
        .collect()
}
