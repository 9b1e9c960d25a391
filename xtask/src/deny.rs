//! The rules of `deny.toml` about the packages that the project stands on.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::project::Project;
use crate::step::{run, succeeds_within};
use crate::tools;

/// Checks licences, bans and sources; and advisories, where their database can be reached.
///
/// # Errors
/// When a rule is broken.
pub(crate) fn check(project: &Project) -> Result<()> {
    let program = tools::cargo_deny()?;
    let deny = |words: &[&str]| {
        let mut command = Command::new(&program);
        command.args(["--locked", "--workspace"]).args(words);
        command.current_dir(&project.root);
        command
    };
    run(&mut deny(&["check", "bans", "licenses", "sources"]))?;
    if succeeds_within(&mut deny(&["fetch", "db"]), Duration::from_secs(30)) {
        run(&mut deny(&["check", "--disable-fetch", "advisories"]))
    } else {
        println!("   advisories not checked: database cannot be reached");
        Ok(())
    }
}
