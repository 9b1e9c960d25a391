//! One session: a fresh browser with an empty profile, gone when it is dropped.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::thread;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::built::built;
use crate::driver::Driver;
use crate::proxy::{Proxy, Route};

/// A browser that one test has for itself.
pub struct Browser {
    driver: Driver,
    proxy: Proxy,
}

/// What the browser does not do, so that what it does is the page's doing.
const ARGUMENTS: [&str; 12] = [
    // For containers.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--headless",
    "--disable-gpu",
    // The browser's own errands.
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    // With the second, Chromium asks its maker about the forms of a page. The request has room for
    // the names and types of fields and for none of their values (chromium/src
    // components/autofill/core/browser/proto/api_v1.proto, AutofillPageQueryRequest).
    "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication",
    // Everything goes through the proxy, also to this machine.
    "--disable-quic",
    "--proxy-bypass-list=<-loopback>",
];

/// Hosts that Chromium asks without any page being open, whatever it is told above: for updates of
/// its parts, and whether someone is signed in.
const BROWSERS_OWN: [&str; 3] = [
    "accounts.google.com",
    "redirector.gvt1.com",
    "update.googleapis.com",
];

impl Browser {
    /// Starts a browser that reaches the built site and nothing else.
    pub fn start() -> Browser {
        Browser::with_routes(vec![Route::new(&built().url, &built().url)])
    }

    /// Starts a browser that reaches what the routes name and nothing else.
    pub fn with_routes(routes: Vec<Route>) -> Browser {
        let proxy = match Proxy::start(routes) {
            Ok(proxy) => proxy,
            Err(problem) => panic!("no proxy: {problem}"),
        };
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).into();
        arguments.push(format!("--proxy-server=http://127.0.0.1:{}", proxy.port()));
        match Driver::start(&arguments) {
            Ok(driver) => Browser { driver, proxy },
            Err(trouble) => panic!("the browser did not start: {trouble}"),
        }
    }

    /// Goes to an address and waits until it is loaded.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.post("/url", json!({ "url": url }));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", json!({}));
    }

    /// Runs a script in the page and gives what it returns. A promise is waited for.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        match self.try_run(script, arguments) {
            Ok(value) => value,
            Err(problem) => panic!("{problem}"),
        }
    }

    /// Runs a script that may fail, for instance while the page is being replaced.
    pub(crate) fn try_run(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        let answer = self.driver.post("/execute/sync", body);
        answer.map_err(|trouble| trouble.to_string())
    }

    /// Sends a command of the Chrome DevTools Protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Sends a command of WebDriver.
    #[track_caller]
    pub(crate) fn post(&self, command: &str, body: Value) -> Value {
        match self.driver.post(command, body) {
            Ok(value) => value,
            Err(trouble) => panic!("{trouble}"),
        }
    }

    /// What the browser asked the network for since the last call, without the errands that it
    /// runs when no page is open; see [`Proxy::take_requests`].
    pub fn take_requests(&self) -> Vec<String> {
        let mut requests = self.proxy.take_requests();
        requests.retain(|request| !BROWSERS_OWN.iter().any(|host| request.contains(host)));
        requests
    }

    /// What the console shows since the last call, one line each: what went wrong or might have.
    ///
    /// One warning is expected: Chromium says that it does not check the integrity of the preload,
    /// which is why `www/boot.js` does.
    pub fn take_console(&self) -> Vec<String> {
        let lines = self.driver.post("/se/log", json!({ "type": "browser" }));
        let lines = lines.unwrap_or_default();
        let lines = lines
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter();
        lines
            .filter_map(|line| line.get("message").and_then(Value::as_str))
            .filter(|line| !(line.contains("integrity") && line.contains("preload")))
            .map(str::to_owned)
            .collect()
    }

    /// Keeps a picture of the whole page, for people, under `target/screenshots`.
    #[track_caller]
    pub fn keep_picture(&self, name: &str) {
        if let Err(problem) = self.picture(name) {
            panic!("no picture `{name}`: {problem}");
        }
    }

    fn picture(&self, name: &str) -> Result<PathBuf, String> {
        let devtools = |command: &str, parameters: Value| {
            let body = json!({ "cmd": command, "params": parameters });
            let answer = self.driver.post("/goog/cdp/execute", body);
            answer.map_err(|trouble| trouble.to_string())
        };
        let mut whole = devtools("Page.getLayoutMetrics", json!({}))?
            .get("cssContentSize")
            .cloned()
            .unwrap_or_default();
        if let Some(clip) = whole.as_object_mut() {
            clip.insert("scale".into(), 1.into());
        }
        let parameters = json!({ "captureBeyondViewport": true, "clip": whole });
        let picture = devtools("Page.captureScreenshot", parameters)?;
        let picture = picture
            .get("data")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let picture = BASE64_STANDARD
            .decode(picture)
            .map_err(|problem| problem.to_string())?;
        let file = target().join("screenshots").join(format!("{name}.png"));
        file.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&file, picture))
            .map_err(|problem| problem.to_string())?;
        Ok(file)
    }
}

impl Drop for Browser {
    /// Says what the page showed when the test that used it failed.
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let shown = self.try_run(
            "return `${location.href}\\nheadline: ${document.querySelector('#headline')?.textContent}`",
            json!([]),
        );
        let shown = shown.map_or_else(
            |problem| problem,
            |shown| shown.as_str().unwrap_or_default().to_owned(),
        );
        eprintln!("the page: {shown}");
        for line in self.take_console() {
            eprintln!("console: {line}");
        }
        let test = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        match self.picture(&format!("failed-{test}")) {
            Ok(file) => eprintln!("picture: {}", file.display()),
            Err(problem) => eprintln!("no picture: {problem}"),
        }
    }
}

/// Where cargo builds: this program is `target/debug/deps/page-0123456789abcdef`.
fn target() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    program
        .ancestors()
        .nth(3)
        .map_or_else(env::temp_dir, PathBuf::from)
}
