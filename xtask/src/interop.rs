//! `cargo xtask interop`: what is made here, read by other libraries, and the other way round.

use anyhow::Result;

use crate::project::Project;
use crate::step::{run as start, step};
use crate::tools::OtherLibraries;

/// Installs the libraries and compares.
///
/// # Errors
/// When a library cannot be installed, or does not agree.
pub(crate) fn run() -> Result<()> {
    let project = Project::find()?;
    step("interop", || compare(&project))
}

/// Runs the program of `xtask/interop`, which prints a table and fails where something does not agree.
///
/// # Errors
/// As [`run`].
pub(crate) fn compare(project: &Project) -> Result<()> {
    let libraries = OtherLibraries::ready()?;
    let mut cargo = project.cargo(&["run", "--quiet", "--locked", "--package", "interop"]);
    cargo
        .env("NODE", libraries.node)
        .env("JOSE", libraries.jose)
        .env("PYTHON", libraries.python)
        .env("PYJWT", libraries.pyjwt);
    start(&mut cargo)
}
