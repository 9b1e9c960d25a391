//! The libraries of others that tokens are exchanged with.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{npm, pip, which};

/// jose, for JavaScript.
const JOSE: &str = "6.2.17";
/// PyJWT, for Python, and the cryptography that it stands on.
const PYJWT: &str = "2.15.1";
const CRYPTOGRAPHY: &str = "50.0.2";

/// What runs the libraries, and where they are.
pub(crate) struct OtherLibraries {
    /// Node.js.
    pub(crate) node: PathBuf,
    /// The folder of jose.
    pub(crate) jose: PathBuf,
    /// Python.
    pub(crate) python: PathBuf,
    /// The folder with PyJWT and what it stands on.
    pub(crate) pyjwt: PathBuf,
}

impl OtherLibraries {
    /// Finds or installs them.
    ///
    /// # Errors
    /// When something is missing and cannot be installed; says what to do.
    pub(crate) fn ready() -> Result<Self> {
        let node = which("node").context("jose needs Node.js 20 or later, which brings npm")?;
        let jose = npm::package("jose", JOSE)?.context("jose needs npm to be installed")?;
        let python = which("python3").or_else(|| which("python"));
        let python = python.context("PyJWT needs Python 3 with pip")?;
        let requirements = [
            format!("PyJWT[crypto]=={PYJWT}"),
            format!("cryptography=={CRYPTOGRAPHY}"),
        ];
        let pyjwt = pip::package(&python, "PyJWT", PYJWT, &requirements)?;
        Ok(Self {
            node,
            jose,
            python,
            pyjwt,
        })
    }
}
