//! The small page on which a browser measures verification: `benches/page`, with what it imports.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::page;
use crate::project::{Project, WASM};
use crate::site::with_neutral_paths;
use crate::split::strip;
use crate::step::run;
use crate::tools::{self, Tools};

const PACKAGE: &str = "bench-page";

/// What `measure.js` imports it as.
const MODULE: &str = "page";

/// Builds it with the settings of the page itself, and says where it is.
///
/// # Errors
/// When a tool is missing or a build fails.
pub(super) fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let folder = project.target.join("verification");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&tools::jose()?, &folder.join("jose"))?;
    let source = project.root.join("benches/page");
    for name in ["index.html", "measure.js"] {
        fs::copy(source.join(name), folder.join(name)).context(name)?;
    }
    compile(project, tools)?;
    pack(project, tools, &folder)?;
    Ok(folder)
}

fn compile(project: &Project, tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo", &project.root);
    cargo.args(["build", "--locked", "--release", "--package", PACKAGE]);
    cargo.args(["--target", WASM]);
    run(with_neutral_paths(&mut cargo, project))
}

/// As Trunk packs the page, with what `www/index.html` tells it about `wasm-opt`.
fn pack(project: &Project, tools: &Tools, folder: &Path) -> Result<()> {
    let linked = project.target.join(WASM).join("release");
    let linked = linked.join(format!("{}.wasm", PACKAGE.replace('-', "_")));
    let mut bindgen = tools.command("wasm-bindgen", &project.root);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", MODULE]);
    run(bindgen.arg("--out-dir").arg(folder).arg(linked))?;

    let html = fs::read_to_string(project.root.join("www/index.html"))?;
    let wasm = folder.join(format!("{MODULE}_bg.wasm"));
    let mut optimise = tools.command("wasm-opt", &project.root);
    optimise.args(optimisation(&html).context("www/index.html says nothing of wasm-opt")?);
    run(optimise.arg("--output").arg(&wasm).arg(&wasm))?;
    let stripped = strip(&fs::read(&wasm)?)?;
    println!("   {MODULE}_bg.wasm: {} bytes", stripped.len());
    fs::write(wasm, stripped)?;
    Ok(())
}

fn optimisation(html: &str) -> Option<Vec<String>> {
    let links = page::elements(html, "link");
    let attribute = |name| links.iter().find_map(|link| link.attribute(name));
    let level = format!("-O{}", attribute("data-wasm-opt")?);
    let others = attribute("data-wasm-opt-params")?.split(' ');
    Some(
        std::iter::once(level)
            .chain(others.map(str::to_owned))
            .collect(),
    )
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_how_it_is_packed() {
        let html = include_str!("../../../www/index.html");
        let words = optimisation(html).unwrap();
        assert_eq!(words.first().map(String::as_str), Some("-Oz"));
        assert_eq!(optimisation("<link data-wasm-opt=\"z\">"), None);
    }
}
