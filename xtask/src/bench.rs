//! `cargo xtask bench`: sizes and times, as Markdown.

mod verification;

use std::env::consts::{ARCH, OS};
use std::process::Command;
use std::time::SystemTime;

use anyhow::Result;

use crate::project::Project;
use crate::step::{ask, run as start, step};
use crate::tools::{JOSE, Tools};
use crate::{budget, dist, server, site, web_tests};

/// Builds the page, weighs it, and runs the measurements, in the browser and native.
///
/// # Errors
/// When a build or a measurement fails.
pub(crate) fn run() -> Result<()> {
    let project = Project::find()?;
    let tools = step("find the tools", || Tools::ready(&project))?;
    dist::build(&project, &tools)?;
    println!("\n# Figures\n\n{}\n", circumstances());
    print!(
        "## Loading\n\n{}",
        budget::table(&budget::loading(&site::folder(&project))?)
    );
    println!("\n## In the browser");
    let mut figures = web_tests::command(&project)?;
    figures.args(["--test", "figures", "--", "--nocapture"]);
    start(figures.env("AUDLENS_BENCH", "1"))?;
    println!("\n## Verification in the browser, beside `jose` {JOSE}");
    verifications(&project, &tools)?;
    println!("\n## Native");
    start(&mut project.cargo(&["bench", "--locked", "--package", "benches"]))
}

/// Measures verification alone, on a page of its own.
fn verifications(project: &Project, tools: &Tools) -> Result<()> {
    let folder = verification::build(project, tools)?;
    let url = server::serve(&folder, 0)?;
    let mut figures = web_tests::command(project)?;
    figures.args(["--test", "verification", "--", "--nocapture"]);
    start(figures.env("AUDLENS_BENCH", url))
}

/// When, on what and with what: figures mean nothing without.
#[expect(
    clippy::disallowed_methods,
    reason = "figures carry the date on which they were taken"
)]
fn circumstances() -> String {
    let date = httpdate::fmt_http_date(SystemTime::now());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let compiler = ask(Command::new("rustc").arg("--version")).unwrap_or_default();
    let cpus = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor(&cpus).unwrap_or("unnamed processor");
    format!("{date}; {model}, {cores} cores, {OS} {ARCH}; {compiler}.")
}

/// The model in the text of Linux's `/proc/cpuinfo`.
fn processor(cpus: &str) -> Option<&str> {
    let line = cpus.lines().find(|line| line.starts_with("model name"))?;
    line.split_once(':').map(|(_, model)| model.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linux_names_the_processor() {
        let cpus = "processor\t: 0\nmodel name\t: Example 3000\nmodel name\t: other\n";
        assert_eq!(processor(cpus), Some("Example 3000"));
        assert_eq!(processor("processor\t: 0\n"), None);
    }
}
