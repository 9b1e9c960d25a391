//! Where installed programs are kept, for this user alone.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder of one tool: `tools/<name>-<version>` in the cache of this user.
///
/// # Errors
/// When the environment names neither a cache nor a home.
pub(super) fn folder(name: &str, version: &str) -> Result<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let cache = base(|name| variable(name).map(PathBuf::from))
        .context("no place for tools: set AUDLENS_CACHE to a folder")?;
    Ok(cache.join("tools").join(format!("{name}-{version}")))
}

fn base(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let usual = || {
        if cfg!(windows) {
            variable("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            variable("HOME").map(|home| home.join("Library/Caches"))
        } else {
            // XDG Base Directory Specification 0.8.
            variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
        }
    };
    variable("AUDLENS_CACHE").or_else(|| usual().map(|cache| cache.join("audlens")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn the_most_particular_variable_wins() {
        let with = |set: &[&str]| {
            base(|name| {
                set.contains(&name)
                    .then(|| PathBuf::from(format!("/{name}")))
            })
        };
        for (set, expected) in [
            (
                &["HOME", "XDG_CACHE_HOME", "AUDLENS_CACHE"][..],
                Some("/AUDLENS_CACHE"),
            ),
            (&["HOME", "XDG_CACHE_HOME"], Some("/XDG_CACHE_HOME/audlens")),
            (&["HOME"], Some("/HOME/.cache/audlens")),
            (&[], None),
        ] {
            assert_eq!(with(set), expected.map(PathBuf::from));
        }
    }
}
