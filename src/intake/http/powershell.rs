//! `Invoke-RestMethod` and `Invoke-WebRequest` of PowerShell.

use std::collections::HashMap;

use super::curl::is_address;
use super::draft::{exchange, piece};
use super::literal::{Reader, Value, Variables};
use super::words;
use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "powershell",
    name: "PowerShell request",
    source: prose(
        "learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod; learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_splatting",
    ),
    reads: Reads::Text(read),
};

const ROOTS: [&str; 4] = ["Invoke-", "invoke-", "irm", "iwr"];

const NAMES: [&str; 6] = [
    "Invoke-RestMethod",
    "Invoke-WebRequest",
    "invoke-restmethod",
    "invoke-webrequest",
    "irm",
    "iwr",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let calls = words::calls(source, &ROOTS, &NAMES);
    if calls.is_empty() {
        return Vec::new();
    }
    let variables = Variables::of(source.text);
    let tables = tables(source.text);
    let mut found = Vec::new();
    let mut past = 0;
    for (start, end) in calls {
        if start < past {
            continue;
        }
        let (options, end) = options(source.text, end, &tables);
        past = end;
        let made = command(&options, &tables, &variables);
        found.extend(
            made.and_then(|made| exchange(&FORM, made, Span::new(start, end)))
                .map(piece),
        );
    }
    found
}

type Tables = HashMap<String, Value>;

/// What `$name = @{…}` sets, with what is added to it later.
fn tables(text: &str) -> Tables {
    let mut tables = Tables::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let Some(own) = line.trim().strip_prefix('$') else {
            continue;
        };
        let length = own.find(|char: char| !char.is_ascii_alphanumeric() && char != '_');
        let (name, rest) = own
            .split_at_checked(length.unwrap_or(own.len()))
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let set = rest.trim_start().strip_prefix('=').map(str::trim_start);
        if set.is_some_and(|set| {
            set.starts_with("@{")
                || set.starts_with("[ordered]")
                || set.contains("Dictionary")
                || set.contains("@{")
        }) {
            let mut reader = Reader::new(text, start + 1 + name.len());
            reader.blanks(false);
            reader.takes("=");
            let value = reader
                .value()
                .filter(|value| matches!(value, Value::Table(_)));
            tables.insert(name, value.unwrap_or(Value::Table(Vec::new())));
            continue;
        }
        let added = added(rest).or_else(|| member(rest));
        if let (Some((key, value)), Some(Value::Table(rows))) = (added, tables.get_mut(&name)) {
            rows.push((key, value));
        }
    }
    tables
}

/// `.Add("Authorization", "Bearer …")`.
fn added(rest: &str) -> Option<(String, Value)> {
    let inside = rest
        .strip_prefix(".Add(")
        .or_else(|| rest.strip_prefix(".add("))?;
    let mut reader = Reader::new(inside, 0);
    let key = reader.value()?.text()?.to_owned();
    reader.blanks(false);
    reader.takes(",").then(|| Some((key, reader.value()?)))?
}

/// `["Authorization"] = "Bearer …"`, `.Authorization = …`.
fn member(rest: &str) -> Option<(String, Value)> {
    let (key, _) = rest.split_once('=')?;
    let name = key
        .trim()
        .trim_matches(['.', '[', ']', '"', '\''])
        .to_owned();
    let value = Reader::new(rest, key.len() + 1).value()?;
    (!name.is_empty()).then_some((name, value))
}

/// The options of a call by their names in lower case, and where the call ends.
fn options(text: &str, at: usize, tables: &Tables) -> (Vec<(String, Value)>, usize) {
    let mut reader = Reader::new(text, at);
    let mut found = Vec::new();
    let mut end = at;
    loop {
        reader.blanks(false);
        let rest = reader.rest();
        if rest.is_empty() || rest.starts_with(['\n', '\r', ';', '|', ')', '}']) {
            return (found, end);
        }
        if let Some(own) = rest
            .strip_prefix('@')
            .filter(|own| own.starts_with(|char: char| char.is_ascii_alphabetic()))
        {
            let name: String = own
                .chars()
                .take_while(|char| char.is_ascii_alphanumeric() || *char == '_')
                .collect();
            reader.at += 1 + name.len();
            if let Some(Value::Table(rows)) = tables.get(&name.to_ascii_lowercase()) {
                found.extend(
                    rows.iter()
                        .map(|(name, value)| (name.to_ascii_lowercase(), value.clone())),
                );
            }
        } else if let Some(own) = rest.strip_prefix('-') {
            let name: String = own
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            reader.at += 1 + name.len();
            reader.takes(":");
            reader.blanks(false);
            let is_flag = reader.rest().starts_with(['-', '\n', '\r', '@', '|', ';'])
                && !reader.rest().starts_with("@{");
            let value = if is_flag || name.is_empty() {
                None
            } else {
                reader.value()
            };
            found.extend(value.map(|value| (name.to_ascii_lowercase(), value)));
        } else {
            match reader.value() {
                Some(value) => found.push((String::new(), value)),
                // Nothing that can be read.
                None => return (found, end),
            }
        }
        if reader.at <= end {
            return (found, end);
        }
        end = reader.at;
    }
}

fn command(
    options: &[(String, Value)],
    tables: &Tables,
    variables: &Variables<'_>,
) -> Option<Exchange> {
    let mut made = Exchange::default();
    let resolved = |value: &Value| match value {
        Value::Name(name) => {
            let name = name.trim_start_matches('$').to_ascii_lowercase();
            tables.get(&name).cloned()
        }
        value => Some(value.clone()),
    };
    let text = |value: &Value| match value {
        Value::Name(name) => variables.fill(name),
        value => variables.fill(value.text().unwrap_or_default()),
    };
    for (name, value) in options {
        match name.as_str() {
            "uri" | "" if made.address.is_empty() => {
                let address = text(value);
                if is_address(&address) || address.starts_with('$') {
                    made.address = address;
                } else if name.is_empty() {
                    return None;
                }
            }
            "method" | "custommethod" => made.method = text_or_name(value).to_ascii_uppercase(),
            "headers" => {
                if let Some(Value::Table(rows)) = resolved(value) {
                    for (name, value) in &rows {
                        pseudo(&mut made, name, &text(value));
                    }
                }
            }
            "token" => made.sends("Authorization", &format!("Bearer {}", text(value))),
            "body" => {
                let body = resolved(value).unwrap_or_else(|| Value::Text(text(value)));
                made.posts(&body.body(variables));
            }
            _ => {}
        }
    }
    if made.method.is_empty() {
        made.method = "GET".to_owned();
    }
    (!made.address.is_empty()).then_some(made)
}

/// A header field; Chrome copies the method and the like as such.
fn pseudo(made: &mut Exchange, name: &str, value: &str) {
    match name {
        "method" | ":method" if made.method.is_empty() => value.clone_into(&mut made.method),
        _ => made.sends(name, value),
    }
}

fn text_or_name(value: &Value) -> &str {
    match value {
        Value::Text(text) | Value::Name(text) => text,
        Value::Table(_) => "",
    }
}
