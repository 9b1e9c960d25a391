//! `cargo xtask dist`: what is handed out.

use std::fs;

use anyhow::Result;

use crate::project::Project;
use crate::step::step;
use crate::tools::Tools;
use crate::{headers, one_file, site, sums};

/// Builds everything that is handed out, from finding the tools to the checksums.
///
/// # Errors
/// When a tool is missing or a build fails.
pub(crate) fn run() -> Result<()> {
    let project = Project::find()?;
    let tools = step("find the tools", || Tools::ready(&project))?;
    build(&project, &tools)
}

/// Builds `dist/site`, `dist/audlens.html`, `dist/headers.txt` and `dist/SHA256SUMS`.
///
/// # Errors
/// When a build fails.
pub(crate) fn build(project: &Project, tools: &Tools) -> Result<()> {
    site::build(project, tools)?;
    step("fold the page into one file", || {
        one_file::build(project, tools)
    })?;
    step("write the checksums", || {
        let dist = project.dist();
        fs::write(dist.join("headers.txt"), headers::as_text())?;
        sums::write(&dist, &["audlens.html", "headers.txt", "site"])
    })
}
