//! What the tests are about: the built page, and the programs to look at it with.

use std::env;
use std::path::PathBuf;
use std::sync::LazyLock;

/// What `cargo xtask test` tells the tests.
pub struct Built {
    /// Where the site is served, with a `/` at the end.
    pub url: String,
    /// The page in one file.
    pub file: PathBuf,
    /// The browser.
    pub chromium: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
    /// The accessibility checker, as JavaScript.
    pub axe: PathBuf,
}

/// What `cargo xtask test` told.
///
/// # Panics
/// When the tests were started in another way.
pub fn built() -> &'static Built {
    static BUILT: LazyLock<Option<Built>> = LazyLock::new(|| {
        let path = |name| env::var_os(name).map(PathBuf::from);
        Some(Built {
            url: env::var("AUDLENS_URL").ok()?,
            file: path("AUDLENS_FILE")?,
            chromium: path("CHROMIUM")?,
            driver: path("CHROMEDRIVER")?,
            axe: path("AXE")?,
        })
    });
    match &*BUILT {
        Some(built) => built,
        None => panic!("these tests need a built page and a browser: run `cargo xtask test`"),
    }
}
