//! The page as a folder of files to host.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::late;
use crate::page;
use crate::project::{Project, WASM};
use crate::split::{Halves, split, strip};
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
    step("cut the program in two", || cut(project, &site))?;
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

/// The page's program as the linker leaves it.
fn linked(project: &Project) -> PathBuf {
    let folder = project.target.join(WASM).join("release");
    folder.join(format!("{BINARY}.wasm"))
}

/// The page's program in one piece, for the page in one file.
pub(crate) fn whole(project: &Project) -> PathBuf {
    project.target.join("whole").join(format!("{BINARY}.wasm"))
}

/// Puts two halves in the place of the program that Trunk has packed, names and all.
fn cut(project: &Project, site: &Path) -> Result<()> {
    let packed = only_wasm(site)?;
    let wasm = fs::read(&packed)?;
    let Halves {
        first,
        second,
        doors,
    } = split(&wasm, &fs::read(linked(project))?, late::is_late)?;
    let missing = late::missing(&doors);
    ensure!(
        missing.is_empty(),
        "xtask/src/late.rs names what the page does not call: {}",
        missing.join(", ")
    );
    let whole = whole(project);
    fs::create_dir_all(whole.parent().unwrap_or(&whole))?;
    fs::write(whole, strip(&wasm)?)?;

    let index = site.join("index.html");
    let html = fs::read_to_string(&index)?;
    let [first_name, second_name] =
        [(&first, "bg"), (&second, "late")].map(|(half, kind)| named(half, kind));
    let html = with_halves(
        &html,
        (&first_name, &integrity(&first)),
        (&second_name, &integrity(&second)),
    )?;
    fs::write(index, html)?;
    fs::remove_file(packed)?;
    println!("   {first_name}: {} bytes", first.len());
    println!("   {second_name}: {} bytes", second.len());
    fs::write(site.join(first_name), first)?;
    fs::write(site.join(second_name), second)?;
    Ok(())
}

/// The page with the first half where the whole was, and with a word about the second. It must not
/// be a link, or browsers would load it together with the first.
fn with_halves(html: &str, first: (&str, &str), second: (&str, &str)) -> Result<String> {
    let links = page::elements(html, "link");
    let mut links = links
        .iter()
        .filter(|link| link.attribute("as") == Some("fetch"));
    let link = links.next().context("no link loads the program")?;
    let mut preload = link.text.to_owned();
    for (name, value) in [
        ("href", format!("./{}", first.0)),
        ("integrity", first.1.to_owned()),
    ] {
        let old = link.attribute(name);
        let old = old.with_context(|| format!("the link has no {name}"))?;
        preload = preload.replace(&format!("{name}=\"{old}\""), &format!("{name}=\"{value}\""));
    }
    let (name, integrity) = second;
    let late = format!(
        "<meta name=\"{}\" content=\"./{name} {integrity}\">",
        page::LATE
    );
    Ok(html.replacen(link.text, &format!("{preload}{late}"), 1))
}

/// A name made from the content, like those that Trunk makes.
fn named(wasm: &[u8], kind: &str) -> String {
    let sum = format!("{:x}", Sha256::digest(wasm));
    let start: String = sum.chars().take(16).collect();
    format!("{BINARY}-{start}_{kind}.wasm")
}

/// As the `integrity` attribute has it (Subresource Integrity, section 3.1).
fn integrity(file: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(file)))
}

fn only_wasm(site: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(site)?.flatten().map(|entry| entry.path());
    let mut wasm = files.filter(|file| file.extension().is_some_and(|ending| ending == "wasm"));
    match (wasm.next(), wasm.next()) {
        (Some(file), None) => Ok(file),
        _ => bail!("{} must hold exactly one wasm file", site.display()),
    }
}

/// Keeps the names of this machine's folders out of the page, which is then the same bytes
/// wherever it is built with the same compiler.
pub(crate) fn with_neutral_paths<'a>(
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
        // Names say for which types a generic function was made; `late` reads them.
        .chain(["-Csymbol-mangling-version=v0".to_owned()])
        // `split` must know every static, and who holds its address. Slots are numbers that hardly
        // anything else in the program is.
        .chain(
            ["no-merge-data-segments", "emit-relocs", "table-base=5000"]
                .map(|option| format!("-Clink-arg=--{option}")),
        )
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
    fn the_page_names_both_halves() {
        let html = "<link href=\"./a.css\"><link rel=\"preload\" href=\"./a_bg.wasm\" \
                    integrity=\"sha384-a\" as=\"fetch\"></head>";
        let changed = with_halves(html, ("b.wasm", "sha384-b"), ("c.wasm", "sha384-c")).unwrap();
        assert_eq!(
            changed,
            "<link href=\"./a.css\"><link rel=\"preload\" href=\"./b.wasm\" \
             integrity=\"sha384-b\" as=\"fetch\">\
             <meta name=\"audlens-late\" content=\"./c.wasm sha384-c\"></head>"
        );
        assert_eq!(page::late(&changed), Some("./c.wasm"));
        assert_eq!(page::references(&changed), ["./a.css", "./b.wasm"]);
        assert_eq!(named(b"abc", "bg"), "audlens-page-ba7816bf8f01cfea_bg.wasm");
        assert!(with_halves("<link href=\"./a.css\">", ("", ""), ("", "")).is_err());
    }

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
