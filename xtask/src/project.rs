//! Where things are in this checkout, and which versions it has settled on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::step::ask;

/// The checkout that the command works on.
pub(crate) struct Project {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
}

/// The target that the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

impl Project {
    /// Finds the checkout that this program was started from.
    ///
    /// # Errors
    /// When it was not started by cargo, or cargo cannot describe the workspace.
    pub(crate) fn find() -> Result<Project> {
        let package = env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`")?;
        let root = Path::new(&package)
            .parent()
            .context("xtask has no parent folder")?
            .to_owned();
        let description = ask(Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(&root))
        .context("`cargo metadata` failed")?;
        let description: Value = serde_json::from_str(&description)?;
        let target = description.get("target_directory").and_then(Value::as_str);
        let target = target
            .context("`cargo metadata` names no target directory")?
            .into();
        Ok(Project { root, target })
    }

    /// `cargo`, started in the root of the checkout.
    pub(crate) fn cargo(&self, words: &[&str]) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(words).current_dir(&self.root);
        cargo
    }

    /// The version of a package in `Cargo.lock`.
    ///
    /// # Errors
    /// When the file cannot be read or does not hold the package.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let lock = fs::read_to_string(self.root.join("Cargo.lock")).context("Cargo.lock")?;
        version_in(&lock, package)
            .map(str::to_owned)
            .with_context(|| format!("Cargo.lock has no package `{package}`"))
    }

    /// The folder for what is handed out.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_settles_versions() {
        let lock = "[[package]]\nname = \"yew-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";
        assert_eq!(version_in(lock, "yew"), Some("0.23.0"));
        assert_eq!(version_in(lock, "ye"), None);
    }

    #[test]
    fn this_checkout_is_found() {
        let project = Project::find().unwrap();
        assert!(project.root.join("xtask/src/project.rs").is_file());
        assert!(project.locked_version("wasm-bindgen").is_ok());
    }
}
