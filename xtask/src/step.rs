//! Saying what is done and how long it took.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Names a step, does it, and prints how long it took, or that it failed.
///
/// # Errors
/// The step's own, with its name in front.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n── {name}");
    let start = now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f32();
    match outcome {
        Ok(value) => {
            println!("   {name}: {seconds:.1} s");
            Ok(value)
        }
        Err(problem) => Err(problem.context(format!("{name}: failed after {seconds:.1} s"))),
    }
}

/// Runs a program with its output shown, after printing the command line.
///
/// # Errors
/// When it cannot be started, or says that it failed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = command_line(command);
    println!("   $ {line}");
    let status = command
        .status()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// What a program prints, or nothing when it cannot be started or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program quietly, and ends it when it takes longer than `limit`.
/// True when it succeeded in time.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = quiet.spawn() else {
        return false;
    };
    let start = now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    // Either call fails only when the program has ended by itself.
    let _ = child.kill();
    let _ = child.wait();
    false
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a step took is what the clock is for"
)]
fn now() -> Instant {
    Instant::now()
}

fn command_line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_is_named() {
        let problem = step("paint", || -> Result<()> { bail!("no brush") }).unwrap_err();
        let said = format!("{problem:#}");
        assert!(said.starts_with("paint: failed after "), "{said}");
        assert!(said.ends_with(": no brush"), "{said}");
    }

    #[test]
    fn a_program_that_fails_is_an_error() {
        let problem = run(Command::new("cargo")
            .arg("--no-such-option")
            .stderr(Stdio::null()));
        let said = format!("{:#}", problem.unwrap_err());
        assert!(
            said.starts_with("`cargo --no-such-option` ended with "),
            "{said}"
        );
        assert_eq!(ask(Command::new("cargo").arg("--no-such-option")), None);
        assert!(!succeeds_within(
            Command::new("cargo").arg("--no-such-option"),
            Duration::from_secs(60)
        ));
    }
}
