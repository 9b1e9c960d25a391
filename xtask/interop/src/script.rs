//! Libraries of other languages: a script for each, which reads a request a line and answers with a line.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::library::{Answer, Library, read};

/// A running script.
pub(crate) struct Script {
    name: &'static str,
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// `jose` from npm: `NODE` is the program, `JOSE` the folder of the package.
///
/// # Errors
/// When a variable is not set, or the script does not start.
pub(crate) fn jose() -> Result<Script> {
    let mut node = Command::new(variable("NODE")?);
    node.arg(script("jose.mjs")).arg(variable("JOSE")?);
    Script::start("jose", &mut node)
}

/// PyJWT: `PYTHON` is the program, `PYJWT` the folder with the packages.
///
/// # Errors
/// When a variable is not set, or the script does not start.
pub(crate) fn pyjwt() -> Result<Script> {
    let mut python = Command::new(variable("PYTHON")?);
    python.arg(script("pyjwt.py"));
    python.env("PYTHONPATH", variable("PYJWT")?);
    Script::start("PyJWT", &mut python)
}

impl Script {
    fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().with_context(|| name)?;
        Ok(Self {
            name,
            requests: child.stdin.take().context("no way to ask")?,
            answers: BufReader::new(child.stdout.take().context("no way to hear")?),
            child,
        })
    }
}

impl Library for Script {
    fn name(&self) -> &'static str {
        self.name
    }

    fn ask(&mut self, request: &Value) -> Result<Answer> {
        let ended = || format!("{} ended", self.name);
        writeln!(self.requests, "{request}").with_context(ended)?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let said = serde_json::from_str(&line).with_context(ended)?;
        Ok(read(&said))
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // Either call fails only when the script has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: start it as `cargo xtask interop`"))
}
