//! What was recognised in a paste, in words.

use super::{list, shorten, token_chips};
use crate::diagnosis::Facts;
use crate::document::Element;
use crate::intake::{Configured, Exchange, Piece, Tells, Value};
use crate::policy::Policy;
use crate::token;

/// What a piece is, and which one.
pub fn piece(piece: &Piece) -> String {
    match piece.name.as_str() {
        "" => piece.form.name.to_owned(),
        name => format!("{}: {}", piece.form.name, shorten(name)),
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
    match status {
        Some(status) => format!("{}: answered {status}", asked.trim()),
        None => asked.trim().to_owned(),
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
