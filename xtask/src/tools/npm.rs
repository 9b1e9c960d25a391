//! What npm installs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{cache, which};
use crate::step::run;

/// The folder of an installed package, installed first when it is missing.
/// Nothing when it is missing and there is no npm.
///
/// # Errors
/// When npm fails.
pub(super) fn package(name: &str, version: &str) -> Result<Option<PathBuf>> {
    let folder = cache::folder(name, version)?;
    let installed = folder.join("node_modules").join(name);
    if installed.is_dir() {
        println!("   {name} {version}: in the cache");
        return Ok(Some(installed));
    }
    let Some(npm) = which("npm") else {
        return Ok(None);
    };
    // Installed aside and then renamed, so that half an installation is never taken for a whole.
    let aside = folder.with_file_name(format!("{name}-{version}.partial"));
    fs::create_dir_all(&aside).with_context(|| aside.display().to_string())?;
    run(Command::new(npm)
        .args([
            "install",
            "--no-save",
            "--no-package-lock",
            "--ignore-scripts",
        ])
        .args(["--no-audit", "--no-fund", "--loglevel", "error", "--prefix"])
        .arg(&aside)
        .arg(format!("{name}@{version}")))?;
    fs::rename(&aside, &folder).with_context(|| folder.display().to_string())?;
    Ok(Some(installed))
}
