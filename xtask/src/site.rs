//! The page as a folder of files to host.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::page;
use crate::project::{Project, WASM};
use crate::step::{ask, run, step};
use crate::tools::Tools;

/// The binary of the package that is the page.
pub(crate) const BINARY: &str = "audlens-page";

/// Where the site is built.
pub(crate) fn folder(project: &Project) -> PathBuf {
    project.dist().join("site")
}

/// Builds the site, and says where it is.
///
/// # Errors
/// When compiling or packing fails, or the result could not be hosted under any path.
pub(crate) fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    step("compile the page", || compile(project, tools))?;
    step("pack the page with Trunk", || pack(project, tools))?;
    let site = folder(project);
    let html = fs::read_to_string(site.join("index.html"))?;
    check_references(&html)?;
    Ok(site)
}

/// Trunk would compile too, but without showing what it takes.
fn compile(project: &Project, tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo", &project.root);
    cargo.args([
        "build",
        "--locked",
        "--release",
        "--package",
        "audlens",
        "--bin",
        BINARY,
    ]);
    cargo.args(["--features", "ui", "--target", WASM]);
    run(with_neutral_paths(&mut cargo, project))
}

fn pack(project: &Project, tools: &Tools) -> Result<()> {
    let mut trunk = tools.command("trunk", &project.root);
    trunk.args([
        "build",
        "--release",
        "--locked",
        "--skip-version-check",
        "--dist",
    ]);
    trunk.arg(folder(project));
    if tools.has_wasm_opt {
        // Everything is here, down to the packages that were compiled a moment ago.
        trunk.arg("--offline");
    }
    run(with_neutral_paths(&mut trunk, project))
}

/// Keeps the names of this machine's folders out of the page, which is then the same bytes
/// wherever it is built with the same compiler.
fn with_neutral_paths<'a>(
    command: &'a mut std::process::Command,
    project: &Project,
) -> &'a mut std::process::Command {
    let mut renamed: Vec<(PathBuf, &str)> = vec![(project.root.clone(), "audlens")];
    renamed.extend(
        package_sources()
            .into_iter()
            .map(|folder| (folder, "packages")),
    );
    if let Some(sysroot) = ask(std::process::Command::new("rustc").args(["--print", "sysroot"])) {
        renamed.push((Path::new(&sysroot).join("lib/rustlib/src/rust"), "rust"));
    }
    let flags: Vec<String> = renamed
        .iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}=/{name}", folder.display()))
        // The variable below separates its flags by spaces.
        .filter(|flag| !flag.contains(' '))
        .collect();
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            flags.join(" "),
        )
}

/// Where cargo unpacks packages: one folder for each registry.
fn package_sources() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> = sources
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

/// Files are named relative to the page, or it would only work at the root of a host.
fn check_references(html: &str) -> Result<()> {
    let references = page::references(html);
    if references.is_empty() {
        bail!("index.html refers to no file at all");
    }
    for reference in references {
        reference
            .strip_prefix("./")
            .filter(|file| !file.contains(['/', '\\', ':', '%']))
            .with_context(|| format!("index.html refers to `{reference}`, not to `./<file>`"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_names_its_files_relative_to_the_page() {
        for (html, accepted) in [
            (
                "<link href=\"./a.css\"><script src=\"./boot.js\"></script>",
                true,
            ),
            ("<link href=\"/a.css\">", false),
            ("<link href=\"./../a.css\">", false),
            ("<script src=\"https://example.com/a.js\"></script>", false),
            ("<p>", false),
        ] {
            assert_eq!(check_references(html).is_ok(), accepted, "{html}");
        }
    }
}
