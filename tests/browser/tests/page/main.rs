//! What a person does, done in a real browser: one module for each thing that must hold.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "all of this is tests, also what stands beside the test functions"
)]

mod catalogue;
mod keyboard;
mod keys;
mod layouts;
mod make;
mod one_file;
mod panels;
mod pastes;
mod plain_host;
mod safety;
mod scenarios;
mod silence;
mod standards;
mod sub_path;
mod validators;
