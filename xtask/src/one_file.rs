//! The page as one file that opens from a disk and can talk to nobody.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::page;
use crate::policy;
use crate::project::{Project, WASM};
use crate::site::{self, BINARY};
use crate::step::run;
use crate::tools::Tools;

/// What the page loads once it is ready. In one file it is a data block: no browser runs it, so the
/// policy needs no hash of it (HTML Living Standard, section 4.12.1).
pub(crate) const CATALOGUE: &str = "catalogue.txt";

/// Where the one file is built.
pub(crate) fn file(project: &Project) -> PathBuf {
    project.dist().join("audlens.html")
}

/// Folds the page into one file. Needs the site, whose optimised wasm goes into it in one piece.
///
/// # Errors
/// When the glue cannot be made, or the page holds something that cannot be folded in.
pub(crate) fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let glue = script_glue(project, tools)?;
    let www = project.root.join("www");
    let boot = read(&www.join("boot-one-file.js"))?;
    let wasm = BASE64_STANDARD.encode(fs::read(site::whole(project))?);
    let script = format!("{glue}\nconst wasmBase64 = \"{wasm}\";\n{boot}");
    let html = fold(&read(&www.join("index.html"))?, &script, |name| {
        read(&www.join(name))
    })?;
    let file = file(project);
    fs::write(&file, html)?;
    Ok(file)
}

/// The glue for a script without imports and exports, with its one name `glue`.
///
/// wasm-bindgen writes the same wasm for every kind of glue; this is checked, because then the
/// site's wasm, which `wasm-opt` has worked on, is the right one here too.
fn script_glue(project: &Project, tools: &Tools) -> Result<String> {
    let compiled = project
        .target
        .join(WASM)
        .join("release")
        .join(format!("{BINARY}.wasm"));
    let folder = project.target.join("one-file");
    let mut bindgen = tools.command("wasm-bindgen", &project.root);
    bindgen.args([
        "--target",
        "no-modules",
        "--no-modules-global",
        "glue",
        "--no-typescript",
    ]);
    run(bindgen.arg("--out-dir").arg(&folder).arg(compiled))?;

    let wasm = format!("{BINARY}_bg.wasm");
    let for_site = project.target.join("wasm-bindgen/release").join(&wasm);
    ensure!(
        fs::read(folder.join(&wasm))? == fs::read(for_site)?,
        "wasm-bindgen wrote another wasm for the one-file page than for the site"
    );
    read(&folder.join(format!("{BINARY}.js")))
}

/// Puts the styles, the icon, the catalogue and the script where `www/index.html` tells Trunk to link them.
fn fold(html: &str, script: &str, asset: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut styles = Vec::new();
    let mut folded = html.to_owned();
    for link in page::elements(html, "link") {
        let href = link.attribute("href").unwrap_or_default();
        let replacement = match link.attribute("rel") {
            Some("icon") => {
                let icon = BASE64_STANDARD.encode(asset(href)?);
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
            }
            Some("css") => {
                let style = asset(href)?;
                ensure!(
                    !style.contains("</style") && !style.contains("url("),
                    "the style cannot stand inline"
                );
                let element = format!("<style>{style}</style>");
                styles.push(style);
                element
            }
            Some("copy-file") if href == CATALOGUE => {
                let text = asset(href)?;
                ensure!(!ends_a_script(&text), "the catalogue cannot stand inline");
                format!("<script type=\"text/plain\" id=\"catalogue\">{text}</script>")
            }
            Some("copy-file") => String::new(),
            Some("rust") => format!("<script type=\"module\">{script}</script>"),
            _ => bail!("one file cannot hold {}", link.text),
        };
        folded = folded.replace(link.text, &replacement);
    }
    ensure!(!ends_a_script(script), "the script cannot stand inline");
    let policy = policy::one_file(script, &styles);
    ensure!(
        folded.contains(policy::HOSTED),
        "the page does not state the policy of policy.rs"
    );
    Ok(folded.replacen(policy::HOSTED, &policy, 1))
}

/// What ends a script, or changes how its end is found: HTML Living Standard, section 4.12.1.3.
fn ends_a_script(script: &str) -> bool {
    let script = script.to_ascii_lowercase();
    ["</script", "<script", "<!--"]
        .iter()
        .any(|marker| script.contains(marker))
}

fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    // A browser reads CRLF as LF, so that the policy's hashes would be of another text.
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_with(links: &str) -> String {
        format!("<meta content=\"{}\">{links}<body>", policy::HOSTED)
    }

    fn asset(name: &str) -> Result<String> {
        Ok(format!("/* {name} */"))
    }

    #[test]
    fn everything_moves_into_the_page() {
        let html = page_with(
            "<link data-trunk rel=\"icon\" href=\"i.svg\"><link data-trunk rel=\"css\" \
             href=\"a.css\"><link data-trunk rel=\"css\" href=\"b.css\"><link data-trunk rel=\"copy-file\" href=\"boot.js\">\
             <link data-trunk rel=\"rust\" href=\"../Cargo.toml\">",
        );
        let folded = fold(&html, "start()", asset).unwrap();
        let styles = ["/* a.css */", "/* b.css */"].map(String::from);
        let policy = policy::one_file("start()", &styles);
        assert_eq!(
            folded,
            format!(
                "<meta content=\"{policy}\"><link rel=\"icon\" \
                 href=\"data:image/svg+xml;base64,LyogaS5zdmcgKi8=\"><style>/* a.css */</style>\
                 <style>/* b.css */</style>\
                 <script type=\"module\">start()</script><body>"
            )
        );
    }

    #[test]
    fn the_catalogue_stands_in_a_block_that_is_not_run() {
        let html = page_with("<link data-trunk rel=\"copy-file\" href=\"catalogue.txt\">");
        let folded = fold(&html, "", |_| Ok("[a]\nb\tc\n".to_owned())).unwrap();
        assert!(
            folded.contains(
                "<script type=\"text/plain\" id=\"catalogue\">[a]\nb\tc\n</script><body>"
            ),
            "{folded}"
        );
        let refused = fold(&html, "", |_| Ok("<!-- ".to_owned())).unwrap_err();
        assert_eq!(refused.to_string(), "the catalogue cannot stand inline");
    }

    #[test]
    fn what_cannot_stand_inline_is_refused() {
        let css = page_with("<link data-trunk rel=\"css\" href=\"a.css\">");
        let refused = |html: &str, script: &str, style: &str| {
            fold(html, script, |_| Ok(style.to_owned()))
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            refused(&css, "'</SCRIPT>'", ""),
            "the script cannot stand inline"
        );
        assert_eq!(
            refused(&css, "", "a { b: url(c) }"),
            "the style cannot stand inline"
        );
        assert_eq!(
            refused("<p>", "", ""),
            "the page does not state the policy of policy.rs"
        );
        assert_eq!(
            refused("<link rel=\"preload\" href=\"x\">", "", ""),
            "one file cannot hold <link rel=\"preload\" href=\"x\">"
        );
    }
}
