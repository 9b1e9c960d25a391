//! The repository's own rules.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use audlens::explain;
use audlens::intake::forms;
use audlens::validators::{Profile, profiles};

/// Modules in the order of knowledge, as `src/lib.rs` lists them: none knows a later one.
const ORDER: [&str; 15] = [
    "catalogue",
    "token",
    "crypto",
    "binding",
    "document",
    "registry",
    "issuer",
    "audience",
    "validators",
    "policy",
    "intake",
    "diagnosis",
    "explain",
    "scenario",
    "ui",
];

/// A file with more lines than this holds more than one idea.
const LONGEST: usize = 400;

#[test]
fn no_file_is_long() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|path| {
            (
                std::fs::read_to_string(&path).unwrap().lines().count(),
                path,
            )
        })
        .filter(|(lines, _)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn lower_modules_never_know_higher_ones() {
    for path in sources().iter().filter(|path| path.starts_with("src")) {
        let Some(own) = rank(path).filter(|_| !path.ends_with("tests.rs")) else {
            continue;
        };
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for higher in ORDER.iter().skip(own + 1) {
            let knows = code.lines().any(|line| {
                !line.trim_start().starts_with("//") && line.contains(&format!("crate::{higher}"))
            });
            assert!(!knows, "{} knows {higher}", path.display());
        }
    }
}

#[test]
fn the_map_lists_every_module() {
    let map = std::fs::read_to_string("src/lib.rs").unwrap();
    for module in ORDER {
        assert!(
            map.contains(&format!("`{module}`")),
            "the map lacks {module}"
        );
    }
    let declared: BTreeSet<_> = map
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(
        declared,
        ORDER.into_iter().collect(),
        "a module without a place in the map"
    );
}

/// The page never turns text into markup, stores nothing and asks nobody.
#[test]
fn the_page_has_no_way_to_leak() {
    let banned = [
        "from_html_unchecked",
        "innerHTML",
        "inner_html",
        "insertAdjacentHTML",
        "localStorage",
        "local_storage",
        "sessionStorage",
        "session_storage",
        "indexedDB",
        "XmlHttpRequest",
        "fetch_with",
        "WebSocket",
        "sendBeacon",
        "send_beacon",
        "document.cookie",
        "set_cookie",
    ];
    for path in sources()
        .iter()
        .filter(|path| path.starts_with("src") || path.starts_with("www"))
    {
        let text = std::fs::read_to_string(path).unwrap();
        for word in banned {
            assert!(!text.contains(word), "{} mentions {word}", path.display());
        }
    }
}

/// The README's table of validators is what the profiles say. `UPDATE=1` rewrites it.
#[test]
fn the_readme_lists_the_validators() {
    let rows = profiles().map(|profile| {
        let version = match profile.version {
            "" => "–",
            version => version,
        };
        let fidelity = explain::fidelity(profile.fidelity);
        let Profile { id, name, .. } = profile;
        format!("| `{id}` | {name} | {version} | {fidelity} |\n")
    });
    let table = format!(
        "| id | validator | version | how it is known |\n|---|---|---|---|\n{}",
        rows.collect::<String>()
    );
    in_the_readme("| id | validator |", &table);
}

/// The README's table of what can be pasted is what the forms say. `UPDATE=1` rewrites it.
#[test]
fn the_readme_lists_what_can_be_pasted() {
    let rows = forms().map(|form| format!("| `{}` | {} |\n", form.id, form.name));
    let table = format!(
        "| id | what it is |\n|---|---|\n{}",
        rows.collect::<String>()
    );
    in_the_readme("| id | what it is |", &table);
}

/// A table of the README, from its first words to the empty line behind it.
fn in_the_readme(begins: &str, table: &str) {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let start = readme.find(begins).unwrap();
    let length = readme.get(start..).unwrap().find("\n\n").unwrap() + 1;
    let (before, rest) = readme.split_at(start);
    let (found, after) = rest.split_at(length);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("README.md", [before, table, after].concat()).unwrap();
    } else {
        assert_eq!(found, table);
    }
}

/// Nothing of the machine that it was written on.
#[test]
fn files_speak_of_the_project_alone() {
    let banned = [
        ["/wo", "rk/"].concat(),
        ["/ro", "ot/"].concat(),
        ["/ho", "me/"].concat(),
    ];
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        for word in &banned {
            assert!(!text.contains(word), "{} mentions {word}", path.display());
        }
    }
}

fn rank(path: &Path) -> Option<usize> {
    let name = path.iter().nth(1)?.to_str()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    ORDER.iter().position(|module| *module == name)
}

/// Hand-written code: Rust, JavaScript, CSS and HTML.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = ["src", "tests", "www", "xtask"].map(PathBuf::from).to_vec();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|ext| ["rs", "js", "html"].iter().any(|known| ext == *known))
            {
                found.push(path);
            }
        }
    }
    found
}
