//! `cargo xtask serve`: the page on this machine.

use std::thread;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::step::step;
use crate::tools::Tools;
use crate::{server, site};

/// Builds the page and serves it until the program is interrupted.
///
/// # Errors
/// When a tool is missing, the build fails or the port is taken.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let port = match options {
        [] => 8080,
        ["--port", number] => number
            .parse()
            .with_context(|| format!("`{number}` is no port"))?,
        _ => bail!("serve takes `--port N` and nothing else"),
    };
    let project = Project::find()?;
    let tools = step("find the tools", || Tools::ready(&project))?;
    let site = site::build(&project, &tools)?;
    let address = server::serve(&site, port)?;
    println!("\nAudlens is at {address} (only on this machine; Ctrl+C ends it)");
    loop {
        thread::park();
    }
}
