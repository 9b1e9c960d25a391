//! Requests in code: `fetch` as browsers copy it, `axios`, and `requests` of Python.

use super::curl::is_address;
use super::draft::{exchange, piece};
use super::literal::{Reader, Value, Variables};
use super::words;
use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "fetch",
    name: "Request in code",
    source: prose(
        "fetch.spec.whatwg.org §5; axios-http.com/docs/req_config; requests.readthedocs.io; ChromeDevTools/devtools-frontend NetworkLogView.ts (copy as fetch)",
    ),
    reads: Reads::Text(read),
};

const ROOTS: [&str; 5] = ["fetch", "window.fetch", "axios", "requests.", "httpx."];

const NAMES: [&str; 16] = [
    "fetch",
    "window.fetch",
    "axios",
    "axios.request",
    "axios.get",
    "axios.post",
    "axios.put",
    "axios.patch",
    "axios.delete",
    "requests.get",
    "requests.post",
    "requests.put",
    "requests.patch",
    "requests.delete",
    "httpx.get",
    "httpx.post",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let calls = words::calls(source, &ROOTS, &NAMES);
    if calls.is_empty() {
        return Vec::new();
    }
    let variables = Variables::of(source.text);
    let mut found = Vec::new();
    let mut past = 0;
    for (start, end) in calls {
        if start < past {
            continue;
        }
        let name = source.text.get(start..end).unwrap_or_default();
        let (made, end) = call(source.text, name, end, &variables);
        past = end;
        let Some(made) = made else { continue };
        found.extend(exchange(&FORM, made, Span::new(start, end)).map(piece));
    }
    found
}

/// What a call sends, and where it ends.
fn call(text: &str, name: &str, at: usize, variables: &Variables<'_>) -> (Option<Exchange>, usize) {
    let mut reader = Reader::new(text, at);
    if !reader.takes("(") {
        return (None, at);
    }
    let mut made = Exchange::default();
    let method = name.rsplit('.').next().unwrap_or_default();
    let verbs = ["get", "post", "put", "patch", "delete"];
    if verbs.contains(&method) {
        made.method = method.to_ascii_uppercase();
    }
    // `axios.post(url, content, options)`.
    let posts = name.starts_with("axios.") && ["post", "put", "patch"].contains(&method);
    let mut index = 0;
    loop {
        reader.blanks(true);
        if reader.rest().is_empty() || reader.takes(")") {
            break;
        }
        let keyword = keyword(&mut reader);
        reader.blanks(true);
        let Some(value) = reader.value() else { break };
        match (keyword, &value, index) {
            (Some(word), value, _) => option(&mut made, word, value, variables),
            (None, Value::Text(address), 0) => made.address = variables.fill(address),
            (None, Value::Name(name), 0) => made.address = variables.fill(&format!("${{{name}}}")),
            (None, value, 1) if posts => made.posts(&value.body(variables)),
            (None, Value::Table(rows), _) => {
                for (name, value) in rows {
                    option(&mut made, name, value, variables);
                }
            }
            _ => {}
        }
        index += 1;
        reader.blanks(true);
        if !reader.takes(",") {
            reader.takes(")");
            break;
        }
    }
    if made.method.is_empty() {
        made.method = "GET".to_owned();
    }
    let relative = made.address.starts_with('/');
    let goes = relative || is_address(&made.address);
    (goes.then_some(made), reader.at)
}

/// `headers=` of Python.
fn keyword<'a>(reader: &mut Reader<'a>) -> Option<&'a str> {
    let rest = reader.rest();
    let (name, behind) = rest.split_once('=')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_name || behind.starts_with(['=', '>']) {
        return None;
    }
    reader.at += name.len() + 1;
    Some(name)
}

fn option(made: &mut Exchange, name: &str, value: &Value, variables: &Variables<'_>) {
    match (name, value) {
        ("url", Value::Text(address)) => made.address = variables.fill(address),
        ("method", Value::Text(method)) => made.method = method.to_ascii_uppercase(),
        ("headers", Value::Table(rows)) => {
            for (name, value) in rows {
                made.sends(name, &variables.fill(value.text().unwrap_or_default()));
            }
        }
        ("body" | "data" | "json" | "params", value) => made.posts(&value.body(variables)),
        _ => {}
    }
}
