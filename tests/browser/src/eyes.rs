//! What a person does with eyes: wait for something to be seen, and look at it in another light.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Browser;

/// How long something may take to be seen. Far above what anyone would wait: a slow machine is no
/// failure here, and `figures` measures.
const PATIENCE: Duration = Duration::from_secs(20);

/// The colours that the system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// As CSS calls it.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

impl Browser {
    /// Waits until a script returns something true, and gives it.
    #[track_caller]
    pub fn wait_for(&self, what: &str, script: &str) -> Value {
        let is_true = |value: &Value| {
            !matches!(value, Value::Null | Value::Bool(false)) && value.as_i64() != Some(0)
        };
        match self.poll(script, is_true) {
            Ok(value) => value,
            Err(last) => panic!("waited for {what} in vain; the last answer was {last}"),
        }
    }

    /// Waits until a script returns a certain value.
    #[track_caller]
    pub fn wait_until(&self, script: &str, expected: impl Into<Value>) {
        let expected = expected.into();
        if let Err(last) = self.poll(script, |value| *value == expected) {
            panic!(
                "`{}`\nexpected {expected:#}\n  seeing {last}",
                script.trim()
            );
        }
    }

    /// The last answer, as an error, when none was good in time.
    fn poll(&self, script: &str, is_good: impl Fn(&Value) -> bool) -> Result<Value, String> {
        let start = now();
        loop {
            let answer = self.try_run(script, json!([]));
            match answer {
                Ok(value) if is_good(&value) => return Ok(value),
                Ok(value) if start.elapsed() > PATIENCE => return Err(format!("{value:#}")),
                Err(problem) if start.elapsed() > PATIENCE => return Err(problem),
                _ => thread::sleep(Duration::from_millis(10)),
            }
        }
    }

    /// Gives the page a window of this size in CSS pixels. Zooming to 200 % is, to a page, half
    /// the size at twice the `density`.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32, density: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false }),
        );
        self.wait_until("return window.innerWidth", width);
    }

    /// Asks for dark or light colours, as the system does.
    #[track_caller]
    pub fn prefer(&self, scheme: Scheme) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
    }

    /// Lets that many seconds pass in a moment, timers included. From then on the page's time skips
    /// whatever nothing happens in; the browser knows no way back.
    #[track_caller]
    pub fn let_pass(&self, seconds: u32) {
        const COMMAND: &str = "Emulation.setVirtualTimePolicy";
        let before = self.run("return performance.now()", json!([]));
        let budget = u64::from(seconds) * 1_000;
        self.devtools(COMMAND, json!({ "policy": "advance", "budget": budget }));
        let script = format!("return performance.now() >= {before} + {budget}");
        self.wait_for("time to pass", &script);
        // Time stands still when the budget is spent.
        self.devtools(COMMAND, json!({ "policy": "advance" }));
    }

    /// Pulls the plug.
    #[track_caller]
    pub fn go_offline(&self) {
        let parameters = json!({
            "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.emulateNetworkConditions", parameters);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "patience is measured by the clock"
)]
fn now() -> Instant {
    Instant::now()
}
