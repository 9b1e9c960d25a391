//! Drives a real browser the way a person does: [`hands`] act, [`eyes`] wait and read.
//!
//! Nothing here sleeps for a guessed time: an act is followed by a wait for what must be seen.
//! Every request of the browser goes through a proxy of the test's own ([`proxy`]), which lets
//! through what the test allows, and keeps a list of everything that was asked for.
//!
//! The modules, from what they stand on to what they do:
//! [`built`] (what is tested), `driver` (the WebDriver protocol), [`proxy`], [`browser`] (one
//! session), [`hands`], [`eyes`], [`page`] (the words of Audlens's own page), and [`tokens`].

#![expect(
    clippy::panic,
    reason = "a test says that something is wrong by panicking"
)]

pub mod browser;
pub mod built;
mod driver;
pub mod eyes;
pub mod hands;
pub mod page;
pub mod proxy;
pub mod tokens;
