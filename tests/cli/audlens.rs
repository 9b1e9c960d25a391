//! Runs the binary.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

/// What came of it.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// All of it, for a file.
    pub(crate) fn report(&self) -> String {
        let mut report = format!("exit status {}\n\n{}", self.status, self.stdout);
        if !self.stderr.is_empty() {
            report += &format!("\nstandard error:\n{}", self.stderr);
        }
        report
    }
}

/// Runs it with these arguments and this standard input.
pub(crate) fn audlens(arguments: &[&str], input: &str) -> Ran {
    finish(start(arguments, &[]), input)
}

/// The same in an environment that says something about colours.
pub(crate) fn with(environment: &[(&str, &str)], arguments: &[&str], input: &str) -> Ran {
    finish(start(arguments, environment), input)
}

/// The same with nobody reading the output: its status, and what it complains of.
pub(crate) fn unread(arguments: &[&str], input: &str) -> (i32, String) {
    let mut child = start(arguments, &[]);
    drop(child.stdout.take());
    let ran = finish(child, input);
    (ran.status, ran.stderr)
}

/// Writes a file for the command to read, and gives its name.
pub(crate) fn file(name: &str, text: impl AsRef<[u8]>) -> String {
    std::fs::write(folder().join(name), text).unwrap();
    name.to_owned()
}

/// Where the command runs: tests run side by side, and some write files of the same name.
fn folder() -> PathBuf {
    let thread = thread::current();
    let test = thread.name().unwrap_or("main").replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_audlens"))
        .args(arguments)
        .current_dir(folder())
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn finish(mut child: Child, input: &str) -> Ran {
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Whoever refuses its arguments does not read its input.
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
