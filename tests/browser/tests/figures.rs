//! How long a person waits, measured inside the browser and printed as a Markdown table.
//!
//! Asked for by `cargo xtask bench`. Each figure is the median of seven, with the least and the
//! most behind it.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::hands::key;
use browser_tests::tokens::with_groups;
use serde_json::{Value, json};

const RUNS: usize = 7;

/// The sizes, by the groups in the token.
const SIZES: [(&str, usize); 4] = [
    ("1 KB", 15),
    ("16 KB", 293),
    ("1 MB", 20_000),
    ("10 MB", 202_000),
];

/// A picture of the page is on the screen when a message that is sent in its frame arrives.
const AFTER_FRAME: &str = "
    const afterFrame = () => new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(null);
    }));";

#[test]
fn figures() {
    if std::env::var_os("AUDLENS_BENCH").is_none() {
        println!("no figures were asked for; `cargo xtask bench` asks");
        return;
    }
    let browser = Browser::start();
    println!("\n| from | to | ms, median of {RUNS} | longest freeze, ms |\n|---|---|---:|---:|");
    println!(
        "| navigation | ready for paste | {} | |",
        Figure::of(ready(&browser))
    );
    let (times, freezes): (_, Vec<i64>) = matrices(&browser).into_iter().unzip();
    println!(
        "| opening the list of validators, 16 KB | drawn | {} | {} |",
        Figure::of(times),
        longest(freezes)
    );
    let (times, freezes): (_, Vec<i64>) = logs(&browser).into_iter().unzip();
    println!(
        "| paste of a 2 MB log with a message, a policy and a token | recognised | {} | {} |",
        Figure::of(times),
        longest(freezes)
    );
    println!(
        "| a key, in a box with a policy, a message and a token | drawn | {} | |",
        Figure::of(typed(&browser))
    );
    for (size, groups) in SIZES {
        let (times, freezes): (_, Vec<i64>) = pastes(&browser, groups).into_iter().unzip();
        println!(
            "| paste of {size} | decoded | {} | {} |",
            Figure::of(times),
            longest(freezes)
        );
    }
}

fn longest(freezes: Vec<i64>) -> String {
    match freezes.into_iter().max() {
        None | Some(0) => "under 50".to_owned(),
        Some(freeze) => freeze.to_string(),
    }
}

/// Navigations with an empty cache. The first is not counted: the browser itself warms up.
fn ready(browser: &Browser) -> Vec<i64> {
    let script = format!(
        "{AFTER_FRAME}
        new MutationObserver(async (changes, observer) => {{
            if (!document.querySelector('#page[data-ready=true]')) return;
            observer.disconnect();
            window.readyAfter = await afterFrame();
        }}).observe(document, {{ attributes: true, childList: true, subtree: true }});"
    );
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": script }),
    );
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    let navigate = |_| {
        browser.go("about:blank");
        browser.go(&built().url);
        whole(&browser.wait_for("a ready page", "return window.readyAfter ?? null"))
    };
    (0..=RUNS).map(navigate).skip(1).collect()
}

/// Real pastes with Control and V, from the event to the picture with the token's first claim;
/// and the longest time in which the page could not answer, 0 when none was over 50 ms.
fn pastes(browser: &Browser, groups: usize) -> Vec<(i64, i64)> {
    browser.open();
    browser.paste_token(&with_groups("https://first.example", 1));
    browser.wait_shown("[role=tablist]");
    browser.open_tab("decoded");
    let paste = |run| {
        let issuer = format!("https://run-{run}.example");
        browser.set_clipboard(&with_groups(&issuer, groups));
        browser.click("#paste");
        browser.press(&[key::CONTROL, 'a']);
        let drawn =
            format!("document.querySelector('#decoded-payload')?.textContent.includes('{issuer}')");
        browser.run(&watch("paste", &drawn), json!([]));
        browser.press(&[key::CONTROL, 'v']);
        figure(browser)
    };
    (0..RUNS).map(paste).collect()
}

/// What people paste: the situation with a gateway's policy, in a log of two million characters.
fn logs(browser: &Browser) -> Vec<(i64, i64)> {
    const LINE: &str =
        "2026-11-22T11:59:00.000Z INFO [worker-7] OrderService: order stored in 12 ms\n";
    let around = LINE.repeat(1_000_000 / LINE.len());
    let pasted = situation();
    browser.open();
    let paste = |run| {
        browser.click("#wipe");
        browser.set_clipboard(&format!("run {run}\n{around}{pasted}\n{around}"));
        browser.click("#paste");
        browser.run(
            &watch("paste", "document.querySelector('#pieces li')"),
            json!([]),
        );
        browser.press(&[key::CONTROL, 'v']);
        figure(browser)
    };
    (0..RUNS).map(paste).collect()
}

/// A letter typed behind a paste, until it is on the screen with everything that follows from it.
fn typed(browser: &Browser) -> Vec<i64> {
    browser.open();
    browser.set_clipboard(&situation());
    browser.click("#paste");
    browser.press(&[key::CONTROL, 'v']);
    browser.wait_shown("#pieces");
    let script = format!(
        "{AFTER_FRAME}
        window.figures = undefined;
        window.addEventListener('keydown', async () => {{
            const start = performance.now();
            window.figures = {{ time: await afterFrame() - start, freeze: 0 }};
        }}, {{ capture: true, once: true }});"
    );
    let letter = |_| {
        browser.run(&script, json!([]));
        browser.press(&['x']);
        figure(browser).0
    };
    (0..RUNS).map(letter).collect()
}

fn situation() -> String {
    let mut all = audlens::scenario::scenarios().into_iter();
    let own = all.find(|own| own.id == "pasted-apim");
    own.expect("the scenario is there")
        .input(audlens::scenario::NOON)
}

/// Clicks on the tab of the validators, which asks all of them, until they are on the screen; and
/// the longest time in which the page could not answer.
fn matrices(browser: &Browser) -> Vec<(i64, i64)> {
    browser.open();
    browser.paste_token(&with_groups("https://issuer.example", 293));
    browser.wait_shown("#validator");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://orders");
    browser.wait_gate("audience", "passed");
    let open = |_| {
        browser.open_tab("why");
        let watch = watch(
            "click",
            "document.querySelector('#panel-validators [data-validator]')",
        );
        browser.run(&watch, json!([]));
        browser.open_tab("validators");
        figure(browser)
    };
    (0..RUNS).map(open).collect()
}

/// What [`watch`] saw: how long it took, and the longest freeze.
fn figure(browser: &Browser) -> (i64, i64) {
    let seen = browser.wait_for("what is watched for", "return window.figures ?? null");
    let figure = |name| whole(seen.get(name).unwrap_or(&Value::Null));
    (figure("time"), figure("freeze"))
}

/// From an event to the picture after which `drawn` holds.
fn watch(event: &str, drawn: &str) -> String {
    format!(
        "{AFTER_FRAME}
        const QUIET = 300;
        window.figures = undefined;
        let freeze = 0;
        const freezes = new PerformanceObserver((list) => {{
            for (const task of list.getEntries()) freeze = Math.max(freeze, task.duration);
        }});
        let start;
        window.addEventListener('{event}', () => {{
            start = performance.now();
            freezes.observe({{ type: 'longtask' }});
        }}, {{ capture: true, once: true }});
        new MutationObserver(async (changes, observer) => {{
            if (!({drawn})) return;
            observer.disconnect();
            const time = await afterFrame() - start;
            setTimeout(() => window.figures = {{ time, freeze }}, QUIET);
        }}).observe(document.body, {{ characterData: true, childList: true, subtree: true }});"
    )
}

/// The median of some times in milliseconds, and how far they spread.
struct Figure {
    median: i64,
    least: i64,
    most: i64,
}

impl Figure {
    fn of(mut times: Vec<i64>) -> Figure {
        times.sort_unstable();
        let at = |index: usize| times.get(index).copied().unwrap_or_default();
        Figure {
            median: at(times.len() / 2),
            least: at(0),
            most: at(times.len().saturating_sub(1)),
        }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{} ({}–{})", self.median, self.least, self.most)
    }
}

/// Whole milliseconds are as exact as the browser's clock allows anyway.
fn whole(time: &Value) -> i64 {
    let text = time.to_string();
    let digits = text.split('.').next().unwrap_or_default();
    digits.parse().unwrap_or_default()
}
