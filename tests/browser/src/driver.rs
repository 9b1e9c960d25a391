//! chromedriver, and the protocol that it speaks: W3C WebDriver.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{Method, Request};

use crate::built::built;

/// How long one command may take: the slowest waits for a page with a token of 10 MB.
const LIMIT: Duration = Duration::from_secs(60);

/// A running chromedriver with one session, that is, one browser with a profile of its own.
pub(crate) struct Driver {
    process: Child,
    /// Kept open, because chromedriver ends when it cannot write.
    _output: BufReader<ChildStdout>,
    agent: Agent,
    session: String,
}

/// Why a command failed, in the driver's words.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl fmt::Display for Trouble {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

/// Starts the program. It takes one port for both families of addresses, and ends at once where the
/// free one that it found in the first is taken in the second; then another is tried.
fn launch() -> Result<(Child, BufReader<ChildStdout>, u16), Trouble> {
    const ATTEMPTS: usize = 5;
    let mut trouble = Trouble("chromedriver was not tried".into());
    for _ in 0..ATTEMPTS {
        let mut process = Command::new(&built().driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|problem| Trouble(format!("{}: {problem}", built().driver.display())))?;
        let output = process.stdout.take().map(BufReader::new);
        let mut output = output.ok_or_else(|| Trouble("chromedriver has no output".into()))?;
        match port(&mut output) {
            Ok(port) => return Ok((process, output, port)),
            Err(problem) => trouble = problem,
        }
        // It has ended, or is of no use.
        let _ = process.kill();
        let _ = process.wait();
    }
    Err(trouble)
}

impl Driver {
    /// Starts chromedriver on a free port, and in it a browser with these command line arguments.
    pub(crate) fn start(arguments: &[String]) -> Result<Driver, Trouble> {
        let (process, output, port) = launch()?;
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(LIMIT))
            .proxy(None)
            .build()
            .into();
        let mut driver = Driver {
            process,
            _output: output,
            agent,
            session: format!("http://127.0.0.1:{}/session", port),
        };
        let wishes = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "binary": built().chromium, "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        }}});
        let session = driver.post("", wishes)?;
        let id = session.get("sessionId").and_then(Value::as_str);
        driver.session += "/";
        driver.session += id.ok_or_else(|| Trouble("no session".into()))?;
        Ok(driver)
    }

    /// Sends a command of the session, such as `/url`, and gives its value.
    pub(crate) fn post(&self, command: &str, body: Value) -> Result<Value, Trouble> {
        self.send(Method::POST, command, &body)
    }

    fn send(&self, method: Method, command: &str, body: &Value) -> Result<Value, Trouble> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{command}", self.session))
            .header("Content-Type", "application/json; charset=utf-8")
            .body(body)
            .map_err(|problem| Trouble(problem.to_string()))?;
        let answer = self.agent.run(request).and_then(|mut answer| {
            // Far above the default: a picture of a page is large.
            answer
                .body_mut()
                .with_config()
                .limit(1 << 28)
                .read_to_string()
        });
        let answer = answer.map_err(|problem| Trouble(format!("{command}: {problem}")))?;
        let mut answer: Value = serde_json::from_str(&answer)
            .map_err(|problem| Trouble(format!("{command}: {problem}")))?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        match (value.get("error"), value.get("message")) {
            (Some(Value::String(error)), Some(Value::String(message))) => {
                let message = message.lines().next().unwrap_or_default();
                Err(Trouble(format!("{command}: {error}: {message}")))
            }
            _ => Ok(value),
        }
    }
}

impl Drop for Driver {
    /// Closes the browser before its driver; either may already be gone.
    fn drop(&mut self) {
        let _ = self.send(Method::DELETE, "", &Value::Null);
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads `ChromeDriver was started successfully on port 12345.`
fn port(output: &mut impl BufRead) -> Result<u16, Trouble> {
    for line in output.lines().map_while(Result::ok) {
        let port = line.split_once(" started successfully on port ");
        let port = port.and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port {
            return Ok(port);
        }
    }
    Err(Trouble("chromedriver did not start".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromedriver_names_its_port() {
        let said = "Starting ChromeDriver 156.0 on port 0\n\
                    ChromeDriver was started successfully on port 41234.\n";
        assert_eq!(port(&mut said.as_bytes()).ok(), Some(41234));
        assert!(port(&mut "unable to start\n".as_bytes()).is_err());
    }
}
