//! What was recognised in a paste, in words.

use super::signature::capital;
use super::{list, shorten, token_chips};
use crate::diagnosis::Facts;
use crate::document::Element;
use crate::intake::{Configured, Exchange, Piece, Tells, Value};
use crate::policy::Policy;
use crate::token;
use crate::validators::hear;

/// What a piece is, and which one.
pub fn piece(piece: &Piece) -> String {
    let form = capital(piece.form.name);
    match (piece.name.as_str(), &piece.tells) {
        ("", Tells::Message(said)) => match codes(said) {
            codes if codes.is_empty() => form,
            codes => format!("{form}: {}", list(&codes, "and")),
        },
        ("", _) => form,
        (name, _) => format!("{form}: {}", shorten(name)),
    }
}

/// The codes of the messages in a text, each once.
fn codes(said: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for heard in hear(said) {
        if !codes.iter().any(|own| own == heard.code()) {
            codes.push(heard.code().to_owned());
        }
    }
    codes
}

/// What a token is, in the few words of a chip. `now` is in seconds since 1970.
pub fn token_chip(token: &str, now: i64) -> String {
    let reading = token::read(token);
    let chips = token_chips(&reading.token, &Facts::of(&reading), now);
    let purpose = chips.iter().find(|chip| chip.starts_with("for "));
    match (chips.first(), purpose) {
        (Some(what), Some(purpose)) => format!("{what} {purpose}"),
        (Some(what), None) => what.clone(),
        (None, _) => String::new(),
    }
}

/// What it tells, in a line; empty where its name says all. `now` is in seconds since 1970.
pub fn summary(piece: &Piece, now: i64) -> String {
    match &piece.tells {
        Tells::Token(carried) => {
            let reading = token::read(&carried.token);
            token_chips(&reading.token, &Facts::of(&reading), now).join(", ")
        }
        Tells::Exchange(exchange) => sent(exchange),
        Tells::Message(said) => shorten(said.trim()),
        Tells::Settings(configured) => set(configured),
        Tells::Policy(policy) => shorten(&elements(policy).join(", ")),
        Tells::Other => String::new(),
    }
}

/// What runs before the backend, in order.
fn elements(policy: &Policy) -> Vec<String> {
    let scopes = policy.scopes.iter().rev();
    let sections = scopes.filter_map(|scope| scope.root.get("inbound"));
    let elements = sections.flat_map(Element::elements);
    elements.map(|element| element.name.clone()).collect()
}

fn sent(exchange: &Exchange) -> String {
    let Exchange {
        method,
        address,
        status,
        ..
    } = exchange;
    let asked = format!("{method} {}", shorten_address(address));
    match (asked.trim(), status) {
        ("", Some(status)) => format!("Answered {status}"),
        (asked, Some(status)) => format!("{asked}: answered {status}"),
        (asked, None) => asked.to_owned(),
    }
}

fn shorten_address(address: &str) -> String {
    match address {
        "" => String::new(),
        address => shorten(address),
    }
}

fn set(configured: &Configured) -> String {
    let mut names: Vec<String> = Vec::new();
    for value in &configured.values {
        if !names.contains(&value.name) {
            names.push(value.name.clone());
        }
    }
    let whose = match (configured.validator, configured.stands_for) {
        (Some(validator), "") => validator.name,
        (_, stands_for) => stands_for,
    };
    match (whose, names.is_empty()) {
        ("", true) => String::new(),
        ("", false) => format!("tells {}", list(&names, "and")),
        (whose, true) => format!("{whose}, nothing set"),
        (whose, false) => format!("{whose}, with {}", list(&names, "and")),
    }
}

/// Where a setting came from: the line, and its name there.
pub fn source(value: &Value, line: usize) -> String {
    match value.name.as_str() {
        "" => format!("Pasted, line {line}"),
        name => format!("Pasted, line {line}: {name}"),
    }
}
