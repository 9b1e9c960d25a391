//! Mutated texts thrown at what reads them, for a stated time.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::step::run;
use crate::tools;

const USAGE: &str = "`cargo xtask fuzz [TARGET] [--seconds N]`";

/// What is fuzzed without a name given.
const INTAKE: &str = "intake";

/// Fuzzes one target, beginning with what the tests paste.
///
/// Without a sanitizer, which takes a nightly compiler: the core has no unsafe code, so that a
/// panic, a failed assertion, time and memory are what there is to find.
///
/// # Errors
/// When a fault was found, or the program cannot be built.
pub(crate) fn run_target(options: &[&str]) -> Result<()> {
    let (target, seconds) = match options {
        [] => (INTAKE, 60),
        ["--seconds", seconds] => (INTAKE, seconds.parse().context(USAGE)?),
        [target] => (*target, 60),
        [target, "--seconds", seconds] => (*target, seconds.parse::<u32>().context(USAGE)?),
        _ => bail!(USAGE),
    };
    let project = Project::find()?;
    let program = tools::cargo_fuzz()?;
    let corpus = project.root.join("target/fuzz").join(target);
    seed(&project.root, &corpus)?;
    let mut fuzz = Command::new(program);
    fuzz.args(["fuzz", "run", "--sanitizer", "none", target]);
    fuzz.arg(&corpus);
    fuzz.args(["--", "-max_len=16384", "-timeout=10", "-rss_limit_mb=2048"]);
    fuzz.arg(format!("-max_total_time={seconds}"));
    run(fuzz.current_dir(&project.root))
}

/// Every paste of the tables, every scenario and every key, as a file of its own.
fn seed(root: &Path, corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    for folder in ["tests/pastes", "tests/scenarios", "tests/keys"] {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            for (index, piece) in text.split("--- pasted\n").enumerate() {
                let piece = piece.split("--- recognised").next().unwrap_or_default();
                fs::write(corpus.join(format!("{name}-{index}")), piece)?;
            }
        }
    }
    Ok(())
}
