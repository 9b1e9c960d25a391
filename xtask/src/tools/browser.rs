//! The browser that the tests drive.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::which;
use crate::step::{ask, run};

/// Chromium and the program that drives it.
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds both, or installs them where that takes no question: as root, on Debian.
    /// `CHROMIUM` and `CHROMEDRIVER` in the environment come first.
    ///
    /// # Errors
    /// When one is missing and may not be installed; names the command that would.
    pub(crate) fn ready() -> Result<Browser> {
        if let Some(browser) = find() {
            println!(
                "   Chromium and chromedriver: {}",
                browser.chromium.display()
            );
            return Ok(browser);
        }
        if !may_install() {
            bail!("Chromium or its driver is missing: {}", advice());
        }
        let apt = || {
            let mut apt = Command::new("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        };
        run(apt().args(["update", "--quiet"]))?;
        run(apt().args(["install", "--yes", "--quiet", "chromium", "chromium-driver"]))?;
        match find() {
            Some(browser) => Ok(browser),
            None => bail!("apt-get installed Chromium, but it is not on PATH"),
        }
    }
}

fn find() -> Option<Browser> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from);
    let chromium = named("CHROMIUM").or_else(|| {
        [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ]
        .into_iter()
        .find_map(which)
    });
    let driver = named("CHROMEDRIVER").or_else(|| which("chromedriver"));
    Some(Browser {
        chromium: chromium?,
        driver: driver?,
    })
}

/// Ubuntu's package of that name is a snap, which a container cannot install.
fn may_install() -> bool {
    let is_root = ask(Command::new("id").arg("-u")).is_some_and(|user| user == "0");
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_root && which("apt-get").is_some() && release.lines().any(|line| line == "ID=debian")
}

fn advice() -> &'static str {
    if which("apt-get").is_some() {
        "run `sudo apt-get install chromium chromium-driver`"
    } else if which("dnf").is_some() {
        "run `sudo dnf install chromium chromedriver`"
    } else if cfg!(target_os = "macos") {
        "run `brew install --cask google-chrome chromedriver`, and set CHROMIUM to the browser"
    } else {
        "install both and set CHROMIUM and CHROMEDRIVER to them"
    }
}
