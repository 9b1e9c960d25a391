//! Every scenario says on the page what its file says it must.

use audlens::scenario::{NOON, Scenario, examples};
use audlens::validators::Setting;
use browser_tests::browser::Browser;
use serde_json::{Map, Value, json};

#[test]
fn an_example_says_what_its_file_says() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    browser.open();
    for scenario in examples() {
        browser.click(&format!("#examples [data-example={}]", scenario.id));
        check(&browser, &scenario);
        browser.click("#wipe");
        browser.wait_headline("");
    }
}

#[test]
fn a_situation_entered_by_hand_says_the_same() {
    let browser = Browser::start();
    browser.stop_clock(NOON);
    for scenario in examples() {
        browser.open();
        enter(&browser, &scenario);
        check(&browser, &scenario);
    }
}

/// Pastes the token and fills in the form.
pub(crate) fn enter(browser: &Browser, scenario: &Scenario) {
    browser.paste_token(&scenario.input(NOON));
    browser.wait_shown("#validator");
    // Everything comes with the paste.
    let Some(validator) = scenario.validator else {
        return;
    };
    browser.choose("#validator", validator.id);
    let message = scenario.given(NOON).said.message;
    if !message.is_empty() {
        browser.replace("#message", &message);
    }
    if browser.run(
        "return document.querySelector('details.more') !== null",
        json!([]),
    ) == true
    {
        browser.click("details.more summary");
    }
    for setting in validator.settings {
        let text = scenario.settings.text(setting.kind);
        if !text.is_empty() {
            fill(browser, setting, text);
        }
    }
}

fn fill(browser: &Browser, setting: &Setting, text: &str) {
    let field = format!("[data-setting=\"{}\"]", setting.kind.name());
    if setting.choices().is_empty() {
        browser.replace(&field, text);
    } else {
        browser.choose(&field, text);
    }
}

#[track_caller]
fn check(browser: &Browser, scenario: &Scenario) {
    let says = scenario.says();
    browser.wait_text("#announce", &says.headline);
    let gates = browser.run(
        "return Object.fromEntries([...document.querySelectorAll('#gates [data-gate]')]
            .map((gate) => [gate.dataset.gate, gate.dataset.state])
            .filter(([, state]) => state !== 'passed'))",
        json!([]),
    );
    let expected: Map<String, Value> = says
        .gates
        .iter()
        .map(|(gate, state)| (gate.clone(), state.as_str().into()))
        .collect();
    assert_eq!(gates, Value::Object(expected), "{}: gates", scenario.id);

    let failed = says.gates.iter().any(|(_, state)| state == "failed");
    let (mut misses, mut fixes) = (Vec::new(), Vec::new());
    // Where nothing failed, what can be changed all the same is on show.
    if !failed {
        fixes.extend(codes(browser, "fix"));
    }
    for (gate, _) in says.gates.iter().filter(|(_, state)| state == "failed") {
        browser.click(&format!("#gates [data-gate={gate}]"));
        browser.wait_shown(&format!("#gate-detail[data-gate={gate}]"));
        misses.extend(codes(browser, "miss"));
        fixes.extend(codes(browser, "fix"));
    }
    assert_eq!(misses, says.misses, "{}: near misses", scenario.id);
    assert_eq!(fixes, says.fixes, "{}: fixes", scenario.id);
    assert_eq!(
        codes(browser, "finding"),
        says.findings,
        "{}: findings",
        scenario.id
    );
}

/// The codes of the near misses, fixes or findings that stand on the page.
fn codes(browser: &Browser, name: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`#panel-why [data-${arguments[0]}]`)]
        .map((element) => element.dataset[arguments[0]])";
    let found = browser.run(script, json!([name]));
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
