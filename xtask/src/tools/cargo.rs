//! Programs that cargo installs.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::{cache, has_version, which};
use crate::step::run;

/// A program at the one version that is wanted.
pub(super) struct CargoTool<'a> {
    /// The program's name, which is also its folder's in the cache.
    pub(super) program: &'a str,
    /// The package that holds it.
    pub(super) package: &'a str,
    /// The exact version.
    pub(super) version: &'a str,
    /// Whether to build it with the versions that its authors locked.
    pub(super) locked: bool,
}

impl CargoTool<'_> {
    /// Finds the program, or installs it.
    /// Says in which folder it is, or nothing when `PATH` leads to it already.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub(super) fn ready(&self) -> Result<Option<PathBuf>> {
        let CargoTool {
            program, version, ..
        } = self;
        if which(program).is_some_and(|found| has_version(&found, version)) {
            println!("   {program} {version}: on PATH");
            return Ok(None);
        }
        let folder = cache::folder(program, version)?;
        let installed = folder
            .join("bin")
            .join(program)
            .with_extension(std::env::consts::EXE_EXTENSION);
        if has_version(&installed, version) {
            println!("   {program} {version}: in the cache");
        } else {
            println!(
                "   {program} {version}: to be installed in {}",
                folder.display()
            );
            self.install(&folder)?;
            if !has_version(&installed, version) {
                bail!(
                    "{} does not say that it is version {version}",
                    installed.display()
                );
            }
        }
        Ok(Some(folder.join("bin")))
    }

    /// A ready-made program is quicker where `cargo binstall` knows one; building it always works.
    fn install(&self, folder: &PathBuf) -> Result<()> {
        if which("cargo-binstall").is_some() {
            let package = format!("{}@{}", self.package, self.version);
            let mut binstall = Command::new("cargo");
            binstall.args(["binstall", "--no-confirm", "--disable-telemetry", "--root"]);
            if run(binstall.arg(folder).arg(package)).is_ok() {
                return Ok(());
            }
            println!("   no ready-made program; building it instead");
        }
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", self.package, "--version", self.version, "--root"])
            .arg(folder);
        if self.locked {
            cargo.arg("--locked");
        }
        run(&mut cargo)
    }
}
