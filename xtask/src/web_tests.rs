//! The tests in a real browser, against what was built.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::project::Project;
use crate::tools::{self, Browser};
use crate::{one_file, server, site};

/// Serves the built site, and makes the command that runs the browser tests against it, with what
/// they are to know in its environment.
///
/// # Errors
/// When nothing is built yet, or the browser is missing and cannot be installed.
pub(crate) fn command(project: &Project) -> Result<Command> {
    let site = site::folder(project);
    let file = one_file::file(project);
    ensure!(
        site.join("index.html").is_file() && file.is_file(),
        "nothing is built yet: run `cargo xtask dist` first"
    );
    let browser = Browser::ready()?;
    let axe = tools::axe()?;
    let url = server::serve(&site, 0)?;
    println!("   the page is at {url}");
    let mut cargo = project.cargo(&["test", "--locked", "--package", "browser-tests"]);
    cargo
        .env("AUDLENS_URL", url)
        .env("AUDLENS_SITE", site)
        .env("AUDLENS_FILE", file)
        .env("CHROMIUM", browser.chromium)
        .env("CHROMEDRIVER", browser.driver)
        .env("AXE", axe);
    Ok(cargo)
}
