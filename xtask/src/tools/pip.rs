//! What pip installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache;
use crate::step::{ask, run};

/// The folder with a package and what it stands on, installed first when it is missing.
///
/// `requirements` are as pip writes them, the package itself among them.
///
/// # Errors
/// When Python does not answer, or pip fails.
pub(super) fn package(
    python: &Path,
    name: &str,
    version: &str,
    requirements: &[String],
) -> Result<PathBuf> {
    // What is compiled serves one release of Python.
    let release = "import sys; print('%d.%d' % sys.version_info[:2])";
    let release = ask(Command::new(python).args(["-c", release]));
    let release = release.with_context(|| format!("{} does not answer", python.display()))?;
    let version_there = format!("{version}-python{release}");
    let folder = cache::folder(name, &version_there)?;
    if folder.is_dir() {
        println!("   {name} {version}: in the cache");
        return Ok(folder);
    }
    // Installed aside and then renamed, so that half an installation is never taken for a whole.
    let aside = folder.with_file_name(format!("{name}-{version_there}.partial"));
    if aside.is_dir() {
        fs::remove_dir_all(&aside).with_context(|| aside.display().to_string())?;
    }
    run(Command::new(python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--no-input", "--only-binary", ":all:", "--target"])
        .arg(&aside)
        .args(requirements))
    .with_context(|| {
        format!("{name} {version} cannot be installed: it takes Python's pip and a way to PyPI")
    })?;
    fs::rename(&aside, &folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}
