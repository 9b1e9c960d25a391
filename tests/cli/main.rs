//! The command line, as a shell sees it: exit status and every letter of what is printed.
//!
//! `UPDATE=1 cargo test --test cli` rewrites the texts beside this file, for review.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod arguments;
#[path = "audlens.rs"]
mod audlens_command;
mod form;
mod keys;
mod scenarios;
mod schema;
mod secrets;
mod streams;

use audlens::scenario::{NOON, Scenario, scenarios};
use audlens::token::base64url::encode;
use audlens_command::{Ran, audlens, file};
use serde_json::{Value, json};

const NOON_UTC: &str = "2026-11-22T12:00:00Z";
const HEADER: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0";
const JWE: &str = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y29udGVudA.dGFn";

fn token(claims: &str) -> String {
    format!("{HEADER}.{}.c2lnbmF0dXJl", encode(claims.as_bytes()))
}

fn scenario(id: &str) -> Scenario {
    scenarios().into_iter().find(|own| own.id == id).unwrap()
}

/// A scenario before its validator, with what that one said where the story tells.
fn check(scenario: &Scenario, more: &[&str]) -> Ran {
    let (expect, given) = (expect(scenario), scenario.given(NOON));
    let said = file("said.txt", &given.said.message);
    let mut arguments = vec!["check", "--at", NOON_UTC];
    if scenario.validator.is_some() {
        arguments.extend(["--expect", &expect]);
    }
    if !given.said.message.is_empty() {
        arguments.extend(["--message", &said]);
    }
    arguments.extend(more);
    audlens(&arguments, &given.paste)
}

/// A scenario's validator and settings, as a file for `--expect`.
fn expect(scenario: &Scenario) -> String {
    let path = format!("tests/scenarios/{}.json", scenario.id);
    let whole: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let expect = json!({ "validator": whole["validator"], "settings": whole["settings"] });
    file(&format!("expect-{}.json", scenario.id), expect.to_string())
}

#[track_caller]
fn pinned(name: &str, printed: &str) {
    let path = format!("tests/cli/{name}.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let pinned = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == pinned,
        "{path} is out of date, see UPDATE=1:\n{printed}"
    );
}
