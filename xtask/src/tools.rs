//! The programs that the commands use: found where they are, or installed for this user alone.
//!
//! A program of the right version on `PATH` is used as it is.
//! Another version there is left alone: the right one comes from the cache, and is put first on
//! the `PATH` of the programs started here, and of no others.

mod browser;
mod cache;
mod cargo;
mod libraries;
mod npm;
mod pip;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

pub(crate) use browser::Browser;
pub(crate) use libraries::OtherLibraries;

use crate::project::{Project, WASM};
use crate::step::{ask, run};
use cargo::CargoTool;

/// What packs the page. The version is also in `Trunk.toml`.
const TRUNK: &str = "0.21.14";
/// The release of Binaryen that holds `wasm-opt`. The version is also in `Trunk.toml`.
const BINARYEN: &str = "132";
const CARGO_DENY: &str = "0.20.2";
const CARGO_FUZZ: &str = "0.13.2";
/// The accessibility rules that the browser tests apply.
const AXE: &str = "4.14.1";
/// The JWT library of npm that figures are compared with.
pub(crate) const JOSE: &str = "6.2.17";

/// The programs that build the page.
pub(crate) struct Tools {
    /// Folders to put first on the `PATH`.
    folders: Vec<PathBuf>,
    /// Whether `wasm-opt` is among them; without it, Trunk downloads one for itself.
    pub(crate) has_wasm_opt: bool,
}

impl Tools {
    /// Finds or installs what builds the page.
    ///
    /// # Errors
    /// When something is missing and cannot be installed; says what to do.
    pub(crate) fn ready(project: &Project) -> Result<Tools> {
        wasm_target()?;
        let bindgen = project.locked_version("wasm-bindgen")?;
        let trunk = CargoTool {
            program: "trunk",
            package: "trunk",
            version: TRUNK,
            locked: true,
        };
        let bindgen = CargoTool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: &bindgen,
            // The versions locked in some of its releases have been withdrawn.
            locked: false,
        };
        let mut folders = Vec::new();
        folders.extend(trunk.ready()?);
        folders.extend(bindgen.ready()?);
        let optimiser = wasm_opt()?;
        let has_wasm_opt = optimiser.is_some();
        folders.extend(optimiser.flatten());
        Ok(Tools {
            folders,
            has_wasm_opt,
        })
    }

    /// A program, started in `folder`, that finds the right tools on its `PATH`.
    pub(crate) fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(self.find(program));
        command.current_dir(folder).env("PATH", self.path());
        // Trunk reads this variable and takes nothing but `true` or `false` in it.
        command.env_remove("NO_COLOR");
        command
    }

    fn find(&self, program: &str) -> PathBuf {
        which_in(&self.path(), program).unwrap_or_else(|| program.into())
    }

    fn path(&self) -> OsString {
        let usual = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&usual));
        env::join_paths(folders).unwrap_or(usual)
    }
}

/// cargo-deny, which reads `deny.toml`.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    cargo_tool("cargo-deny", CARGO_DENY)
}

/// cargo-fuzz, which builds what `fuzz/` holds.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn cargo_fuzz() -> Result<PathBuf> {
    cargo_tool("cargo-fuzz", CARGO_FUZZ)
}

fn cargo_tool(program: &str, version: &str) -> Result<PathBuf> {
    let tool = CargoTool {
        program,
        package: program,
        version,
        locked: true,
    };
    let folder = tool.ready()?;
    Ok(folder.map_or_else(|| program.into(), |folder| folder.join(program)))
}

/// The file of the axe-core library that is run inside the page.
///
/// # Errors
/// When it is missing and npm cannot install it.
pub(crate) fn axe() -> Result<PathBuf> {
    let package = npm::package("axe-core", AXE)?;
    package
        .map(|folder| folder.join("axe.min.js"))
        .context("the accessibility tests need axe-core: install Node.js, which brings npm")
}

/// The folder of the jose library as browsers import it, module by module.
///
/// # Errors
/// When it is missing and npm cannot install it.
pub(crate) fn jose() -> Result<PathBuf> {
    let package = npm::package("jose", JOSE)?;
    package
        .map(|folder| folder.join("dist/webapi"))
        .context("verification is compared with jose: install Node.js, which brings npm")
}

/// Where a program is on the user's `PATH`.
fn which(program: &str) -> Option<PathBuf> {
    which_in(&env::var_os("PATH")?, program)
}

fn which_in(path: &OsString, program: &str) -> Option<PathBuf> {
    const ENDINGS: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    env::split_paths(path)
        .flat_map(|folder| {
            ENDINGS
                .iter()
                .map(move |ending| folder.join(format!("{program}{ending}")))
        })
        .find(|file| file.is_file())
}

/// Whether a program exists and says that it has this version.
fn has_version(program: &Path, version: &str) -> bool {
    ask(Command::new(program).arg("--version"))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

/// `None` when there is no `wasm-opt` to be had, `Some(None)` when it is on `PATH` already.
fn wasm_opt() -> Result<Option<Option<PathBuf>>> {
    if which("wasm-opt").is_some_and(|program| has_version(&program, BINARYEN)) {
        println!("   wasm-opt {BINARYEN}: on PATH");
        return Ok(Some(None));
    }
    let package = npm::package("binaryen", &format!("{BINARYEN}.0.0"))?;
    if package.is_none() {
        println!("   wasm-opt {BINARYEN}: no npm to install it with; Trunk downloads its own");
    }
    // npm links the programs of a package beside it, in node_modules/.bin.
    Ok(package.map(|folder| Some(folder.with_file_name(".bin"))))
}

fn wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    let folder = ask(rustc.args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        println!("   {WASM}: installed");
        return Ok(());
    }
    if which("rustup").is_none() {
        bail!("Rust's standard library for {WASM} is missing, and there is no rustup to add it");
    }
    run(Command::new("rustup").args(["target", "add", WASM]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who uses Trunk directly must get the same bytes.
    #[test]
    fn trunk_is_told_the_same_versions() {
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("\ntrunk-version = \"^{TRUNK}\"\n")));
        assert!(trunk.contains(&format!("\nwasm_opt = \"version_{BINARYEN}\"\n")));
    }

    #[test]
    fn programs_are_found_with_their_versions() {
        let cargo = which("cargo").unwrap();
        assert!(!has_version(&cargo, "0.0.1"));
        assert_eq!(which("no-such-program"), None);
    }
}
